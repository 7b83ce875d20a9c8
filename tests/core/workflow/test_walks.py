"""Random acts by random people in a random order, over all the versions of one sheet: the laws that always hold."""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from parindex.core.workflow import (
    ACTS,
    STAGES,
    STATES,
    Act,
    Allowed,
    Denied,
    Sheet,
    Situation,
    Standing,
    State,
    after,
    ask,
    offered,
)
from parindex.documents.catalogue import LANGUAGES, catalogue
from tests.core.workflow.situations import HOLDERS

CODES = ("3.6", "3.6.1", "3.6.2", "7.2", "7.2.1")
AREAS = st.none() | st.frozensets(st.sampled_from(["3", "7"]), min_size=1)
PEOPLE = st.lists(
    st.builds(lambda who, areas: Standing(*who, areas), st.sampled_from(HOLDERS), AREAS), min_size=1, max_size=3
)
# Who moves a sheet on, more often than chance alone would choose them.
MOVERS = st.sampled_from(sorted({who for terms in ACTS.values() for who in terms.who}))
REASONS = st.sampled_from(["", "  ", "Thiếu văn bản"])
SOME_CODES = st.lists(st.sampled_from(CODES), unique=True, max_size=3).map(tuple)
FIRST_DAY = date(2025, 12, 1)
# A walk may begin anywhere in the year, so that its end is reached as often as its beginning.
STARTS = tuple(state for state in State if STATES[state].owners)


