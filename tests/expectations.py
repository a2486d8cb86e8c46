"""Holds an edition against what `seeds/expected.toml` says of its day, and gives the failures in words.

Keys of a day, all optional. Texts are regular expressions without regard to case; articles are named by id, or by an alias of `[articles]`.

- `window`: the two instants. `versions`: how many versions each source brought.
- `told` (cited or in a story), `cited`, `copies`, `off_topic`, `empty`, `other_languages`: articles by class. `belated`: shown so.
- `must_say`, `must_not_say`: `text`, and the `section` of the page it stands in (any, where none is given): `bottom_line`, `changes`,
  `corrections`, `disputed`, or a theme; the ledger stands under `casualties`.
- `claims`: each must be in the ledger; `claimant`, `via`, `place`, `people`, `since` are texts, the rest must be equal; `high = "open"` is
  no upper bound; `flagged` asks for a flag, or for none, `flag` for one that says so; `printed` is the edition it is carried from.
  `must_not_claim`: no row of the ledger may be so.
- `marks`, `changes`: one of `kind` on a line that matches `text` (anywhere; in the list of changes), with `cause` where given.
- `no_changes`: kinds that cannot occur. `corrections`: as `changes`. `quiet`: titles, with `cause` where given. `disputed`: all texts of a
  list in one dispute.
- `together`, `apart`: articles that share a story, or must not. `continues`: the day on which an article's story was first told.
- `loaded`: words that stand only in a headline printed as one, or beside their outlet's name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from diurna.edition import Dispute, Edition, LedgerRow, Mark, Point, StoryBlock
from diurna.model import Article, Copy, Failure

Expected = Mapping[str, Any]
_CLASSES = {
    "told": {"cited", "in a story", "superseded"},
    "cited": {"cited"},
    "copies": {"copy"},
    "off_topic": {"off-topic"},
    "empty": {"empty"},
    "other_languages": {"other language"},
}
_LISTS = (*_CLASSES, "belated")
_TEXTS = ("claimant", "via", "place", "people", "since", "outlet", "cause", "printed")


# --- which articles are meant -----------------------------------------------------------------------------------------


def ids_of(aliases: Mapping[str, str], articles: Iterable[Article]) -> dict[str, str]:
    """Alias → id of the article whose outlet and title begin as `aliases` says. Raises LookupError where it isn't exactly one."""
    names = [(f"{a.source}: {a.title}", a.id) for a in articles]
    found = {alias: {i for name, i in names if name.startswith(start)} for alias, start in aliases.items()}
    if wrong := sorted(alias for alias, ids in found.items() if len(ids) != 1):
        raise LookupError(f"not exactly one article for {', '.join(wrong)}")
    return {alias: ids.pop() for alias, ids in found.items()}


def days(expected: Expected, articles: Iterable[Article]) -> dict[str, Expected]:
    """What is expected of each day, with the ids of `articles` in place of aliases, and what is expected of every day added."""
    ids = ids_of(expected["articles"], articles)
    return {day: _resolved(_with_every(wanted, expected["every"]), ids) for day, wanted in sorted(expected["days"].items())}


def _with_every(wanted: Expected, every: Expected) -> dict[str, Any]:
    return {**wanted, **{k: [*wanted.get(k, ()), *v] if isinstance(v, list) else v for k, v in every.items()}}


def _resolved(wanted: dict[str, Any], ids: Mapping[str, str]) -> Expected:
    def name(key: str) -> str:
        return ids.get(key, key)

    plain = {k: [name(i) for i in wanted.get(k, ())] for k in _LISTS}
    groups = {k: [[name(i) for i in group] for group in wanted.get(k, ())] for k in ("together", "apart")}
    continues = [{**c, "article": name(c["article"])} for c in wanted.get("continues", ())]
    return {**wanted, **plain, **groups, "continues": continues}


# --- the checks -------------------------------------------------------------------------------------------------------


