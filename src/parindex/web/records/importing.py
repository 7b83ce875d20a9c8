"""A paper that waits becomes an index year, whole or not at all; and an import is undone, whole or not at all."""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from parindex.core.check import plan_check
from parindex.core.framework import Framework
from parindex.core.messages import Message, Parameter
from parindex.core.plan import Plan
from parindex.documents.framework_yaml import framework_of
from parindex.web.records.asking import asked_by
from parindex.web.records.audit import record
from parindex.web.records.files import forget_file
from parindex.web.records.frameworks import framework_of_year
from parindex.web.records.intake import CriteriaSet, PaperImport
from parindex.web.records.keep import PaperIn, UnfitPlanError, keep_year
from parindex.web.records.people import User
from parindex.web.records.units import Unit
from parindex.web.records.waiting import Waiting, put_away
from parindex.web.records.years import IndexYear


class AlreadyUndoneError(Exception):
    """The import was undone before, by this person or another."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decides about a paper.

    framework: the code of a set of the installation; or, with `set_text`, the id in that text of a set made from the
    paper. simulated: whether its figures are invented.
    """

    unit: Unit
    year: int
    framework: str
    set_text: str = ""
    simulated: bool = False


def confirm(person: User, one: Waiting, plan: Plan, choice: Choice) -> PaperImport:
    """Keep the year that `plan` tells of, its paper and its problems; then the paper waits no longer.

    Raises UnfitPlanError if the paper's criteria are not those of the set, django's IntegrityError if the year, or a
    set of this id, is there already: then nothing is kept.
    """
    paper = PaperIn(one.name, one.content(), one.document().lines, layout=one.layout)
    try:
        made = _keep(person, one, plan, choice=choice, paper=paper)
    except BaseException:
        forget_file(one.sha256)
        raise
    put_away(one)
    return made


@transaction.atomic
def _keep(person: User, one: Waiting, plan: Plan, *, choice: Choice, paper: PaperIn) -> PaperImport:
    made_set = _keep_set(choice.set_text) if choice.set_text else None
    year = keep_year(
        choice.unit,
        framework_of_year(choice.framework),
        plan,
        problems=plan_check(plan),
        paper=paper,
        year=choice.year,
        simulated=choice.simulated,
    )
    made = PaperImport.objects.create(
        person=person,
        unit=choice.unit,
        year=year.year,
        name=one.name,
        sha256=one.sha256,
        size=one.size,
        index_year=year,
        criteria_set=made_set,
    )
    said = {**_said(made), "framework": year.framework}
    with asked_by(person):
        record("accept_paper", year, Message("paper.accepted", said), unit=choice.unit)
    return made


def _said(one: PaperImport) -> dict[str, Parameter]:
    return {"unit": one.unit.short_name, "year": str(one.year), "name": one.name}


def _keep_set(text: str) -> CriteriaSet:
    read = framework_of(text, "framework.yaml")
    if not isinstance(read, Framework):
        raise UnfitPlanError(read.flaws[0][1].message.id)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return CriteriaSet.objects.create(code=read.id, text=text, sha256=digest)


def undo(person: User, one: PaperImport) -> None:
    """Take away the year that came with an import, its paper, and the set made from it if nothing else uses it.

    Raises AlreadyUndoneError.
    """
    with transaction.atomic():
        locked = PaperImport.objects.select_for_update().get(pk=one.pk)
        if locked.undone_at is not None or locked.index_year is None:
            raise AlreadyUndoneError
        made_set, frozen = locked.criteria_set, locked.index_year.frozen
        locked.index_year.delete()
        if not frozen.years.exists():
            frozen.delete()
        if made_set and not IndexYear.objects.filter(framework=made_set.code).exists():
            made_set.delete()
        locked.refresh_from_db()
        locked.undone_at, locked.undone_by = timezone.now(), person
        locked.save()
        with asked_by(person):
            record("undo_paper", locked, Message("paper.undone", _said(locked)), unit=locked.unit)
    forget_file(locked.sha256)
