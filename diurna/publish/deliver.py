"""Delivery, always from the archive: a copy in a folder, and e-mail to each recipient. What fails is an outcome, never an end.

Whether a copy was handed over before is not known here: the caller says so for each order, and records each outcome before the next
copy goes out. So a run that is killed loses at most the note of one, and the mail's Message-ID is the same on the next try.
"""

import errno
import logging
import os
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Literal

from msgspec import Struct

from diurna.desk import Desk, Mail
from diurna.errors import DeliveryError
from diurna.publish.archive import Kept, make, place, sums
from diurna.publish.letter import address_of, bare, letter, message_id
from diurna.snapshot import names_recipients

logger = logging.getLogger(__name__)
#: Seconds to wait for a mail server's answer. RFC 5321 allows minutes; a person waits at the other end of the schedule.
TIMEOUT = 30.0
# What passes by itself: a network drive that is away, a file that is held. Rights, a full disk or a file in the way are for a person.
_PASSING = frozenset(
    {errno.EAGAIN, errno.EBUSY, errno.ESTALE, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENETDOWN, errno.ENETUNREACH}
)
_HERE = ("localhost", "127.0.0.1", "::1")


class Order(Struct, frozen=True, kw_only=True):
    """One copy to be handed over. `recipient`: the bare address, in lower case, or the folder; `written`: as the desk file has it."""

    desk: str
    day: str
    revision: int
    channel: Literal["folder", "mail"]
    recipient: str
    written: str
    message_id: str


class Outcome(Struct, frozen=True, kw_only=True):
    """How an order ended at `at`: handed over where `error` is None; `error.again` says if another try can help."""

    order: Order
    at: datetime
    error: DeliveryError | None = None


def orders(kept: Kept, desk: Desk) -> tuple[Order, ...]:
    """Every copy that is due of an edition: the folder first, then each recipient once, in the order of the desk file."""
    which = kept.revision

    def order(channel: Literal["folder", "mail"], written: str, recipient: str, name: str) -> Order:
        return Order(
            desk=which.desk, day=which.day, revision=which.revision, channel=channel, recipient=recipient, written=written, message_id=name
        )

    handed, mail = desk.deliver.folder, desk.deliver.mail
    folder = [order("folder", handed, handed, "")] if handed else []
    # Another name before an address, or its capitals, make nobody else of a recipient.
    people: dict[str, str] = {}
    for written in mail.to if mail else ():
        people.setdefault(bare(written), written)
    return (*folder, *(order("mail", written, who, message_id(which, who, mail.sender)) for who, written in people.items() if mail))


def deliver(kept: Kept, desk: Desk, *, sent: Callable[[Order], bool], at: datetime, root: Path) -> Iterator[Outcome]:
    """Hand over what isn't `sent` yet, one at a time, and yield how each ended; those sent before yield nothing.

    `sent` is asked just before each copy, and may take it on. `at` is the sending time in the mail; `root` is where a relative folder
    is taken from; the mail password comes from the environment. A server that can't be reached is tried once, and fails all recipients.
    """
    down: DeliveryError | None = None
    telling = _telling(kept)
    for order in orders(kept, desk):
        if sent(order):
            continue
        error = telling
        if order.channel == "folder" and not error:
            error = _copied(kept, root / order.written)
        if order.channel == "mail" and desk.deliver.mail and not error:
            error, down = _mailed(kept, desk.deliver.mail, order, at, down)
        logger.log(logging.WARNING if error else logging.INFO, "%s by %s: %s", kept.revision.stem, order.channel, error or order.recipient)
        yield Outcome(order=order, at=at, error=error)


def _telling(kept: Kept) -> DeliveryError | None:
    """What keeps an edition back that would tell each recipient of all the others."""
    if "json" not in kept.files or not names_recipients(kept.edition.inputs.desk):
        return None
    first, _, last = kept.revision.day.partition("--")
    again = f"diurna run {f'--from {first} --to {last}' if last else f'--day {first}'} --as-known now"
    return DeliveryError(kept.revision.stem, f"its JSON and PDF still name everybody who receives it; {again} makes a revision without")


