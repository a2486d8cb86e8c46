"""The desk: what one team watches, read from one file, `diurna.toml`. Unknown keys and wrong types are errors that name the field."""

import re
from datetime import time
from difflib import get_close_matches
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from diurna.errors import DeskError
from diurna.model import Affiliation


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A feed, a page list, or a folder (or file) that the desk reads. Exactly one of `feed`, `folder` and `pages` is given.

    `folder` holds text files, pages, feeds, article JSON lines; a relative one is taken from the desk file's folder. In a folder of
    many outlets each article's own outlet name stands; `name` is for those that carry none. `zone` is where a date without a zone
    is read; empty means the desk's. `full_text`: fetch the page of an entry that carries only a line.
    """

    name: str
    feed: str = ""
    folder: str = ""
    pages: tuple[str, ...] = ()
    affiliation: Affiliation = "independent"
    zone: str = ""
    language: str = ""
    full_text: bool = False


class Outlet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the desk knows of an outlet that comes in through a folder: its affiliation, zone and language."""

    name: str
    affiliation: Affiliation = "independent"
    zone: str = ""
    language: str = ""


class Scope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the desk is about. One word of `about` in the title or lead is enough; of `related`, two different ones; a title with
    a word of `exclude` and none of `about` is off-topic.
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
    """What one team watches. `name` is a slug used in file names; `cutoff` is a local time in `zone`."""

    name: str
    title: str
    zone: str = "UTC"
    cutoff: str = "07:30"
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
        """What is known of the outlet called `name`; an unknown one is independent, in the desk's zone."""
        for source in self.sources:
            if source.name == name:
                return Outlet(name=name, affiliation=source.affiliation, zone=source.zone or self.zone, language=source.language)
        for outlet in self.outlets:
            if outlet.name == name:
                return outlet
        return Outlet(name=name, zone=self.zone)


def load_desk(path: Path) -> Desk:
    """Read and check a desk file. Raises DeskError naming the file, the field and what is wrong with it."""
    try:
        desk = msgspec.toml.decode(path.read_bytes(), type=Desk)
    except FileNotFoundError:
        raise DeskError(str(path), "", "there is no desk file here; `diurna init` writes one") from None
    except msgspec.ValidationError as error:
        reason, _, field = str(error).partition(" - at `$")
        raise DeskError(str(path), field.strip("`."), _in_words(reason)) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DeskError(str(path), "", f"not readable as TOML: {error}") from None
    _check(desk, str(path))
    return desk


def _in_words(reason: str) -> str:
    """A decoder's reason as a person would say it, with the key or the values that may have been meant."""
    if unknown := re.search(r"unknown field `(.+?)`", reason):
        keys = {k for kind in (Desk, Source, Outlet, Scope, Theme, Mail, Deliver) for k in kind.__struct_fields__}
        near = get_close_matches(unknown.group(1), sorted(keys), 1)
        return f"there is no key `{unknown.group(1)}`" + (f"; did you mean `{near[0]}`?" if near else "")
    if wrong := re.search(r"Invalid enum value '(.+?)'", reason):
        return f"{wrong.group(1)!r} is none of {', '.join(get_args(Affiliation))}"
    return reason


def _check(desk: Desk, path: str) -> None:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", desk.name):
        raise DeskError(path, "name", f"{desk.name!r} must be lower-case letters, digits and hyphens: it names files")
    _check_time(path, desk.cutoff)
    seen: set[str] = set()
    for where, zone in [("zone", desk.zone), *((f"sources[{s.name}].zone", s.zone or desk.zone) for s in desk.sources)]:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError):
            raise DeskError(path, where, f"{zone!r} is no IANA zone such as Europe/Paris") from None
    for source in desk.sources:
        given = [k for k in ("feed", "folder", "pages") if getattr(source, k)]
        if len(given) != 1:
            raise DeskError(path, f"sources[{source.name}]", "give exactly one of feed, folder and pages")
        if source.name in seen:
            raise DeskError(path, f"sources[{source.name}]", "two sources have this name")
        seen.add(source.name)


def _check_time(path: str, cutoff: str) -> None:
    try:
        time.fromisoformat(cutoff)
    except ValueError:
        raise DeskError(path, "cutoff", f"{cutoff!r} is no time of day such as 07:30") from None
