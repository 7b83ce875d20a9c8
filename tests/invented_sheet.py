"""The invented set of 77 leaves in a cycle of the invented province, filled in: for tests and benchmarks of sheets."""

import hashlib
from io import StringIO

from django.utils.timezone import localdate
from ruamel.yaml import YAML

from parindex.core.declaring import Edit, LeafEdit
from parindex.core.points import Absent
from parindex.core.values import fact_value
from parindex.core.workflow import Act
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.declaring import declare
from parindex.web.records.models import CriteriaSet, IndexYear
from parindex.web.records.opening import open_cycle
from tests.invented_set import invented_data, invented_set, invented_units
from tests.web.province import Province, opening, people, units

SET = "mo-phong-77"


def invented_province(asking: int = 0) -> Province:
    """The small province with its year open on the invented set, the sheet of district A begun."""
    keep_invented_set(asking)
    made = units()
    cast = people(made)
    opened = open_cycle(cast["chu-tri"], opening(made, framework=SET), localdate())
    world = Province(made, cast, opened.cycle)
    act_on(world.person("dau-moi"), world.sheet(), Wanted(Act.BEGIN), revision=0)
    return world


def keep_invented_set(asking: int = 0) -> None:
    """Keep the set, of which `asking` leaves need evidence, in the database, as one that somebody brought."""
    buffer = StringIO()
    YAML().dump(invented_data(asking=asking), buffer)
    text = buffer.getvalue()
    CriteriaSet.objects.create(code=SET, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def invented_values() -> dict[str, dict[str, object]]:
    """A value for every fact of the set, by code and key, as declared."""
    framework = invented_set()
    (figures,) = invented_units(framework, 1).values()
    return {
        leaf.code: {key: fact_value(leaf.facts[key], value) for key, value in figures[leaf.code].items()}
        for leaf in framework.leaves()
    }


def fill(world: Province) -> IndexYear:
    """Every figure of district A's sheet, entered by its contact."""
    edits = [
        LeafEdit(code, {key: Edit(value, Absent.MISSING) for key, value in values.items()})
        for code, values in invented_values().items()
    ]
    declare(world.person("dau-moi"), world.sheet(), edits)
    return world.sheet()
