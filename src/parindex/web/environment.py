"""The settings of an installation: from the environment, each known and checked before anything starts.

docs/reference/settings.md is made from SETTINGS.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url


class WrongSettingError(Exception):
    """A setting that is unknown or has no usable value; the text is one sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: what it is for, and what holds without it."""

    name: str
    default: str
    purpose: str


SETTINGS = (
    Setting("PARINDEX_HOME", "./var", "Thư mục của bản cài: cơ sở dữ liệu, tệp, khóa bí mật, tệp tĩnh."),
    Setting(
        "DATABASE_URL",
        "",
        "Cơ sở dữ liệu PostgreSQL, dạng `postgresql://NGƯỜI_DÙNG:MẬT_KHẨU@MÁY:CỔNG/TÊN`. Bỏ trống: SQLite trong "
        "PARINDEX_HOME.",
    ),
    Setting("PARINDEX_DEMO", "0", "1: bản chạy thử, đăng nhập theo vai không cần mật khẩu. Không bật ở nơi dùng thật."),
    Setting(
        "PARINDEX_HOSTS", "127.0.0.1,localhost", "Các tên máy được phép trong địa chỉ trang, cách nhau bằng dấu phẩy."
    ),
    Setting(
        "PARINDEX_HTTPS",
        "0",
        "1: trang đứng sau HTTPS; cookie chỉ đi qua kết nối an toàn, địa chỉ người dùng lấy ở cuối X-Forwarded-For.",
    ),
    Setting("PARINDEX_DEBUG", "0", "1: hiện lỗi chi tiết cho người phát triển. Không bật ở nơi dùng thật."),
    Setting(
        "PARINDEX_MAIL",
        "folder",
        "Nơi gửi thư. `folder`: mỗi thư một tệp .eml trong thư mục mail của PARINDEX_HOME. "
        "`smtp://NGƯỜI_DÙNG:MẬT_KHẨU@MÁY:CỔNG`: qua máy chủ SMTP, có mật khẩu thì bắt buộc mã hóa (STARTTLS); "
        "`smtps://…`: mã hóa từ đầu.",
    ),
    Setting("PARINDEX_MAIL_FROM", "", "Địa chỉ gửi của thư; bắt buộc khi gửi qua SMTP."),
    Setting(
        "PARINDEX_SITE", "", "Địa chỉ của trang để ghi vào thư, ví dụ `https://parindex.example`; trống: không ghi."
    ),
    Setting("PARINDEX_AUDIT_MAIL", "", "Địa chỉ nhận đầu chuỗi ghi chép mỗi ngày lúc 06:00; trống: không gửi."),
    Setting("PARINDEX_REQUIRE", "", "Chỉ cho kiểm thử: công cụ phải có mặt, ví dụ chromium."),
    Setting("PARINDEX_PAPER", "", "Chỉ cho kiểm thử: một văn bản thật để đọc thêm."),
)
FLAGS = {"0": False, "1": True}

PATIENCE = 20  # seconds that a change waits for another one to end, on either database
OF_A_REQUEST = 0  # the server lets idle threads go, and what a thread kept open would never be closed again
ADDRESS = "postgresql://NGƯỜI_DÙNG:MẬT_KHẨU@MÁY:CỔNG/TÊN"
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": PATIENCE,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
}
# A request that hangs must not hold what others wait for. What the operator says in the address comes after these.
POSTGRESQL_LIMITS = f"-c lock_timeout={PATIENCE}s -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s"


def read_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Name -> value of every setting. Raises WrongSettingError for a name that parindex does not know."""
    known = {setting.name: setting.default for setting in SETTINGS}
    given = {name: value for name, value in environment.items() if name in known or name.startswith("PARINDEX_")}
    unknown = sorted(given.keys() - known.keys())
    if unknown:
        sentence = f"Biến môi trường {unknown[0]} không có trong parindex; các biến hiện có: {', '.join(known)}."
        raise WrongSettingError(sentence)
    return {**known, **given}


def flag(values: Mapping[str, str], name: str) -> bool:
    """A setting that is 0 or 1. Raises WrongSettingError for anything else."""
    if values[name] not in FLAGS:
        raise WrongSettingError(f"Biến môi trường {name} phải là 0 hoặc 1, không phải “{values[name]}”.")
    return FLAGS[values[name]]


def home_folder(values: Mapping[str, str]) -> Path:
    """The folder of the installation, made if it is not there. Raises WrongSettingError if it cannot be."""
    home = Path(values["PARINDEX_HOME"]).resolve()
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongSettingError(f"Không tạo được thư mục {home} (PARINDEX_HOME): {error.strerror}.") from None
    if not os.access(home, os.W_OK):
        raise WrongSettingError(f"Không ghi được vào thư mục {home} (PARINDEX_HOME): hãy chọn thư mục ghi được.")
    return home


def secret_key(home: Path) -> str:
    """The key that signs sessions: made on the first run, readable by its owner only."""
    path = home / "secret-key"
    if not path.exists():
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(made, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")


def database(values: Mapping[str, str], home: Path) -> dict[str, Any]:
    """Django's settings of the database: the PostgreSQL that DATABASE_URL names; without it, SQLite in `home`.

    Raises WrongSettingError, which repeats nothing of the address: any part of it may be a password gone astray.
    """
    address = values["DATABASE_URL"]
    if not address:
        file = home / "parindex.sqlite3"
        engine = "django.db.backends.sqlite3"
        return {"ENGINE": engine, "NAME": file, "OPTIONS": SQLITE_OPTIONS, "CONN_MAX_AGE": OF_A_REQUEST}
    if not address.startswith(("postgresql://", "postgres://")):
        raise WrongSettingError(f"Biến môi trường DATABASE_URL phải có dạng {ADDRESS}; bỏ trống thì dùng SQLite.")
    try:
        named = urlsplit(address).path.removeprefix("/")
        made: dict[str, Any] = {**dj_database_url.parse(address, conn_max_age=OF_A_REQUEST)}
    except ValueError:
        named = ""
    if not named or "/" in named or "@" in named:
        sentence = f"Không đọc được DATABASE_URL: hãy viết {ADDRESS}, ký tự đặc biệt trong mật khẩu viết dạng %40."
        raise WrongSettingError(sentence)
    given = made.get("OPTIONS", {})
    if "pool" in given:  # of Django, not of PostgreSQL; it would wait for half a minute, then hide why
        raise WrongSettingError(
            "DATABASE_URL có tham số pool, parindex không dùng: hãy bỏ đi, hoặc đặt PgBouncer ở giữa."
        )
    options = f"{POSTGRESQL_LIMITS} {given.get('options', '')}".strip()
    return {**made, "OPTIONS": {"connect_timeout": 5, **given, "options": options}}
