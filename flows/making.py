"""Making an edition, step by step: decide, render, archive. Plain functions, to be called without a scheduler.

What was decided is kept in the store before a file is written, so that a run killed anywhere and started again ends the same.
"""

import hashlib
import logging
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from diurna.desk import Desk
from diurna.edition import Edition, HistoryRecord, Window, name_of
from diurna.errors import ArchiveError, DecidedError, RenderError, StoreError
from diurna.interpret.brief import Brief
from diurna.interpret.comparison import as_changes, compare
from diurna.interpret.sparing import make_sparing
from diurna.model import Article, Failure
from diurna.publish import archive, made_with
from diurna.snapshot import names_recipients, printable, snapshot
from diurna.store import Store
from diurna.window import next_due
from flows.clock import must_be_due
from flows.covering import cover
from flows.notices import failed_throughout, notices
from flows.place import Place
from flows.progress import say

log = logging.getLogger(__name__)

AsKnown = Literal["then", "now"]
# Stories are followed for four weeks, so history needs no more; a little over, for editions that were missed.
_HISTORY_DAYS = 35
_REVISIONS: dict[AsKnown, Literal["first", "latest"]] = {"then": "first", "now": "latest"}
#: The parts of the page that a reader of two revisions compares.
_PRINTED = (
    *("bottom_line", "changes", "corrections", "themes", "disputed", "quiet"),
    *("other_languages", "ledger", "series", "coverage", "sources"),
)


class _Material(Struct, frozen=True, kw_only=True):
    """What an edition is made from, but for history."""

    window: Window
    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]
    #: What the day's own earlier revisions printed.
    earlier: tuple[HistoryRecord, ...] = ()
    #: The days of later editions that hold a part of the window.
    shares: tuple[str, ...] = ()


class Made(Struct, frozen=True, kw_only=True):
    """What came of asking for an edition. `new`: a revision was made; else the one archived stands. `differs` names what the new one
    changes, or what a replay with other libraries would.
    """

    desk: str
    day: str
    revision: int
    new: bool
    differs: tuple[str, ...] = ()
    #: Archived, and not handed to everybody who should have it.
    undelivered: bool = False
    #: Why it is archived without a PDF, in words.
    fault: str = ""
    #: It stood already, and files of it that were gone lie in the archive again.
    rewritten: bool = False


class Wanted(Struct, frozen=True, kw_only=True):
    """The edition asked for. `remake` makes a new revision where a replay with other libraries gives another page. With `since` it is one
    over several days, from that one to `day`: compared with what stood before them, and nobody's previous edition. `unread` names the
    sources of which nothing could be read just now.
    """

    day: date
    as_known: AsKnown = "then"
    remake: bool = False
    since: date | None = None
    unread: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """How the archive names it: `2026-03-08`, or `2026-03-06--2026-03-08`."""
        return f"{self.since}--{self.day}" if self.since else self.day.isoformat()

    @property
    def opens(self) -> date:
        """The first day it covers."""
        return self.since or self.day


def decide(place: Place, store: Store, wanted: Wanted, *, now: datetime, restored: bool = False) -> Made:
    """Decide the edition wanted and keep it in the store; nothing is rendered yet.

    A day without edition gets its first revision from what was first had in its window. One that has an edition is replayed (`then`), or
    made again with what was recorded since (`now`), which gives the next revision where anything differs. `restored`: the caller has called
    `restore`, which looks through the whole archive, for this day and others.
    """
    desk = place.desk
    must_be_due(desk, wanted.day, now)
    if not restored:
        restore(place, store)
    first = _edition(store, desk.name, wanted.label, 1)
    if first is None:
        return _keep(store, _first(desk, store, wanted, now), now)
    if wanted.as_known == "now":
        return _decide_now(desk, store, first, now)
    return _replay(store, first, now, remake=wanted.remake)


def restore(place: Place, store: Store) -> None:
    """Take back the editions that the archive has and the store doesn't, with their history: a store that was lost begins anew from
    what was published, and never decides a published day again. One that was written by a run killed before it noted so is noted.
    """
    noted = {(r.day, r.revision) for r in store.editions(place.desk.name) if r.archived}
    for which in archive.revisions(place.archive):
        if which.desk == place.desk.name and (which.day, which.revision) not in noted:
            try:
                body = archive.read(place.archive, which.desk, which.day, which.revision, only="json").files["json"]
                store.decide(archive.edition_from(body), body)
            except (ArchiveError, DecidedError, KeyError) as error:
                _warn(f"WARNING: {which.stem} lies in the archive and is not in the store: {error}")
                continue
            store.archived(which.desk, which.day, which.revision)
            log.info("took %s back into the store from the archive", which.stem)


