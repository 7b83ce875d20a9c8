"""Problems as plain data for a JSON column, and back, losing nothing: figures stay exact, messages stay messages."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from parindex.core.check import Problem
from parindex.core.check.problem import KINDS
from parindex.core.messages import Message, Parameter
from parindex.core.place import Place


def problem_content(problem: Problem) -> dict[str, Any]:
    """`problem` as plain data."""
    return {
        "kind": problem.kind.id,
        "place": asdict(problem.place),
        "message": _content(problem.message),
        "found": _content(problem.found),
        "expected": _content(problem.expected),
        "codes": list(problem.codes),
    }


def problem_from(content: dict[str, Any]) -> Problem:
    """The problem that `problem_content` made `content` of."""
    message, found, expected = (_said(content[key]) for key in ("message", "found", "expected"))
    return Problem(
        kind=KINDS[content["kind"]],
        place=Place(**content["place"]),
        message=message,  # type: ignore[arg-type]
        found=found,  # type: ignore[arg-type]
        expected=expected,  # type: ignore[arg-type]
        codes=tuple(content["codes"]),
    )


def _content(said: Parameter) -> Any:
    if isinstance(said, Decimal):
        return {"figure": str(said)}
    if isinstance(said, Message):
        return {"message": said.id, "parameters": {name: _content(value) for name, value in said.parameters.items()}}
    if isinstance(said, tuple):
        return [_content(part) for part in said]
    return said


def _said(content: Any) -> Parameter:
    if isinstance(content, list):
        return tuple(_said(part) for part in content)
    if isinstance(content, dict) and "figure" in content:
        return Decimal(content["figure"])
    if isinstance(content, dict):
        return Message(content["message"], {name: _said(value) for name, value in content["parameters"].items()})
    return content  # type: ignore[no-any-return]
