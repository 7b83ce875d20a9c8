"""What is planned: whether each task can be followed up, and each area has someone who looks after it."""

from collections.abc import Iterator
from dataclasses import replace

from parindex.core.check.problem import Problem, problem
from parindex.core.messages import Message
from parindex.core.plan import Plan, names_a_figure


def group_lead(plan: Plan) -> Iterator[Problem]:
    """Tasks all of whose leads are groups: nobody in particular answers for them."""
    for criterion in plan.planned():
        if criterion.leads_words and criterion.leads and all(lead.is_group for lead in criterion.leads):
            place, text = criterion.leads_words.place(), criterion.leads_words.text
            yield problem("group-lead", place, found=text, expected=Message("expected.one-lead"))


def no_lead(plan: Plan) -> Iterator[Problem]:
    """Tasks without any lead unit; once per paper with their codes if the table has no column for it."""
    if plan.has("task") and not plan.has("leads"):
        codes = tuple(criterion.code for criterion in plan.planned())
        yield _of_the_table("no-lead", plan, codes, expected=Message("expected.one-lead"), variant="column")
    for criterion in plan.planned():
        if plan.has("leads") and not criterion.leads:
            place = (criterion.leads_words or criterion.code_words).place()
            yield problem("no-lead", place, found="", expected=Message("expected.one-lead"), variant="row")


def no_deadline(plan: Plan) -> Iterator[Problem]:
    """Once per paper: the codes of all tasks without a deadline."""
    codes = tuple(criterion.code for criterion in plan.planned() if criterion.task and not criterion.deadline)
    if codes:
        variant = "some" if plan.has("deadline") else "column"
        yield _of_the_table("no-deadline", plan, codes, expected=Message("expected.deadline"), variant=variant)


def _of_the_table(id_: str, plan: Plan, codes: tuple[str, ...], *, expected: Message, variant: str) -> Problem:
    """A problem of many rows for one reason, at the header of the table, with the codes of them all."""
    found = problem(
        id_,
        plan.header.place(),
        found=plan.header.text.replace("\t", " | "),
        expected=expected,
        variant=variant,
        code=", ".join(codes),
        count=len(codes),
    )
    return replace(found, codes=codes)


def no_measure(plan: Plan) -> Iterator[Problem]:
    """Criteria that lost points and whose task names nothing that can be counted."""
    for criterion in plan.planned() if plan.has("task") else ():
        text = criterion.task.text if criterion.task else ""
        if criterion.lost and criterion.lost > 0 and not criterion.measure and not names_a_figure(text):
            place = (criterion.task or criterion.code_words).place()
            yield problem("no-measure", place, found=text, expected=Message("expected.measure"))


def area_without_owner(plan: Plan) -> Iterator[Problem]:
    """Areas that no body's duties name, in a paper that gives bodies duties by area."""
    owned = {code for duty in plan.responsibilities for code in duty.areas}
    for area in plan.areas if owned else ():
        if area.code not in owned:
            place = area.name_words.place()
            yield problem("area-without-owner", place, found=area.name, expected=Message("expected.owner"))
