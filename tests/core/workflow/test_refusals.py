"""Each guard: the case it lets through, its refused twin, and the sentence of the refusal."""

from datetime import date, timedelta

import pytest

from parindex.core.messages import Message
from parindex.core.workflow import Act, Allowed, Denied, Role, Side, Standing, State, ask, offered
from parindex.core.workflow.situation import Situation
from parindex.documents.catalogue import LANGUAGES, catalogue
from tests.core.workflow.situations import DUE, IN_TIME, LATE, of, situation

CONTACT = Standing(Role.CONTACT, Side.UNIT)
OFFICER = Standing(Role.OFFICER, Side.HOST)


def appraiser(*areas: str) -> Standing:
    return Standing(Role.APPRAISER, Side.HOST, frozenset(areas))


ALLOWED = {
    "any criterion is entered where none was returned": (Act.ENTER, of(Act.ENTER)),
    "a returned criterion is entered": (Act.ENTER, of(Act.ENTER, returned={"3.6": False, "7.2": False})),
    "what lies below a returned one is entered": (Act.ENTER, of(Act.ENTER, codes=("3.6.1",), returned={"3.6": False})),
    "an answered one is entered again": (Act.ENTER, of(Act.ENTER, returned={"3.6": True})),
    "submitted with all answered": (Act.SUBMIT, of(Act.SUBMIT, returned={"3.6": True, "7.2": True})),
    "taken back on the last day": (Act.WITHDRAW, of(Act.WITHDRAW, today=DUE)),
    "taken back where no day is set": (Act.WITHDRAW, of(Act.WITHDRAW, due=None)),
    "closed on the day after the last": (Act.CLOSE_EXPLANATION, of(Act.CLOSE_EXPLANATION, today=LATE)),
    "returned in one's own areas": (
        Act.RETURN,
        situation(State.SUBMITTED, appraiser("3"), appraiser("7"), codes=("3.6", "7.2")),
    ),
    "returned anywhere by who is also the officer": (
        Act.RETURN,
        situation(State.SUBMITTED, appraiser("3"), OFFICER, codes=("7.2",)),
    ),
    "extended by a day": (Act.EXTEND, of(Act.EXTEND, new_due=DUE + timedelta(days=1))),
    "a first last day is set": (Act.EXTEND, of(Act.EXTEND, due=None, new_due=DUE)),
    "an extension is shortened": (
        Act.EXTEND,
        of(Act.EXTEND, due=DUE + timedelta(days=30), common_due=DUE, new_due=DUE + timedelta(days=9)),
    ),
    "the newest version is amended": (Act.AMEND, of(Act.AMEND)),
    "a reason of one word": (Act.REOPEN, of(Act.REOPEN, reason=" Nhầm ")),
}

