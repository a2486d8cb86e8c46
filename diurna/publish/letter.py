"""The e-mail that carries an edition: a text and an HTML body with its bottom line, the PDF attached. No network here."""

import hashlib
import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from zoneinfo import ZoneInfo

from diurna.desk import Mail
from diurna.edition import Edition, Point
from diurna.errors import DeliveryError
from diurna.mailbox import mailbox
from diurna.publish.archive import Kept, Revision
from diurna.publish.wording import day_words, mark_words, moment, zone_words
from diurna.text import content_id, direction

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_NOTHING = "Nothing to report in this window."
#: What the HTML body looks like everywhere: mail programs drop style sheets.
_BODY = "font:16px/1.5 Georgia,serif;max-width:42em;margin:0 auto;padding:1em;color:#111"


def address_of(text: str) -> Address:
    """The one address that `text` is, bare or as `Name <address>`. Raises DeliveryError where it is none, or more than one, or carries
    a line break that would open another header.
    """
    found = mailbox(text)
    if found is None:
        raise DeliveryError(_one_line(text), "is no single e-mail address")
    user, _, domain = found[1].rpartition("@")
    return Address(display_name=found[0], username=user, domain=domain)


def bare(text: str) -> str:
    """The address alone of `text`, in lower case: whom a copy is for, however the desk file writes them."""
    found = mailbox(text)
    return (found[1] if found else text).casefold()


def message_id(revision: Revision, recipient: str, sender: str) -> str:
    """The same for each try, so that a mail program that gets two shows one: made of desk, day, revision and the bare address, however the
    desk file writes it by then.
    """
    domain = sender.rpartition("@")[2].rstrip("> ")
    host = domain if _HOST.fullmatch(domain) else "diurna.invalid"
    return f"<{revision.stem}.{content_id(bare(recipient))}@{host}>"


def letter(kept: Kept, mail: Mail, recipient: str, *, name: str, at: datetime) -> EmailMessage:
    """The message to one recipient as the desk file writes them, sent `at`; `name` is its Message-ID. Same arguments, same bytes."""
    edition = kept.edition
    message = EmailMessage(policy=SMTP)
    message["From"] = address_of(mail.sender)
    message["To"] = address_of(recipient)
    message["Subject"] = _one_line(_heading(edition))
    message["Date"] = format_datetime(at.astimezone(ZoneInfo(edition.window.zone)))
    message["Message-ID"] = name
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office notes, please
    message.set_content(text_body(kept, edition))
    message.add_alternative(html_body(kept, edition), subtype="html")
    if "pdf" in kept.files:
        name = f"{kept.revision.stem}.pdf"
        message.add_attachment(kept.files["pdf"], maintype="application", subtype="pdf", filename=name)
    _fix_boundaries(message, kept)
    return message


def _fix_boundaries(message: EmailMessage, kept: Kept) -> None:
    """Boundaries from the content, where the library takes random ones: a hash can't stand in what it was made of."""
    total = hashlib.sha256(b"".join(body for _, body in sorted(kept.files.items()))).hexdigest()[:32]
    for n, part in enumerate(p for p in message.walk() if p.is_multipart()):
        part.set_boundary(f"=_{total}_{n}")


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _heading(edition: Edition) -> str:
    return f"{edition.title}, {day_words(edition.day)}" + (f", revision {edition.revision}" if edition.revision > 1 else "")


def _span(edition: Edition) -> str:
    window = edition.window
    return f"{moment(window.start, window.zone)} to {moment(window.end, window.zone)}, {zone_words(window.zone, window.end)}"


def _attached(kept: Kept) -> str:
    return f"The whole briefing is attached: {kept.revision.stem}.pdf" if "pdf" in kept.files else ""


def _line(point: Point) -> str:
    """A point with its marks and what stands before it."""
    return " ".join((*(f"[{mark_words(mark)}]" for mark in point.marks), f"{point.lead} {point.text}".strip()))


def _cited(edition: Edition, point: Point) -> tuple[tuple[str, str], ...]:
    """Outlet and address of each source of a point, each once, in order."""
    by_number = {source.number: source for source in edition.sources}
    sources = (by_number[c.source] for c in point.citations if c.source in by_number)
    return tuple(dict.fromkeys((source.outlet, source.url) for source in sources))


def text_body(kept: Kept, edition: Edition) -> str:
    """The bottom line as plain text, each point with its outlets and addresses."""
    lines = [_heading(edition), _span(edition), "", *edition.notices, ""]
    for point in edition.bottom_line:
        lines.append(f"* {_line(point)}")
        lines.extend(f"  {outlet}: {url}" if url else f"  {outlet}" for outlet, url in _cited(edition, point))
    lines.extend(("" if edition.bottom_line else _NOTHING, _attached(kept)))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(map(_kept_whole, lines))).strip() + "\n"


def _kept_whole(line: str) -> str:
    """`line` as one line: what an article carries can't break out of its own."""
    return line[: len(line) - len(line.lstrip(" "))] + _one_line(line)


def html_body(kept: Kept, edition: Edition) -> str:
    """The bottom line as HTML that needs nothing from anywhere; every text of an article is escaped."""
    points = "".join(f'<li dir="{direction(point.text)}">{_html_point(edition, point)}</li>' for point in edition.bottom_line)
    parts = (
        f"<h1>{escape(_one_line(_heading(edition)))}</h1>",
        *map(_paragraph, (_span(edition), *edition.notices)),
        f"<ul>{points}</ul>" if points else _paragraph(_NOTHING),
        _paragraph(_attached(kept)),
    )
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"></head>'
    return f'{head}<body style="{_BODY}">{"".join(parts)}</body></html>\n'


def _paragraph(text: str) -> str:
    return f"<p>{escape(_one_line(text))}</p>" if text else ""


def _html_point(edition: Edition, point: Point) -> str:
    sources = ", ".join(_link(outlet, url) for outlet, url in _cited(edition, point))
    return f"{escape(_one_line(_line(point)))} <small>{sources}</small>"


def _link(outlet: str, url: str) -> str:
    safe = url.startswith(("https://", "http://"))
    return f'<a href="{escape(url)}">{escape(_one_line(outlet))}</a>' if safe else escape(_one_line(outlet))
