"""Criteria sets, what is wrong with them and what changed in them, as a person reads it in a terminal."""

from collections.abc import Iterator
from pathlib import Path

from rich.padding import Padding
from rich.text import Text

from parindex.cli.output import Speech, console, table
from parindex.core.bands import Bands
from parindex.core.facts import FactSpec
from parindex.core.framework import Framework, Node, NodeKind
from parindex.core.framework_diff import Difference, FrameworkDiff
from parindex.core.messages import Message, Parameter
from parindex.core.place import Place
from parindex.core.plan import Plan
from parindex.core.points import written
from parindex.core.reading import Flaw
from parindex.core.values import node_specs
from parindex.documents.document import UnreadableFileError
from parindex.documents.framework_paper import DraftFramework
from parindex.documents.framework_yaml import Where

# Sentences of a rule that stand under the one before them.
UNDER = (
    "rule.rung",
    "rule.rung-rule",
    "rule.option",
    "rule.otherwise-undecided",
    "rule.deduct-each",
    "rule.deduct-when",
)


def print_framework(framework: Framework, speech: Speech) -> None:
    """Title, sources and bands, then the tree with each rule in short."""
    out = console()
    out.print(Text(f"{framework.title} ({framework.id}, {framework.version})", "bold"))
    if framework.simulated:
        out.print(Text(framework.simulated, "bold yellow"))
    for line in framework.source.values():
        out.print(line)
    out.print(_bands(framework.bands, speech), "", sep="\n")
    rows = table(*(speech(f"column.{name}") for name in ("code", "name", "max", "rule")), figures=(2,))
    for area in framework.areas:
        if area.children:
            rows.add_row(area.code, area.name, written(area.max_points, speech.language), "", style="bold")
        for leaf in area.leaves():
            rows.add_row(leaf.code, leaf.name, written(leaf.max_points, speech.language), _short(leaf, speech))
    out.print(rows)


def _short(leaf: Node, speech: Speech) -> str:
    """The kind of a leaf's rule."""
    data = leaf.rule.data if leaf.rule else ""
    kind = data if isinstance(data, str) else next(key for key in data if key != "none_arose")
    return speech(f"rule.{kind}")


def print_node(framework: Framework, code: str, speech: Speech) -> None:
    """One criterion: its rule in words, the figures it asks for, its basis. Raises UnreadableFileError for another."""
    node = framework.node(code)
    if node is None:
        raise UnreadableFileError(Message("score.no-code", {"code": code, "id": framework.id}))
    out = console()
    out.print(Text(f"{node.code} {node.name}", "bold"))
    out.print(speech("framework.most", points=written(node.max_points, speech.language)))
    for message in node.rule.named() if node.rule else ():
        out.print(Padding(Text(speech.core.render(message)), (0, 0, 0, 4 if message.id in UNDER else 2)))
    for line in _around(node, speech):
        out.print(Padding(Text(line), (0, 0, 0, 2)))
    specs = node_specs(node)
    if specs:
        out.print("", speech("framework.facts"), sep="\n")
    for spec in specs.values():
        out.print(Padding(Text(_spec(spec, speech)), (0, 0, 0, 2)))
    for said in (node.cite and speech("score.cite", cite=node.cite), node.note):
        if said:
            out.print("", Text(said), sep="\n")
    if node.unverified:
        out.print(speech("framework.unverified"))


def _around(node: Node, speech: Speech) -> Iterator[str]:
    """What holds around the rule: gates, what evidence is worth, what becomes of a criterion that does not apply."""
    for gate in node.gates:
        yield speech("framework.gate", when=speech.core.render(gate.when.named()), cite=gate.cite or "–")
    for check in node.checks:
        yield speech("framework.check", that=speech.core.render(check.that.named()), say=check.say)
    if node.evidence and node.evidence.required:
        yield speech(f"framework.evidence-{node.evidence.without}", ask=node.evidence.ask or "–")
    if node.rule:
        yield speech(f"framework.absent-{node.not_applicable}")
    if node.kind is not NodeKind.ORDINARY:
        yield speech(f"framework.{node.kind}")


