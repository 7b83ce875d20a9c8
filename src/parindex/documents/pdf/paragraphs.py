"""Lines become paragraphs: a line that runs to the margin goes on where the next one begins."""

from collections.abc import Sequence
from itertools import pairwise

from parindex.documents.pdf.columns import Flow, Numbered
from parindex.documents.pdf.joining import BEGINNING, goes_on, is_wrapped_dash
from parindex.documents.pdf.words import Stretch

ALIGNED = 2.5  # points by which lines of a paragraph may differ at their beginning
FARTHEST = 2.3  # of the letters' size, from line to line of one paragraph
WIDER = 1.15  # a distance that much larger than that of the neighbouring lines is space between paragraphs
SIZES = 1.1  # letters that much larger are another kind of words


def paragraphs_of(flow: Flow) -> list[list[Numbered]]:
    """The lines of each paragraph of a flow."""
    lines = [line for _, line in flow.stretches]
    joined = _joined(lines, flow)
    paragraphs: list[list[Numbered]] = []
    for numbered, is_joined in zip(flow.stretches, [False, *joined], strict=True):
        if is_joined:
            paragraphs[-1].append(numbered)
        else:
            paragraphs.append([numbered])
    return paragraphs


def _joined(lines: Sequence[Stretch], flow: Flow) -> list[bool]:
    """For each line but the first, whether it goes on with the paragraph before it."""
    joined: list[bool] = []
    for at, (before, line) in enumerate(pairwise(lines)):
        is_first = at == 0 or not joined[-1]
        joined.append(_may_follow(before, line, flow, is_first=is_first))
    steps = [line.base - before.base for before, line in pairwise(lines)]
    return [is_joined and not _is_set_apart(at, steps, joined) for at, is_joined in enumerate(joined)]


def _is_set_apart(at: int, steps: Sequence[float], joined: Sequence[bool]) -> bool:
    """Whether there is more space before a line than between its neighbours."""
    around = [steps[one] for one in (at - 1, at + 1) if 0 <= one < len(steps) and joined[one]]
    return bool(around) and steps[at] > min(around) * WIDER


def _may_follow(before: Stretch, line: Stretch, flow: Flow, *, is_first: bool) -> bool:
    """Whether `line` can be the next of the paragraph, of which `before` is the last and maybe the first one."""
    size = max(before.size, line.size)
    if line.base - before.base > FARTHEST * size or size > SIZES * min(before.size, line.size):
        return False
    if before.text.isupper() and not line.text.isupper():
        return False
    if _begins(before, line, flow):
        return False
    if not (_is_aligned(before, line, flow, is_first=is_first) or _are_centred(before, line, flow)):
        return False
    return _is_full(before, line, flow) or goes_on(before.text, line.text)


def _begins(before: Stretch, line: Stretch, flow: Flow) -> bool:
    """Whether `line` begins as an item or a heading does."""
    return bool(BEGINNING.match(line.text)) and not is_wrapped_dash(before, line, flow.right - before.start)


def _is_aligned(before: Stretch, line: Stretch, flow: Flow, *, is_first: bool) -> bool:
    """Whether `line` begins where a paragraph goes on: below its second line, or at most where its first begins."""
    if not is_first:
        return abs(line.start - before.start) <= ALIGNED
    if BEGINNING.match(before.text):
        return line.start <= before.start + before.first + 3 * before.size
    if line.start > flow.left + ALIGNED and abs(line.start - before.start) <= ALIGNED:
        return goes_on(before.text, line.text)
    return line.start <= before.start + ALIGNED


def _are_centred(before: Stretch, line: Stretch, flow: Flow) -> bool:
    middle = (flow.left + flow.right) / 2
    return all(abs((one.start + one.end) / 2 - middle) <= ALIGNED for one in (before, line))


def _is_full(before: Stretch, line: Stretch, flow: Flow) -> bool:
    """Whether the first word of `line` had no room behind `before`."""
    room = flow.right - (flow.left if _are_centred(before, line, flow) else before.start)
    return before.width + 0.2 * before.size + line.first > room
