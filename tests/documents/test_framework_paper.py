"""A criteria set made from a paper is readable as written, keeps the paper's figures, and tells what is unsure."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.core.framework import Framework
from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.core.plan import Noticed, Plan
from parindex.core.points import plain
from parindex.documents.catalogue import LANGUAGES, catalogue
from parindex.documents.document import UnreadableFileError
from parindex.documents.framework_paper import DraftFramework, framework_from_paper
from parindex.documents.framework_writer import framework_text
from parindex.documents.framework_yaml import framework_of
from tests.papers import PAPER, TABLE_ONLY, Paper, plan_of

NAMED = "BỘ TIÊU CHÍ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH HUYỆN THỬ NGHIỆM NĂM 2031"
BARE = f"""\
Số: 15/QĐ-UBND
Huyện A, ngày 05 tháng 02 năm 2031
{NAMED}
Tốt: từ 8 điểm trở lên; Khá: từ 5 đến dưới 8 điểm.
STT\tTiêu chí\tĐiểm tối đa
I\tChỉ đạo,   điều hành\t4
1\tKế hoạch\t4
a)\tBan hành kế hoạch\t1,5
b)\tThực hiện kế hoạch\t2,5
II\tThể chế\t6
1\tRà soát: tự làm\t5
2\tKiểm tra\t1
Tổng điểm\t\t10
"""


def drafted(paper: Plan | Paper | str, **given_: object) -> DraftFramework:
    plan = paper if isinstance(paper, Plan) else plan_of(paper)
    return framework_from_paper(plan, id_="huyen-a-2031", **given_)  # type: ignore[arg-type]


def doubted(paper: Plan | Paper | str, **given_: object) -> list[tuple[int | None, str]]:
    """The line and the message of each doubt."""
    return [(doubt.place.line, doubt.message.id) for doubt in drafted(paper, **given_).doubts]


def line(text: str, start: str) -> int:
    return next(number for number, words in enumerate(text.split("\n"), 1) if words.startswith(start))


def points_of(framework: Framework) -> dict[str, str]:
    nodes = [node for area in framework.areas for node in (area, *area.children)]
    below = [leaf for leaf in framework.leaves() if leaf not in nodes]
    return {node.code: plain(node.max_points) for node in (*nodes, *below)}


def test_a_bare_criteria_set_becomes_a_set_of_three_levels():
    draft = drafted(BARE)
    framework = draft.framework
    assert framework
    assert (framework.id, framework.version, framework.year, framework.title) == ("huyen-a-2031", "1", 2031, NAMED)
    assert points_of(framework) == {
        "1": "4", "1.1": "4", "1.1.1": "1.5", "1.1.2": "2.5", "2": "6", "2.1": "5", "2.2": "1",
    }  # fmt: skip
    assert {leaf.rule.data for leaf in framework.leaves()} == {"declared"}
    assert [area.name for area in framework.areas] == ["Chỉ đạo, điều hành", "Thể chế"]
    assert [band.name for band in framework.bands.bands] == ["Tốt", "Khá"]
    assert draft.flaws == ()


def test_a_set_of_an_improvement_plan_is_of_the_year_that_was_scored():
    framework = drafted(PAPER).framework
    assert framework
    assert (framework.year, framework.max_points) == (2030, Decimal(20))
    assert points_of(framework) == {"1": "8", "1.1": "5", "1.2": "3", "2": "12", "2.1": "10", "2.2": "2"}
    assert framework.bands.bands == ()


def test_the_file_is_in_the_form_of_the_sets_that_ship():
    text = drafted(BARE).text
    assert text.count("#") == 3
    assert '\nversion: "1"\n' in text
    assert "\n\nbands:\n  assumed: false\n" in text
    assert '    - {name: Tốt, from: "8", inclusive: true}\n' in text
    assert '  - code: "1"\n    name: Chỉ đạo, điều hành\n    max_points: "4"\n    criteria:\n' in text
    assert '          - code: "1.1.1"\n            name: Ban hành kế hoạch\n            max_points: "1.5"\n' in text
    assert '            rule: declared\n\n  - code: "2"\n' in text


def test_a_long_name_stays_on_its_line():
    name = "Rà soát hồ sơ " * 30
    assert f"        name: {name.strip()}\n" in drafted(BARE.replace("Rà soát: tự làm", name)).text


def test_what_is_given_goes_before_what_the_paper_says():
    framework = drafted(BARE, title="Tên khác", year=2029, version="1.10").framework
    assert framework
    assert (framework.title, framework.year, framework.version) == ("Tên khác", 2029, "1.10")
    assert not {"doubt.year", "doubt.title-taken", "doubt.title-made"} & {
        kind for _, kind in doubted(BARE, title="Tên khác", year=2029)
    }


def test_the_source_says_what_is_known_and_no_more():
    plan, bare = drafted(PAPER, file="ke-hoach.docx").framework, drafted(BARE).framework
    assert plan
    assert bare
    assert plan.source == {
        "document": "12/KH-UBND", "date": "2031-02-05", "issuer": "UBND huyện Thử Nghiệm", "file": "ke-hoach.docx",
    }  # fmt: skip
    assert bare.source == {"document": "15/QĐ-UBND", "date": "2031-02-05"}
    table = BARE[BARE.index("STT") :]
    assert drafted(f"(Ban hành kèm theo Quyết định số 7/2031/QĐ-UBND)\n{table}", year=2031).framework.source == {
        "document": "7/2031/QĐ-UBND"
    }
    assert drafted(table, year=2031).framework.source == {}


@pytest.mark.parametrize("id_", ["huyen a", "huyện-a", "huyen_a", "-a", "a-", "", "../a", "a\n"])
def test_an_id_with_other_letters_is_refused(id_):
    with pytest.raises(UnreadableFileError) as refused:
        framework_from_paper(plan_of(BARE), id_=id_)
    assert refused.value.message == Message("framework.bad-id", {"id": id_})


def test_a_paper_without_contradiction_leaves_little_to_doubt():
    assert doubted(BARE) == [(3, "doubt.year"), (3, "doubt.title-taken")]
    assert doubted(PAPER) == [(None, "doubt.title-made"), (None, "doubt.no-bands")]


@pytest.mark.parametrize(
    "line_",
    [
        "Bộ tiêu chí chấm điểm cải cách hành chính gồm 2 lĩnh vực.",
        "Bộ chỉ số an toàn giao thông",
        "Thực hiện bộ tiêu chí chấm điểm CCHC",
        "Bộ tiêu chí chấm điểm CCHC " + "của huyện và các xã " * 20,
    ],
    ids=["a sentence", "another matter", "a mention", "too long"],
)
def test_what_only_mentions_a_set_is_no_title(line_):
    assert "doubt.title-made" in {kind for _, kind in doubted(BARE.replace(NAMED, line_))}


def test_the_year_of_the_title_goes_before_one_that_the_narrative_mentions():
    paper = f"Đánh giá kết quả năm 2027.\n{BARE}"
    assert drafted(paper).framework.year == 2031
    assert (line(paper, NAMED), "doubt.year") in doubted(paper)


def test_a_year_of_the_narrative_is_doubted_and_a_missing_one_is_a_flaw():
    table = BARE[BARE.index("STT") :]
    said = f"Bảng điểm theo kết quả năm 2027.\n{table}"
    assert (None, "doubt.year") in doubted(said)
    assert drafted(said).framework.year == 2027
    without = drafted(table)
    assert (None, "doubt.no-year") in doubted(table)
    assert [(at, flaw.message) for at, flaw in without.flaws] == [
        (3, Message("framework.missing-key", {"key": "year"}))
    ]


def test_maxima_that_are_left_to_the_rows_below_are_summed_and_told():
    paper = TABLE_ONLY.row("1", max_points="").row("total", max_points="")
    paper = paper.row("1.1", max_points="4,75").row("1.2", max_points="3,25")
    draft = drafted(paper)
    assert draft.framework
    assert points_of(draft.framework)["1"] == "8"
    assert 'max_points: "20"' in draft.text
    told = [(doubt.place.line, doubt.message) for doubt in draft.doubts if doubt.message.id == "doubt.maximum"]
    blank = {"found": Message("doubt.blank")}
    assert told == [
        (
            paper.line("TỔNG"),
            Message(
                "doubt.maximum",
                {"code": Message("doubt.whole"), **blank, "done": Message("doubt.summed", {"total": Decimal(20)})},
            ),
        ),
        (
            paper.line("1\t"),
            Message("doubt.maximum", {"code": "1", **blank, "done": Message("doubt.summed", {"total": Decimal(8)})}),
        ),
    ]


def test_a_table_without_a_total_takes_the_narrative_s_else_the_sum():
    paper = replace(PAPER, total=None)
    assert drafted(paper).framework.max_points == Decimal(20)
    assert not [kind for _, kind in doubted(paper) if kind in ("doubt.maximum", "doubt.sum")]
    assert (None, "doubt.maximum") in doubted(replace(TABLE_ONLY, total=None))
    assert drafted(replace(TABLE_ONLY, total=None)).framework.max_points == Decimal(20)
    assert "doubt.maximum" not in {kind for _, kind in doubted(PAPER.row("total", max_points=""))}
    contradicted = paper.narrative("75/20", "75/21")
    assert (contradicted.line("- Chỉ số"), "doubt.sum") in doubted(contradicted)


@pytest.mark.parametrize(
    ("words", "found"),
    [("", Message("doubt.blank")), ("hai điểm", Message("doubt.unreadable", {"found": "hai điểm"}))],
    ids=["blank", "unreadable"],
)
def test_a_criterion_without_a_maximum_is_left_empty_and_makes_the_set_unusable(words, found):
    paper = TABLE_ONLY.row("2.2", max_points=words)
    draft = drafted(paper)
    assert draft.framework is None
    at = line(draft.text, '      - code: "2.2"')
    assert draft.text.split("\n")[at + 1] == "        max_points:"
    assert (at, Message("framework.missing-key", {"key": "max_points"})) in [
        (number, flaw.message) for number, flaw in draft.flaws
    ]
    said = Message("doubt.maximum", {"code": "2.2", "found": found, "done": Message("doubt.left-empty")})
    assert [doubt.place.line for doubt in draft.doubts if doubt.message == said] == [paper.line("2.2\t")]


def test_maxima_that_do_not_meet_are_written_as_they_are_and_both_sums_named():
    paper = TABLE_ONLY.row("1", max_points="9")
    draft = drafted(paper)
    assert draft.framework is None
    assert "framework.sum" in {flaw.message.id for _, flaw in draft.flaws}
    assert '    max_points: "9"\n' in draft.text
    told = [(doubt.place.line, doubt.message) for doubt in draft.doubts if doubt.message.id == "doubt.sum"]
    sums = {"stated": Decimal(9), "total": Decimal(8)}
    whole = {"code": Message("doubt.whole"), "stated": Decimal(20), "total": Decimal(21)}
    assert told == [
        (paper.line("TỔNG"), Message("doubt.sum", whole)),
        (paper.line("1\t"), Message("doubt.sum", {"code": "1", **sums})),
    ]


def _with_another_table(text: str) -> str:
    """The paper with the table of a second set behind it."""
    other = "STT\tTiêu chí\tĐiểm tối đa\nI\tCông bố\t3\n1\tCông khai\t3\nTổng điểm\t\t3"
    return f"{text}\nBỘ TIÊU CHÍ CẤP XÃ\n{other}\n"


DOUBTFUL = {
    "problem.unread-row": (
        replace(TABLE_ONLY, rows=(*PAPER.rows, {"name": "Điểm thưởng", "max_points": "1"})),
        "\tĐiểm",
    ),
    "problem.duplicate-code": (TABLE_ONLY.row("2.2", code="2.1"), "2.1\tKiểm"),
    "problem.code-gap": (TABLE_ONLY.row("2.2", code="2.3"), "2.3\t"),
    "problem.missing-row": (TABLE_ONLY.without_rows("2"), "2.1\t"),
    "problem.stated-vs-table.max": (PAPER.narrative("7,5/8", "7,5/9"), "- Lĩnh vực 1: Chỉ đạo, điều hành đạt"),
    "problem.stated-vs-table.total-max": (PAPER.narrative("75/20", "75/21"), "- Chỉ số"),
    "problem.count-mismatch.area-table": (PAPER.narrative("hành: 02 tiêu", "hành: 03 tiêu"), "- Lĩnh vực 1: Chỉ đạo"),
    "doubt.no-criteria": (TABLE_ONLY.without_rows("2.1", "2.2"), "2\t"),
    "doubt.negative": (TABLE_ONLY.row("2.2", max_points="-2"), "2.2\t"),
    "doubt.unknown-column": (BARE.replace("Điểm tối đa", "Điểm tối đa\tCách hiểu"), "STT"),
    "doubt.weak-column": (BARE.replace("Điểm tối đa", "Số điểm"), "STT"),
    "doubt.further-table": (_with_another_table(BARE), "BỘ TIÊU CHÍ CẤP XÃ"),
    "doubt.bands-meet": (BARE.replace("dưới 8", "dưới 7"), "Tốt"),
}


@pytest.mark.parametrize("kind", DOUBTFUL)
def test_what_is_doubted_is_told_with_its_place(kind):
    paper, start = DOUBTFUL[kind]
    text = paper if isinstance(paper, str) else paper.text()
    assert (line(text, start), kind) in doubted(paper)
    assert kind not in {told for _, told in doubted(PAPER)} | {told for _, told in doubted(BARE)}


def test_points_and_tasks_of_the_paper_are_no_matter_of_doubt():
    paper = TABLE_ONLY.row("1.1", points="6", leads="", deadline="").row("total", target_points="18")
    assert doubted(paper) == doubted(PAPER)
    assert doubted(PAPER.narrative("7,5/8", "7/8")) == doubted(PAPER)


def test_what_the_reader_noticed_in_the_file_is_doubted():
    place = Place(sheet="Bảng điểm", row=4, cell=3)
    noticed = Noticed("hidden-row", place, "1.2 Báo cáo", Message("expected.shown"))
    said = {(doubt.place, doubt.message.id) for doubt in drafted(replace(plan_of(BARE), noticed=(noticed,))).doubts}
    assert (place, "problem.hidden-row") in said


def test_a_further_table_is_told_with_what_reads_it():
    told = [one for one in drafted(_with_another_table(BARE)).doubts if one.message.id == "doubt.further-table"]
    assert [catalogue("vi").render(one.message).count("--table 2") for one in told] == [1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", DOUBTFUL)
def test_every_doubt_can_be_told_whole(kind, language):
    for doubt in drafted(DOUBTFUL[kind][0]).doubts:
        sentence = catalogue(language).render(doubt.message)
        assert ("{" in sentence, "None" in sentence, sentence == "") == (False, False, False)


NAMES = st.text(min_size=1).map(lambda words: " ".join(words.split())).filter(bool)


@settings(max_examples=60, deadline=None)
@given(NAMES, NAMES, st.sampled_from(["1.10", "1", "010", "1e3", "yes", "~", "null"]))
def test_whatever_a_paper_s_words_are_they_are_read_back_as_they_were(name, title, word):
    leaf = {"code": "1.10", "name": name, "max_points": "1.50", "rule": "declared"}
    area = {"code": "1", "name": word, "max_points": "1.50", "criteria": [leaf]}
    head = {"id": word, "version": word, "title": title, "year": 2031, "max_points": "1.50"}
    framework = framework_of(framework_text({**head, "source": {"file": name}, "areas": [area]}), "bo.yaml")
    assert isinstance(framework, Framework), framework
    assert (framework.id, framework.version, framework.title, framework.source) == (word, word, title, {"file": name})
    assert [(one.code, one.name, str(one.max_points)) for one in framework.leaves()] == [("1.10", name, "1.50")]
    assert framework.areas[0].name == word
