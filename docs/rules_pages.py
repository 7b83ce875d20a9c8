"""Pages on the rules, made of the example files that the tests run (tests/spec), each scored and explained anew."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.spec.example import FOLDER, LEAF, Example, examples

from parindex.core.facts import WHOLE_SET, FactSpec, Kind
from parindex.core.messages import Parameter
from parindex.core.points import Absent, vietnamese
from parindex.core.require import Change, require
from parindex.core.score import NOTHING
from parindex.core.scoring import ScoreSheet
from parindex.core.values import fact_value, specs_of
from parindex.documents.catalogue import catalogue

SHAPES = {
    "R1": "có hoặc không",
    "R2": "thang bậc theo tỷ lệ",
    "R3": "thang bậc theo số đếm",
    "R4": "thang bậc theo lựa chọn, đánh giá",
    "R5": "theo tỷ lệ của điểm tối đa",
    "R6": "theo tỷ lệ đến mục tiêu, vượt thì giữ nguyên",
    "R7": "theo tỷ lệ, có mức sàn",
    "R8": "trừ dần từ điểm tối đa",
    "R9": "trừ theo bậc của nhiều tỷ số",
    "R10": "mỗi đơn vị được một số điểm, có mức tối đa",
    "R11": "cứ thêm một khoảng được thêm điểm",
    "R12": "đúng thời hạn, theo ngày làm việc",
    "R13": "phần còn lại của một tỷ lệ",
    "R14": "tích của các tỷ lệ",
    "R15": "tổng của các phần",
    "R16": "tổng có hệ số, phiếu khảo sát",
    "R17": "bình quân các trường hợp",
    "R18": "tốt nhất, xấu nhất, so với nhóm",
    "R19": "so với năm trước, với chỉ tiêu",
    "R20": "điều kiện loại, điều kiện xếp loại",
    "R21a": "không áp dụng: bỏ ra và quy đổi",
    "R21b": "không áp dụng: quy đổi cả một phần",
    "R21c": "không áp dụng, không phát sinh: điểm tối đa",
    "R21d": "không áp dụng, không phát sinh: 0 hoặc hiện N/A",
    "R22": "điểm thưởng",
    "R23": "điểm trừ",
    "R24": "nhiều công thức, chọn theo điều kiện",
    "R25": "tài liệu kiểm chứng",
    "R26": "người thẩm định cho điểm",
}
KEYS = {
    "fact": "một số liệu, viết bằng khóa của nó",
    "ratio": "phần trên tổng, không quá 100%",
    "quotient": "thương của hai số, được quá 100%",
    "complement": "100% trừ một đại lượng",
    "product": "tích",
    "sum": "tổng",
    "difference": "hiệu",
    "growth": "tăng so với một mốc",
    "delay": "số ngày chậm, âm nếu sớm",
    "mean": "bình quân các trường hợp",
    "highest": "số lớn nhất",
    "lowest": "số nhỏ nhất",
    "value_of": "con số của một lựa chọn",
    "choose": "đại lượng của điều kiện đúng đầu tiên",
    "ladder": "thang bậc",
    "linear": "đường thẳng từ mức khởi điểm đến mục tiêu",
    "per_unit": "mỗi đơn vị được một số điểm",
    "steps": "cứ đủ một khoảng được thêm điểm",
    "deductions": "trừ dần từ điểm tối đa",
    "choice": "điểm của từng lựa chọn",
    "total": "tổng có hệ số của nhiều phần",
    "best": "lấy cách tính cao điểm nhất",
    "worst": "lấy cách tính thấp điểm nhất",
    "declared": "điểm lấy đúng như nguồn",
    "judged": "điểm do người thẩm định cho",
}
SECTIONS = {
    "quantities": "Đại lượng",
    "scales": "Thang điểm",
    "conditions": "Điều kiện",
    "facts": "Số liệu suy ra",
    "checks": "Điều kiện kiểm tra số liệu",
    "guards": "Khi không phát sinh, không áp dụng, bị loại, thiếu tài liệu",
    "sets": "Cả bộ tiêu chí",
}
VI = catalogue("vi")


def pages() -> Iterator[tuple[Path, Iterator[str]]]:
    """Each page below docs/reference/rules with its lines."""
    found = list(examples())
    yield Path("README.md"), index(found)
    for folder in dict.fromkeys(one.folder for one in found):
        lines = page([one for one in found if one.folder == folder])
        yield Path(f"{folder}.md"), iter("\n".join(lines).rstrip().splitlines())


def index(found: list[Example]) -> Iterator[str]:
    yield "# Các quy tắc chấm điểm, qua ví dụ\n"
    yield "Mỗi ví dụ là một tệp ở `tests/spec`, vừa là phép thử vừa là trang này: số liệu như cán bộ nhập, điểm và lời"
    yield "giải thích do chính phần mềm cho. Cách viết đầy đủ: [Viết một bộ tiêu chí](../../how-to/framework.md).\n"
    yield "## Theo dạng quy tắc\n"
    yield "| dạng | nghĩa | ví dụ |\n|---|---|---|"
    for shape, meaning in SHAPES.items():
        links = [link(one) for one in found if shape in one.shapes]
        yield f"| {shape} | {meaning} | {'; '.join(links)} |"
    for section, name in SECTIONS.items():
        yield f"\n## {name}\n"
        if section not in ("quantities", "scales"):
            yield from (f"- {link(one)}" for one in found if one.folder == section)
            continue
        yield "| khóa | nghĩa | ví dụ |\n|---|---|---|"
        for key in (key for key in KEYS if any(one.folder == f"{section}/{key}" for one in found)):
            links = [link(one) for one in found if one.folder == f"{section}/{key}"]
            yield f"| [`{key}`]({section}/{key}.md) | {KEYS[key]} | {'; '.join(links)} |"


def link(one: Example) -> str:
    """A link from the index to an example on its page."""
    anchor = re.sub(r"[^\w\- ]", "", one.title.lower()).replace(" ", "-")
    return f"[{one.title}]({one.folder}.md#{anchor})"


def page(found: list[Example]) -> Iterator[str]:
    section, _, key = found[0].folder.partition("/")
    yield f"# {SECTIONS[section]}: `{key}`, {KEYS[key]}\n" if key else f"# {SECTIONS[section]}\n"
    for one in found:
        yield f"## {one.title}\n"
        yield f"{one.data['about']}\n"
        yield f"Dạng {', '.join(one.shapes)}; tệp `tests/spec/{one.path.as_posix()}`.\n"
        yield f"```yaml\n{written(one)}\n```\n"
        if one.is_leaf and one.leaf.rule:
            yield "Bằng lời:\n"
            yield from (f"- {cell(said)}" for said in one.leaf.rule.named())
            yield ""
        yield from (leaf_table(one) if one.is_leaf else set_table(one))
        yield ""
        yield from questions(one)


def written(one: Example) -> str:
    """The rule, or the set, as the file writes it."""
    lines = (FOLDER / one.path).read_text(encoding="utf-8").splitlines()
    start = next(at for at, line in enumerate(lines) if re.match(r"(leaf|set):", line))
    end = next(at for at, line in enumerate(lines) if line.startswith("examples:"))
    return "\n".join(line.removeprefix("  ") for line in lines[start + 1 : end])


def leaf_table(one: Example) -> Iterator[str]:
    yield "| số liệu | điểm | giải thích |\n|---|---|---|"
    for case in one.cases:
        score = one.sheet(case).nodes[LEAF]
        told = "<br>".join((*(cell(said) for said in score.trace), *contradicted(one, case)))
        yield f"| {about(case)}{figures(one, LEAF, case)} | {points(score.points)} | {told} |"


def set_table(one: Example) -> Iterator[str]:
    has_bands = bool(one.framework.bands.bands)
    columns = ("số liệu", "tổng điểm", *(("xếp loại",) if has_bands else ()), "giải thích")
    yield f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|"
    for case in one.cases:
        sheet = one.sheet(case)
        given = "<br>".join(f"{code_of(code)}: {figures(one, code, case)}" for code in case["figures"])
        band = f" {sheet.banding.band or '-'} |" if has_bands else ""
        told = "<br>".join((*explained(sheet, case), *contradicted(one, case)))
        yield f"| {about(case)}{given} | {points(sheet.total.points)} |{band} {told} |"


def explained(sheet: ScoreSheet, case: Mapping[str, Any]) -> Iterator[str]:
    """The sentences on the total and the band, after those on the nodes that the example is about."""
    for code in case.get("says", {}):
        if code:
            yield from (f"{code}: {cell(said)}" for said in sheet.nodes[code].trace)
    yield from (cell(said) for said in sheet.total.trace)
    if sheet.banding.reason:
        yield cell(sheet.banding.reason)


def contradicted(one: Example, case: Mapping[str, Any]) -> Iterator[str]:
    """What contradicts itself in the figures."""
    return (f"Mâu thuẫn: {cell(said)}" for said in one.contradictions(case))


def code_of(code: str) -> str:
    return "cả bộ" if code == WHOLE_SET else code


def about(case: Mapping[str, Any]) -> str:
    return f"{case['about']}<br>" if "about" in case else ""


def figures(one: Example, code: str, case: Mapping[str, Any]) -> str:
    """The figures as an officer types them, by the names of the facts."""
    given = case["figures"] if one.is_leaf else case["figures"].get(code, {})
    specs = specs_of(one.framework, code)
    said = [f"{specs[fact].name}: {value}" for fact, value in given.items()]
    said += [f"lý do: {case['reason']}"] if "reason" in case and "points" in given else []
    for other in case.get("others", ()):
        said.append(f"đơn vị khác: {', '.join(str(value) for value in other.values())}")
    return "; ".join(said) or "chưa có"


def questions(one: Example) -> Iterator[str]:
    if not one.questions:
        return
    yield "Cần gì để có số điểm mong muốn:\n"
    for asked in one.questions:
        given = one.figures(asked).get(LEAF, NOTHING)
        wanted = Decimal(asked["points"])
        answer = require(one.framework, one.leaf, given, wanted, moving=asked.get("moving"))
        ways = [", ".join(change(each) for each in way) for way in (answer.changes, *answer.others) if way]
        said = cell(answer.reason) if answer.reason else "; hoặc ".join(ways) + "."
        only = f" chỉ bằng “{specs_of(one.framework, LEAF)[asked['moving']].name}”" if "moving" in asked else ""
        shown = figures(one, LEAF, asked)
        note = f" {asked['about']}" if "about" in asked else ""
        yield f"- {shown}; muốn {vietnamese(wanted)} điểm{only}: {said}{note}"
    yield ""


def change(one: Change) -> str:
    """A fact, from what to what, and how much that is."""
    before = "chưa có" if one.before is None else value(one.spec, one.before)
    added = f" ({difference(one)})" if one.add is not None and one.before is not None else ""
    return f"{one.spec.name} {before} → {value(one.spec, one.after)}{added}"


def difference(one: Change) -> str:
    add = one.add or Decimal(0)
    unit = {Kind.PERCENT: "%", Kind.DATE: " ngày"}.get(one.spec.kind, f" {one.spec.unit}" if one.spec.unit else "")
    more, less = ("muộn hơn", "sớm hơn") if one.spec.kind is Kind.DATE else ("thêm", "bớt")
    return f"{more if add > 0 else less} {vietnamese(abs(add).normalize() + 0)}{unit}"


def value(spec: FactSpec, found: Any) -> str:
    if isinstance(found, bool):
        return "Có" if found else "Không"
    declared = fact_value(spec, found)
    if isinstance(declared, Decimal):
        return vietnamese(declared) + ("%" if spec.kind is Kind.PERCENT else "")
    return VI.render(declared) if not isinstance(declared, Absent) else "chưa có"


def points(found: Decimal | Absent) -> str:
    if isinstance(found, Absent):
        return "chưa có" if found is Absent.MISSING else "không áp dụng"
    return vietnamese(found)


def cell(said: Parameter) -> str:
    """A sentence that can stand in a table."""
    return VI.render(said).replace("|", "\\|")
