"""What holds of any rows of figures: their order makes no difference, and none is lost."""

from hypothesis import given
from hypothesis import strategies as st

from parindex.core.admission import Admission
from tests.core.admitting import SET, TODAY, Row, admitted

VALUES = st.sampled_from(("0", "1", "7", "12", "1.000", "", "x", "-1", "KAD", "50%", "0,5", "Có", "2,5"))
PLACES = [(code, fact) for code, facts in Admission(SET, TODAY).specs.items() for fact in facts]
MEASURES = [("", "dossiers.late"), ("", "dossiers.apologised"), ("", "no.such"), ("", "late"), ("7", "points")]


@st.composite
def rows_of_units(draw):
    """Rows of three units, none of them twice, with good and bad values, and the same in another order."""
    places = draw(
        st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(PLACES + MEASURES)), unique=True, max_size=40)
    )
    rows = [Row(unit, code, fact, draw(VALUES), source="có") for unit, (code, fact) in places]
    return rows, draw(st.permutations(rows))


@given(rows_of_units())
def test_the_order_of_rows_makes_no_difference(orders):
    def told(found):
        own = {unit: {code: each for code, each in one.figures.items() if each} for unit, one in found.units.items()}
        return own, *({(row, why.id) for row, why in rows} for rows in (found.refused, found.warned))

    one, other = (told(admitted(*rows)) for rows in orders)
    assert one == other


@given(rows_of_units())
def test_every_row_with_a_value_becomes_a_figure_or_comes_back(orders):
    rows, _ = orders
    found = admitted(*rows)
    back = {row for row, _ in found.refused}
    taken = [row for row in rows if row.value and row.code and row not in back]
    assert [row for row in taken if row.fact not in found.units[row.unit].figures.get(row.code, {})] == []
