"""Who asks for what is being done, and in which request: known wherever an event is recorded, passed by nobody."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import uuid4

from parindex.web.records.people import User

SYSTEM = "hệ thống"
NOBODY = "người chưa đăng nhập"


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks: a person, or a program by its name. `request_id` is the same for all that one request does."""

    person: User | None
    name: str
    request_id: str


_asking: ContextVar[Callable[[], Asking]] = ContextVar("asking")


def asking() -> Asking:
    """Who asks now; the system itself where nobody said."""
    find = _asking.get(None)
    return find() if find else Asking(None, SYSTEM, "")


@contextmanager
def asked_by_request(person: Callable[[], object], request_id: str) -> Iterator[None]:
    """What is done inside is asked for by whoever `person` finds when it comes to that: people sign in meanwhile."""

    def find() -> Asking:
        found = person()
        return Asking(found, found.full_name, request_id) if isinstance(found, User) else _nobody(request_id)

    with _asked(find):
        yield


@contextmanager
def asked_by_program(name: str, person: User | None = None) -> Iterator[None]:
    """What is done inside is asked for by a program, as `parindex worker`, perhaps on behalf of a person."""
    asked = Asking(person, person.full_name if person else name, new_request_id())
    with _asked(lambda: asked):
        yield


@contextmanager
def asked_by(person: User) -> Iterator[None]:
    """What is done inside is asked for by `person`, in the request that is under way."""
    asked = Asking(person, person.full_name, asking().request_id or new_request_id())
    with _asked(lambda: asked):
        yield


def _nobody(request_id: str) -> Asking:
    return Asking(None, NOBODY, request_id)


def new_request_id() -> str:
    """An id that no other request has."""
    return uuid4().hex


@contextmanager
def _asked(find: Callable[[], Asking]) -> Iterator[None]:
    token = _asking.set(find)
    try:
        yield
    finally:
        _asking.reset(token)
