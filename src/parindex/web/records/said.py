"""What core says as plain data for a JSON column, and back, losing nothing: figures stay exact, days days."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from parindex.core.messages import Message, Parameter

UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")  # letters that not every database has room for


def said_content(said: Parameter) -> Any:
    """`said` as plain data. Raises TypeError for a time: in a sentence it is words, in the zone of its reader."""
    if isinstance(said, Decimal):
        return {"figure": str(said)}
    if isinstance(said, datetime):
        raise TypeError("a time has no place in a message")
    if isinstance(said, date):
        return {"day": said.isoformat()}
    if isinstance(said, Message):
        parameters = {name: said_content(value) for name, value in said.parameters.items()}
        return {"message": said.id, "parameters": parameters}
    if isinstance(said, tuple):
        return [said_content(part) for part in said]
    return kept_text(said) if isinstance(said, str) else said


def said_from(content: Any) -> Parameter:
    """What `said_content` made `content` of."""
    if isinstance(content, list):
        return tuple(said_from(part) for part in content)
    if isinstance(content, dict) and "figure" in content:
        return Decimal(content["figure"])
    if isinstance(content, dict) and "day" in content:
        return date.fromisoformat(content["day"])
    if isinstance(content, dict):
        return Message(content["message"], {name: said_from(value) for name, value in content["parameters"].items()})
    return content  # type: ignore[no-any-return]


def kept_text(words: str) -> str:
    """`words` with the replacement character for what a database may refuse."""
    return UNKEEPABLE.sub("\ufffd", words)