def check(edition: Edition, expected: Expected) -> list[str]:
    """What is wrong with `edition`, in words, each beginning with its day; empty where all is as expected."""
    checks = (_form, _window, _classes, _languages, _said, _loaded, _claims, _marked, _changed, _listed, _grouped, _continued)
    return [f"{edition.day}: {wrong}" for one in checks for wrong in one(edition, expected)]


def check_copies(copies: Iterable[Copy], expected: Expected, articles: Iterable[Article]) -> list[str]:
    """What is wrong with the copies found among all `articles`: those of `[copies]` and no others."""
    ids = ids_of(expected["articles"], articles)
    wanted = {ids.get(copy, copy): ids.get(first, first) for copy, first in expected["copies"].items()}
    found = {c.id: c.copy_of for c in copies if c.copy_of}
    missed = [f"{i} is a copy of {first}, found: {found.get(i)}" for i, first in sorted(wanted.items()) if found.get(i) != first]
    return missed + [f"{i} is no copy of {first}" for i, first in sorted(found.items()) if i not in wanted]


def check_failures(failures: Iterable[Failure], expected: Expected) -> list[str]:
    """What is wrong with what could not be read: each of `[[failures]]` once, with a reason, and no others."""
    given = list(failures)
    wanted = [(f["source"], f["where"]) for f in expected["failures"]]
    missed = [f"{s}: {w}: no failure recorded" for s, w in wanted if not any(f.source == s and w in f.where and f.reason for f in given)]
    return missed + [f"{f.where}: {f.reason}" for f in given if not any(f.source == s and w in f.where for s, w in wanted)]


def _form(edition: Edition, _: Expected) -> Iterator[str]:
    """What holds of every edition, whatever its day."""
    points = _points(edition)
    numbers = {s.number for s in edition.sources}
    yield from (f"a line without a source: {p.text!r}" for p in points if not p.citations)
    yield from (f"no source {c.source} for {p.text!r}" for p in points for c in p.citations if c.source not in numbers)
    if len(edition.bottom_line) > 8:
        yield f"{len(edition.bottom_line)} points in the bottom line"
    yield from (f"a summary of {len(t.summary)} sentences under {t.name}" for t in edition.themes if len(t.summary) > 3)
    spans = {(c.source, c.field, c.start, c.end) for p in points if p.form == "sentence" for c in p.citations}
    per = Counter(source for source, *_ in spans)
    yield from (f"{n} sentences of source {source}" for source, n in sorted(per.items()) if n > 3)


def _window(edition: Edition, expected: Expected) -> Iterator[str]:
    instants = tuple(datetime.fromisoformat(t) for t in expected.get("window", ()))
    if instants and (edition.window.start, edition.window.end) != instants:
        yield f"the window is {edition.window.start} to {edition.window.end}"
    had = {row.source: row.versions - row.failed for row in edition.coverage.rows if row.versions > row.failed}
    if "versions" in expected and had != expected["versions"]:
        yield f"versions by source are {had}, not {expected['versions']}"
    for row in (*edition.coverage.rows, edition.coverage.total):
        classes = row.cited + row.in_a_story + row.superseded + row.copies + row.off_topic + row.other_language + row.empty + row.failed
        if classes != row.versions:
            yield f"{row.source}: the classes add up to {classes}, versions are {row.versions}"


def _classes(edition: Edition, expected: Expected) -> Iterator[str]:
    for key, allowed in _CLASSES.items():
        for article in expected.get(key, ()):
            found = edition.coverage.classes.get(article)
            if found not in allowed:
                yield f"{article} is {found!r}, not {' or '.join(sorted(allowed))}"


