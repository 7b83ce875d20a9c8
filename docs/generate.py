"""Write what is made from the code: the reference pages and the compiled catalogues; --check only compares.

Run by `make docs` and `make fix`; `make check` fails where what lies in the repository is stale.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import typer
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from typer.main import get_command
from workflow_pages import roles, workflow

from parindex.cli.main import app
from parindex.core.check.problem import KINDS
from parindex.core.check.result_problem import RESULT_KINDS
from parindex.documents.catalogue import catalogue
from parindex.web.environment import SETTINGS

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
RULES = REFERENCE / "rules"
LOCALE = ROOT / "src" / "parindex" / "web" / "locale"
NOTE = "<!-- Sinh từ mã nguồn bằng make docs; đừng sửa tay. -->\n\n"


def main() -> None:
    everything = dict(made())
    stale = [path for path, content in everything.items() if not path.exists() or path.read_bytes() != content]
    gone = [path for path in RULES.rglob("*.md") if path not in everything]
    if "--check" in sys.argv[1:]:
        stale += gone
        names = ", ".join(str(path.relative_to(ROOT)) for path in stale)
        sys.exit(f"Cũ so với mã nguồn: {names}. Hãy chạy make docs." if stale else 0)
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(everything[path])
    for path in gone:
        path.unlink()


def made() -> Iterator[tuple[Path, bytes]]:
    """Each generated file with what it must hold."""
    yield REFERENCE / "commands.md", page(commands())
    yield REFERENCE / "settings.md", page(settings())
    yield REFERENCE / "problems.md", page(problems())
    yield REFERENCE / "workflow.md", page(workflow())
    yield REFERENCE / "roles.md", page(roles())
    for path, lines in rules():
        yield RULES / path, page(lines)
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        yield po.with_suffix(".mo"), compiled(po)


def page(lines: Iterator[str]) -> bytes:
    return (NOTE + "\n".join(lines) + "\n").encode()


def commands() -> Iterator[str]:
    yield "# Các lệnh\n"
    yield "Mọi lệnh thoát 0 khi xong, 1 khi chạy được và tìm thấy chỗ sai, 2 khi đầu vào hay lời gọi không dùng được"
    yield "(một câu ở luồng lỗi). `--json` in một đối tượng, không in gì khác. `parindex --lang en …` nói tiếng Anh.\n"
    root = get_command(app)
    for words, command in sorted(leaves(root, ("parindex",))):
        context = typer.Context(command, info_name=" ".join(words))
        yield f"## {' '.join(words)}\n"
        yield f"{command.help}\n"
        yield "```\n" + command.get_usage(context).removeprefix("Usage: ").strip() + "\n```\n"
        options = [parameter for parameter in command.get_params(context) if getattr(parameter, "help", None)]
        yield from (f"- `{name_of(one)}`: {one.help}" for one in options if one.name != "help")
        yield ""


def leaves(command: object, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object]]:
    below = getattr(command, "commands", None)
    if below is None:
        yield words, command
    for name, one in (below or {}).items():
        yield from leaves(one, (*words, name))


def name_of(parameter: object) -> str:
    return getattr(parameter, "metavar", None) or "/".join(parameter.opts)


def settings() -> Iterator[str]:
    yield "# Các biến môi trường\n"
    yield "Gặp biến lạ hoặc giá trị sai, `parindex init` và `parindex serve` dừng ngay kèm một câu nêu rõ chỗ sai.\n"
    yield "| biến | mặc định | để làm gì |\n|---|---|---|"
    yield from (f"| `{one.name}` | `{one.default or ' '}` | {one.purpose} |" for one in SETTINGS)


def problems() -> Iterator[str]:
    vi, en = catalogue("vi"), catalogue("en")
    yield "# Các loại vấn đề mà `plan check` tìm\n"
    yield "`error` làm lệnh thoát 1. `paper`: lỗi của cách viết; `plan`: lỗi của điều được hoạch định.\n"
    yield "| id | tên | name | severity | scope |\n|---|---|---|---|---|"
    for kind in KINDS.values():
        yield f"| `{kind.id}` | {vi.render(kind.title)} | {en.render(kind.title)} | {kind.severity} | {kind.scope} |"
    yield "\n# Các loại vấn đề mà `results from-paper` tìm\n"
    yield "| id | tên | name | severity | scope |\n|---|---|---|---|---|"
    for kind in RESULT_KINDS.values():
        yield f"| `{kind.id}` | {vi.render(kind.title)} | {en.render(kind.title)} | {kind.severity} | {kind.scope} |"


def rules() -> Iterator[tuple[Path, Iterator[str]]]:
    """The pages on rules: they are made of the examples that the tests run."""
    sys.path.append(str(ROOT))
    from rules_pages import pages

    return pages()


def compiled(po: Path) -> bytes:
    out = io.BytesIO()
    with po.open("rb") as file:
        write_mo(out, read_po(file))
    return out.getvalue()


if __name__ == "__main__":
    main()
