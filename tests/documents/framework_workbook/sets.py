"""Criteria sets for these tests: one that uses the whole grammar, and random ones."""

import json
from typing import Any

from hypothesis import strategies as st

from parindex.documents.framework_workbook.yaml_cell import parsed

WHOLE_GRAMMAR = """\
id: huyen-a-2026
version: "1"
status: draft
title: Bộ tiêu chí xác định chỉ số cải cách hành chính của các xã, năm 2026
year: "2026"
max_points: "100"
window: report_year
rounding: {leaf: "3", area: "2", total: "2", mode: half_up}
not_applicable: shown
ceiling: "100"
layers:
  - {id: appraisal, name: Thẩm định, points: "70", absent: stay}
  - {id: survey, name: Điều tra xã hội học, points: "30", absent: rescale}
source: {decision: Quyết định 12/QĐ-UBND ngày 06/02/2026, ngay_ky: 06/02/2026, note: "Hai dòng\\nghi chú"}
facts:
  disciplined: {name: Có cán bộ bị kỷ luật, kind: yes_no}
gates:
  - {when: disciplined, effect: {band: Yếu}, cite: Điều 9}
checks:
  - {that: {at_most: ["1.1:done", "1.10:late"]}, say: Số nhiệm vụ hoàn thành không thể nhiều hơn số trễ hạn}
bands:
  assumed: false
  basis: Điều 15 khoản 3
  of: percent
  items:
    - {name: Tốt, from: "85", inclusive: true, each_area: "70%"}
    - {name: Khá, from: "70", inclusive: true, below: "85", each_area: "60%", areas: {"3": "65%"}}
    - {name: Yếu, from: "0", inclusive: false}
areas:
  - code: "1"
    name: Chỉ đạo, điều hành cải cách hành chính
    max_points: "14.50"
    kind: ordinary
    gates: [{when: disciplined, effect: zero}]
    criteria:
      - code: "1.1"
        name: Kế hoạch cải cách hành chính năm
        max_points: "2"
        layer: survey
        cite: Điều 13 khoản 8
        unverified: true
        note: |-
          Dòng thứ nhất.
            Dòng thứ hai thụt vào.
        not_applicable: exclude
        facts:
          done: {name: Số nhiệm vụ hoàn thành, unit: nhiệm vụ, kind: count, from: tasks.done}
          given: {name: Số nhiệm vụ được giao, unit: nhiệm vụ, kind: count}
        checks:
          - that: {at_most: [done, given]}
            say: Số hoàn thành không thể nhiều hơn số được giao
        rule:
          ladder:
            of: {ratio: [done, given]}
            rungs:
              - {from: "100%", points: "100%", label: Đủ}
              - {from: "80%", below: "100%", when: {not: late}, points: "1"}
              - {from: "50%", rule: {linear: {of: {ratio: [done, given]}}}}
              - {otherwise: undecided}
          none_arose: not_applicable
        evidence: {required: true, ask: Báo cáo có chữ ký, without: explain}
        lead: vp-hdnd-ubnd
      - code: "1.10"
        name: Báo cáo định kỳ
        max_points: "1.5"
        facts:
          apologised: {name: Số hồ sơ trễ hạn đã xin lỗi, unit: hồ sơ, kind: count, from: dossiers.late_apologised}
          late: {name: Số hồ sơ trễ hạn, unit: hồ sơ, kind: count, window: scoring_year, at_least: "0", step: "1"}
          level: {name: Mức hoàn thành, kind: choice, options: [Tốt, Khá, Chưa đạt], moves: up, ask: Theo phiếu}
          best: {name: Tỷ lệ cao nhất, kind: percent, derived: {group_best: level}}
        rule:
          linear: {of: {ratio: [apologised, late]}, target: "95%"}
          none_arose: full_marks
        evidence: {ask: Phiếu xin lỗi}
      - code: "1.11"
        name: Sáng kiến
        max_points: "11"
        sub_criteria:
          - {code: 1.11.1, name: Đã được công nhận, max_points: "5", rule: judged}
          - code: 1.11.2
            name: Trừ điểm vì chậm
            max_points: "5"
            rule:
              deductions:
                stacking: sum
                floor: "0"
                items:
                  - {of: late, each: "0.25"}
                  - {when: no_plan, points: "0.5", cite: Điều 14}
          - code: 1.11.3
            name: Theo đơn vị
            max_points: "1"
            rule: {per_unit: {of: late, points: "0.5", at_most: "2"}}
  - code: B
    name: Điểm cộng
    max_points: "5"
    kind: bonus
    criteria:
      - {code: B.1, name: "=1+1 là tên, không phải công thức", max_points: "5", rule: declared}
"""


