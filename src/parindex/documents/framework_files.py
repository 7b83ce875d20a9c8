"""A criteria set from wherever a user has it: one that ships, an illustration, a YAML file, a workbook."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parindex.core.framework import Framework
from parindex.core.framework_build import build
from parindex.core.messages import Message, Parameter
from parindex.core.place import Place
from parindex.core.reading import Flaw
from parindex.documents.document import UnreadableFileError
from parindex.documents.files import file_content
from parindex.documents.framework_yaml import Flawed, Where, framework_file, read_framework, shipped
from parindex.documents.holidays import viet_nam
from parindex.documents.scenario import SUFFIX, scenario_of
from parindex.documents.yaml_data import read_yaml

if TYPE_CHECKING:
    from parindex.documents.framework_workbook import Read

WORKBOOK = ".xlsx"


def open_framework(which: str) -> Framework | Flawed:
    """The set of this id or in this file, or all its flaws. Raises UnreadableFileError, in one sentence.

    which: the id of a set that ships, that id with "-minh-hoa" for its illustration, or a path of a .yaml or .xlsx.
    """
    scenario = scenario_of(which.removesuffix(SUFFIX)) if which.endswith(SUFFIX) else None
    if scenario:
        return scenario.framework
    if Path(which).suffix.lower() != WORKBOOK:
        return read_framework(framework_file(which))
    read = _workbook(Path(which))
    built = build(read.data, viet_nam())
    if isinstance(built, Framework) and not read.flaws:
        return built
    flaws = () if isinstance(built, Framework) else built
    return Flawed((*_own(read), *((_cell(read, flaw.path), flaw) for flaw in flaws)))


def _own(read: "Read") -> tuple[tuple[Where, Flaw], ...]:
    """The flaws of the workbook itself, for which some of it was not read."""
    return tuple((place.cell_of_sheet, Flaw((), said)) for place, said in read.flaws)


def _workbook(path: Path) -> "Read":
    """What a workbook holds. Its reader is loaded when a workbook needs it: few runs do."""
    from parindex.documents.framework_workbook import data_of_workbook

    return data_of_workbook(file_content(path), path.name)


def _cell(read: "Read", path: tuple[str | int, ...]) -> str:
    return read.place(path).cell_of_sheet


def usable_framework(which: str) -> Framework:
    """The set of this id or in this file. Raises UnreadableFileError, with the first flaw, if it cannot be used."""
    opened = open_framework(which)
    if isinstance(opened, Framework):
        return opened
    raise _unusable(which, opened)


def _unusable(which: str, flawed: Flawed) -> UnreadableFileError:
    where, flaw = flawed.flaws[0]
    place: Parameter = Place(line=where).said if isinstance(where, int) else where
    said: dict[str, Parameter] = {"file": which, "where": place, "flaw": flaw.message, "count": len(flawed.flaws)}
    return UnreadableFileError(Message("framework.unusable", said))


def framework_data(which: str) -> Mapping[str, Any]:
    """The plain data of a set, flawed or not, with all that stands in its file. Raises UnreadableFileError."""
    if Path(which).suffix.lower() == WORKBOOK:
        read = _workbook(Path(which))
        if read.flaws:
            raise _unusable(which, Flawed(_own(read)))
        return read.data
    file = read_yaml(framework_file(which))
    if not isinstance(file.data, Mapping):
        raise UnreadableFileError(Message("framework.not-a-set", {"file": which, "known": tuple(shipped())}))
    if repeated := tuple(file.repeated()):
        raise _unusable(which, Flawed(repeated))
    return file.data