@cache
def _warn(line: str) -> None:
    """Say it, once in a run of many days."""
    say(line)


def _first(desk: Desk, store: Store, wanted: Wanted, now: datetime) -> Edition:
    store.settle()
    covered = cover(desk, store, wanted, now)
    articles = store.versions_had(covered.window.start, covered.window.end)
    material = _Material(window=covered.window, articles=articles, failures=covered.failures, shares=covered.shares)
    unread = sorted({*(wanted.unread if covered.is_current else ()), *failed_throughout(desk, articles, covered.failures)})
    return _compose(desk, store, (replace(wanted, as_known="then", unread=tuple(unread)), 1), material)


def _compose(desk: Desk, store: Store, which: tuple[Wanted, int], material: _Material) -> Edition:
    wanted, revision = which
    before, of_days, previous = wanted.opens, _REVISIONS[wanted.as_known], _previous(store, desk.name, wanted)
    history = store.history(desk.name, before=before, revisions=of_days, since=before - timedelta(days=_HISTORY_DAYS))
    wronged = store.wronged(desk.name, material.articles, history, before=before, revisions=of_days)
    brief = Brief(
        day=wanted.day.isoformat(),
        revision=revision,
        as_known=wanted.as_known,
        window=material.window,
        previous=previous,
        next_due=next_due(desk, wanted.day + timedelta(days=1)).isoformat(timespec="minutes").replace("+00:00", "Z"),
        made_with=made_with(),
        failures=printable(material.failures, desk),
        notices=notices(desk, wanted, material.window, previous, material.shares),
        shares=material.shares,
        unread=wanted.unread,
        history=_hash((*history, *wronged)),
        history_editions=tuple(map(name_of, history)),
        wronged=wronged,
        withdrawn=store.withdrawn(),
        earlier=material.earlier,
    )
    return _labelled(make_sparing(brief, material.articles, history, desk, tell=say), wanted.label)


def _labelled(edition: Edition, label: str) -> Edition:
    """`edition` under the name of all the days it covers: it was made as of its last."""
    return replace(edition, day=label, history=replace(edition.history, day=label))


def _wanted(edition: Edition) -> Wanted:
    """What was asked for when `edition` was made."""
    first, _, last = edition.day.partition("--")
    since = date.fromisoformat(first) if last else None
    return Wanted(day=date.fromisoformat(last or first), since=since, as_known=edition.as_known, unread=edition.inputs.unread)


def _previous(store: Store, desk: str, wanted: Wanted) -> str:
    """The name of the edition before the one wanted, however long ago: its first revision for `then`, its latest for `now`."""
    earlier = [r for r in store.editions(desk) if r.day < wanted.opens.isoformat() and "--" not in r.day]
    last = max((r.day for r in earlier), default="")
    newest = [r for r in earlier if r.day == last]
    chosen = (min if wanted.as_known == "then" else max)(newest, key=lambda r: r.revision, default=None)
    return f"{desk}-{chosen.day}.r{chosen.revision}" if chosen else ""


def _day_and_revision(name: str, desk: str) -> tuple[str, int]:
    """`iran-2026-03-01.r1` → (`2026-03-01`, 1)."""
    day, _, revision = name.removeprefix(f"{desk}-").rpartition(".r")
    return day, int(revision)


def _hash(history: Sequence[HistoryRecord]) -> str:
    return hashlib.sha256(msgspec.json.encode(history)).hexdigest()


def _keep(store: Store, edition: Edition, now: datetime) -> Made:
    body = archive.edition_bytes(edition)
    try:
        new = store.decide(edition, body, at=now)
    except DecidedError as error:
        # Another run at the same time saw other failures, or had more.
        log.info("not kept: %s", error)
        new = False
    log.info("decided %s %s r%d: %d sources", edition.desk, edition.day, edition.revision, len(edition.sources))
    return Made(desk=edition.desk, day=edition.day, revision=edition.revision, new=new)


def _edition(store: Store, desk: str, label: str, revision: int | None) -> Edition | None:
    body = store.edition(desk, label, revision)
    return archive.edition_from(body) if body is not None else None


# --- made before ------------------------------------------------------------------------------------------------------