def _spec(spec: FactSpec, speech: Speech) -> str:
    told = [speech(f"kind.{spec.kind}"), spec.unit, ", ".join(spec.options), spec.measure]
    more = "; ".join(one for one in told if one and one != spec.name.lower())
    return f"{spec.key}: {spec.name} ({more})" if more else f"{spec.key}: {spec.name}"


def print_draft(draft: DraftFramework, plan: Plan, out: Path, speech: Speech) -> None:
    """What was made of a paper, what keeps it from being used, and what it is unsure of."""
    to = console()
    areas, rows = len(plan.areas), sum(1 for _ in plan.rows())
    to.print(speech("framework.written", file=str(out), areas=areas, rows=rows))
    if draft.framework:
        to.print(sound(draft.framework, speech))
    else:
        to.print(speech("framework.unusable", count=len(draft.flaws)))
        print_flaws(str(out), draft.flaws, speech)
    if draft.doubts:
        to.print("", speech("framework.doubts", count=len(draft.doubts)), sep="\n")
    for doubt in draft.doubts:
        where = f"{speech.core.render(doubt.place.said)}: " if doubt.place != Place() else ""
        to.print(Text(f"- {where}{speech.core.render(doubt.message)}"), soft_wrap=True)


def print_flaws(which: str, flaws: tuple[tuple[Where, Flaw], ...], speech: Speech) -> None:
    """Each flaw with its line or cell, and what may mend it."""
    for where, flaw in flaws:
        mend = f" ({speech.core.render(flaw.mend)})" if flaw.mend else ""
        console().print(Text(f"{which}:{where}: {speech.core.render(flaw.message)}{mend}"), soft_wrap=True)


def sound(framework: Framework, speech: Speech) -> str:
    """That a set can be used, and how large it is."""
    leaves = list(framework.leaves())
    computed = sum(1 for leaf in leaves if leaf.rule and leaf.rule.scale.computes)
    places = {"id": framework.id, "areas": len(framework.areas), "leaves": len(leaves), "computed": computed}
    return speech("framework.sound", **places, points=written(framework.max_points, speech.language))


def _bands(bands: Bands, speech: Speech) -> str:
    if not bands.bands:
        return speech("framework.no-bands")
    mark = f" ({bands.basis})" if bands.assumed else ""
    items = (
        f"{band.name} {'≥' if band.inclusive else '>'} {written(band.floor, speech.language)}" for band in bands.bands
    )
    return speech("framework.bands", bands="; ".join(items)) + mark


def print_diff(old: Framework, new: Framework, found: FrameworkDiff, speech: Speech) -> None:
    """What changed from one set to the other."""
    out = console()
    out.print(Text(f"{old.id} ({old.version}) → {new.id} ({new.version})", "bold"))
    if not (found.differences or found.whole):
        out.print(speech("diff.none"))
    for key, before, after in found.whole:
        was, now = (_said(value, speech) for value in (before, after))
        out.print(Text(f"{speech(f'set.{key}')}: {was} → {now}"))
    if found.differences:
        rows = table(speech("column.code"), speech("diff.kind"), speech("diff.what"))
        for one in found.differences:
            rows.add_row(one.code, speech(f"diff.{one.kind}"), _told(one, speech))
        out.print("", rows, sep="\n")
    if found.unmatched:
        out.print("", speech("diff.unmatched", codes=found.unmatched), sep="\n")


def _told(one: Difference, speech: Speech) -> str:
    """What was and what is: points and codes beside each other, sentences below each other."""
    before, after = _said(one.before, speech), _said(one.after, speech)
    if isinstance(one.before, tuple):
        told = (speech("diff.before", said=before or "–"), speech("diff.after", said=after or "–"))
        return "\n".join((one.name, *told))
    return f"{one.name}: {f'{before} → {after}' if before and after else before or after}"


def _said(value: Parameter, speech: Speech) -> str:
    return " ".join(map(speech.core.render, value if isinstance(value, tuple) else (value,)))
