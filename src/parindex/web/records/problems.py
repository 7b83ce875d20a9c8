"""Problems as plain data for a JSON column, and back, losing nothing: figures stay exact, messages stay messages."""

from dataclasses import asdict
from typing import Any

from parindex.core.check import Problem
from parindex.core.check.problem import KINDS
from parindex.core.place import Place
from parindex.web.records.said import said_content, said_from


def problem_content(problem: Problem) -> dict[str, Any]:
    """`problem` as plain data."""
    return {
        "kind": problem.kind.id,
        "place": asdict(problem.place),
        "message": said_content(problem.message),
        "found": said_content(problem.found),
        "expected": said_content(problem.expected),
        "codes": list(problem.codes),
    }


def problem_from(content: dict[str, Any]) -> Problem:
    """The problem that `problem_content` made `content` of."""
    message, found, expected = (said_from(content[key]) for key in ("message", "found", "expected"))
    return Problem(
        kind=KINDS[content["kind"]],
        place=Place(**content["place"]),
        message=message,  # type: ignore[arg-type]
        found=found,  # type: ignore[arg-type]
        expected=expected,  # type: ignore[arg-type]
        codes=tuple(content["codes"]),
    )
