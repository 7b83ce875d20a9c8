"""`parindex worker` and `parindex beat`: what is done beside the pages. They import the web, and only when they run."""

from typing import Annotated

import typer

from parindex.cli.crew import end_with_parent
from parindex.cli.site import Tied, open_installation


def worker(
    *,
    drain: Annotated[bool, typer.Option("--drain", help="Làm hết việc đang chờ rồi thôi.")] = False,
    tied: Tied = False,
) -> None:
    """Làm các việc nền, lần lượt từng việc; chạy bao nhiêu tiến trình cũng được."""
    if tied:
        end_with_parent()
    open_installation()
    from parindex.web.work.worker import work

    work(is_drain=drain)


def beat(
    *,
    once: Annotated[bool, typer.Option("--once", help="Xem lịch một lần rồi thôi.")] = False,
    tied: Tied = False,
) -> None:
    """Xếp việc đến giờ vào hàng đợi và xếp lại việc mà tiến trình bị tắt ngang bỏ dở."""
    if tied:
        end_with_parent()
    open_installation()
    from parindex.web.work.beat import keep_time

    keep_time(is_once=once)