REFUSED: dict[str, tuple[Act, Situation, str, str]] = {
    "of another state": (
        Act.RETURN,
        situation(State.OPEN, OFFICER),
        "Phiếu điểm đang ở chặng “đã mở”: chỉ trả lại tiêu chí được khi ở chặng đã nộp, thẩm định lần 1.",
        "The score sheet is at the stage “open”: you can return criteria only at the stage submitted, first appraisal.",
    ),
    "of another state and role: the state is told": (
        Act.SUBMIT,
        situation(State.COUNCIL, OFFICER),
        "Phiếu điểm đang ở chặng “hội đồng xem xét”: chỉ nộp phiếu điểm được khi ở chặng tự chấm.",
        "The score sheet is at the stage “before the council”: you can submit the score sheet only at the stage "
        "self-scoring.",
    ),
    "of another role": (
        Act.SUBMIT,
        situation(State.SELF_SCORING, OFFICER),
        "Bạn không có vai trò để nộp phiếu điểm: việc này do đầu mối của đơn vị, cán bộ CCHC của đơn vị làm.",
        "You have no role to submit the score sheet. Those who may: contact of the unit, reform officer of the unit.",
    ),
    "of nobody": (
        Act.REPLACE,
        situation(State.PUBLISHED, OFFICER),
        "Không ai tự thay bằng phiên bản mới được: hệ thống làm việc này khi công bố phiên bản mới.",
        "Nobody can replace by a newer version by hand: the system does so when the newer version is published.",
    ),
    "without a reason": (
        Act.REOPEN,
        of(Act.REOPEN, reason=""),
        "Chưa ghi lý do: phải nêu lý do mới mở lại phiếu điểm được.",
        "There is no reason: state one to reopen the score sheet.",
    ),
    "without a criterion": (
        Act.RETURN,
        of(Act.RETURN, codes=()),
        "Chưa chọn tiêu chí nào: hãy đánh dấu ít nhất một tiêu chí rồi làm lại.",
        "No criterion is chosen: tick at least one and try again.",
    ),
    "without a day": (
        Act.EXTEND,
        of(Act.EXTEND, new_due=None),
        "Chưa chọn ngày: phải chọn hạn mới thì mới gia hạn được.",
        "No day is chosen: choose a new last day to extend the deadline.",
    ),
    "of other areas": (
        Act.RETURN,
        situation(State.APPRAISAL_1, appraiser("3"), appraiser("5"), codes=("3.6", "7.2", "35.1")),
        "Tiêu chí 7.2, 35.1 ngoài lĩnh vực bạn được giao (3, 5): hãy bỏ ra, hoặc nhờ người được giao lĩnh vực ấy.",
        "Criteria 7.2, 35.1 are outside the areas given to you (3, 5): leave them out, or ask whoever has that area.",
    ),
    "of other areas, by who is the officer of the unit": (
        Act.RETURN,
        situation(State.APPRAISAL_1, appraiser("3"), Standing(Role.OFFICER, Side.UNIT), codes=("7.2",)),
        "Tiêu chí 7.2 ngoài lĩnh vực bạn được giao (3): hãy bỏ ra, hoặc nhờ người được giao lĩnh vực ấy.",
        "Criteria 7.2 are outside the areas given to you (3): leave them out, or ask whoever has that area.",
    ),
    "of what was not returned": (
        Act.ENTER,
        of(Act.ENTER, codes=("3.6", "3.61", "3", "7.2.1"), returned={"3.6": False, "7.2": True}),
        "Tiêu chí 3.61, 3 không bị trả lại nên không sửa được: lần này chỉ sửa các tiêu chí 3.6, 7.2.",
        "Criteria 3.61, 3 were not returned and cannot be changed: this time only 3.6, 7.2 can.",
    ),
    "with returned criteria left": (
        Act.SUBMIT,
        of(Act.SUBMIT, returned={"3.6": False, "5.1": True, "7.2": False}),
        "Chưa nộp phiếu điểm được vì còn tiêu chí bị trả lại mà chưa sửa: 3.6, 7.2.",
        "You cannot submit the score sheet yet: returned criteria have not been changed: 3.6, 7.2.",
    ),
    "with leaves that are not ready": (
        Act.SUBMIT,
        of(
            Act.SUBMIT,
            unready=(
                Message("readiness.missing", {"codes": ("1.1", "3.6")}),
                Message("readiness.contested", {"codes": ("7.2",)}),
            ),
        ),
        "Chưa nộp phiếu điểm được: tiêu chí 1.1, 3.6 còn thiếu số liệu mà chưa có giải trình; tiêu chí 7.2 có hai giá "
        "trị khác nhau, chưa chọn giá trị nào.",
        "You cannot submit the score sheet yet: figures of 1.1, 3.6 are missing, and nothing explains that; two "
        "different values were entered for 7.2, and none was chosen.",
    ),
    "after the last day": (
        Act.WITHDRAW,
        of(Act.WITHDRAW, today=LATE),
        "Không rút lại phiếu điểm được nữa vì hạn của chặng tự chấm là hết ngày 15/01/2026: hãy đề nghị cơ quan chủ "
        "trì gia hạn hoặc mở lại phiếu điểm.",
        "You can no longer take the score sheet back: the last day of the stage self-scoring was 2026-01-15. Ask the "
        "host for an extension, or to reopen the score sheet.",
    ),
    "on the last day": (
        Act.CLOSE_EXPLANATION,
        of(Act.CLOSE_EXPLANATION, today=IN_TIME),
        "Chưa chốt giải trình được: đơn vị còn thời gian đến hết ngày 15/01/2026 cho chặng giải trình.",
        "You cannot close the explanation yet: the unit has until the end of 2026-01-15 for the stage explanation.",
    ),
    "where no last day is set": (
        Act.CLOSE_EXPLANATION,
        of(Act.CLOSE_EXPLANATION, due=None),
        "Chưa chốt giải trình được vì chặng giải trình chưa có hạn: hãy đặt hạn trước.",
        "You cannot close the explanation yet: the stage explanation has no deadline. Set one first.",
    ),
    "by more than a year": (
        Act.EXTEND,
        of(Act.EXTEND, new_due=DUE.replace(year=DUE.year + 2)),
        "Ngày 15/01/2028 quá xa: chỉ gia hạn được đến 16/01/2027. Hãy kiểm tra lại năm.",
        "2028-01-15 is too far away: a deadline can be extended to 2027-01-16 at most. Check the year.",
    ),
    "to the same day": (
        Act.EXTEND,
        of(Act.EXTEND, new_due=DUE),
        "Ngày 15/01/2026 không phải một hạn mới: hãy chọn một ngày sau 15/01/2026 và khác hạn hiện nay.",
        "2026-01-15 is no new deadline: choose a day after 2026-01-15 that is not the present one.",
    ),
    "where a newer version is": (
        Act.AMEND,
        of(Act.AMEND, newer_version=True),
        "Không sửa kết quả đã công bố được ở phiên bản này vì đã có phiên bản mới hơn: hãy làm việc với phiên bản mới "
        "nhất.",
        "You cannot amend the published result in this version, as there is a newer one: work with the newest.",
    ),
}