def whole_grammar() -> dict[str, Any]:
    data: dict[str, Any] = parsed(WHOLE_GRAMMAR)
    return data


def written_out(data: Any) -> str:
    """`data` with its kinds of values and the order of its keys: equal where these are."""
    return json.dumps(data, ensure_ascii=False, indent=1)


LOOKS_LIKE = (
    *(
        "1.10",
        "007",
        "1e5",
        "1,5",
        "95%",
        "-3",
        "0.95",
        "95.0%",
        "+1",
        "1/2",
        "123456789012345678",
        "0.1234567890123456",
    ),
    *("true", "false", "Có", "không", "x", "null", "~", "", " ", "yes", "06/02/2026", "2026-02-06", "12:30"),
    *(
        "=1+1",
        "@a",
        "+a",
        "-a",
        "'a",
        "<r><t>a</t></r>",
        "http://a.b",
        "yaml: a",
        "yaml:",
        "_x000D_",
        "_x0041_",
        "#REF!",
    ),
    *("tự khai", "declared", "bậc điểm", "linear", "ladder", "còn lại", "otherwise", "loại trừ", "chưa xác định", "*"),
    *("Tên bộ tiêu chí", "source.decision", "a.b", "Thứ tự khóa", "order", "other", "code", "evidence.ask"),
    *(
        " đầu",
        "cuối ",
        "hai\ndòng",
        "\nđầu dòng",
        "cuối dòng\n",
        "a\tb",
        "a\r\nb",
        "a\x0bb",
        "\ufeffa",
        "a\u2028b",
        "\ud83d",
    ),
    *(
        "Xã Đắk R'Măng",
        "Đạt; Khá",
        "3: 65%; 5: 70%",
        "a: b",
        "- a",
        "{a: b}",
        "[a]",
        "# a",
        "a # b",
        "“ngoặc”",
        '"',
        "đ\xa0ồng",
    ),
)
TEXTS = st.one_of(st.sampled_from(LOOKS_LIKE), st.text(max_size=12), st.text("aàđ 1.:%-\"'\n", max_size=8))
FIGURES = st.one_of(
    st.decimals(0, 1000, places=2).map(str),
    st.integers(0, 100).map(lambda share: f"{share}%"),
    st.sampled_from(("1", "0.5", "1.50", "99.99%", "100")),
    TEXTS,
)
KEYS = st.one_of(TEXTS, st.sampled_from(("late", "done", "kind", "rule", "points", "when", "of", "areas", "items")))
ANY = st.recursive(
    st.one_of(TEXTS, st.booleans(), st.none()),
    lambda below: st.one_of(st.lists(below, max_size=3), st.dictionaries(KEYS, below, max_size=3)),
    max_leaves=6,
)


def _words(*words: str) -> st.SearchStrategy[Any]:
    return st.one_of(st.sampled_from(words), TEXTS, st.booleans())


@st.composite
def _mapping(draw: st.DrawFn, **values: st.SearchStrategy[Any]) -> dict[str, Any]:
    """Some of these keys, and now and then others, mostly in this order."""
    some = {key: draw(value) for key, value in values.items() if draw(st.integers(0, 3))}
    if not draw(st.integers(0, 5)):
        some |= draw(st.dictionaries(KEYS, ANY, max_size=2))
    if not draw(st.integers(0, 5)):
        some = {key: some[key] for key in draw(st.permutations(list(some)))}
    return some


