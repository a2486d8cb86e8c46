"""The desk: what one team watches, read from one file, `diurna.toml`. Unknown keys and wrong types are errors that name the field."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from diurna.calendar import fault_of
from diurna.deskwords import fault_in_words, place_in_words
from diurna.errors import DeskError
from diurna.mailbox import mailbox
from diurna.model import Affiliation

Fault = tuple[str, str]
#: ISO 639-1, and those of three letters that news comes in and no two letters name.
_LANGUAGES = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu
    fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn
    ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os
    pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw
    ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ckb prs fil kmr
"""
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_BUILT_IN = ("diplomacy", "strikes", "casualties", "other")
_TLS = ("starttls", "tls", "none")
_MINUTES_A_DAY = 1440
#: Stories are followed for four weeks, so none can be silent for longer and be known.
_MOST_QUIET = 28
_PORTS = 65535
_LONGEST_LINE = 80
_WRITTEN = "Text stands in straight quotes, a list in square brackets"


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A feed, a page list, or a folder (or file) that the desk reads. Exactly one of `feed`, `folder` and `pages` is given.

    `folder` holds text files, pages, feeds, article JSON lines; a relative one is taken from the desk file's folder. In a folder of
    many outlets each article's own outlet name stands, and `outlets` says what is known of it; `name` is for those that carry none.
    `affiliation` empty: not stated, and taken for nothing. `zone` is where a date without a zone
    is read; empty means the desk's. `full_text`: fetch the page of an entry that carries only a line.
    """

    name: str
    feed: str = ""
    folder: str = ""
    pages: tuple[str, ...] = ()
    affiliation: Affiliation | Literal[""] = ""
    zone: str = ""
    language: str = ""
    full_text: bool = False


class Outlet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the desk knows of an outlet that comes in through a folder: its affiliation, zone and language."""

    name: str
    affiliation: Affiliation | Literal[""] = ""
    zone: str = ""
    language: str = ""


class Scope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the desk is about. One word of `about` in the title or lead is enough; of `related`, two different ones; a title with
    a word of `exclude` and none of `about` is off-topic. So is what deals with countries that no word names, and names but one
    of `related`.
    """

    about: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class Theme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A theme of the desk's own, known by words and a few example sentences."""

    name: str
    title: str
    words: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


