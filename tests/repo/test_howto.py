"""The guide to writing sets: each of its examples loads, the whole one is scored as the page says."""

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import pytest
from ruamel.yaml import YAML

from parindex.cli.scoring import admit
from parindex.core.framework import Framework
from parindex.core.points import plain
from parindex.core.scoring import score_figures
from parindex.documents.framework_yaml import framework_of
from tests.repo.tracked import ROOT

PAGE = (ROOT / "docs/how-to/framework.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
WHOLE = [block for block in BLOCKS if block.startswith("id:")]
PARTS = [block for block in BLOCKS if not block.startswith("id:")]
POOL, OTHERS = PARTS[0], PARTS[1:]  # the facts that the examples of rules share
QUANTITIES = re.findall(r"^\| `(done|\{.+\})` \|", PAGE, re.MULTILINE)
ROWS = re.findall(r"^\| ([^|]+) \| ([0-9,]+) \| ([^|]+) \| [^|]+ \|$", PAGE, re.MULTILINE)
FIGURES = re.search(r"^```csv\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)

SET = {
    "id": "id: vi-du",
    "version": 'version: "1"',
    "title": "title: Ví dụ",
    "year": "year: 2026",
    "source": "source: {decision: ví dụ}",
    "max_points": 'max_points: "10"',
    "rounding": "rounding: {leaf: 3}",
    "areas": 'areas: [{code: "1", name: Lĩnh vực, max_points: "10", rule: declared}]',
}


def plain_data(text: str) -> dict:
    return YAML(typ="safe").load(text)


def with_set(part: str) -> str:
    """Keys of a set, with what a set needs besides."""
    return "\n".join([*(line for key, line in SET.items() if key not in plain_data(part)), part])


def with_leaf(part: str) -> str:
    """Keys of a leaf, with the shared facts that it names, as the only leaf of a set."""
    leaf = "\n".join(['code: "1"', "name: Tiêu chí", part.rstrip(), "facts:", *(f"  {line}" for line in shared(part))])
    area = f"areas:\n  - {indent(leaf, '    ').lstrip()}"
    return with_set(f'max_points: "{plain_data(part)["max_points"]}"\n{area}\n')


def shared(part: str) -> Iterator[str]:
    """The lines of the shared facts that `part` names, and of those they are derived from."""
    lines = {line.strip().split(":")[0]: line.strip() for line in POOL.splitlines()[1:]}
    named = {key for key in lines if re.search(rf"\b{key}\b(?!:)", part)}
    if "most" in named:
        named.add("done")
    yield from (line for key, line in lines.items() if key in named)


def loads(text: str) -> Framework:
    built = framework_of(text, "framework.md")
    assert isinstance(built, Framework), [(where, flaw.path, flaw.message) for where, flaw in built.flaws]
    return built


@pytest.mark.parametrize("block", WHOLE, ids=lambda block: block.splitlines()[0])
def test_every_whole_set_of_the_page_loads(block):
    assert loads(block).id == plain_data(block)["id"]


@pytest.mark.parametrize("block", OTHERS, ids=lambda block: " ".join(block.split())[:60])
def test_every_part_of_the_page_loads_inside_a_small_set(block):
    assert loads(with_leaf(block) if "rule" in plain_data(block) else with_set(block)).id == "vi-du"


@pytest.mark.parametrize("quantity", QUANTITIES)
def test_every_quantity_of_the_page_loads_inside_a_rule(quantity):
    assert loads(with_leaf(f'max_points: "10"\nrule: {{linear: {{of: {quantity}}}}}\n')).id == "vi-du"


def test_a_part_with_a_slip_does_not_load():
    assert not isinstance(
        framework_of(with_leaf(OTHERS[0].replace("published", "publishd")), "framework.md"), Framework
    )
    assert not isinstance(framework_of(with_set("roundin: {leaf: 3}\n"), "framework.md"), Framework)


def test_every_shared_fact_is_used_by_an_example():
    used = {line.split(":")[0] for part in (*OTHERS, *QUANTITIES) for line in shared(part)}
    assert used == set(plain_data(POOL)["facts"])


def test_the_page_shows_every_scale_and_every_quantity():
    flaws = framework_of(with_leaf('max_points: "1"\nrule: {none: 1}\n'), "framework.md").flaws
    scales = next(flaw.message.parameters["known"] for _, flaw in flaws if flaw.message.id == "framework.one-scale")
    quantities = framework_of(with_leaf('max_points: "1"\nrule: {linear: {of: {none: 1}}}\n'), "framework.md").flaws
    known = next(flaw.message.parameters["known"] for _, flaw in quantities if flaw.path[-1] == "none")
    assert [word for word in (*scales, *known) if not re.search(rf"\b{word}\b", PAGE)] == []


def test_the_whole_example_is_scored_as_the_page_says(tmp_path: Path):
    assert FIGURES is not None
    file = tmp_path / "so-lieu.csv"
    file.write_text(FIGURES[1], encoding="utf-8")
    framework = loads(WHOLE[-1])
    admitted = admit(framework, file)
    assert (admitted.refusals, admitted.warnings) == ((), ())
    sheets = {name: score_figures(framework, unit.figures) for name, unit in admitted.units.items()}
    found = {name: (plain(sheet.total.points.normalize()), sheet.banding.band) for name, sheet in sheets.items()}
    said = {name: (points.replace(",", "."), band.replace("(không)", "")) for name, points, band in ROWS}
    assert found == said
    assert found == {
        "Cục X": ("100", "Tốt"),  # 19 + 9 + 25 + 15 + 28.35 = 96.35, and 5 of 6
        "Vụ Y": ("88.8", ""),  # (20 + 10 + 9 + 27.6) / 75 × 100
        "Vụ Z": ("88.65", "Yếu"),  # 19.5 + 10 + 23.75 + 15 + 26.4 − 6
        "Cục W": ("5", "Yếu"),  # 7 − 2
    }