QUANTITY = st.one_of(
    st.sampled_from(("late", "done", "12")),
    st.fixed_dictionaries({"ratio": st.lists(st.sampled_from(("late", "done", "12")), min_size=2, max_size=2)}),
    ANY,
)
CONDITION = st.one_of(
    st.sampled_from(("late", "otherwise")), _mapping(**{"not": TEXTS, "of": QUANTITY, "from": FIGURES}), ANY
)
CHECKS = st.one_of(
    st.lists(
        _mapping(that=st.one_of(st.fixed_dictionaries({"at_most": st.lists(QUANTITY)}), CONDITION), say=TEXTS),
        max_size=3,
    ),
    ANY,
)
RUNG = st.one_of(
    _mapping(
        **dict.fromkeys(("from", "above", "to", "below", "equal"), FIGURES), when=CONDITION, points=FIGURES, label=TEXTS
    ),
    st.fixed_dictionaries({"otherwise": st.one_of(st.just("undecided"), FIGURES)}),
    st.fixed_dictionaries({"from": FIGURES, "rule": ANY}),
)
NONE_AROSE = _words("full_marks", "zero", "not_applicable", "undecided")
RULE = st.one_of(
    _words("declared", "judged", "ladder", "linear", "bậc điểm"),
    st.fixed_dictionaries(
        {"ladder": _mapping(of=QUANTITY, rungs=st.lists(RUNG, max_size=4))}, optional={"none_arose": NONE_AROSE}
    ),
    st.fixed_dictionaries({"linear": _mapping(of=QUANTITY, target=FIGURES)}, optional={"none_arose": NONE_AROSE}),
    _mapping(linear=ANY, ladder=ANY, none_arose=NONE_AROSE, per_unit=ANY),
    ANY,
)
FACT = _mapping(
    name=TEXTS,
    kind=_words("count", "amount", "percent", "yes_no", "choice", "date", "points"),
    unit=TEXTS,
    options=st.one_of(st.lists(TEXTS, max_size=3), ANY),
    **{"from": TEXTS},
    window=_words("scoring_year", "report_year"),
    at_least=FIGURES,
    moves=_words("up", "down", "fixed", "free"),
    derived=QUANTITY,
    ask=TEXTS,
)
FACTS = st.one_of(st.dictionaries(KEYS, FACT, max_size=3), ANY)
EVIDENCE = st.one_of(_mapping(required=_words("true"), ask=TEXTS, without=_words("zero", "explain", "missing")), ANY)


def _node(depth: int) -> st.SearchStrategy[dict[str, Any]]:
    below: dict[str, st.SearchStrategy[Any]] = {}
    if depth < 2:
        below[("criteria", "sub_criteria")[depth]] = st.one_of(st.lists(_node(depth + 1), max_size=3), ANY)
    return _mapping(
        code=st.one_of(st.sampled_from(("1", "1.1", "1.10", "A.6", "*")), TEXTS),
        name=TEXTS,
        max_points=FIGURES,
        kind=_words("ordinary", "bonus", "penalty"),
        gates=ANY,
        checks=CHECKS,
        cite=TEXTS,
        unverified=_words("true"),
        note=TEXTS,
        not_applicable=_words("exclude", "full_marks", "zero", "shown"),
        facts=FACTS,
        rule=RULE,
        evidence=EVIDENCE,
        lead=TEXTS,
        **below,
    )


BAND = _mapping(
    name=TEXTS,
    **{"from": FIGURES},
    inclusive=_words("true"),
    below=FIGURES,
    each_area=FIGURES,
    areas=st.one_of(st.dictionaries(st.sampled_from(("1", "3")), FIGURES), ANY),
)
SETS = _mapping(
    id=TEXTS,
    version=TEXTS,
    status=_words("draft", "in_force", "closed"),
    title=TEXTS,
    year=FIGURES,
    max_points=FIGURES,
    window=_words("scoring_year", "report_year"),
    rounding=st.one_of(_mapping(leaf=FIGURES, area=FIGURES, total=FIGURES, mode=_words("half_up", "down")), ANY),
    not_applicable=_words("exclude", "shown"),
    ceiling=st.one_of(st.just("none"), FIGURES),
    layers=ANY,
    source=st.one_of(st.dictionaries(KEYS, TEXTS, max_size=3), ANY),
    facts=FACTS,
    gates=ANY,
    checks=CHECKS,
    bands=st.one_of(_mapping(assumed=_words("true"), basis=TEXTS, of=TEXTS, items=st.lists(BAND, max_size=3)), ANY),
    areas=st.one_of(st.lists(_node(0), max_size=3), ANY),
)
