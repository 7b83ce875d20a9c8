"""Acts on a sheet: what is allowed moves it, what is refused leaves it; both are recorded with the sentence told."""

from decimal import Decimal

import pytest

from parindex.core.workflow import Act, Allowed, Denied, State
from parindex.documents.catalogue import catalogue
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.declaring import Declared
from parindex.web.records.models import Event, IndexYear, Notice, RoleHolding, StageLateness
from parindex.web.records.standing import due_of
from tests.web.province import YEAR, day, entered, past, points_of, province, whole

pytestmark = pytest.mark.django_db

# The shortest way through the year: who does what.
WAY = (
    ("dau-moi", Wanted(Act.BEGIN)),
    ("dau-moi", Wanted(Act.SUBMIT)),
    ("tham-dinh", Wanted(Act.START_APPRAISAL)),
    ("tham-dinh", Wanted(Act.ASK_EXPLANATION)),
    ("dau-moi", Wanted(Act.EXPLAIN)),
    ("tham-dinh", Wanted(Act.CONCLUDE)),
    ("lanh-dao", Wanted(Act.PUBLISH)),
)


@pytest.fixture
def world(db):
    return province()


def do(world, name, wanted, unit="huyen-a"):
    sheet = world.sheet(unit)
    return act_on(world.person(name), sheet, wanted, revision=sheet.revision)


def walk(world, until):
    """Go the way until the act `until` is done."""
    for name, wanted in WAY:
        if wanted.act is Act.SUBMIT:
            entered(world, "dau-moi", {"1.1": Decimal("1.5"), "1.2": None})
            whole(world)
        assert isinstance(do(world, name, wanted), Allowed)
        if wanted.act is until:
            return


def said(message):
    return catalogue("vi").render(message)


def last_event():
    return Event.objects.order_by("seq").last()


def test_the_year_runs_from_open_to_published_and_every_step_is_recorded(world):
    before = Event.objects.count()
    walk(world, Act.PUBLISH)
    events = list(Event.objects.filter(object_id=str(world.sheet().pk), seq__gt=before).values_list("act", flat=True))
    acts = [act for wanted in WAY for act in ([Act.ENTER] * 2 if wanted[1].act is Act.SUBMIT else []) + [wanted[1].act]]
    assert (world.sheet().state, events) == ("published", acts)
    assert len(world.sheet().content_sha256) == 64


def test_a_refused_act_changes_nothing_and_its_sentence_is_recorded(world):
    answer = do(world, "dau-moi-b", Wanted(Act.BEGIN))
    assert isinstance(answer, Denied)
    assert (world.sheet().state, world.sheet().revision) == ("open", 0)
    event = last_event()
    assert (event.is_refused, event.act, said(event.message)) == (True, "begin", said(answer.reason))


def test_whoever_acts_on_a_sheet_that_moved_meanwhile_is_told_who_was_faster(world):
    seen = world.sheet()
    do(world, "dau-moi", Wanted(Act.BEGIN))
    answer = act_on(world.person("can-bo"), seen, Wanted(Act.BEGIN), revision=seen.revision)
    assert isinstance(answer, Denied)
    assert "Người dau-moi vừa làm trước bạn lúc" in said(answer.reason)
    assert world.sheet().revision == 1


def test_entered_figures_are_kept_with_what_they_were_before(world):
    walk(world, Act.BEGIN)
    entered(world, "dau-moi", {"1.1": Decimal("1.5"), "1.2": None})
    entered(world, "can-bo", {"1.1": Decimal(1)})
    assert points_of(world.sheet()) == {"1.1": Decimal(1), "1.2": None}
    event = last_event()
    assert (event.before, event.after) == ({"1.1": {"figure": "1.5"}}, {"1.1": {"figure": "1"}})


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"1.1": Decimal(99)}, "Tiêu chí 1.1: Điểm: “99” lớn hơn mức cao nhất"),
        ({"1.1": Decimal(-1)}, "Tiêu chí 1.1: Điểm: “-1” là số âm"),
        ({"9.9": Decimal(1)}, "không có mã 9.9"),
        ({"1": Decimal(1)}, "không có mã 1:"),
    ],
)
def test_impossible_figures_are_refused_by_their_code(world, typed, sentence):
    walk(world, Act.BEGIN)
    answer = entered(world, "dau-moi", typed)
    assert isinstance(answer, Denied)
    assert sentence in said(answer.reason)
    assert points_of(world.sheet()) == {}


def test_only_returned_criteria_are_open_again_and_each_must_be_answered(world):
    walk(world, Act.START_APPRAISAL)
    back = do(world, "tham-dinh", Wanted(Act.RETURN, reason="Thiếu tài liệu", codes=("3.6", "7.2")))
    assert (isinstance(back, Allowed), world.sheet().state) == (True, "self_scoring")
    foreign = entered(world, "dau-moi", {"1.1": Decimal(1)})
    early = do(world, "dau-moi", Wanted(Act.SUBMIT))
    assert ["1.1" in said(foreign.reason), "3.6, 7.2" in said(early.reason)] == [True, True]
    leaf = entered(world, "dau-moi", {"3.6": Decimal(1), "7.2": Decimal(1)})
    assert (isinstance(leaf, Declared), points_of(world.sheet())["1.1"]) == (True, Decimal("1.5"))
    assert isinstance(do(world, "dau-moi", Wanted(Act.SUBMIT)), Allowed)


