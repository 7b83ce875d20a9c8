"""The year of the invented province that is under way: 38 sheets in every stage, each brought there act by act."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.utils.timezone import localdate

from parindex.core.declaring import Edit, LeafEdit
from parindex.core.facts import POINTS
from parindex.core.framework import Framework
from parindex.core.points import Absent
from parindex.core.workflow import STAGES, Act, State
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.cycles import Cycle
from parindex.web.records.deadlines import move_deadlines
from parindex.web.records.declaring import declare
from parindex.web.records.demo_cycle import Cast, Days, insisted, opened, units_of
from parindex.web.records.demo_figures import draw, invented_figures
from parindex.web.records.demo_scoring import COMMUNE, load_scoring
from parindex.web.records.demo_units import department, new_commune, new_department
from parindex.web.records.frozen import frozen_framework
from parindex.web.records.people import User
from parindex.web.records.years import IndexYear

OPENED, PASSED = 30, 2  # days ago: the year was opened; the last day of self-scoring was over, at first
DAYS_AHEAD = (10, 25, 35, 50, 65)  # last days of the stages, from today
LATER = 7  # days that one unit got more
WAY = (
    *(Act.BEGIN, Act.ENTER, Act.SUBMIT, Act.START_APPRAISAL, Act.ASK_EXPLANATION, Act.EXPLAIN, Act.CONCLUDE),
    Act.PUBLISH,
)
BY_UNIT = (Act.BEGIN, Act.ENTER, Act.SUBMIT, Act.EXPLAIN)
LATE = (new_commune(4), new_commune(6))
RETURNED, EXTENDED, EXPLAINING = new_commune(5), new_commune(12), department("tu-phap")
# How far each went; who is not named is at self-scoring.
REACHED: Mapping[str, Act | None] = {
    **dict.fromkeys((new_commune(number) for number in (22, 23, 24)), None),
    department("khu-cong-nghiep"): None,
    **dict.fromkeys((new_commune(number) for number in (1, 2, 3, 4)), Act.SUBMIT),
    **dict.fromkeys((new_department(code) for code in ("van-phong", "nong-nghiep", "khoa-hoc")), Act.SUBMIT),
    department("van-hoa"): Act.SUBMIT,
    **dict.fromkeys((new_commune(6), new_commune(7), RETURNED), Act.START_APPRAISAL),
    **dict.fromkeys((new_department("tai-chinh"), department("giao-duc")), Act.START_APPRAISAL),
    EXPLAINING: Act.ASK_EXPLANATION,
    department("y-te"): Act.EXPLAIN,
    new_department("noi-vu"): Act.CONCLUDE,
    department("thanh-tra"): Act.PUBLISH,
}
MOVED_BECAUSE = "Lùi hạn chung để các xã, phường mới đủ thời gian tự chấm (tình huống giả định)"
EXTENDED_BECAUSE = "Đơn vị đang bàn giao hồ sơ sau sắp xếp (tình huống giả định)"
RETURNED_BECAUSE = "Tài liệu kiểm chứng chưa khớp với số liệu kê khai (tình huống giả định)"
RETURNED_CODES = ("3.6", "7.2")


def load_running_year(cast: Cast) -> None:
    """The year of today for every unit of today, with days counted from today."""
    today = localdate()
    days = dict(zip(STAGES, (today + timedelta(days=ahead) for ahead in DAYS_AHEAD), strict=True))
    at_first = {**days, State.SELF_SCORING: today - timedelta(days=PASSED)}
    first = Days(today.year, today - timedelta(days=OPENED), at_first)
    sheets = opened(cast, first, tuple(unit for unit in units_of(cast, today.year) if unit.code != COMMUNE))
    load_scoring(cast, first)
    framework = frozen_framework(sheets[0].frozen_id)
    for sheet in (one for one in sheets if one.unit.code in LATE):
        _bring(cast, sheet, framework)
    insisted(move_deadlines(cast.officer, Cycle.objects.get(host=cast.host, year=today.year), days, MOVED_BECAUSE))
    for sheet in (one for one in sheets if one.unit.code not in LATE):
        _bring(cast, sheet, framework, days[State.SELF_SCORING] + timedelta(days=LATER))


def _bring(cast: Cast, sheet: IndexYear, framework: Framework, later: date | None = None) -> None:
    """Do to `sheet` all that was done to it. later: the last day that one unit got."""
    revision = 0
    for person, wanted in _acts(cast, sheet, later):
        if wanted.act is Act.ENTER:
            insisted(declare(person, sheet, _edits(framework, sheet.unit.code)))
        else:
            insisted(act_on(person, sheet, wanted, revision=revision))
            revision += 1


def _acts(cast: Cast, sheet: IndexYear, later: date | None) -> Iterator[tuple[User, Wanted]]:
    code = sheet.unit.code
    last = REACHED.get(code, Act.ENTER)
    for act in WAY[: WAY.index(last) + 1] if last else ():
        if act in BY_UNIT:
            yield cast.contacts[code], Wanted(act)
        else:
            yield cast.leader if act is Act.PUBLISH else cast.officer, Wanted(act)
    if code == RETURNED:
        yield cast.officer, Wanted(Act.RETURN, RETURNED_BECAUSE, RETURNED_CODES)
    if code == EXTENDED:
        yield cast.officer, Wanted(Act.EXTEND, EXTENDED_BECAUSE, day=later)


def _edits(framework: Framework, unit: str) -> Iterator[LeafEdit]:
    """All figures of a unit that submitted them, the first ones of another."""
    figures = list(invented_figures(framework, unit, 60 + draw(35, unit)).items())
    is_under_way = REACHED.get(unit, Act.ENTER) is Act.ENTER
    count = 5 + draw(len(figures) - 10, "entered", unit) if is_under_way else len(figures)
    for code, points in figures[:count]:
        yield LeafEdit(code, {POINTS: Edit(points, Absent.MISSING)})
