"""How an installation sends mail: read from the environment, so that what is wrong stops the start with a sentence.

No sentence repeats the address of the server: any part of it may be a password gone astray.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from parindex.web.environment import WrongSettingError

FOLDER = "folder"
FORMS = f"{FOLDER}, smtp://NGƯỜI_DÙNG:MẬT_KHẨU@MÁY:CỔNG hoặc smtps://NGƯỜI_DÙNG:MẬT_KHẨU@MÁY:CỔNG"
NOBODY = "parindex@localhost"  # who mail that only lies in a folder is from
ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
SITE = re.compile(r"https?://[^\s/?#@]+")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Django's backend for it, and where it is. is_upgraded: STARTTLS; is_encrypted: TLS from the first byte."""

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = field(default="", repr=False)
    is_upgraded: bool = False
    is_encrypted: bool = False

    @property
    def named(self) -> str:
        """Where mail goes, without what is secret in it."""
        return f"smtp{'s' if self.is_encrypted else ''}://{self.host}:{self.port}" if self.host else FOLDER


def mail_server(values: Mapping[str, str]) -> MailServer:
    """What PARINDEX_MAIL says; with a password the connection is encrypted. Raises WrongSettingError."""
    said = values["PARINDEX_MAIL"]
    if said == FOLDER:
        return MailServer("parindex.web.work.folder.EmailBackend")
    try:
        parts = urlsplit(said)
        port = parts.port
    except ValueError:
        raise _wrong() from None
    is_plain = parts.path in ("", "/") and not parts.query and not parts.fragment
    is_whole = bool(parts.username) == bool(parts.password)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or not is_plain or not is_whole:
        raise _wrong()
    is_encrypted, is_upgraded = parts.scheme == "smtps", parts.scheme == "smtp" and bool(parts.password)
    return MailServer(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=port or (465 if is_encrypted else 587 if is_upgraded else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_upgraded=is_upgraded,
        is_encrypted=is_encrypted,
    )


def mail_from(values: Mapping[str, str]) -> str:
    """Who mail is from. Raises WrongSettingError where it would go out and nobody is named."""
    if not values["PARINDEX_MAIL_FROM"] and values["PARINDEX_MAIL"] != FOLDER:
        raise WrongSettingError("Thiếu biến môi trường PARINDEX_MAIL_FROM: gửi thư bằng SMTP thì phải ghi địa chỉ gửi.")
    return mail_address(values, "PARINDEX_MAIL_FROM") or NOBODY


def mail_address(values: Mapping[str, str], name: str) -> str:
    """A setting that is one address of mail, or empty. Raises WrongSettingError."""
    if values[name] and not ADDRESS.fullmatch(values[name]):
        raise WrongSettingError(f"Biến môi trường {name} phải là một địa chỉ thư, ví dụ cchc@parindex.example.")
    return values[name]


def site_address(values: Mapping[str, str]) -> str:
    """Where the links of mail lead to, without a slash at its end, or empty. Raises WrongSettingError."""
    said = values["PARINDEX_SITE"].removesuffix("/")
    if said and not SITE.fullmatch(said):
        raise WrongSettingError("Biến môi trường PARINDEX_SITE phải có dạng https://TÊN_MÁY, không kèm đường dẫn.")
    return said


def _wrong() -> WrongSettingError:
    return WrongSettingError(
        f"Biến môi trường PARINDEX_MAIL phải là {FORMS}; ký tự đặc biệt trong mật khẩu viết dạng %40."
    )
