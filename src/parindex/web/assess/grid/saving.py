"""What a form sends, kept: the fields that can be read, each leaf for itself; what cannot be read is told."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from parindex.core.messages import Message
from parindex.core.workflow import Denied
from parindex.web.assess.grid.sent import Sent, sent_leaves
from parindex.web.records.declaring import declare
from parindex.web.records.figures import asked_specs
from parindex.web.records.models import IndexYear, User


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of it, by code. changed: how many leaves have other values now; denied: why none was kept."""

    sent: Mapping[str, Sent]
    changed: int
    contested: tuple[str, ...]
    denied: Message | None

    @property
    def refused(self) -> tuple[str, ...]:
        """The leaves with a field that is wrong."""
        return tuple(code for code, one in self.sent.items() if one.refusals)


def save(person: User, sheet: IndexYear, posted: Mapping[str, str]) -> Saved:
    """Keep what `posted` changes. Raises BadRequest for a form of another set."""
    sent = sent_leaves(posted, asked_specs(sheet.frozen_id), timezone.localdate())
    edits = [one.edit for one in sent.values() if one.edit and one.edit.fields]
    if not edits:
        return Saved(sent, 0, (), None)
    answer = declare(person, sheet, edits)
    if isinstance(answer, Denied):
        return Saved({code: one.not_kept() for code, one in sent.items()}, 0, (), answer.reason)
    return Saved(sent, len(answer.changed), answer.contested, None)