def test_an_appraiser_returns_only_criteria_of_their_areas(world):
    RoleHolding.objects.filter(person=world.people["tham-dinh"]).update(areas=["3"])
    walk(world, Act.START_APPRAISAL)
    answer = do(world, "tham-dinh", Wanted(Act.RETURN, reason="Thiếu", codes=("3.6", "7.2")))
    assert "7.2" in said(answer.reason)
    assert isinstance(do(world, "tham-dinh", Wanted(Act.RETURN, reason="Thiếu", codes=("3.6",))), Allowed)


def test_codes_that_the_set_does_not_have_cannot_be_returned(world):
    walk(world, Act.SUBMIT)
    answer = do(world, "chu-tri", Wanted(Act.RETURN, reason="Thiếu", codes=("99.1",)))
    assert "không có mã 99.1" in said(answer.reason)


def test_submitting_late_is_allowed_and_its_days_are_kept(world):
    walk(world, Act.BEGIN)
    whole(world)
    past("self_scoring", world.cycle, ago=3)
    answer = do(world, "dau-moi", Wanted(Act.SUBMIT))
    assert answer == Allowed(State.SUBMITTED, 3)
    assert list(StageLateness.objects.values_list("state", "days")) == [("self_scoring", 3)]
    assert "muộn 3 ngày" in said(last_event().message)


def test_an_extension_moves_the_last_day_of_one_unit_alone(world):
    for name, unit in (("dau-moi", "huyen-a"), ("dau-moi-b", "huyen-b")):
        do(world, name, Wanted(Act.BEGIN), unit)
        whole(world, name, unit)
    past("self_scoring", world.cycle)
    assert isinstance(do(world, "chu-tri", Wanted(Act.EXTEND, reason="Chuyển trụ sở", day=day(5))), Allowed)
    answers = do(world, "dau-moi", Wanted(Act.SUBMIT)), do(world, "dau-moi-b", Wanted(Act.SUBMIT), "huyen-b")
    assert [answer.late_days for answer in answers] == [0, 3]


def test_a_mistyped_extension_is_shortened_but_not_below_the_last_day_of_every_unit(world):
    walk(world, Act.BEGIN)
    days_asked = [day(60), day(20), day(10)]
    answers = [do(world, "chu-tri", Wanted(Act.EXTEND, reason="Bão", day=asked)) for asked in days_asked]
    assert [isinstance(answer, Allowed) for answer in answers] == [True, True, False]
    assert due_of(world.sheet()) == day(20)


def test_whoever_answers_for_a_unit_is_told_what_the_host_did_and_why(world):
    walk(world, Act.START_APPRAISAL)
    Notice.objects.all().delete()
    do(world, "tham-dinh", Wanted(Act.RETURN, reason="Thiếu chữ ký", codes=("3.6",)))
    told = set(Notice.objects.values_list("person__username", "subject", "url"))
    sentence = f"Huyện A, năm {YEAR}: trả lại tiêu chí 3.6."
    assert told == {(name, sentence, f"/huyen-a/{YEAR}/tien-trinh/") for name in ("dau-moi", "can-bo")}
    assert Notice.objects.first().body.endswith("Thiếu chữ ký")


def test_what_a_unit_does_itself_is_no_news_to_it(world):
    Notice.objects.all().delete()
    walk(world, Act.SUBMIT)
    assert Notice.objects.count() == 0


def test_reopening_opens_every_criterion_and_keeps_every_figure(world):
    walk(world, Act.START_APPRAISAL)
    do(world, "tham-dinh", Wanted(Act.RETURN, reason="Thiếu", codes=("3.6",)))
    entered(world, "dau-moi", {"3.6": Decimal(1)})
    do(world, "dau-moi", Wanted(Act.SUBMIT))
    assert isinstance(do(world, "chu-tri", Wanted(Act.REOPEN, reason="Nhập nhầm năm")), Allowed)
    assert isinstance(entered(world, "dau-moi", {"1.1": Decimal(1)}), Declared)
    found = points_of(world.sheet())
    assert [found["1.1"], found["1.2"], found["3.6"]] == [Decimal(1), None, Decimal(1)]


def test_an_amendment_is_a_new_version_and_the_published_one_stays_as_it_was(world):
    walk(world, Act.PUBLISH)
    first = world.sheet()
    was = points_of(first), first.content_sha256
    assert isinstance(do(world, "chu-tri", Wanted(Act.AMEND, reason="Cộng sai")), Allowed)
    second = world.sheet()
    assert (second.version, second.state, points_of(second)) == (2, "appraisal_2", was[0])
    for name, act in (("tham-dinh", Act.CONCLUDE), ("lanh-dao", Act.PUBLISH)):
        do(world, name, Wanted(act))
    first.refresh_from_db()
    assert (first.state, world.sheet().state) == ("amended", "published")
    assert (points_of(first), first.content_sha256) == was
    assert Event.objects.filter(act="replace", object_id=str(first.pk)).count() == 1


def test_a_published_sheet_takes_no_second_amendment_before_the_first_is_published(world):
    walk(world, Act.PUBLISH)
    published = world.sheet()
    do(world, "chu-tri", Wanted(Act.AMEND, reason="Cộng sai"))
    published.refresh_from_db()
    again = act_on(world.person("chu-tri"), published, Wanted(Act.AMEND, reason="Nữa"), revision=published.revision)
    assert isinstance(again, Denied)
    assert IndexYear.objects.filter(unit__code="huyen-a").count() == 2


def test_a_year_that_a_paper_brought_in_is_in_no_cycle_and_nobody_acts_on_it(world):
    IndexYear.objects.filter(pk=world.sheet().pk).update(cycle=None, state="published")
    assert isinstance(do(world, "chu-tri", Wanted(Act.AMEND, reason="Cộng sai")), Denied)