def _languages(edition: Edition, expected: Expected) -> Iterator[str]:
    sources = {s.number: s for s in edition.sources}
    listed = {sources[h.source].version: h for h in edition.other_languages if h.source in sources}
    yield from (f"{a} is not listed in another language" for a in expected.get("other_languages", ()) if a not in listed)
    yield from (f"{h.title!r} runs {h.direction}" for h in listed.values() if h.language in {"ar", "fa", "he"} and h.direction != "rtl")
    late = {s.version for s in edition.sources if s.belated}
    yield from (f"{a} is not shown as belated" for a in expected.get("belated", ()) if a not in late)


def _said(edition: Edition, expected: Expected) -> Iterator[str]:
    page = _page(edition)
    for wanted in expected.get("must_say", ()):
        if not any(_found(wanted["text"], line) for line in _lines(page, wanted)):
            yield f"does not say {wanted['text']!r}{_where(wanted)}"
    for unwanted in expected.get("must_not_say", ()):
        yield from (
            f"says {unwanted['text']!r}{_where(unwanted)}: {line!r}" for line in _lines(page, unwanted) if _found(unwanted["text"], line)
        )


def _loaded(edition: Edition, expected: Expected) -> Iterator[str]:
    words = expected.get("loaded", "")
    if not words:
        return
    for point in _points(edition):
        if _found(words, point.text) and point.form != "headline" and point.outlet not in f"{point.lead} {point.text}":
            yield f"loaded words in our own voice: {point.text!r}"
    outlets = {row.source for row in edition.coverage.rows}
    ours = [*(s.title for s in _stories(edition)), *(c.text for c in edition.changes), *(d.subject for d in edition.disputed)]
    yield from (f"loaded words in our own voice: {line!r}" for line in ours if _found(words, line) and not any(o in line for o in outlets))


def _claims(edition: Edition, expected: Expected) -> Iterator[str]:
    for wanted in expected.get("claims", ()):
        if not any(_is(row, wanted) for row in edition.ledger):
            yield f"not in the ledger: {wanted}"
    for unwanted in expected.get("must_not_claim", ()):
        yield from (f"in the ledger, but no such claim ({unwanted}): {_row_text(row)}" for row in edition.ledger if _is(row, unwanted))


def _marked(edition: Edition, expected: Expected) -> Iterator[str]:
    marked = list(_marks(edition))
    for wanted in expected.get("marks", ()):
        if not any(_bears(mark, wanted) and _found(wanted["text"], line) for mark, line in marked):
            yield f"no mark {wanted}"


def _changed(edition: Edition, expected: Expected) -> Iterator[str]:
    changes = [(c.mark, f"{c.text} {c.before} {c.after}") for c in edition.changes]
    for wanted in expected.get("changes", ()):
        if not any(_bears(mark, wanted) and _found(wanted["text"], line) for mark, line in changes):
            yield f"no change {wanted}"
    for kind in expected.get("no_changes", ()):
        yield from (f"a change {kind} that cannot be: {line!r}" for mark, line in changes if mark.kind == kind)
    for wanted in expected.get("corrections", ()):
        if not any(c.kind == wanted["kind"] and _found(wanted["text"], c.now) for c in edition.corrections):
            yield f"no correction {wanted}"


def _listed(edition: Edition, expected: Expected) -> Iterator[str]:
    disputes = [_dispute_text(d) for d in edition.disputed]
    for texts in expected.get("disputed", ()):
        if not any(all(_found(t, dispute) for t in texts) for dispute in disputes):
            yield f"not under Disputed: {texts}"
    for quiet in expected.get("quiet", ()):
        wanted = {"text": quiet} if isinstance(quiet, str) else quiet
        if not any(_found(wanted["text"], q.title) and wanted.get("cause", q.cause) == q.cause for q in edition.quiet):
            yield f"not under Gone quiet: {quiet!r}"


def _grouped(edition: Edition, expected: Expected) -> Iterator[str]:
    stories = [set(s.articles) for s in edition.history.stories]
    for group in expected.get("together", ()):
        if not any(set(group) <= story for story in stories):
            yield f"not one story: {', '.join(group)}"
    for group in expected.get("apart", ()):
        if any(len(story & set(group)) > 1 for story in stories):
            yield f"one story, but different events: {', '.join(group)}"