class Walk(RuleBasedStateMachine):
    """The newest version is `sheets[-1]`; `entered` is what each version must hold, kept apart from the code."""

    @initialize(
        state=st.sampled_from(STARTS),
        gaps=st.lists(st.none() | st.integers(0, 30), min_size=len(STAGES), max_size=len(STAGES)),
    )
    def a_year_is_set_up(self, state: State, gaps: list[int | None]) -> None:
        self.today = FIRST_DAY
        self.dues = {
            stage: FIRST_DAY + timedelta(days=gap) for stage, gap in zip(STAGES, gaps, strict=True) if gap is not None
        }
        self.entered = [{"3.6.1": "12"}] if state in STARTS[3:] else [{}]
        self.sheets = [Sheet(state, values=dict(self.entered[0]))]
        self.published = {0: self.sheets[0]} if state is State.PUBLISHED else {}
        self.words = 0

    @rule(days=st.integers(1, 20))
    def days_pass(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(data=st.data(), people=PEOPLE, act=st.sampled_from(Act), reason=REASONS, codes=SOME_CODES)
    def somebody_tries_something(self, data, people, act, reason, codes) -> None:
        at = data.draw(st.integers(0, len(self.sheets) - 1))
        new_due = data.draw(st.none() | st.dates(FIRST_DAY, FIRST_DAY + timedelta(days=90)))
        self._try(at, act, self._asked(at, tuple(people), reason=reason, codes=codes, new_due=new_due))

    @rule(data=st.data(), mover=MOVERS, codes=SOME_CODES, at=st.sampled_from([-1, -1, -1, 0]))
    def somebody_takes_what_is_offered(self, data, mover, codes, at) -> None:
        new_due = self.today + timedelta(days=30)
        asked = self._asked(at, (Standing(*mover),), reason="Rà soát lại", codes=codes, new_due=new_due)
        acts = [act for act, answer in offered(asked) if isinstance(answer, Allowed)]
        if acts:
            self._try(at % len(self.sheets), data.draw(st.sampled_from(acts)), asked)

    @rule(data=st.data())
    def an_owner_of_the_newest_moves_it_on(self, data) -> None:
        owners = STATES[self.sheets[-1].state].owners
        asked = self._asked(-1, (Standing(*data.draw(st.sampled_from(owners))),), reason="Rà soát lại")
        acts = [act for act, answer in offered(asked) if isinstance(answer, Allowed) and ACTS[act].to]
        if acts:
            self._try(len(self.sheets) - 1, data.draw(st.sampled_from(acts)), asked)

    def _asked(self, at: int, people: tuple[Standing, ...], **given) -> Situation:
        sheet = self.sheets[at]
        stage = STATES[sheet.state].deadline
        return Situation(
            state=sheet.state,
            today=self.today,
            standings=people,
            due=self.dues.get(stage) if stage else None,
            returned=sheet.returned,
            newer_version=sheet is not self.sheets[-1],
            **given,
        )

    def _try(self, at: int, act: Act, asked: Situation) -> None:
        answer = ask(act, asked)
        if isinstance(answer, Denied):
            sentences = {language: catalogue(language).render(answer.reason) for language in LANGUAGES}
            assert len(set(sentences.values())) == len(LANGUAGES)
            assert [one for one in sentences.values() if "{" in one or "None" in one or ": ." in one] == []
            return
        assert answer.late_days == (self._days_late(asked) if ACTS[act].stage else 0)
        assert ACTS[act].stage in (None, asked.state)
        self._do(at, act, asked)
        assert self.sheets[at].state == answer.to

    def _days_late(self, asked: Situation) -> int:
        days = 0
        while asked.due and asked.due + timedelta(days=days) < asked.today:
            days += 1
        return days

    def _do(self, at: int, act: Act, asked: Situation) -> None:
        """As the application writes it down."""
        values = {}
        if act is Act.ENTER:
            self.words += 1
            values = dict.fromkeys(asked.codes, f"lần {self.words}")
            self.entered[at].update(values)
        if act is Act.EXTEND:
            self.dues[STATES[asked.state].deadline] = asked.new_due
        new = after(act, self.sheets[at], asked.codes, values)
        if ACTS[act].starts:
            self.sheets.append(new)
            self.entered.append(dict(self.entered[at]))
            return
        self.sheets[at] = new
        if act is Act.PUBLISH:
            self.published[at] = new
            if at:
                self.sheets[at - 1] = after(Act.REPLACE, self.sheets[at - 1])

    @invariant()
    def every_sheet_has_somebody_who_must_act_next_but_one_that_was_replaced(self) -> None:
        waiting = [sheet.state for sheet in self.sheets if not STATES[sheet.state].owners]
        assert set(waiting) <= {State.AMENDED}

    @invariant()
    def no_value_is_lost(self) -> None:
        assert [dict(sheet.values) for sheet in self.sheets] == self.entered

    @invariant()
    def what_was_published_stays_but_gives_way_to_its_published_amendment(self) -> None:
        for at, published in self.published.items():
            state = State.AMENDED if at + 1 in self.published else State.PUBLISHED
            now = self.sheets[at]
            assert (now.state, now.version, now.values) == (state, published.version, published.values)

    @invariant()
    def versions_are_numbered_and_only_the_newest_is_under_way(self) -> None:
        assert [sheet.version for sheet in self.sheets] == [*range(1, len(self.sheets) + 1)]
        assert set(range(len(self.sheets) - 1)) <= set(self.published)

    @invariant()
    def a_sheet_that_was_handed_in_has_no_return_left_to_answer(self) -> None:
        left = [sheet for sheet in self.sheets if sheet.state is not State.SELF_SCORING and not all(_marks(sheet))]
        assert left == []


def _marks(sheet: Sheet) -> list[bool]:
    return list(sheet.returned.values())


Walk.TestCase.settings = settings(max_examples=100, stateful_step_count=60, deadline=None)
TestWalk = Walk.TestCase


def _walked(*steps: tuple[Act, dict]) -> Sheet:
    sheet = Sheet()
    for act, given in steps:
        sheet = after(act, sheet, **given)
    return sheet


SCORED = (
    (Act.OPEN, {}),
    (Act.BEGIN, {}),
    (Act.ENTER, {"values": {"3.6.1": "12", "7.2": "5"}}),
    (Act.SUBMIT, {}),
)


def test_what_goes_back_is_answered_by_what_is_entered_at_or_below_it():
    sheet = _walked(*SCORED, (Act.RETURN, {"codes": ("3.6", "7.2")}), (Act.ENTER, {"values": {"3.6.1": "13"}}))
    assert sheet == Sheet(State.SELF_SCORING, 1, {"3.6": True, "7.2": False}, {"3.6.1": "13", "7.2": "5"})


def test_a_second_return_takes_the_place_of_the_first():
    first = (Act.RETURN, {"codes": ("3.6",)}), (Act.ENTER, {"values": {"3.6": "1"}}), (Act.SUBMIT, {})
    assert _walked(*SCORED, *first, (Act.RETURN, {"codes": ("7.2",)})).returned == {"7.2": False}


def test_a_sheet_taken_back_after_a_return_still_has_only_that_open():
    first = (Act.RETURN, {"codes": ("7.2",)}), (Act.ENTER, {"values": {"7.2": "1"}}), (Act.SUBMIT, {})
    assert _walked(*SCORED, *first, (Act.WITHDRAW, {})).returned == {"7.2": True}


def test_a_sheet_that_is_reopened_is_open_as_a_whole():
    first = (Act.RETURN, {"codes": ("7.2",)}), (Act.ENTER, {"values": {"7.2": "1"}}), (Act.SUBMIT, {})
    sheet = _walked(*SCORED, *first, (Act.REOPEN, {}))
    assert (sheet.state, sheet.returned, sheet.values) == (State.SELF_SCORING, {}, {"3.6.1": "12", "7.2": "1"})


def test_an_amendment_begins_in_appraisal_with_all_the_values():
    published = Sheet(State.PUBLISHED, 2, {"7.2": True}, {"7.2": "5"})
    assert after(Act.AMEND, published) == Sheet(State.APPRAISAL_2, 3, {}, {"7.2": "5"})
    assert published == Sheet(State.PUBLISHED, 2, {"7.2": True}, {"7.2": "5"})
