"""The settings of an installation: from the environment, each known and checked before anything starts.

docs/reference/settings.md is made from SETTINGS.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


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
    Setting("PARINDEX_DEMO", "0", "1: bản chạy thử, đăng nhập theo vai không cần mật khẩu. Không bật ở nơi dùng thật."),
    Setting(
        "PARINDEX_HOSTS", "127.0.0.1,localhost", "Các tên máy được phép trong địa chỉ trang, cách nhau bằng dấu phẩy."
    ),
    Setting("PARINDEX_HTTPS", "0", "1: trang đứng sau HTTPS; cookie chỉ đi qua kết nối an toàn."),
    Setting("PARINDEX_DEBUG", "0", "1: hiện lỗi chi tiết cho người phát triển. Không bật ở nơi dùng thật."),
    Setting("PARINDEX_REQUIRE", "", "Chỉ cho kiểm thử: công cụ phải có mặt, ví dụ chromium."),
    Setting("PARINDEX_PAPER", "", "Chỉ cho kiểm thử: một văn bản thật để đọc thêm."),
)
FLAGS = {"0": False, "1": True}


def read_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Name -> value of every setting. Raises WrongSettingError for a name that parindex does not know."""
    known = {setting.name: setting.default for setting in SETTINGS}
    given = {name: value for name, value in environment.items() if name.startswith("PARINDEX_")}
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
