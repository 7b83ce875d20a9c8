"""The way to the mail server, and what becomes of a message on it."""

import ssl
from dataclasses import dataclass
from hashlib import sha256
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException, SMTPServerDisconnected

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from parindex.web.records.outbox import Outgoing

State = Outgoing.State
PERMANENT = 500  # the lowest code by which a mail server refuses for good
BROKEN_OFF = (SMTPServerDisconnected, ConnectionError, TimeoutError, ssl.SSLError)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message. state: SENT; QUEUED, to be tried again; FAILED for good; UNKNOWN. error: why."""

    state: State
    error: str = ""


class Post:
    """A connection that is opened for the first message, and anew after each that went wrong.

    Where there is no way to the server, the other messages wait without trying in vain.
    """

    def __init__(self) -> None:
        self._connection = get_connection()
        self._no_way = ""

    def deliver(self, message: Outgoing) -> Outcome:
        """Hand one message over."""
        if not self._is_open():
            return Outcome(State.QUEUED, self._no_way)
        try:
            self._email(message).send()
        except ValueError as error:  # an address or a subject that no mail can have
            return Outcome(State.FAILED, str(error))
        except OSError as error:
            self.close()
            return _outcome_of(error)
        return Outcome(State.SENT)

    def close(self) -> None:
        self._connection.close()

    def _is_open(self) -> bool:
        if not self._no_way:
            try:
                self._connection.open()
            except OSError as error:  # nothing has been handed over yet, so it can be tried again
                self._no_way = _outcome_of(error).error
        return not self._no_way

    def _email(self, message: Outgoing) -> EmailMessage:
        """The message as mail. Its id is that of its key: a mailbox knows one that comes twice."""
        domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]
        id_ = f"<{sha256(message.key.encode()).hexdigest()[:32]}@{domain}>"
        headers = {"Message-ID": id_, "Auto-Submitted": "auto-generated"}
        return EmailMessage(
            message.subject, message.body, to=[message.address], headers=headers, connection=self._connection
        )


def _outcome_of(error: OSError) -> Outcome:
    """What an error on the way says of the message. SMTPException is an OSError, too."""
    if isinstance(error, SMTPRecipientsRefused):
        return _refused(*next(iter(error.recipients.values())))
    if isinstance(error, SMTPResponseException):
        return _refused(error.smtp_code, error.smtp_error)
    words = str(error) or type(error).__name__
    if isinstance(error, BROKEN_OFF):  # perhaps after the server had taken the message
        return Outcome(State.UNKNOWN, words)
    return Outcome(State.FAILED if isinstance(error, SMTPException) else State.QUEUED, words)


def _refused(code: int, answer: bytes | str) -> Outcome:
    words = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    return Outcome(State.FAILED if code >= PERMANENT else State.QUEUED, f"{code} {words}")
