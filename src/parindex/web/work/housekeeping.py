"""What the installation does for itself day by day."""

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from parindex.core.messages import Message, Parameter
from parindex.documents.catalogue import catalogue
from parindex.web.records.audit import Event, Subject, chain_head, record
from parindex.web.records.chain_check import check_chain
from parindex.web.records.inbox import tell
from parindex.web.records.outbox import queue_mail
from parindex.web.records.people import RoleHolding, User
from parindex.web.records.uploads_left import clear_uploads

KEPT_DAYS = 1  # that a job of the queue stays after it is done
FAILED_DAYS = 30  # and after it failed


@task()
def mail_audit_head() -> None:
    """Mail the head of the chain of events to PARINDEX_AUDIT_MAIL, where whoever cuts the chain does not reach it."""
    if not settings.PARINDEX_AUDIT_MAIL:
        return
    now, head = timezone.localtime(), chain_head()
    said: dict[str, Parameter] = {"count": head.count, "hash": head.hash, "at": f"{now:%H:%M:%S %d/%m/%Y}"}
    subject = _("Head of the chain of events on %(day)s") % {"day": f"{now:%d/%m/%Y}"}
    body = catalogue("vi").render(Message("chain.head", said))
    queue_mail(f"audit-head:{now:%Y-%m-%d}", settings.PARINDEX_AUDIT_MAIL, subject, body)


@task()
def check_audit() -> None:
    """Check the chain of events once a day, keep the result as an event, and tell the operators if it is broken."""
    day = f"{timezone.localdate():%Y-%m-%d}"
    checked = check_chain()
    whole = Message("chain.whole", {"count": checked.count, "hash": checked.hash})
    found = checked.found.message if checked.found else whole if checked.count else Message("chain.empty", {})
    if checked.found:
        _alarm(day, found)
    with transaction.atomic():
        subject = Subject("installation", f"chain-{day}", _("Chain of events"))
        if not Event.objects.filter(object_type=subject.type, object_id=subject.id).exists():
            record("check_chain", subject, found, unit=None)


def _alarm(day: str, found: Message) -> None:
    operators = User.objects.filter(roles__role=RoleHolding.Role.OPERATOR, roles__ended_at=None, is_active=True)
    for person in operators.distinct():
        subject = _("The chain of events is broken")
        tell(person, f"audit-check:{day}:{person.pk}", subject, catalogue("vi").render(found), reverse("history"))


@task()
def prune_queue() -> None:
    """Forget the jobs of the queue that ended."""
    call_command("prune_db_task_results", min_age_days=KEPT_DAYS, failed_min_age_days=FAILED_DAYS, verbosity=0)


@task()
def clear_left_uploads() -> None:
    """Finish the uploads that a process died over, and let go of those that nobody went on with."""
    clear_uploads(timezone.now())
