"""Invented editions: a rich day and a thin one."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from diurna.edition import (
    Change,
    Context,
    Correction,
    Coverage,
    CoverageRow,
    Dispute,
    Edition,
    HistoryRecord,
    Inputs,
    ListedHeadline,
    Mark,
    Point,
    QuietStory,
    SourceEntry,
    StoryBlock,
    ThemeSection,
    Window,
)
from diurna.model import Failure
from tests.publish.invented import FOREIGN, HEADLINES, LEDGER, LONG_URL, MARKS, OUTLETS, SENTENCES, SERIES, TITLES, cite

CUTOFF = datetime(2031, 5, 14, 3, 30, tzinfo=UTC)


def point(theme: str, number: int, *, marks: tuple[Mark, ...] = (), form: str = "sentence", lead: str = "") -> Point:
    """Point `number` of a theme: a sentence or a headline, from the outlet that its number gives."""
    text = HEADLINES[theme] if form == "headline" else SENTENCES[theme][number % 4]
    source = number % 24 + 1
    return Point(
        id=f"{theme}-{number}",
        form=form,  # type: ignore[arg-type]
        text=text,
        theme=theme,
        story=f"{theme}-story-{number // 2}",
        outlet=OUTLETS[(source - 1) % 8][0],
        citations=cite(source, *((source % 24 + 1,) if number % 3 == 0 else ())),
        lead=lead,
        marks=marks,
        happened="2031-05-10" if any(m.kind == "LATE" for m in marks) else None,
    )


def story(theme: str, number: int) -> StoryBlock:
    form = "headline" if number % 4 == 3 else "sentence"
    lead = "Tasvir State News, the state outlet, says:" if number % 5 == 2 else ""
    points = (
        point(theme, 2 * number, marks=MARKS[number % 8], lead=lead),
        point(theme, 2 * number + 1, marks=MARKS[(number + 3) % 8], form=form),
    )
    return StoryBlock(
        id=f"{theme}-story-{number}",
        title=TITLES[number % 5],
        first_day="2031-05-14" if number % 2 == 0 else "2031-05-11",
        articles=9 - number,
        outlets=max(1, 6 - number),
        origins=max(1, 3 - number),
        points=points,
        marks=MARKS[number % 8][:1],
    )


def theme_section(name: str, title: str, stories: int) -> ThemeSection:
    summary = tuple(point(name, n) for n in range(3))
    return ThemeSection(name=name, title=title, summary=summary, stories=tuple(story(name, n) for n in range(stories)))


def source(number: int) -> SourceEntry:
    """Source `number`: 1–24 cited, 25–30 the headlines in other languages."""
    outlet, affiliation = OUTLETS[(number - 1) % 8]
    title, language = (FOREIGN[number - 25][:2]) if number > 24 else (f"{TITLES[number % 5]}, part {number}", "en")
    quote = "two drones struck a fuel depot at Karsun"
    context = Context(
        field="text", start=0, end=40, before="Shortly before dawn on Tuesday,", quote=quote, after="and set four of its tanks on fire."
    )
    return SourceEntry(
        number=number,
        version=f"{number:02}" * 32,
        title=title,
        outlet=outlet,
        affiliation=affiliation,
        origin="Meridian Wire" if number % 3 == 0 else outlet,
        url=LONG_URL if number % 6 == 1 else f"https://news.example.org/{number}",
        language=language,
        published="2031-05-10" if number == 5 else f"2031-05-13T{number % 24:02}:15:00Z",
        first_had=f"2031-05-13T{number % 24:02}:40:00Z",
        belated=number == 5,
        also=("Channel Nine", "Kestrel Daily") if number % 8 == 1 else (),
        contexts=(context,) if number <= 24 else (),
    )


def coverage() -> Coverage:
    notes = (
        "the feed answered 503 three times and then recovered",
        "",
        "silent for 24 hours against its own habit of about 40 versions a day",
    )
    rows = tuple(
        CoverageRow(
            source=name,
            affiliation=kind,
            versions=22 + n,
            cited=3,
            in_a_story=5 + n,
            copies=4,
            off_topic=6,
            other_language=2,
            empty=1,
            failed=1,
            belated=n % 2,
            note=notes[n] if n < 3 else "",
        )
        for n, (name, kind) in enumerate(OUTLETS)
    )
    total = CoverageRow(
        source="All sources",
        affiliation="",
        versions=204,
        cited=24,
        in_a_story=68,
        copies=32,
        off_topic=48,
        other_language=16,
        empty=8,
        failed=8,
        belated=4,
    )
    failures = (
        Failure(
            source="Channel Nine",
            where="https://nine.example.org/feed/atom.xml",
            reason="not well-formed: line 212, an element is never closed",
        ),
        Failure(source="Kestrel Daily", where="inbox/kestrel-2031-05-13.html", reason="the file is empty"),
    )
    return Coverage(
        rows=rows,
        total=total,
        classes={"01" * 32: "cited"},
        failures=failures,
        notes=("One feed was added on 13 May: its backlog of 12 is not counted as new.",),
    )


def changes() -> tuple[Change, ...]:
    rows = (
        (Mark(kind="NEW"), "A fuel depot at Karsun was struck by two drones.", "strikes", "", ""),
        (
            Mark(kind="REVISED", cause="claimant", direction="up"),
            "Provincial health authorities raised their toll for Karsun province.",
            "casualties",
            "at least 39",
            "at least 43",
        ),
        (
            Mark(kind="REVISED", cause="claimant", direction="down"),
            "The Government of Velmar lowered its toll for Karsun province.",
            "casualties",
            "31",
            "28",
        ),
        (
            Mark(kind="REVERSED", cause="claimant"),
            "Ostrava’s delegation, which had agreed to a third round, asked to postpone.",
            "diplomacy",
            "third round agreed",
            "postponed",
        ),
        (
            Mark(kind="LATE", cause="late report", note="happened 10 May"),
            "A patrol boat was damaged off Calder on 10 May.",
            "strikes",
            "",
            "",
        ),
        (
            Mark(kind="METHOD", cause="method change"),
            "Border Relief Network now subtracts people who returned.",
            "casualties",
            "about 2,400",
            "about 1,900",
        ),
        (
            Mark(kind="QUIET", cause="our coverage", note="Channel Nine’s feed failed"),
            "Nothing new on the strike at the northern bases.",
            "strikes",
            "",
            "",
        ),
    )
    return tuple(
        Change(
            mark=mark,
            text=text,
            theme=theme,
            story=f"{theme}-story-0",
            citations=() if mark.kind == "QUIET" else cite(n + 1),
            before=before,
            after=after,
        )
        for n, (mark, text, theme, before, after) in enumerate(rows)
    )


def thin() -> Edition:
    """A day on which nothing came in: every section is empty."""
    none = CoverageRow(source="All sources", affiliation="", versions=0)
    return Edition(
        format=1,
        made_with={"diurna": "0.1.0", "weasyprint": "70.0"},
        desk="strait",
        title="The Calder Strait",
        day="2031-05-14",
        revision=1,
        as_known="then",
        window=Window(start=CUTOFF - timedelta(days=1), end=CUTOFF, zone="Asia/Tbilisi"),
        previous="",
        next_due="2031-05-15T07:30:00+04:00",
        notices=(),
        inputs=Inputs(versions=(), failures=(), desk={"name": "strait"}, history=""),
        bottom_line=(),
        changes=(),
        corrections=(),
        themes=tuple(
            ThemeSection(name=name, title=title, summary=(), stories=())
            for name, title in (
                ("diplomacy", "Diplomacy"),
                ("strikes", "Strikes"),
                ("casualties", "Casualties"),
                ("other", "Other developments"),
            )
        ),
        disputed=(),
        quiet=(),
        other_languages=(),
        ledger=(),
        series=(),
        coverage=Coverage(rows=(), total=none, classes={}),
        method=("No language model took part. Sentences are taken from the articles; edits are stated.",),
        sources=(),
        history=HistoryRecord(desk="strait", day="2031-05-14", revision=1, cutoff=CUTOFF, stories=(), ledger=()),
    )


def rich(stories: int = 30) -> Edition:
    """A full day: `stories` stories over four themes, two points each, 30 sources, every section filled."""
    share = {"diplomacy": stories // 4, "strikes": stories // 3, "casualties": stories // 6}
    share["other"] = stories - sum(share.values())
    titles = {"diplomacy": "Diplomacy", "strikes": "Strikes", "casualties": "Casualties", "other": "Other developments"}
    order = ("strikes", "casualties", "diplomacy", "strikes", "casualties", "diplomacy", "other", "other")
    return replace(
        thin(),
        revision=2,
        as_known="now",
        previous="strait-2031-05-12.r1",
        notices=("No edition was made for 13 May 2031: the machine was off. This window runs from the last cutoff made.",),
        window=Window(start=CUTOFF - timedelta(days=2), end=CUTOFF, zone="Asia/Tbilisi"),
        bottom_line=tuple(
            point(theme, n, marks=MARKS[n], lead="Tasvir State News, the state outlet, says:" if n == 5 else "")
            for n, theme in enumerate(order)
        ),
        changes=changes(),
        corrections=(
            Correction(
                edition="strait-2031-05-12.r1",
                kind="CORRECTED",
                said="Eleven tanks burned at Karsun.",
                now="Four tanks burned; eleven is the number of hours.",
                citations=cite(2),
            ),
            Correction(
                edition="strait-2031-05-11.r1",
                kind="WITHDRAWN",
                said="A ferry was hit off Calder.",
                now="The Harbour Post withdrew its report.",
                citations=cite(10),
            ),
        ),
        themes=tuple(theme_section(name, titles[name], count) for name, count in share.items()),
        disputed=(
            Dispute(subject="How many were killed in Karsun province since 2 May", sides=LEDGER[:2]),
            Dispute(subject="Whether aircraft crossed the line of contact on 12 May", points=(point("strikes", 1), point("strikes", 3))),
        ),
        quiet=(
            QuietStory(id="q1", title="Prisoner exchange at Tollen bridge", last_day="2031-05-10", editions=6),
            QuietStory(id="q2", title="Water shortage in the border districts", last_day="2031-05-11", editions=2),
        ),
        other_languages=tuple(
            ListedHeadline(source=25 + n, title=t, language=code, direction=way) for n, (t, code, way) in enumerate(FOREIGN)
        ),  # type: ignore[arg-type]
        ledger=LEDGER,
        series=SERIES,
        coverage=coverage(),
        method=(
            "Sentences are taken from the articles word for word; where one was edited, its source shows the words as printed.",
            "Stories are grouped by shared names, numbers and dates; figures are never added across claimants.",
        ),
        sources=tuple(source(n) for n in range(1, 31)),
    )