def _continued(edition: Edition, expected: Expected) -> Iterator[str]:
    for wanted in expected.get("continues", ()):
        first = sorted(s.first_day for s in edition.history.stories if wanted["article"] in s.articles)
        if wanted["first_day"] not in first:
            yield f"the story of {wanted['article']} began {' or '.join(first) or 'nowhere'}, not {wanted['first_day']}"


# --- the page as lines ------------------------------------------------------------------------------------------------


def _page(edition: Edition) -> dict[str, list[str]]:
    themes = {t.name: [_line(p) for p in (*t.summary, *(p for s in t.stories for p in s.points))] for t in edition.themes}
    # The ledger is printed under casualties.
    themes["casualties"] = [*themes.get("casualties", ()), *(_row_text(row) for row in edition.ledger)]
    return {
        "bottom_line": [_line(p) for p in edition.bottom_line],
        "changes": [f"{c.text} {c.before} {c.after}" for c in edition.changes],
        "corrections": [f"{c.said} {c.now}" for c in edition.corrections],
        "disputed": [_dispute_text(d) for d in edition.disputed],
        **themes,
    }


def _lines(page: Mapping[str, Sequence[str]], wanted: Expected) -> list[str]:
    return list(page.get(wanted["section"], ())) if "section" in wanted else [line for lines in page.values() for line in lines]


def _where(wanted: Expected) -> str:
    return f" under {wanted['section']}" if "section" in wanted else ""


def _line(point: Point) -> str:
    return f"{point.lead} {point.text}".strip()


def _stories(edition: Edition) -> list[StoryBlock]:
    return [s for t in edition.themes for s in t.stories]


def _points(edition: Edition) -> list[Point]:
    themed = (p for t in edition.themes for p in (*t.summary, *(p for s in t.stories for p in s.points)))
    return [*edition.bottom_line, *themed, *(p for d in edition.disputed for p in d.points)]


def _marks(edition: Edition) -> Iterator[tuple[Mark, str]]:
    yield from ((m, f"{_line(p)} {m.note}") for p in _points(edition) for m in p.marks)
    for story in _stories(edition):
        told = " ".join([story.title, *(_line(p) for p in story.points)])
        yield from ((m, f"{told} {m.note}") for m in story.marks)
    yield from ((m, f"{_row_text(row)} {m.note}") for row in edition.ledger for m in row.marks)
    yield from ((c.mark, f"{c.text} {c.before} {c.after} {c.mark.note}") for c in edition.changes)


def _dispute_text(dispute: Dispute) -> str:
    return " | ".join([dispute.subject, *(_row_text(row) for row in dispute.sides), *(_line(p) for p in dispute.points)])


def _row_text(row: LedgerRow) -> str:
    number = str(row.low) if row.high in {row.low, None} else f"{row.low} {row.high}"
    return " ".join(filter(None, (row.claimant, row.figure, number, row.people, row.effect, row.place, row.since)))


# --- matching ---------------------------------------------------------------------------------------------------------


def _found(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE | re.DOTALL) is not None


def _bears(mark: Mark, wanted: Expected) -> bool:
    return mark.kind in wanted["kind"] and wanted.get("cause", mark.cause) == mark.cause


def _is(row: LedgerRow, wanted: Expected) -> bool:
    return all(_agrees(row, key, value) for key, value in wanted.items())


def _agrees(row: LedgerRow, key: str, value: str | int | bool) -> bool:
    if key == "flagged":
        return bool(row.flags) is value
    if key == "flag":
        return any(_found(str(value), flag) for flag in row.flags)
    if key in _TEXTS:
        return _found(str(value), getattr(row, key))
    found = getattr(row, key)
    return found is None if value == "open" else bool(found == value)
