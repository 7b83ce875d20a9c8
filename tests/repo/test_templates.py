"""Templates print finished words: no style, no script, no arithmetic; and the styles use tokens alone."""

import re

from tests.repo.tracked import ROOT, tracked

INLINE = re.compile(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", re.IGNORECASE)
ARITHMETIC = re.compile(r"\|add:|\{%\s*widthratio|\{%\s*(?:el)?if[^%]*(?:[<>]|[=!]=\s*[0-9])")
DEFINED = re.compile(r"(--[a-z0-9-]+)\s*:")
USED = re.compile(r"var\((--[a-z0-9-]+)")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", re.IGNORECASE)


def templates():
    return {path: path.read_text(encoding="utf-8") for path in tracked(".html") if "templates" in path.parts}


def styles():
    return {path: path.read_text(encoding="utf-8") for path in tracked(".css")}


def named(found):
    return sorted(str(path.relative_to(ROOT)) for path in found)


def test_the_templates_are_there():
    assert templates()


def test_no_template_holds_style_or_script():
    assert named(path for path, text in templates().items() if INLINE.search(text)) == []


def test_no_template_counts_or_compares_numbers():
    assert named(path for path, text in templates().items() if ARITHMETIC.search(text)) == []


def test_every_token_that_a_style_uses_is_defined():
    defined = {name for text in styles().values() for name in DEFINED.findall(text)}
    used = {name for text in styles().values() for name in USED.findall(text)}
    assert used - defined == set()


def test_every_stylesheet_is_imported_once():
    whole = next(text for path, text in styles().items() if path.name == "parindex.css")
    imported = re.findall(r"@import url\((\S+?)\)", whole)
    assert sorted(imported) == sorted(path.name for path in styles() if path.name != "parindex.css")


def test_colours_are_tokens():
    outside = {path: text for path, text in styles().items() if path.name not in ("tokens.css", "print.css")}
    holders = {path for path, text in outside.items() if COLOUR.search(re.sub(r"url\(#[^)]*\)", "", text))}
    assert named(holders) == []


def test_every_form_that_is_posted_has_its_token_where_it_is_shown():
    """A part that is included with `only` has a token only where it is handed one."""
    forms = {path for path, text in templates().items() if "csrf_token %}" in text}
    names = {str(path).partition("templates/")[2] for path in forms}
    without = [
        (str(path), included)
        for path, text in templates().items()
        for included, given in re.findall(r'\{% include "([^"]+)"([^%]* only) %\}', text)
        if included in names and "csrf_token=" not in given
    ]
    assert without == []
    posted = {path for path, text in templates().items() if re.search(r'<form[^>]*method="post"', text)}
    assert named(posted - forms) == []
