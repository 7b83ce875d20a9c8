"""`parindex operator`: the first operator of an installation, where nobody is yet who could invite one."""

from typing import Annotated

import typer

from parindex.cli.output import console, speech_of
from parindex.cli.site import open_installation, refuse

USUAL = "http://127.0.0.1:8000"  # where `parindex serve` answers unless told otherwise


def operator(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Tên đăng nhập gợi ý.", show_default=False)],
    *,
    full_name: Annotated[str, typer.Option("--full-name", help="Họ và tên.", show_default=False)],
    unit: Annotated[str, typer.Option("--unit", metavar="CODE", help="Mã đơn vị sẽ quản trị.", show_default=False)],
    email: Annotated[str, typer.Option("--email", help="Thư điện tử, để đặt lại mật khẩu khi quên.")] = "",
) -> None:
    """Mời người quản trị: in liên kết lập tài khoản, dùng một lần trong 7 ngày; gọi lại thì bỏ liên kết cũ."""
    speech = speech_of(context)
    open_installation()
    from django.conf import settings
    from django.urls import reverse
    from django.utils import timezone

    from parindex.core.workflow import Denied
    from parindex.web.records.asking import asked_by_program
    from parindex.web.records.invitations import Guest, invite
    from parindex.web.records.models import RoleHolding, Unit

    found = Unit.objects.select_related("parent").filter(code=unit).first()
    if found is None:
        refuse(speech("operator.no-unit", code=unit))
        return
    with asked_by_program("parindex operator"):
        answer = invite(None, Guest(full_name, RoleHolding.Role.OPERATOR, found, email, name))
    if isinstance(answer, Denied):
        refuse(speech.core.render(answer.reason))
        return
    link = f"{settings.PARINDEX_SITE or USUAL}{reverse('invitation', args=[answer.token])}"
    day = timezone.localdate(answer.invitation.expires_at)
    console().print(speech("operator.link", name=full_name, unit=found.name, day=day), link, sep="\n", soft_wrap=True)
