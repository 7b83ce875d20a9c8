"""Whether the database of an installation can be used; if not, one sentence that names it, never with a password."""

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

ENCODING = "UTF8"


def why_unreachable() -> str | None:
    """What keeps the database from being opened; None if nothing does. Leaves no connection for a fork to share."""
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SHOW server_encoding")
                return _wrong_encoding(cursor.fetchone()[0])
    except (DatabaseError, ImproperlyConfigured) as error:
        reason = " ".join(str(error).split())
        return f"Không mở được {named()} ({reason}): {_what_to_do()}."
    finally:
        _let_go()
    return None


def why_behind() -> str | None:
    """What to do if the tables are not those of this version; None if they are. Leaves no connection."""
    try:
        executor = MigrationExecutor(connection)
        lacking = executor.migration_plan(executor.loader.graph.leaf_nodes())
    finally:
        _let_go()
    if not lacking:
        return None
    return f"Chưa có đủ bảng trong {named()}: hãy chạy “parindex init” trước."


def why_unchangeable() -> str:
    """What to do where whoever DATABASE_URL names may not make tables."""
    return f"Người dùng trong DATABASE_URL không được tạo bảng trong {named()}: hãy đặt làm chủ (OWNER) cơ sở dữ liệu."


def named() -> str:
    """The database as an operator knows it."""
    settings = connection.settings_dict
    if connection.vendor != "postgresql":
        return f"cơ sở dữ liệu SQLite {settings['NAME']}"
    host = settings["HOST"] or settings["OPTIONS"].get("host") or "máy này"
    return f"cơ sở dữ liệu PostgreSQL “{settings['NAME']}” trên {host}"


def _wrong_encoding(encoding: str) -> str | None:
    if encoding == ENCODING:
        return None
    return f"Bảng mã của {named()} là {encoding}: hãy tạo cơ sở dữ liệu với ENCODING '{ENCODING}'."


def _what_to_do() -> str:
    if connection.vendor == "postgresql":
        return "hãy xem lại DATABASE_URL và máy chủ PostgreSQL"
    return "hãy khôi phục tệp từ bản sao lưu, hoặc chọn thư mục khác trong PARINDEX_HOME"


def _let_go() -> None:
    """Close what was opened to look; the connection of a transaction under way is not ours to close."""
    if not connection.in_atomic_block:
        connection.close()
