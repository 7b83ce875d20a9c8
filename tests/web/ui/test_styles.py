"""The stylesheet holds what the pages use, no more and no less."""

import re

from tests.web.catalogues import WEB

STYLES = {path.name: path.read_text(encoding="utf-8") for path in (WEB / "ui/static/ui/css").glob("*.css")}
TEMPLATES = [path.read_text(encoding="utf-8") for path in WEB.rglob("templates/**/*.html")]
PYTHON = [path.read_text(encoding="utf-8") for path in (*WEB.glob("ui/**/*.py"), *WEB.glob("setup/**/*.py"))]
BEHAVIOURS = [path.read_text(encoding="utf-8") for path in WEB.glob("ui/static/ui/js/*.js")]
NAME = r"[a-z][a-z0-9]*(?:(?:__|--|-)[a-z0-9]+)*"
# Names that are put together from a word of core and a part in the template.
COMPOSED = ("badge--", "problem--", "tone--", "bar__", "bar--", "stat--", "doubt--", "lines__marked--", "note--")
# Whole names of which the template holds only a part.
COMPOSED += ("table__bad", "table__warn", "org__gone")


def styled():
    rules = re.sub(r"/\*.*?\*/", "", "\n".join(STYLES.values()), flags=re.DOTALL)
    selectors = re.sub(r"\{[^{}]*\}", "{}", rules)
    return set(re.findall(rf"\.({NAME})", selectors)) - {"css"}


def used():
    names = set()
    for source in TEMPLATES:
        for value in re.findall(r'class="([^"]*)"', source):
            names |= set(re.findall(NAME, re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", value)))
    for source in PYTHON:
        for value in re.findall(r'class(?:="|": ")([^"]*)"|= f?"(badge[^"]*)"', source):
            names |= set(re.findall(NAME, re.sub(r"\{.*?\}", " ", " ".join(value))))
    for source in BEHAVIOURS:
        for value in re.findall(r'classList\.\w+\("([^"]*)"\)', source):
            names.add(value)
    return names


def test_every_class_of_a_template_has_a_style():
    composed = {prefix.rstrip("-_") for prefix in COMPOSED}
    assert used() - styled() - composed - {"problem", "stat"} == set()


def test_every_style_is_used():
    unused = {name for name in styled() - used() if not name.startswith(COMPOSED)}
    assert unused == set()


def test_every_icon_that_is_named_exists():
    icons = (WEB / "ui/static/ui/icons.svg").read_text(encoding="utf-8")
    named = {name for source in TEMPLATES for name in re.findall(r'\{% icon "([a-z-]+)"', source)}
    assert {name for name in named if f'<symbol id="{name}"' not in icons} == set()
