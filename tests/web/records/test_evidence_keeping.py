"""Evidence kept, corrected, brought anew, withdrawn, attached and detached; each refused twin is recorded."""

from datetime import date

import pytest

from parindex.core.facts import EVIDENCE
from parindex.core.readiness import LeafState
from parindex.core.workflow import Act, Denied
from parindex.documents.catalogue import catalogue
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.event_words import told
from parindex.web.records.evidence_attaching import Leaf, attach, detach, put_place
from parindex.web.records.evidence_keeping import Known, Link, bring_back, correct, revise, withdraw
from parindex.web.records.figures import facts_of
from parindex.web.records.models import Event, Evidence, EvidenceUse
from parindex.web.records.sheet_work import work_of
from parindex.web.records.versions import content_sha256
from parindex.web.records.word_search import holding_words
from tests.web.evidence_world import acts, evidence_world, linked, rows
from tests.web.province import entered, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return evidence_world()


def last():
    return told(Event.objects.select_related("unit").order_by("seq").last(), catalogue("vi"))


def said(denied):
    assert isinstance(denied, Denied)
    return catalogue("vi").render(denied.reason)


def use_of(code="1.1"):
    return EvidenceUse.objects.select_related("index_year__unit", "revision__evidence").get(code=code)


def test_evidence_is_added_with_what_it_is_known_by_and_recorded(world):
    made = linked(world, number="12/KH-UBND", issued_on=date(2030, 1, 5), issuer="UBND huyện A")
    assert (made.unit.code, made.owner.username, made.revisions.get().number) == ("huyen-a", "dau-moi", 1)
    event = last()
    assert (event.act, event.said) == (
        "thêm tài liệu kiểm chứng",
        "Huyện A: thêm tài liệu kiểm chứng 12/KH-UBND, Kế hoạch năm.",
    )
    assert {one.name: one.after for one in event.changes} == {
        "số, ký hiệu": "12/KH-UBND",
        "ngày ban hành": "05/01/2030",
        "cơ quan ban hành": "UBND huyện A",
        "trích yếu": "Kế hoạch năm",
        "ngày hết hiệu lực": "",
    }


@pytest.mark.parametrize("name", ["dau-moi-b", "chu-tri", "tham-dinh", "mot-cua", "kiem-tra"])
def test_whoever_does_not_keep_the_evidence_of_a_unit_adds_none(world, name):
    assert "chỉ đầu mối và cán bộ cải cách hành chính của Huyện A" in said(linked(world, name))
    assert (rows(), acts()) == ({}, [("add_evidence", True)])


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({"summary": "  "}, "Chưa có trích yếu: hãy ghi ngắn gọn tài liệu nói về việc gì."),
        (
            {"issued_on": date(2030, 2, 1), "expires_on": date(2030, 1, 1)},
            "Ngày hết hiệu lực 01/01/2030 sớm hơn ngày ban hành 01/02/2030: hãy sửa một trong hai ngày.",
        ),
    ],
)
def test_evidence_that_is_not_fit_to_be_kept_is_refused_with_its_sentence(world, known, sentence):
    assert (said(linked(world, **known)), rows()) == (sentence, {})


def test_corrected_evidence_is_found_by_its_new_words_and_tells_what_changed(world):
    made = linked(world)
    assert correct(world.person("can-bo"), made, Known("Báo cáo quý", number="7/BC")) is None
    assert {one.name: (one.before, one.after) for one in last().changes} == {
        "số, ký hiệu": ("", "7/BC"),
        "trích yếu": ("Kế hoạch năm", "Báo cáo quý"),
    }
    found = [list(Evidence.objects.filter(holding_words(words))) for words in ("bao cao", "ke hoach")]
    assert found == [[made], []]


def test_correcting_evidence_of_another_unit_is_refused_and_recorded(world):
    made = linked(world)
    assert correct(world.person("dau-moi-b"), made, Known("Khác")).reason.id == "evidence.denied.unit"
    assert (Evidence.objects.get().summary, acts(act="correct_evidence")) == (
        "Kế hoạch năm",
        [("correct_evidence", True)],
    )


