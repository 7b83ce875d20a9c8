"""Two provinces that know nothing of each other: the demonstration, and an invented one with a year and a cycle.

In each there is one person per role, at home where such a person would be; beside them somebody without a role.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from parindex.core.messages import Message
from parindex.core.workflow import STAGES
from parindex.documents.units_file import units_csv
from parindex.web.records.demo import DEMO_ACCOUNTS, FRAMEWORK, load_demo
from parindex.web.records.evidence_keeping import KeptFile, Known, add
from parindex.web.records.files import keep_file
from parindex.web.records.inbox import tell
from parindex.web.records.invitations import Guest, Invited, invite
from parindex.web.records.models import (
    Cycle,
    Evidence,
    IndexYear,
    Job,
    Notice,
    Outgoing,
    PaperImport,
    RoleHolding,
    Unit,
    Upload,
    User,
    Visit,
)
from parindex.web.records.opening import Opening, open_cycle
from parindex.web.records.said import said_content
from parindex.web.records.unit_rows import unit_rows
from parindex.web.records.units_waiting import WaitingUnits, let_units_wait
from parindex.web.records.uploading import Announced, begin
from parindex.web.records.visits import begin_visit
from tests.documents.evidence_file.files import PDF
from tests.papers import PAPER
from tests.web.conftest import signed_in
from tests.web.setup.papers.bringing import TEXT, accept, brought

Kind, Role = Unit.Kind, RoleHolding.Role
HERE, ELSEWHERE = "own unit", "another unit"
PASSWORD = "mật khẩu để thử"  # noqa: S105
ROLES = tuple(Role.values)
UNITS = (  # code, name, short name, kind, code of the one above
    ("tinh-thu", "UBND tỉnh Thử", "Tỉnh Thử", Kind.PROVINCE, None),
    ("huyen-thu", "UBND huyện Thử", "Huyện Thử", Kind.DISTRICT, "tinh-thu"),
    ("phong-thu", "Phòng Thử", "Phòng Thử", Kind.OFFICE, "huyen-thu"),
    ("xa-thu-01", "UBND xã Thử 01", "Xã Thử 01", Kind.COMMUNE, "huyen-thu"),
    ("xa-thu-02", "UBND xã Thử 02", "Xã Thử 02", Kind.COMMUNE, "huyen-thu"),
)
# The district runs the cycle; the contact declares for the first commune.
HOMES = {**dict.fromkeys(ROLES, "huyen-thu"), Role.OFFICER: "phong-thu", Role.CONTACT: "xa-thu-01"}


@dataclass(frozen=True, slots=True)
class Belongings:
    """One of each thing that only some may touch: a year with its paper, another paper and a list of units that wait,
    a notice, a second visit, a job and an upload, all of the officer's; mail to the contact that failed; an invitation
    to the second commune, with its token; a file as evidence of the first commune.
    """

    year: IndexYear
    paper_import: PaperImport
    waiting: str
    units: WaitingUnits
    notice: Notice
    visit: Visit
    job: Job
    mail: Outgoing
    invited: Invited
    evidence: Evidence
    upload: Upload


@dataclass(frozen=True, slots=True)
class World:
    """The invented province, and everyone: `people` by side and role; `gone` was the contact of the second commune.

    sheets: of the communes in `cycle`, by the unit's code.
    """

    units: Mapping[str, Unit]
    people: Mapping[tuple[str, str], User]
    newcomer: User
    gone: User
    cycle: Cycle
    sheets: Mapping[str, IndexYear]
    things: Belongings

    def person(self, role: str, side: str = HERE) -> User:
        return self.people[side, role]


def build_world() -> World:
    """Both provinces, in the database and the PARINDEX_HOME of the test. Everyone has the password PASSWORD."""
    load_demo()
    units = _units()
    people = {(ELSEWHERE, one.role): User.objects.get(username=one.username) for one in DEMO_ACCOUNTS}
    people |= {(HERE, role): _person(f"{role}-a", role, units[home]) for role, home in HOMES.items()}
    gone = _person("da-nghi", Role.CONTACT, units["xa-thu-02"])
    gone.roles.update(ended_at=timezone.now())
    newcomer = User.objects.create_user("moi-den", "Người mới đến")
    User.objects.update(password=make_password(PASSWORD))
    User.objects.filter(pk=gone.pk).update(is_active=False)
    cycle = _cycle(people[HERE, Role.OFFICER], units)
    sheets = {sheet.unit.code: sheet for sheet in cycle.sheets.select_related("unit")}
    return World(units, people, newcomer, gone, cycle, sheets, _belongings(people, units))


def _units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for code, name, short_name, kind, above in UNITS:
        parent = units[above] if above else None
        units[code] = Unit.objects.create(code=code, name=name, short_name=short_name, kind=kind, parent=parent)
    return units


def _person(username: str, role: str, unit: Unit) -> User:
    person = User.objects.create_user(username, f"Người {username}")
    RoleHolding.objects.create(person=person, role=role, unit=unit)
    return person


def _cycle(officer: User, units: Mapping[str, Unit]) -> Cycle:
    today = timezone.localdate()
    days = {stage: today + timedelta(days=30 * nth) for nth, stage in enumerate(STAGES, start=1)}
    communes = (units["xa-thu-01"], units["xa-thu-02"])
    opening = Opening(units["huyen-thu"], today.year, communes, FRAMEWORK, today, days, simulated=True)
    return open_cycle(officer, opening, today).cycle


def _belongings(people: Mapping[tuple[str, str], User], units: Mapping[str, Unit]) -> Belongings:
    officer, contact, operator = (people[HERE, role] for role in (Role.OFFICER, Role.CONTACT, Role.OPERATOR))
    client = signed_in(User.objects.get(pk=officer.pk))
    accept(client, brought(client, TEXT), units["huyen-thu"])
    (row,) = unit_rows(Unit.objects.filter(code="xa-thu-02"))
    doing = said_content(Message("staff.denied.self", {}))
    return Belongings(
        year=IndexYear.objects.get(unit=units["huyen-thu"]),
        paper_import=PaperImport.objects.get(),
        waiting=brought(client, PAPER.text()),
        units=let_units_wait(officer, "don-vi.csv", units_csv([replace(row, contact="Ông Thử")])),
        notice=tell(officer, "thu-nghiem", "Tin thử", "Nội dung thử"),
        visit=begin_visit(officer, "phien-khac", address=None, device=""),
        job=Job.objects.create(kind="thu-nghiem", person=officer, words=doing, total=1),
        mail=Outgoing.objects.create(
            key="thu-hong", person=contact, address="a@parindex.example", subject="Thư", body="", state="failed"
        ),
        invited=invite(operator, Guest("Người được mời", Role.CONTACT, units["xa-thu-02"])),
        evidence=add(contact, units["xa-thu-01"], Known("Kế hoạch thử"), _kept_file()),
        upload=begin(officer, units["huyen-thu"], Announced("thu.pdf", 100)),
    )


def _kept_file() -> KeptFile:
    return KeptFile("ke-hoach.pdf", keep_file(PDF), len(PDF), "application/pdf", 2)
