"""One file that holds an installation, and an installation made of one: `parindex backup` and `parindex restore`.

The layout of the file is that of `manifest`; what belongs in it is said by `contents`, and why by decision 0024.
`archive` reads it without Django: a file is looked at whole before anything of an installation is touched.
"""