def _copied(kept: Kept, folder: Path) -> DeliveryError | None:
    """Copy the files, the checksums last, so that who watches the folder knows when it is whole. What should hold the folder is never made:
    where a drive isn't mounted, a copy would lie on this machine, and count as handed over.
    """
    stem = kept.revision.stem
    named = {f"{stem}.{extension}": body for extension, body in sorted(kept.files.items())}
    try:
        if not folder.parent.exists():
            return DeliveryError(str(folder), f"there is no folder {folder.parent} to hold it: is its drive mounted?", again=True)
        if not folder.is_dir():
            make(folder, below=folder.parent)
        place(folder, {**named, f"{stem}.sha256": sums(named)}, scratch=folder / f".partial-{stem}")
    except OSError as error:
        return DeliveryError(str(folder), f"can't be written: {error.strerror or error}", again=error.errno in _PASSING)
    return None


_Ended = tuple[DeliveryError | None, DeliveryError | None]


def _mailed(kept: Kept, mail: Mail, order: Order, at: datetime, down: DeliveryError | None) -> _Ended:
    """How one mail ended, and what is known to keep the server from being reached."""
    try:
        message = letter(kept, mail, order.written, name=order.message_id, at=at)
    except DeliveryError as error:
        return error, down
    if down is None:
        try:
            client = _connect(mail)
        except DeliveryError as error:
            down = error
    if down is not None:
        return DeliveryError(order.recipient, down.reason, again=down.again), down
    return _send(client, message, order.written), None


def _connect(mail: Mail) -> smtplib.SMTP:
    """A connection, encrypted and logged in as the desk file says."""
    where = f"{mail.host}:{mail.port}"
    if mail.tls not in {"starttls", "tls", "none"}:
        raise DeliveryError(where, f"tls = {mail.tls!r} is none of starttls, tls and none")
    password = _password(mail, where)
    try:
        return _opened(mail, password)
    except smtplib.SMTPResponseException as error:
        raise DeliveryError(where, _said(error.smtp_code, error.smtp_error), again=error.smtp_code < 500) from None
    except ssl.SSLCertVerificationError as error:
        raise DeliveryError(where, f"its certificate isn't trusted: {error.verify_message}") from None
    except smtplib.SMTPNotSupportedError as error:
        raise DeliveryError(where, str(error)) from None
    except UnicodeError:
        raise DeliveryError(where, f"{mail.host!r} is no name that a server can have") from None
    except (OSError, smtplib.SMTPException) as error:
        raise DeliveryError(where, f"can't be reached: {error}", again=True) from None


def _password(mail: Mail, where: str) -> str:
    if not mail.user:
        return ""
    if mail.tls == "none" and mail.host not in _HERE:
        raise DeliveryError(where, "a password goes to another machine only over TLS")
    if mail.password_env not in os.environ:
        raise DeliveryError(where, f"the environment variable {mail.password_env or '(password_env)'} with the mail password is not set")
    password = os.environ[mail.password_env]
    if not (mail.user + password).isascii():
        raise DeliveryError(
            where, f"the user name, or the password in {mail.password_env}, has a character beyond ASCII, which no log-in here takes"
        )
    return password


def _opened(mail: Mail, password: str) -> smtplib.SMTP:
    # A name of our own for EHLO: the library would ask the name server for ours, which can take seconds.
    name = mail.sender.rpartition("@")[2].rstrip("> ") or "localhost"
    if mail.tls == "tls":
        client: smtplib.SMTP = smtplib.SMTP_SSL(mail.host, mail.port, name, timeout=TIMEOUT, context=ssl.create_default_context())
    else:
        client = smtplib.SMTP(mail.host, mail.port, name, timeout=TIMEOUT)
    try:
        if mail.tls == "starttls":
            client.starttls(context=ssl.create_default_context())
        if mail.user:
            client.login(mail.user, password)
    except BaseException:
        client.close()
        raise
    return client


def _send(client: smtplib.SMTP, message: EmailMessage, recipient: str) -> DeliveryError | None:
    """Hand a message over and hang up. Once the server has taken it, nothing that goes wrong in parting counts."""
    try:
        client.send_message(message, to_addrs=[address_of(recipient).addr_spec])
    except smtplib.SMTPRecipientsRefused as error:
        code, text = next(iter(error.recipients.values()))
        return DeliveryError(recipient, _said(code, text), again=code < 500)
    except smtplib.SMTPResponseException as error:
        return DeliveryError(recipient, _said(error.smtp_code, error.smtp_error), again=error.smtp_code < 500)
    except smtplib.SMTPNotSupportedError as error:
        return DeliveryError(recipient, str(error))
    except (OSError, smtplib.SMTPException) as error:
        return DeliveryError(recipient, f"the connection was lost: {error}", again=True)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            client.quit()
        client.close()
    return None


def _said(code: int, text: bytes | str) -> str:
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"the mail server said {code} {' '.join(said.split())}"