def test_attached_evidence_counts_for_its_leaf_and_touches_it(world):
    made = linked(world)
    assert attach(world.person("dau-moi"), made, Leaf(world.sheet(), "1.1", " tr. 3 ")) is None
    sheet = world.sheet()
    assert (use_of().place, sheet.edits, sheet.declarations.get(code="1.1").revision) == ("tr. 3", 1, 1)
    assert last().said == "Huyện A, năm 2030: đính kèm Kế hoạch năm vào tiêu chí 1.1."
    assert [fact.value for fact in facts_of(sheet) if (fact.code, fact.name) == ("1.1", EVIDENCE)] == [1]
    assert work_of(sheet).figures["1.1"][EVIDENCE] == 1


def test_evidence_added_for_a_leaf_that_cannot_be_entered_is_not_added_at_all(world):
    whole(world, points=1)
    sheet = world.sheet("huyen-b")
    assert isinstance(linked(world, leaf=Leaf(sheet, "1.1")), Denied)
    assert (rows(), acts()) == ({}, [])
    assert Event.objects.order_by("seq").last().is_refused


@pytest.mark.parametrize(
    ("name", "sheet", "code", "reason"),
    [
        ("dau-moi-b", "huyen-a", "1.1", "workflow.denied.role"),
        ("dau-moi", "huyen-a", "9.9", "acting.unknown-codes"),
        ("dau-moi-b", "huyen-b", "1.1", "evidence.denied.other-unit"),
    ],
)
def test_evidence_is_not_attached_where_its_person_may_not_or_it_does_not_belong(world, name, sheet, code, reason):
    made = linked(world)
    denied = attach(world.person(name), made, Leaf(world.sheet(sheet), code))
    assert denied.reason.id == reason
    assert (EvidenceUse.objects.count(), Event.objects.order_by("seq").last().is_refused) == (0, True)


def test_evidence_is_attached_once_to_a_leaf(world):
    made = linked(world)
    answers = [attach(world.person("dau-moi"), made, Leaf(world.sheet(), "1.1")) for _ in range(2)]
    assert answers[0] is None
    assert said(answers[1]) == "Kế hoạch năm đã được đính kèm vào tiêu chí 1.1 từ trước."


def test_place_is_changed_and_evidence_detached_and_the_evidence_stays(world):
    made = linked(world, leaf=Leaf(world.sheet(), "1.1"))
    assert put_place(world.person("can-bo"), use_of(), "mục 2.4") is None
    assert [(one.before, one.after) for one in last().changes] == [("Kế hoạch năm", "Kế hoạch năm (mục 2.4)")]
    use = use_of()
    assert detach(world.person("dau-moi"), use) is None
    assert said(detach(world.person("can-bo"), use)).startswith("Tài liệu này vừa được người khác gỡ")
    assert (list(Evidence.objects.all()), world.sheet().edits) == ([made], 3)


@pytest.mark.parametrize("act", [lambda person, use: put_place(person, use, "x"), detach])
def test_place_and_use_are_not_changed_by_others_nor_after_submission(world, act):
    linked(world, leaf=Leaf(world.sheet(), "1.1"))
    assert act(world.person("dau-moi-b"), use_of()).reason.id == "workflow.denied.role"
    submit(world)
    assert act(world.person("dau-moi"), use_of()).reason.id == "workflow.denied.state"
    assert (use_of().place, [one for _, one in acts()]) == ("", [False, False])


def submit(world):
    whole(world)
    sheet = world.sheet()
    assert not isinstance(act_on(world.person("dau-moi"), sheet, Wanted(Act.SUBMIT), revision=sheet.revision), Denied)


def test_new_revision_moves_the_sheet_that_is_worked_on_and_leaves_the_submitted_one(world):
    made = linked(world, leaf=Leaf(world.sheet(), "1.1"))
    revise(world.person("can-bo"), made, Link("https://parindex.example/moi"))
    assert (use_of().revision.number, acts()[-1]) == (2, ("move_evidence", False))
    submit(world)
    revise(world.person("dau-moi"), made, Link("https://parindex.example/moi-hon"))
    assert (use_of().revision.number, made.revisions.count()) == (2, 3)


def test_new_revision_by_another_unit_is_refused_and_recorded(world):
    made = linked(world)
    assert revise(world.person("dau-moi-b"), made, Link("https://parindex.example")).reason.id == "evidence.denied.unit"
    assert (made.revisions.count(), acts()[-1]) == (1, ("revise_evidence", True))