def _replay(store: Store, first: Edition, now: datetime, *, remake: bool) -> Made:
    """Make the first revision again from exactly what it recorded, and hold it against what was kept."""
    again = remade(store, first)
    rows = [r for r in store.editions(first.desk) if r.day == first.day]
    kept = [r.revision for r in rows if r.hash in {_digest(_as_revision(e, r.revision)) for e in (again, _discreet(again))}]
    if kept:
        return Made(desk=first.desk, day=first.day, revision=kept[-1], new=False)
    if again.made_with == first.made_with:
        raise ArchiveError(
            f"{first.desk} {first.day}: made again with the same Diurna and libraries, r1 differs from what was archived, which stands; "
            "--as-known now makes the next revision"
        )
    differs = _differences(first, again)
    if not remake:
        return Made(desk=first.desk, day=first.day, revision=1, new=False, differs=differs)
    return replace(_keep(store, _as_revision(_discreet(again), 1 + max(r.revision for r in rows)), now), differs=differs)


def _discreet(edition: Edition) -> Edition:
    """`edition` without what the snapshots of older ones hold of recipients and addresses: no further revision carries it on."""
    return replace(edition, inputs=replace(edition.inputs, desk=snapshot(msgspec.convert(edition.inputs.desk, Desk))))


def _digest(edition: Edition) -> str:
    return hashlib.sha256(archive.edition_bytes(edition)).hexdigest()


def remade(store: Store, edition: Edition) -> Edition:
    """`edition` made again: the versions it used, the snapshot of its desk, the history it stood on. Only the libraries are today's."""
    desk, wanted = msgspec.convert(edition.inputs.desk, Desk), _wanted(edition)
    names = edition.inputs.history_editions, edition.inputs.wronged_editions
    history, wronged = (store.records(desk.name, [_day_and_revision(n, desk.name) for n in some]) for some in names)
    mine = made_with()
    # Another Diurna may put down a record otherwise: then only the comparison can tell what that comes to.
    if edition.made_with == mine and _hash((*history, *wronged)) != edition.inputs.history:
        raise StoreError(
            f"{edition.desk} {edition.day}: the history it stood on ({len(edition.inputs.history_editions)} editions) is not the store's"
        )
    brief = Brief(
        day=wanted.day.isoformat(),
        revision=edition.revision,
        as_known=edition.as_known,
        window=edition.window,
        previous=edition.previous,
        next_due=edition.next_due,
        made_with=mine,
        failures=edition.inputs.failures,
        notices=notices(desk, wanted, edition.window, edition.previous, edition.inputs.shares),
        shares=edition.inputs.shares,
        unread=wanted.unread,
        history=edition.inputs.history,
        history_editions=edition.inputs.history_editions,
        wronged=wronged,
        withdrawn=edition.inputs.withdrawn,
    )
    again = _labelled(make_sparing(brief, store.versions(edition.inputs.versions), history, desk, tell=say), edition.day)
    # The snapshot as it was taken: a key that desks have since got was not in it.
    return _as_kept(replace(again, inputs=replace(again.inputs, desk=edition.inputs.desk)))


def _differences(one: Edition, other: Edition) -> tuple[str, ...]:
    """The names of the keys in which two editions differ, and of the libraries."""
    libraries = [k for k in sorted(one.made_with | other.made_with) if one.made_with.get(k) != other.made_with.get(k)]
    named = [f"{k} {one.made_with.get(k, 'none')} → {other.made_with.get(k, 'none')}" for k in libraries]
    return (*named, *(f for f in Edition.__struct_fields__ if f != "made_with" and getattr(one, f) != getattr(other, f)))


def _as_kept(edition: Edition) -> Edition:
    """`edition` as it comes back from its JSON, which rounds: only such are compared key by key."""
    return archive.edition_from(archive.edition_bytes(edition))


def _as_revision(edition: Edition, revision: int) -> Edition:
    return replace(edition, revision=revision, history=replace(edition.history, revision=revision))


