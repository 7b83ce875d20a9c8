"""Random acts by random people on real rows: nothing is lost, nothing published moves, every act is in the chain."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.utils.timezone import localdate
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from parindex.core.workflow import STATES, Act, Allowed, Denied, State, offered
from parindex.documents.catalogue import LANGUAGES, catalogue
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.chain_check import check_chain
from parindex.web.records.head_file import head_path, keep_head
from parindex.web.records.models import AuditHead, Event, IndexYear, User
from parindex.web.records.standing import situation_of
from parindex.web.records.versions import content_sha256
from tests.web.province import CAST, entered, points_of, province

CODES = ("1.1", "3.6", "7.2", "9.9")
POINTS = st.sampled_from([Decimal("0.5"), Decimal(0), None])
NAMES = st.sampled_from(sorted(CAST))
SOME_CODES = st.lists(st.sampled_from(CODES), unique=True, max_size=2).map(tuple)


class Walk(RuleBasedStateMachine):
    """One sheet and its versions; `entered` is what the newest must hold, kept apart from the database."""

    @initialize()
    def a_year_is_open(self):
        self.before = transaction.savepoint()
        self.world = province()
        self.events = Event.objects.count()
        self.tried, self.entered, self.published = 0, {}, {}

    def teardown(self):
        if not hasattr(self, "world"):
            return
        head = AuditHead.objects.get(pk=1)
        keep_head(head.count, head.hash)  # as a commit would
        try:
            events = Event.objects.filter(act__in=list(Act), seq__gt=self.events).exclude(
                act=Act.REPLACE, is_refused=False
            )
            assert (check_chain().found, events.count()) == (None, self.tried)
        finally:
            head_path().unlink()
            transaction.savepoint_rollback(self.before)

    @rule(
        name=NAMES, act=st.sampled_from(Act), codes=SOME_CODES, points=POINTS, reason=st.sampled_from(["", "Rà soát"])
    )
    def somebody_tries_something(self, name, act, codes, points, reason):
        self.attempt(name, act, codes, points, reason)

    @rule(name=NAMES, data=st.data(), codes=SOME_CODES, points=POINTS)
    def somebody_takes_what_is_offered(self, name, data, codes, points):
        situation = situation_of(User.objects.get(username=name), self.world.sheet())
        acts = [act for act, answer in offered(situation) if isinstance(answer, Allowed)]
        if acts:
            self.attempt(name, data.draw(st.sampled_from(acts)), codes, points, "Rà soát")

    def attempt(self, name, act, codes, points, reason):
        sheet = self.world.sheet()
        figures = dict.fromkeys(codes, points) if act is Act.ENTER else {}
        if act is Act.ENTER:
            answer = entered(self.world, name, figures)
        else:
            wanted = Wanted(act, reason=reason, codes=codes, day=localdate() + timedelta(days=60))
            answer = act_on(User.objects.get(username=name), sheet, wanted, revision=sheet.revision)
        self.tried += 1
        if isinstance(answer, Denied):
            assert all(catalogue(language).render(answer.reason) for language in LANGUAGES)
            assert IndexYear.objects.get(pk=sheet.pk).revision == sheet.revision
        else:
            self.entered |= figures
            if act is Act.PUBLISH:
                self.published[sheet.pk] = dict(self.entered)

    @invariant()
    def every_sheet_waits_for_somebody_or_is_replaced(self):
        if hasattr(self, "world"):
            assert all(STATES[State(one.state)].owners for one in IndexYear.objects.newest())

    @invariant()
    def every_figure_entered_is_in_the_newest_version(self):
        if hasattr(self, "world"):
            assert figures(self.world.sheet()) == self.entered

    @invariant()
    def what_was_published_is_as_it_was(self):
        for pk, then in getattr(self, "published", {}).items():
            sheet = IndexYear.objects.get(pk=pk)
            assert sheet.state in ("published", "amended")
            assert (figures(sheet), content_sha256(sheet)) == (then, sheet.content_sha256)


def figures(sheet):
    return points_of(sheet)


@pytest.mark.django_db
def test_whatever_people_do_nothing_is_lost_and_everything_is_recorded():
    assert connection.in_atomic_block
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=15,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        ),
    )
