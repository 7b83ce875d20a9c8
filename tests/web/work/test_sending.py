"""The outbox: what is marked before it is sent, what becomes of it, and what is never sent twice."""

import email
import email.policy
from datetime import timedelta

import pytest
from django.utils import timezone

from parindex.web.records.models import Outgoing
from parindex.web.records.outbox import HeaderInjectionError, queue_mail, resend
from parindex.web.work.lost import release_lost
from parindex.web.work.sending import MOST_AT_ONCE, WAITS, send_due

State = Outgoing.State


def queued(person, key="thu-1"):
    return queue_mail(key, person, "Nhắc hạn tự chấm", "Kính gửi anh, chị:\nHạn là 31/12/2026.")


def states():
    return list(Outgoing.objects.order_by("pk").values_list("state", "attempts"))


def bring_forward():
    """What is to be tried again later is due now."""
    Outgoing.objects.update(next_try_at=timezone.now())


def parsed(text):
    return email.message_from_string(text, policy=email.policy.default)


def test_folder_keeps_one_whole_file_per_message_in_vietnamese(person, settings):
    settings.EMAIL_BACKEND = "parindex.web.work.folder.EmailBackend"
    queued(person)
    assert send_due("w") is False
    (file,) = (settings.PARINDEX_HOME / "mail").iterdir()
    found = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert (file.suffix, found["Subject"], found["To"]) == (".eml", "Nhắc hạn tự chấm", "an@parindex.example")
    assert found.get_content() == "Kính gửi anh, chị:\nHạn là 31/12/2026."


def test_a_folder_that_cannot_be_written_to_is_tried_again(person, settings):
    settings.EMAIL_BACKEND = "parindex.web.work.folder.EmailBackend"
    (settings.PARINDEX_HOME / "mail").write_text("", encoding="utf-8")
    queued(person)
    send_due("w")
    assert states() == [(State.QUEUED, 1)]


def test_server_takes_a_message_whose_body_is_then_forgotten(person, postbox):
    message = queued(person)
    send_due("w")
    message.refresh_from_db()
    assert (message.state, message.attempts, message.sender, message.body) == (State.SENT, 1, "w", "")
    assert message.sent_at is not None
    (taken,) = postbox.taken
    assert (parsed(taken)["Subject"], parsed(taken)["Auto-Submitted"]) == ("Nhắc hạn tự chấm", "auto-generated")


def test_the_second_message_of_a_key_is_the_first_one(person):
    first, second = queued(person), queue_mail("thu-1", person, "Khác", "Khác")
    assert (first, Outgoing.objects.get().subject) == (second, "Nhắc hạn tự chấm")


def test_a_person_without_an_address_gets_no_mail(person):
    person.email = ""
    assert (queued(person), Outgoing.objects.count()) == (None, 0)


@pytest.mark.parametrize(
    ("address", "subject"),
    [
        ("an@parindex.example", "Nhắc hạn\nBcc: b@parindex.example"),
        ("an@parindex.example", "Nhắc hạn\r\n"),
        ("an@parindex.example\nBcc: b@parindex.example", "Nhắc hạn"),
        ("an@parindex.example", "Nhắc\u2028hạn"),
    ],
)
def test_a_header_of_two_lines_is_refused(db, address, subject):
    with pytest.raises(HeaderInjectionError):
        queue_mail("thu-1", address, subject, "")
    assert Outgoing.objects.count() == 0


def test_a_refusal_for_a_while_is_tried_again_later_and_then_sent(person, postbox):
    postbox.recipient = ["450 hộp thư bận"]
    message = queued(person)
    send_due("w")
    message.refresh_from_db()
    assert (message.state, message.error) == (State.QUEUED, "450 hộp thư bận")
    wait = message.next_try_at - timezone.now()
    assert timedelta(seconds=0) < wait <= WAITS[0]
    send_due("w")
    assert states() == [(State.QUEUED, 1)]  # not before its time
    bring_forward()
    send_due("w")
    message.refresh_from_db()
    assert (message.state, message.attempts, message.error, len(postbox.taken)) == (State.SENT, 2, "", 1)


def test_after_the_fifth_refusal_for_a_while_a_message_has_failed(person, postbox):
    postbox.recipient = ["450 bận"] * 6
    queued(person)
    seen = []
    for _ in range(6):
        bring_forward()
        send_due("w")
        seen += states()
    waiting = [(State.QUEUED, number) for number in range(1, 5)]
    assert seen == [*waiting, (State.FAILED, 5), (State.FAILED, 5)]


@pytest.mark.parametrize("answers", [("550 không có hộp thư", None), (None, "554 từ chối")], ids=["recipient", "end"])
def test_a_refusal_for_good_is_not_tried_again(person, postbox, answers):
    recipient, end = answers
    postbox.recipient, postbox.end = [recipient or "250 OK"], [end or "250 OK"]
    queued(person)
    send_due("w")
    assert (states(), Outgoing.objects.get().error) == ([(State.FAILED, 1)], recipient or end)


def test_a_connection_broken_off_after_the_message_leaves_it_unknown_and_the_next_one_goes_out(person, postbox):
    postbox.end = [None]
    queued(person, "thu-1")
    queued(person, "thu-2")
    send_due("w")
    assert states() == [(State.UNKNOWN, 1), (State.SENT, 1)]
    bring_forward()
    send_due("w")
    assert len(postbox.taken) == 2


def test_without_a_server_everything_waits(person, postbox, settings):
    settings.EMAIL_PORT = 1
    queued(person, "thu-1")
    queued(person, "thu-2")
    send_due("w")
    assert states() == [(State.QUEUED, 1), (State.QUEUED, 1)]
    assert all("refused" in error for error in Outgoing.objects.values_list("error", flat=True))


def test_an_address_that_no_mail_can_have_fails_and_holds_nobody_up(person, postbox):
    queue_mail("thu-0", "không phải@địa chỉ@", "Nhắc hạn", "")
    queued(person)
    send_due("w")
    assert states() == [(State.FAILED, 1), (State.SENT, 1)]


def test_a_message_that_another_worker_sends_is_left_to_it(person, postbox):
    queued(person)
    Outgoing.objects.update(state=State.SENDING, sender="other")
    send_due("w")
    assert (states(), postbox.taken) == ([(State.SENDING, 0)], [])


def test_what_a_lost_worker_was_sending_is_unknown_until_a_person_sends_it_again(person, postbox):
    message = queued(person)
    Outgoing.objects.update(state=State.SENDING, sender="1-dead", attempts=1)
    release_lost()
    send_due("w")
    assert (states(), postbox.taken) == ([(State.UNKNOWN, 1)], [])
    assert (resend(message), resend(message)) == (True, False)
    send_due("w")
    assert (states(), len(postbox.taken)) == ([(State.SENT, 1)], 1)


def test_a_message_sent_again_has_the_same_id(person, postbox):
    postbox.end = ["451 sau", "250 OK"]
    queued(person)
    send_due("w")
    bring_forward()
    send_due("w")
    first, second = (parsed(taken)["Message-ID"] for taken in postbox.taken)
    assert (first == second, first.endswith("@localhost>")) == (True, True)


def test_many_messages_go_out_in_several_turns(person, postbox):
    for number in range(MOST_AT_ONCE + 1):
        queued(person, f"thu-{number}")
    assert [send_due("w"), send_due("w")] == [True, False]
    assert len(postbox.taken) == MOST_AT_ONCE + 1
