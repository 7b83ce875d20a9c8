"""What the address of each route is made of in the invented province (tests/web/world.py), and what its form sends."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from parindex.core.workflow import STAGES, Act
from parindex.web.records.demo import FRAMEWORK
from parindex.web.records.models import RoleHolding
from parindex.web.records.organising import organises, plan_units
from tests.web.setup.papers.bringing import entries
from tests.web.world import PASSWORD, World

Build = Callable[[World], dict[str, object]]
Role = RoleHolding.Role
NEW_PASSWORD = {f"new_password{nth}": "một mật khẩu khác" for nth in (1, 2)}


def year(world):
    return {"unit": world.things.year.unit.code, "year": world.things.year.year}


def sheet(world):
    return {"unit": "xa-thu-01", "year": world.cycle.year}


def leaf(world):
    return {**sheet(world), "code": "1.1"}


def cycle(world):
    return {"host": world.cycle.host.code, "year": world.cycle.year}


def district(world):
    return {"code": "huyen-thu"}


def token(world):
    return {"token": world.things.waiting}


def units_list(world):
    return {"token": world.things.units.token}


def plan_seen(world):
    officer = world.person(Role.OFFICER)
    return {"ke-hoach": plan_units(world.things.units.file(), organises(officer)).digest}


def contact(world):
    return {"pk": world.person(Role.CONTACT).pk}


def invitation(world):
    return {"pk": world.things.invited.invitation.pk}


def reset(world):
    key = urlsafe_base64_encode(force_bytes(world.newcomer.pk))
    return {"uidb64": key, "token": default_token_generator.make_token(world.newcomer)}


def new_days(world):
    days = {row.state: row.due + timedelta(days=1) for row in world.cycle.deadlines.all()}
    return {**{f"han-{stage}": days[stage].isoformat() for stage in STAGES}, "han-reason": "Thêm một ngày"}


def opening(world):
    first = world.cycle.deadlines.first()
    days = {f"mo-{row.state}": row.due.isoformat() for row in world.cycle.deadlines.all()}
    chosen = {"host": world.units["huyen-thu"].pk, "year": world.cycle.year + 1, "group": "loai-commune"}
    given = {**chosen, "framework": FRAMEWORK, "opens": first.opens.isoformat(), "simulated": "on"}
    return {**days, **{f"mo-{name}": value for name, value in given.items()}}


def guest(world):
    return {"full_name": "Người khác", "role": Role.CONTACT, "unit": world.units["xa-thu-02"].pk, "email": ""}


def piece(world):
    return {"pk": world.things.evidence.pk}


ADDRESSES: Mapping[str, Build] = {
    **dict.fromkeys(("overview", "criteria", "losses", "problems", "paper-file"), year),
    "criterion": lambda world: {**year(world), "code": "1.1"},
    "criteria-set": lambda world: {"id_": FRAMEWORK},
    "set-criterion": lambda world: {"id_": FRAMEWORK, "code": "1.1"},
    **dict.fromkeys(("paper", "paper-discard", "paper-columns", "paper-accept"), token),
    "undo-import": lambda world: {"number": world.things.paper_import.pk},
    "end-visit": lambda world: {"pk": world.things.visit.pk},
    "set-password": reset,
    "evidence-one": piece,
    "evidence-file": lambda world: {**piece(world), "number": 1},
    "evidence-page": lambda world: {**piece(world), "number": 1, "page": 1, "width": 160},
    "evidence-coverage": sheet,
    "evidence-leaf": lambda world: {**sheet(world), "code": "1.1"},
    "upload": lambda world: {"unit": "xa-thu-01"},
    "upload-piece": lambda world: {"token": world.things.upload.token},
    "notice": lambda world: {"pk": world.things.notice.pk},
    "resend": lambda world: {"pk": world.things.mail.pk},
    "job": lambda world: {"pk": world.things.job.pk},
    **dict.fromkeys(("cycle", "cycle-act", "cycle-days", "cycle-message", "cycle-take-back"), cycle),
    **dict.fromkeys(("sheet-progress", "sheet-act"), sheet),
    **dict.fromkeys(("submit", "self-table", "workbook", "workbook-in", "carry-over"), sheet),
    **dict.fromkeys(("organisation-unit", "organisation-compare", "organisation-correct"), district),
    **dict.fromkeys(("assess", "assess-delegate", "assess-confirm"), sheet),
    **dict.fromkeys(("assess-leaf", "assess-settle", "assess-needed"), leaf),
    "organisation-file": lambda world: {"ending": "csv"},
    **dict.fromkeys(("units-list", "units-marked", "units-accept", "units-discard"), units_list),
    **dict.fromkeys(("renew-invitation", "revoke-invitation"), invitation),
    "end-role": lambda world: {"pk": world.person(Role.CONTACT).roles.get().pk},
    **dict.fromkeys(("person", "give-role", "close-account", "unlock", "reset-link", "correct-person"), contact),
    "open-account": lambda world: {"pk": world.gone.pk},
    "invitation": lambda world: {"token": world.things.invited.token},
    "history-file": lambda world: {"ending": "csv"},
    "history-object": lambda world: {"object_type": "indexyear", "object_id": world.sheets["xa-thu-01"].pk},
}
FORMS: Mapping[str, Build] = {
    "sign-in": lambda world: {"username": world.newcomer.username, "password": PASSWORD},
    "language": lambda world: {"language": "vi", "next": "/"},
    "demo-sign-in": lambda world: {"account": "lanh-dao"},
    "paper-accept": lambda world: entries(world.units["huyen-thu"], year=2029, set_id="bo-khac"),
    "change-password": lambda world: {"old_password": PASSWORD, **NEW_PASSWORD},
    "set-password": lambda world: NEW_PASSWORD,
    "forgotten": lambda world: {"email": "a@parindex.example"},
    "cycle-open": opening,
    "cycle-act": lambda world: {
        "viec": Act.EXTEND,
        "ly-do": "Mưa lũ",
        "ngay": (world.cycle.deadlines.first().due + timedelta(days=9)).isoformat(),
        "phieu": [world.sheets["xa-thu-01"].pk],
    },
    "cycle-days": new_days,
    "cycle-take-back": lambda world: {"ly-do": "Mở nhầm năm"},
    "cycle-message": lambda world: {"subject": "Nhắc hạn", "body": "Còn một tuần."},
    "sheet-act": lambda world: {"viec": Act.BEGIN, "ban": 0},
    **dict.fromkeys(("assess", "assess-leaf"), lambda world: {"so:1.1:points": "1", "goc:1.1": "{}"}),
    "assess-settle": lambda world: {"truong": "points", "chon": "0", "ban": 0},
    "assess-delegate": lambda world: {"ma": ["1.1"], "lay-lai": "1"},
    "assess-confirm": lambda world: {"ma": ["1.1"]},
    "submit": lambda world: {"viec": Act.SUBMIT, "ban": 0, "sua": 0, "su-kien": 0},
    "carry-over": lambda world: {"viec": "lay"},
    "evidence-one": lambda world: {"viec": "thoi-dung", "th-reason": "Ban hành lại"},
    "evidence-leaf": lambda world: {"viec": "dinh-kem", "tai-lieu": world.things.evidence.pk},
    "upload": lambda world: {"lk-url": "https://parindex.example", "lk-summary": "Kế hoạch"},
    "organisation-correct": lambda world: {"sua-contact": "Bà Thử", "sua-reason": "Người mới"},
    "units-accept": plan_seen,
    "invite": guest,
    "end-role": lambda world: {"reason": "Chuyển công tác"},
    "close-account": lambda world: {"reason": "Chuyển công tác"},
    "give-role": lambda world: {"role": Role.CONTACT, "unit": world.units["xa-thu-02"].pk},
    "correct-person": lambda world: {"full_name": "Tên đúng", "email": "", "phone": ""},
    "invitation": lambda world: {"username": "nguoi.moi", **NEW_PASSWORD},
}
