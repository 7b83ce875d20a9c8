"""`parindex`: one entry for every command. Exit 0 done, 1 found something wrong, 2 unusable input or call."""

import os
import sys
from typing import Annotated

import typer
from typer.exceptions import TyperException

from parindex.cli import audit, backup, framework, people, plan, results, score, site, units, worker
from parindex.cli.output import Language, Speech, say_error
from parindex.documents.document import FileError

app = typer.Typer(
    name="parindex",
    help="Chỉ số cải cách hành chính: đọc, kiểm tra, chấm và trình bày.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(plan.app)
app.add_typer(framework.app)
app.add_typer(results.app)
app.add_typer(audit.app)
app.add_typer(units.app)
app.command("score")(score.score_command)
app.command("require")(score.require_command)
app.command("init")(site.init)
app.command("serve")(site.serve)
app.command("operator")(people.operator)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("worker")(worker.worker)
app.command("beat")(worker.beat)


# The language asked for, once the call is parsed: an error is told after its context has gone.
spoken: list[Language] = [Language.VI]


@app.callback()
def _common(
    context: typer.Context,
    lang: Annotated[Language, typer.Option(help="Ngôn ngữ của lời: vi hoặc en.")] = Language.VI,
) -> None:
    context.obj = lang
    spoken.append(lang)


def main() -> None:
    """Run the command that was typed; what stops it is one sentence on standard error."""
    try:
        code = app(standalone_mode=False)
    except FileError as error:
        say_error(error.message, spoken[-1])
        code = 2
    except TyperException as error:
        code = _say_misuse(error.format_message())
    except typer.Abort:
        code = 2
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def _say_misuse(text: str) -> int:
    """A call without a command gets the help it lacks; a wrong one gets one sentence. Answers the exit status."""
    if "\n" in text:
        sys.stdout.write(text + "\n")
        return 0
    sys.stderr.write(Speech(spoken[-1])("misuse.call", reason=text.rstrip(".")) + "\n")
    return 2
