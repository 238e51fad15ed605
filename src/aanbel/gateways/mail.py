"""E-mail by SMTP, through Django's mail backend. Without SMTP_HOST it goes to the log (a first try, the demo).

The Message-ID is made from our own reference, so that a receiver who gets one twice can see that it is the same.
"""

import smtplib
import ssl

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from aanbel.gateways.outcome import Handed, Trouble

TIMEOUT = 20


def send(*, to: str, subject: str, text: str, reference: str, reply_to: str = "") -> Handed:
    """Hands one plain-text message to the mail server."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    connection = get_connection(timeout=TIMEOUT) if settings.EMAIL_HOST else get_connection()
    message = EmailMessage(
        " ".join(subject.split()),
        text,
        to=[to],
        reply_to=[reply_to] if reply_to else None,
        headers={"Message-ID": f"<{reference}@{domain}>", "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    try:
        message.send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused) as refused:
        return Handed(trouble=Trouble.BUSY if _temporary(refused) else Trouble.NO_SUCH_ADDRESS)
    except smtplib.SMTPAuthenticationError:
        return Handed(trouble=Trouble.NOT_ALLOWED)
    except smtplib.SMTPServerDisconnected:
        return Handed(trouble=Trouble.PERHAPS)  # it may have gone out before the line broke
    except smtplib.SMTPResponseException as answer:
        return Handed(trouble=Trouble.BUSY if 400 <= answer.smtp_code < 500 else Trouble.REFUSED)
    except ssl.SSLError:
        return Handed(trouble=Trouble.NOT_ALLOWED)
    except OSError:
        return Handed(trouble=Trouble.DOWN)
    return Handed(receipt=reference)


def _temporary(refused: smtplib.SMTPRecipientsRefused | smtplib.SMTPSenderRefused) -> bool:
    """Whether the server said “later” (4xx) and not “never”."""
    if isinstance(refused, smtplib.SMTPSenderRefused):
        return 400 <= refused.smtp_code < 500
    return any(400 <= code < 500 for code, _words in refused.recipients.values())
