"""Lost points by criterion and by lead unit."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from parindex.core.gap import Gap, Loss, UnitLoss, gap


def _loss(code: str, lost: str | None, *leads: str) -> Loss:
    return Loss(code, f"Tiêu chí {code}", None if lost is None else Decimal(lost), leads)


LOSSES = st.lists(
    st.builds(
        Loss,
        code=st.integers(1, 99).map(str),
        name=st.just("Tiêu chí"),
        lost=st.none() | st.integers(0, 9999).map(lambda units: Decimal(units).scaleb(-3)),
        leads=st.lists(st.sampled_from(("Phòng A", "Phòng B", "UBND các xã"))).map(tuple),
    ),
    unique_by=lambda loss: loss.code,
)


def test_criteria_come_by_their_loss_and_ties_in_the_papers_order():
    found = gap([_loss("1", "0.5"), _loss("2", "2"), _loss("3", "0.5"), _loss("4", "3.458"), _loss("5", "0.50")])
    assert [loss.code for loss in found.criteria] == ["4", "2", "1", "3", "5"]


def test_criteria_without_a_loss_are_in_no_list():
    whole, small = _loss("1", "0", "Phòng A"), _loss("2", "0.001", "Phòng B")
    assert gap([whole, small]) == Gap(Decimal("0.001"), (small,), (UnitLoss("Phòng B", Decimal("0.001"), ("2",)),), ())


def test_criteria_above_their_maximum_make_no_other_loss_smaller():
    assert gap([_loss("1", "-1"), _loss("2", "2")]).lost == Decimal(2)


def test_a_criterion_counts_in_full_for_each_of_its_leads():
    found = gap([_loss("1", "2", "Phòng A", "Phòng B"), _loss("2", "1.5", "Phòng B")])
    assert found.lost == Decimal("3.5")
    assert found.units == (UnitLoss("Phòng B", Decimal("3.5"), ("1", "2")), UnitLoss("Phòng A", Decimal(2), ("1",)))


def test_a_lead_named_twice_for_one_criterion_counts_once():
    assert gap([_loss("1", "2", "Phòng A", "Phòng A")]).units == (UnitLoss("Phòng A", Decimal(2), ("1",)),)


def test_units_with_equal_losses_come_in_the_order_of_their_largest_loss():
    found = gap([_loss("1", "1", "Phòng A"), _loss("2", "2", "Phòng B"), _loss("3", "1", "Phòng A")])
    assert [unit.unit for unit in found.units] == ["Phòng B", "Phòng A"]


def test_unknown_losses_are_named_and_in_no_sum():
    found = gap([_loss("1", None, "Phòng A"), _loss("2", "1", "Phòng A"), _loss("3", None)])
    assert (found.unknown, found.lost, [loss.code for loss in found.criteria]) == (("1", "3"), Decimal(1), ["2"])
    assert found.units == (UnitLoss("Phòng A", Decimal(1), ("2",)),)


def test_nothing_lost_is_an_empty_gap():
    assert gap([]) == Gap(Decimal(0), (), (), ())


@given(LOSSES)
def test_the_criteria_add_up_to_the_whole_loss_and_the_units_to_no_less_of_what_has_a_lead(losses):
    found = gap(losses)
    led = sum((loss.lost for loss in found.criteria if loss.leads), Decimal(0))
    assert sum((loss.lost for loss in found.criteria), Decimal(0)) == found.lost
    assert sum((unit.lost for unit in found.units), Decimal(0)) >= led


@given(LOSSES)
def test_every_criterion_is_lost_or_whole_or_unknown(losses):
    found = gap(losses)
    whole = [loss.code for loss in losses if loss.lost == 0]
    assert sorted([*(loss.code for loss in found.criteria), *whole, *found.unknown]) == sorted(
        loss.code for loss in losses
    )