@pytest.mark.parametrize("case", ALLOWED)
def test_an_act_whose_guard_is_met_is_allowed(case: str):
    assert isinstance(ask(*ALLOWED[case]), Allowed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", REFUSED)
def test_an_act_is_refused_with_a_sentence_that_says_why(case: str, language: str):
    act, asked, *sentences = REFUSED[case]
    answer = ask(act, asked)
    assert isinstance(answer, Denied)
    assert catalogue(language).render(answer.reason) == sentences[LANGUAGES.index(language)]


def test_every_sentence_of_a_refusal_has_its_case():
    told = {answer.reason.id for act, asked, *_ in REFUSED.values() if isinstance(answer := ask(act, asked), Denied)}
    assert told == {id_ for id_ in catalogue("vi").sentences if id_.startswith("workflow.denied.")}


NEED_REASON = [Act.RETURN, Act.SEND_BACK, Act.AMEND, Act.REOPEN, Act.EXTEND]


@pytest.mark.parametrize("reason", ["", "  \t\n", "\u00a0", "\u200b", "..."], ids=repr)
@pytest.mark.parametrize("act", [act for act in Act if act is not Act.REPLACE])
def test_a_reason_without_a_letter_or_figure_is_none(act: Act, reason: str):
    today = LATE if act is Act.CLOSE_EXPLANATION else IN_TIME
    answer = ask(act, of(act, reason=reason, today=today))
    told = answer.reason.id if isinstance(answer, Denied) else "allowed"
    assert told == ("workflow.denied.no-reason" if act in NEED_REASON else "allowed")


MEASURED = {Act.SUBMIT, Act.ASK_EXPLANATION, Act.EXPLAIN, Act.CONCLUDE, Act.PUBLISH}
DAYS = [(date(2025, 12, 1), 0), (DUE, 0), (LATE, 1), (date(2026, 3, 1), 45)]


@pytest.mark.parametrize(("today", "days"), DAYS)
@pytest.mark.parametrize("act", sorted(MEASURED))
def test_an_act_that_ends_a_stage_is_late_by_the_days_after_its_last(act: Act, today: date, days: int):
    asked = of(act, today=today)
    assert ask(act, asked) == Allowed(ask(act, of(act)).to, days)


@pytest.mark.parametrize("act", sorted(MEASURED))
def test_nothing_is_late_where_no_day_is_set(act: Act):
    assert ask(act, of(act, due=None, today=date(2030, 1, 1))) == ask(act, of(act))


@pytest.mark.parametrize("act", [act for act in Act if act not in MEASURED | {Act.WITHDRAW, Act.REPLACE}])
def test_an_act_that_ends_no_stage_is_never_late(act: Act):
    asked = of(act, today=date(2030, 1, 1), new_due=date(2030, 2, 1))
    assert ask(act, asked) == Allowed(ask(act, asked).to, 0)


def test_acts_are_offered_before_a_reason_or_a_code_is_given():
    asked = situation(State.SUBMITTED, OFFICER, reason="", codes=(), new_due=None)
    assert [(act, type(answer)) for act, answer in offered(asked)] == [
        (Act.START_APPRAISAL, Allowed),
        (Act.RETURN, Allowed),
        (Act.REOPEN, Allowed),
        (Act.EXTEND, Allowed),
    ]


def test_what_a_guard_refuses_is_offered_last_with_its_reason():
    asked = situation(State.EXPLANATION, OFFICER, today=IN_TIME)
    assert [act for act, _ in offered(asked)] == [Act.REOPEN, Act.EXTEND, Act.CLOSE_EXPLANATION]
    assert offered(asked)[-1] == (Act.CLOSE_EXPLANATION, ask(Act.CLOSE_EXPLANATION, asked))


def test_a_submission_that_is_late_is_offered_with_its_days():
    asked = situation(State.SELF_SCORING, CONTACT, today=LATE)
    assert dict(offered(asked))[Act.SUBMIT] == Allowed(State.SUBMITTED, 1)


def test_a_person_of_several_roles_is_offered_the_acts_of_each():
    asked = situation(State.COUNCIL, Standing(Role.COUNCIL, Side.HOST), Standing(Role.LEADER, Side.HOST))
    assert [act for act, _ in offered(asked)] == [Act.SEND_BACK, Act.PUBLISH]