class Mail(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where mail goes. The password is never in the file: `password_env` names the environment variable that holds it."""

    host: str
    to: tuple[str, ...]
    sender: str
    port: int = 587
    tls: str = "starttls"
    user: str = ""
    password_env: str = ""


class Deliver(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who receives each edition: mail, and a folder that gets a copy of the files."""

    mail: Mail | None = None
    folder: str = ""


class Desk(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one team watches. `name` is a slug used in file names; `cutoff` is a local time in `zone`; `editions` is the calendar of its
    editions, a recurrence rule (RFC 5545) of days, empty for every day.
    """

    name: str
    title: str
    zone: str = "UTC"
    cutoff: str = "07:30"
    editions: str = ""
    ingest_every: int = 30
    languages: tuple[str, ...] = ("en",)
    quiet_after: int = 3
    store: str = "diurna.sqlite"
    archive: str = "briefings"
    scope: Scope = Scope()
    themes: tuple[Theme, ...] = ()
    sources: tuple[Source, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    deliver: Deliver = Deliver()

    @property
    def cutoff_time(self) -> time:
        """The cutoff as a time of day in the desk's zone."""
        return time.fromisoformat(self.cutoff)

    def outlet(self, name: str) -> Outlet:
        """What is known of the outlet called `name`: of an unknown one nothing, but that it writes in the desk's zone."""
        for source in self.sources:
            if source.name == name:
                return Outlet(name=name, affiliation=source.affiliation, zone=source.zone or self.zone, language=source.language)
        for outlet in self.outlets:
            if outlet.name == name:
                return outlet
        return Outlet(name=name, zone=self.zone)


def load_desk(path: Path) -> Desk:
    """Read and check a desk file. Raises DeskError naming the file, the field and what is wrong with it."""
    body = b""
    try:
        body = path.read_bytes().removeprefix(BOM_UTF8)
        desk = msgspec.toml.decode(body, type=Desk)
    except FileNotFoundError:
        raise DeskError(str(path), "", "there is no desk file here; `diurna init` writes one") from None
    except IsADirectoryError:
        raise DeskError(str(path), "", f"is a folder; name the file in it, such as {path / 'diurna.toml'}") from None
    except OSError as error:
        raise DeskError(str(path), "", f"can't be read: {error.strerror}") from None
    except msgspec.ValidationError as error:
        reason, _, field = str(error).partition(" - at `$")
        where, words = fault_in_words(field.strip("`."), reason, body, keys=_keys(), affiliations=get_args(Affiliation))
        raise DeskError(str(path), where, words) from None
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise DeskError(str(path), "", f"line {line} has a letter that is not in UTF-8; save the file in UTF-8") from None
    except msgspec.DecodeError as error:
        raise DeskError(str(path), "", f"not readable as TOML: {error}{_line_of(error, body)}") from None
    for field, reason in _faults(desk):
        raise DeskError(str(path), place_in_words(field), reason)
    return desk


def _keys() -> frozenset[str]:
    return frozenset(k for kind in (Desk, Source, Outlet, Scope, Theme, Mail, Deliver) for k in kind.__struct_fields__)


def _line_of(error: Exception, body: bytes) -> str:
    """The line that a TOML reader stumbled over, in quotes; nothing where it names none."""
    lines, found = body.decode(errors="replace").splitlines(), re.search(r"at line (\d+)", str(error))
    line = lines[int(found[1]) - 1].strip() if found and 0 < int(found[1]) <= len(lines) else ""
    mend = "This stands in the file already, further up" if "overwrite" in str(error) else _WRITTEN
    return f": `{line[:_LONGEST_LINE]}`. {mend}" if line else ""


# --- what types allow and nobody can mean ---------------------------------------------------------------------------------
# Only what the file says is looked at: a folder may come later, a host may be away.


def _faults(desk: Desk) -> Iterator[Fault]:
    """What is wrong with `desk`: the field and the reason, in the order of the file."""
    if not _SLUG.fullmatch(desk.name):
        yield "name", f"{desk.name!r} must be lower-case letters, digits and hyphens: it names files"
    if not desk.title.strip():
        yield "title", "is empty; it stands at the head of each edition"
    yield from _clock(desk)
    if not desk.languages:
        yield "languages", 'is empty; name what the team reads, such as ["en"]'
    for code in desk.languages:
        yield from _language("languages", code)
    if not 1 <= desk.quiet_after <= _MOST_QUIET:
        yield "quiet_after", f"{desk.quiet_after} is no number of editions from 1 to {_MOST_QUIET}"
    yield from ((key, "is empty") for key in ("store", "archive") if not getattr(desk, key).strip())
    paths = {"store": desk.store, "archive": desk.archive, "deliver.folder": desk.deliver.folder}
    paths |= {f"sources[{s.name}].folder": s.folder for s in desk.sources}
    yield from ((where, f"{p!r} is taken as it stands: write the whole path for ~") for where, p in paths.items() if p.startswith("~"))
    yield from _themes(desk.themes)
    yield from _sources(desk.sources)
    for outlet in desk.outlets:
        yield from _known_of(f"outlets[{outlet.name}]", outlet.zone, outlet.language)
    if desk.deliver.mail:
        yield from _mail(desk.deliver.mail)


def _clock(desk: Desk) -> Iterator[Fault]:
    yield from _zone("zone", desk.zone)
    try:
        zoned = time.fromisoformat(desk.cutoff).tzinfo is not None
    except ValueError:
        yield "cutoff", f"{desk.cutoff!r} is no time of day such as 07:30"
    else:
        if zoned:
            yield "cutoff", f"{desk.cutoff!r} has a zone of its own; the desk's is `zone`"
    if reason := fault_of(desk.editions):
        yield "editions", reason
    if not 1 <= desk.ingest_every <= _MINUTES_A_DAY:
        yield "ingest_every", f"{desk.ingest_every} is no number of minutes from 1 to {_MINUTES_A_DAY}"


def _zone(where: str, zone: str) -> Iterator[Fault]:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield where, f"{zone!r} is no IANA zone such as Europe/Paris"


def is_language(code: str) -> bool:
    """Whether `code` is a language's, as desks name them."""
    return code in _LANGUAGES.split()


def _language(where: str, code: str) -> Iterator[Fault]:
    if not is_language(code):
        yield where, f"{code!r} is no language code such as en, fa or ar"


def _known_of(where: str, zone: str, language: str) -> Iterator[Fault]:
    if zone:
        yield from _zone(f"{where}.zone", zone)
    if language:
        yield from _language(f"{where}.language", language)


def _themes(themes: tuple[Theme, ...]) -> Iterator[Fault]:
    seen = set(_BUILT_IN)
    for theme in themes:
        where = f"themes[{theme.name}]"
        if theme.name in seen:
            yield where, "is built in; choose another name" if theme.name in _BUILT_IN else "two themes have this name"
        if not _SLUG.fullmatch(theme.name):
            yield f"{where}.name", f"{theme.name!r} must be lower-case letters, digits and hyphens"
        if not theme.words and not theme.examples:
            yield where, "has neither words nor examples, so nothing would belong to it"
        seen.add(theme.name)


def _sources(sources: tuple[Source, ...]) -> Iterator[Fault]:
    seen: set[str] = set()
    read: dict[str, str] = {}
    for source in sources:
        where = f"sources[{source.name}]"
        if not source.name.strip():
            yield f"{where}.name", "is empty"
        if len([k for k in ("feed", "folder", "pages") if getattr(source, k)]) != 1:
            yield where, "give exactly one of feed, folder and pages"
        if source.name in seen:
            yield where, "two sources have this name"
        address = source.feed or source.folder.rstrip("/")
        if address in read:
            yield where, f"reads what {read[address]} reads; one of the two is enough"
        seen.add(source.name)
        read |= {address: source.name} if address else {}
        for key, addresses in {"feed": (source.feed,) if source.feed else (), "pages": source.pages}.items():
            yield from ((f"{where}.{key}", f"{a!r} is no address; it begins with http:// or https://") for a in addresses if not _is_web(a))
        yield from _known_of(where, source.zone, source.language)


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _mail(mail: Mail) -> Iterator[Fault]:
    if not mail.host.strip():
        yield "deliver.mail.host", "is empty"
    if not 1 <= mail.port <= _PORTS:
        yield "deliver.mail.port", f"{mail.port} is no port"
    if mail.tls not in _TLS:
        yield "deliver.mail.tls", f"{mail.tls!r} is none of {', '.join(_TLS)}"
    if not mail.to:
        yield "deliver.mail.to", "names nobody"
    for key, address in (("sender", mail.sender), *(("to", a) for a in mail.to)):
        if mailbox(address) is None:
            yield f"deliver.mail.{key}", f"{address!r} is no single e-mail address"
