"""Word files: the tree is tidied first (`accepted`), then read in its order (`reader`)."""

from parindex.documents.word.reader import read_word as read_word