def _decide_now(desk: Desk, store: Store, first: Edition, now: datetime) -> Made:
    """The next revision with what was recorded since, where that changes anything that the page shows."""
    latest = _edition(store, desk.name, first.day, None) or first
    articles = store.versions_had(first.window.start, first.window.end)
    before = (_edition(store, desk.name, first.day, n) for n in range(1, latest.revision + 1))
    earlier = tuple(e.history for e in before if e)
    shares = first.inputs.shares
    material = _Material(window=first.window, articles=articles, failures=first.inputs.failures, earlier=earlier, shares=shares)
    fresh = _as_kept(_compose(desk, store, (replace(_wanted(first), as_known="now"), latest.revision + 1), material))
    if _shown(fresh) == _shown(latest) and not names_recipients(latest.inputs.desk):
        return Made(desk=desk.name, day=first.day, revision=latest.revision, new=False)
    differs = tuple(f for f in _PRINTED if getattr(fresh, f) != getattr(latest, f))
    told = as_changes(compare(latest, fresh))
    noted = replace(fresh, notices=(*fresh.notices, _since(latest, fresh, differs)), differs=told)
    made = _keep(store, noted, now)
    return replace(made, differs=differs) if made.new else made


def _since(latest: Edition, fresh: Edition, differs: Sequence[str]) -> str:
    """What a reader of the revision before must know of this one."""
    more = len(set(fresh.inputs.versions) - set(latest.inputs.versions))
    what = f"{more} more article{'' if more == 1 else 's'}" if more else "no other articles"
    if back := len(fresh.inputs.withdrawn) - len(latest.inputs.withdrawn):
        what += f"; {back} article{'' if back == 1 else 's'} taken back since no longer stand{'s' if back == 1 else ''}"
    where = f" It differs in: {', '.join(f.replace('_', ' ') for f in differs)}." if differs else ""
    return f"Revision {fresh.revision} also uses what was recorded since revision {latest.revision}: {what}.{where}"


def _shown(edition: Edition) -> bytes:
    """What of an edition a reader sees: without its revision and what is said of it, and without what it was made from and with."""
    inputs = replace(edition.inputs, history="", history_editions=(), wronged_editions=(), desk={})
    plain = replace(_as_revision(edition, 0), as_known="then", made_with={}, inputs=inputs, previous="", notices=(), differs=())
    return archive.edition_bytes(plain)


# --- rendered and archived --------------------------------------------------------------------------------------------


def render(edition: Edition, kind: Literal["html", "pdf"]) -> bytes:
    """One file of an edition. Raises RenderError where the machine lacks what a PDF needs."""
    if kind == "html":
        from diurna.publish import html  # noqa: PLC0415 - the templates load only where a page is made

        return html.render(edition)
    from diurna.publish import pdf  # noqa: PLC0415 - WeasyPrint loads here, and asks for the system's libraries

    return pdf.render(edition)


def page_alone(edition: Edition) -> bytes:
    """The HTML page of an edition of which no PDF could be made: it says so."""
    from diurna.publish import html, typeset  # noqa: PLC0415 - as above

    return html.page(edition, typeset.embedded, ("No PDF of this edition could be made; this page has all of it.",)).encode()


def no_pdf(day: str, error: object) -> str:
    """What is told of an edition without PDF. What the machine lacks is told in the error's own words; anything else is a fault of ours."""
    why = str(error) if isinstance(error, RenderError) else f"{type(error).__name__}: {error}"
    first, _, last = day.partition("--")
    again = f"--from {first} --to {last}" if last else f"--day {first}"
    return f"No PDF of {day}: {why.removesuffix('.')}. Its page is archived; diurna run {again} tries again."


def lacks_pdf(place: Place, store: Store, made: Made) -> bool:
    """Whether an edition is archived without a PDF, as the newest of its day."""
    kinds = archive.extensions(place.archive, made.desk, made.day, made.revision)
    newest = max(r.revision for r in store.editions(made.desk) if r.day == made.day)
    return bool(kinds) and "pdf" not in kinds and made.revision == newest


def completed(store: Store, made: Made, *, now: datetime) -> Made:
    """The next revision, for an edition that lacks its PDF: with just what that has, or made again where other libraries would draw it."""
    edition = decided(store, made)
    return (
        _replay(store, edition, now, remake=True)
        if made.differs
        else _keep(store, _discreet(_as_revision(edition, made.revision + 1)), now)
    )


def finish(place: Place, store: Store, edition: Edition, files: dict[str, bytes], *, now: datetime) -> Path:
    """Write the files of a decided edition into the archive, and note it. Gives the path that its files share, without extension."""
    stem = archive.write(place.archive, edition, files)
    store.archived(edition.desk, edition.day, edition.revision, at=now)
    return stem


def decided(store: Store, made: Made) -> Edition:
    """The edition that was decided, from the store."""
    body = store.edition(made.desk, made.day, made.revision)
    if body is None:
        raise StoreError(f"{made.desk} {made.day} r{made.revision} was never decided")
    return archive.edition_from(body)