def test_withdrawn_evidence_stays_attached_does_not_count_and_may_come_back(world):
    made = linked(world, leaf=Leaf(world.sheet(), "1.1"))
    entered(world, "dau-moi", {"1.1": 1})
    assert said(withdraw(world.person("dau-moi"), made, "  ")).startswith("Chưa ghi lý do")
    assert withdraw(world.person("dau-moi"), made, "Ban hành lại") is None
    work = work_of(world.sheet())
    assert (work.readiness.states["1.1"], len(work.evidence["1.1"]), last().reason) == (
        LeafState.NO_EVIDENCE,
        1,
        "Ban hành lại",
    )
    assert said(attach(world.person("dau-moi"), made, Leaf(world.sheet(), "1.2"))).startswith("Chưa đính kèm được")
    assert said(withdraw(world.person("dau-moi"), made, "x")) == "Kế hoạch năm đã thôi dùng từ trước."
    assert bring_back(world.person("can-bo"), made) is None
    assert work_of(world.sheet()).readiness.states["1.1"] == LeafState.READY
    assert said(bring_back(world.person("can-bo"), made)).endswith("không cần cho dùng lại.")


def done(world, name, wanted):
    sheet = world.sheet()
    assert not isinstance(act_on(world.person(name), sheet, wanted, revision=sheet.revision), Denied)


def test_withdrawn_evidence_counts_on_a_sheet_that_was_handed_in_until_it_is_open_again(world):
    made = linked(world, leaf=Leaf(world.sheet(), "1.1"))
    whole(world)
    then = work_of(world.sheet()).points.total
    done(world, "dau-moi", Wanted(Act.SUBMIT))
    assert withdraw(world.person("dau-moi"), made, "Ban hành lại") is None
    assert work_of(world.sheet()).points.total == then
    done(world, "dau-moi", Wanted(Act.WITHDRAW))
    assert work_of(world.sheet()).points.total.earned < then.earned


def test_what_happens_to_evidence_after_publication_changes_no_published_point(world):
    made = linked(world, leaf=Leaf(world.sheet(), "1.1"))
    whole(world)
    way = ("dau-moi", Act.SUBMIT), ("tham-dinh", Act.START_APPRAISAL), ("tham-dinh", Act.ASK_EXPLANATION)
    way += ("dau-moi", Act.EXPLAIN), ("tham-dinh", Act.CONCLUDE), ("lanh-dao", Act.PUBLISH)
    for name, act in way:
        done(world, name, Wanted(act))
    then = work_of(world.sheet()).points.total, content_sha256(world.sheet())
    assert withdraw(world.person("dau-moi"), made, "Ban hành lại") is None
    assert (work_of(world.sheet()).points.total, content_sha256(world.sheet())) == then


def test_withdrawing_and_bringing_back_are_refused_to_others_and_recorded(world):
    made = linked(world)
    withdraw(world.person("dau-moi-b"), made, "x")
    withdraw(world.person("dau-moi"), made, "x")
    bring_back(world.person("tham-dinh"), made)
    assert acts()[1:] == [("withdraw_evidence", True), ("withdraw_evidence", False), ("bring_back_evidence", True)]
    assert Evidence.objects.get().withdrawn_at is not None


@pytest.mark.parametrize(("ends", "counted"), [(date(2029, 12, 31), 0), (date(2030, 1, 1), 1)])
def test_evidence_that_ended_before_the_year_does_not_count_by_either_count(world, ends, counted):
    linked(world, expires_on=ends, leaf=Leaf(world.sheet(), "1.1"))
    sheet = world.sheet()
    counts = [fact.value for fact in facts_of(sheet) if (fact.code, fact.name) == ("1.1", EVIDENCE)]
    assert (counts, work_of(sheet).figures["1.1"][EVIDENCE]) == ([counted], counted)


@pytest.mark.parametrize(
    ("name", "sees"),
    [("dau-moi", True), ("mot-cua", True), ("can-bo", True), ("tham-dinh", True), ("dau-moi-b", False)],
)
def test_evidence_is_visible_to_its_unit_with_its_offices_and_to_units_above(world, name, sees):
    linked(world)
    assert Evidence.objects.visible_to(world.person(name)).exists() is sees


def test_evidence_of_a_unit_above_is_not_visible_below(world):
    linked(world, "chu-tri", "tinh-a")
    assert not Evidence.objects.visible_to(world.person("dau-moi")).exists()
