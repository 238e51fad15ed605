"""Mail and text messages through real protocols: an SMTP server and a Notify service that answer over a socket.

What is down makes a message wait, what is cut off is never sent twice, and what was refused is said.
"""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.conf import settings

from aanbel.audit.acting import Acting
from aanbel.cases import services as cases
from aanbel.cases.models import ContactAttempt, RefusalKind, RefusalSource
from aanbel.gateways import mail, notify
from aanbel.gateways.fakes.notify import FakeNotify
from aanbel.gateways.outcome import Handed, Trouble
from aanbel.kernel import clock
from aanbel.outreach.models import Message, ReplyCode
from aanbel.outreach.services import send_waiting, sending, settle_message, write_message
from aanbel.outreach.tests import writing

SERVICE, SECRET = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
State = Message.State


class Quiet(WSGIRequestHandler):
    """Without lines in the log."""

    def log_message(self, *_words: object) -> None:
        """Nothing."""


@pytest.fixture
def notify_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeNotify]:
    """A Notify service on a port of its own, with our key."""
    fake = FakeNotify(service=SERVICE, secret=SECRET)
    server = make_server("127.0.0.1", 0, fake, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(settings, "NOTIFY_URL", f"http://127.0.0.1:{server.server_port}", raising=False)
    monkeypatch.setattr(settings, "NOTIFY_API_KEY", f"aanbel-{SERVICE}-{SECRET}", raising=False)
    yield fake
    server.shutdown()
    server.server_close()


class Inbox:
    """What a mail server took; `says` makes it answer something else at the end of the message."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.says = ""
        self.refuses = ""

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if self.refuses:
            return self.refuses
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        if not self.says:
            self.mails.append(envelope)
        return self.says or "250 OK"


@pytest.fixture
def inbox(monkeypatch: pytest.MonkeyPatch, free_tcp_port: int) -> Iterator[Inbox]:
    """A mail server on a port of its own."""
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=free_tcp_port)
    controller.start()
    monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
    monkeypatch.setattr(settings, "EMAIL_HOST", "127.0.0.1")
    monkeypatch.setattr(settings, "EMAIL_PORT", free_tcp_port)
    yield inbox
    controller.stop()


@pytest.fixture
def anna(by: Acting, user_as: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acting:
    """A worker with texts to write with."""
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "letters")
    writing.house(by)
    return writing.worker(by, user_as("worker"))


def waiting(anna: Acting, slug: str = "sms_hulp") -> Message:
    """A message that lies ready to be sent."""
    case = writing.household(anna, phone="+31612345678", email="m@example.org")
    return write_message(by=anna, case=case.pk, version=writing.text(anna, slug))


def again(message: Message) -> Message:
    """As it stands now."""
    return Message.objects.select_related("version__template").get(pk=message.pk)


def test_a_text_message_goes_out_once_with_its_reference(anna: Acting, notify_service: FakeNotify) -> None:
    """It is then an attempt, and a second run sends nothing."""
    message = waiting(anna)
    assert send_waiting(by=Acting.system(9901)) == 1
    assert send_waiting(by=Acting.system(9901)) == 0
    (taken,) = notify_service.taken
    assert taken["reference"] == str(message.reference) and "gratis" in taken["body"]
    assert again(message).state == State.SENT
    assert [one.kind for one in ContactAttempt.objects.all()] == ["text"]


def test_an_e_mail_arrives_as_it_was_written(anna: Acting, inbox: Inbox) -> None:
    """Over real SMTP: to whom, the subject, the text with a code that was just given out."""
    message = waiting(anna, "mail_hulp")
    send_waiting(by=Acting.system(9901))
    (mailed,) = inbox.mails
    content = mailed.content.decode()
    assert mailed.rcpt_tos == ["m@example.org"]
    assert f"Message-ID: <{message.reference}@" in content
    assert again(message).state == State.SENT and ReplyCode.objects.filter(purpose="mail").count() == 1


@pytest.mark.parametrize(
    ("status", "state", "trouble"),
    [
        (500, State.WAITING, Trouble.DOWN),
        (503, State.WAITING, Trouble.DOWN),
        (429, State.WAITING, Trouble.BUSY),
        (403, State.WAITING, Trouble.NOT_ALLOWED),
        (400, State.FAILED, Trouble.REFUSED),
    ],
)
def test_what_the_text_service_answers_decides(
    anna: Acting, notify_service: FakeNotify, status: int, state: str, trouble: Trouble
) -> None:
    """Down, busy or a wrong key: it waits and is tried again. Refused: a person must look."""
    message = waiting(anna)
    notify_service.says = status
    send_waiting(by=Acting.system(9901))
    assert (again(message).state, again(message).trouble) == (state, trouble.value)
    assert not ContactAttempt.objects.exists()


def test_it_is_tried_again_later_and_then_goes_once(anna: Acting, notify_service: FakeNotify) -> None:
    """With more and more time between, and never before its time."""
    message = waiting(anna)
    notify_service.says = 503
    send_waiting(by=Acting.system(9901))
    notify_service.says = 0
    assert send_waiting(by=Acting.system(9901)) == 0
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        assert send_waiting(by=Acting.system(9901)) == 1
    assert again(message).tries == 2 and len(notify_service.taken) == 1


@pytest.mark.parametrize(
    ("says", "refuses", "state", "trouble"),
    [
        ("451 try later", "", State.WAITING, Trouble.BUSY),
        ("554 no", "", State.FAILED, Trouble.REFUSED),
        ("", "550 no such user", State.FAILED, Trouble.NO_SUCH_ADDRESS),
        ("", "450 greylisted", State.WAITING, Trouble.BUSY),
    ],
)
def test_what_the_mail_server_answers_decides(
    anna: Acting, inbox: Inbox, says: str, refuses: str, state: str, trouble: Trouble
) -> None:
    """Later is waited for; never is told."""
    message = waiting(anna, "mail_hulp")
    inbox.says, inbox.refuses = says, refuses
    send_waiting(by=Acting.system(9901))
    assert (again(message).state, again(message).trouble) == (state, trouble.value)


def test_a_server_that_is_down_makes_it_wait(anna: Acting, monkeypatch: pytest.MonkeyPatch, free_tcp_port: int) -> None:
    """Nobody listens there."""
    monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
    monkeypatch.setattr(settings, "EMAIL_HOST", "127.0.0.1")
    monkeypatch.setattr(settings, "EMAIL_PORT", free_tcp_port)
    monkeypatch.setattr(settings, "NOTIFY_URL", f"http://127.0.0.1:{free_tcp_port}", raising=False)
    messages = [waiting(anna, "mail_hulp"), waiting(anna, "sms_hulp")]
    send_waiting(by=Acting.system(9901))
    assert [again(one).state for one in messages] == [State.WAITING, State.WAITING]


def test_a_no_after_writing_is_still_a_no(anna: Acting, notify_service: FakeNotify) -> None:
    """Asked again at the moment of going."""
    message = waiting(anna)
    cases.refuse(by=anna, case=message.case_id, kind=RefusalKind.NO_CONTACT, source=RefusalSource.PHONE)
    assert send_waiting(by=Acting.system(9901)) == 0
    assert (again(message).state, again(message).why) == (State.LEFT_OUT, "refusal")
    assert notify_service.taken == []


@pytest.mark.parametrize("after", [True, False])
def test_a_text_message_that_was_cut_off_is_looked_up_first(
    anna: Acting, notify_service: FakeNotify, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    """The machine stopped after or before handing over: either way it goes out exactly once."""
    message = waiting(anna)
    hand_over = sending._hand_over

    def cut_off(claimed: Any) -> Handed:
        if after:
            hand_over(claimed)
        raise KeyboardInterrupt

    monkeypatch.setattr(sending, "_hand_over", cut_off)
    with pytest.raises(KeyboardInterrupt):
        send_waiting(by=Acting.system(9901))
    monkeypatch.setattr(sending, "_hand_over", hand_over)
    assert again(message).state == State.SENDING
    assert send_waiting(by=Acting.system(9901)) == 0
    with time_machine.travel(clock.now() + timedelta(minutes=6)):
        send_waiting(by=Acting.system(9901))
    assert again(message).state == State.SENT
    assert len(notify_service.taken) == 1 and ContactAttempt.objects.count() == 1


def test_an_e_mail_that_was_cut_off_is_put_to_a_person(
    anna: Acting, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mail server cannot be asked, so a colleague looks it up; then it is sent once more, or not."""
    message = waiting(anna, "mail_hulp")
    monkeypatch.setattr(sending, "_hand_over", lambda _claimed: Handed(trouble=Trouble.PERHAPS))
    send_waiting(by=Acting.system(9901))
    assert again(message).state == State.UNCERTAIN
    monkeypatch.undo()
    settle_message(by=anna, message=message.pk, arrived=True)
    assert again(message).state == State.SENT and inbox.mails == []


def test_a_wrong_key_is_not_let_in(notify_service: FakeNotify) -> None:
    """The token is signed; another's key gives 403."""
    account = notify.Account.from_settings()
    assert notify.send_text(to="+31612345678", text="x", reference="1").taken
    wrong = notify.Account(account.url, SERVICE, SERVICE, "")
    assert notify.send_text(to="+31612345678", text="x", reference="2", account=wrong).trouble is Trouble.NOT_ALLOWED
    assert notify.send_text(to="geen nummer", text="x", reference="3").trouble is Trouble.REFUSED


def test_a_subject_of_two_lines_adds_no_header(inbox: Inbox) -> None:
    """A line break in a subject cannot smuggle a receiver in."""
    handed = mail.send(to="m@example.org", subject="Hallo\nBcc: x@example.org", text="t", reference="r")
    assert handed.taken and b"\nBcc:" not in inbox.mails[0].content
