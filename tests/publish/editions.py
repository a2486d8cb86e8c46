"""Invented editions: a rich day and a thin one. Places, people and outlets do not exist."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from diurna.edition import (
    Change,
    Citation,
    Context,
    Correction,
    Coverage,
    CoverageRow,
    Dispute,
    Edition,
    HistoryRecord,
    Inputs,
    LedgerRow,
    ListedHeadline,
    Mark,
    Point,
    QuietStory,
    Series,
    SeriesStep,
    SourceEntry,
    StoryBlock,
    ThemeSection,
    Window,
)
from diurna.model import Failure

CUTOFF = datetime(2031, 5, 14, 3, 30, tzinfo=UTC)
OUTLETS = (
    ("Meridian Wire", "wire"),
    ("The Harbour Post", "independent"),
    ("Tasvir State News", "state"),
    ("Channel Nine", "independent"),
    ("Voice of the Reform Party", "party"),
    ("Border Relief Network", "ngo"),
    ("Institute for Strait Studies", "analysis"),
    ("Kestrel Daily", "independent"),
)
SENTENCES = {
    "diplomacy": (
        "Foreign Minister Ilan Dareth told his counterpart from Velmar on 13 May that Ostrava-on-Sea remains open to talks without preconditions.",
        "The mediator Anselm Roke postponed the meeting of technical teams in Port Calder after both delegations asked for more time.",
        "Velmar’s parliament rejected the proposed customs corridor by 212 votes to 160.",
        "The two coast guards agreed to restore the hotline that was cut in March, according to a joint statement.",
    ),
    "strikes": (
        "Two drones struck a fuel depot at Karsun shortly before dawn on 13 May, setting four tanks on fire, the regional governor said.",
        "Air defences intercepted nine of eleven missiles fired at the northern bases, the Defence Ministry of Velmar said; it gave no evidence.",
        "Artillery fire hit the rail yard at Tollen for a third day, and freight services stopped.",
        "The army of Ostrava denied that its aircraft had crossed the line of contact on 12 May.",
    ),
    "casualties": (
        "At least 43 people have been killed in Karsun province since 2 May, provincial health authorities said.",
        "Seven workers were injured when the depot at Karsun caught fire, two of them seriously.",
        "The hospital at Tollen received the bodies of three railway workers on 13 May.",
        "Some 1,900 people have left the villages east of the river, the relief network counted.",
    ),
    "other": (
        "The port authority of Calder reopened two of its five berths to grain ships.",
        "Power was restored to about half of Tollen by the evening of 13 May.",
        "Insurers raised the war-risk premium for the strait for the second time this month.",
        "Schools in the border districts will stay closed until 20 May.",
    ),
}
HEADLINES = {
    "diplomacy": "Envoys leave Port Calder without a date for the next round as mediators speak of ‘a pause, not a failure’",
    "strikes": "Depot blaze at Karsun under control after eleven hours",
    "casualties": "Rescue teams search for six missing at rail yard",
    "other": "Grain ships queue for Calder’s two working berths",
}
LONG_URL = "https://news.example.org/world/2031/05/13/live/" + "karsun-depot-strike-latest-developments-" * 5 + "?ref=front&utm_source=feed#entry-20310513-0415"


def cite(*numbers: int, start: int = 0) -> tuple[Citation, ...]:
    return tuple(Citation(source=n, field="text", start=start, end=start + 40) for n in numbers)


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


MARKS: tuple[tuple[Mark, ...], ...] = (
    (Mark(kind="NEW"),),
    (Mark(kind="UPDATED", note="number of tanks"),),
    (),
    (Mark(kind="REVISED", cause="claimant", note="was 39", direction="up"), Mark(kind="DISPUTED", note="Velmar says none")),
    (Mark(kind="LATE", cause="late report", note="happened 10 May"),),
    (),
    (Mark(kind="CONFIRMED", note="by a second origin"),),
    (Mark(kind="REVERSED", cause="claimant", note="had agreed on 11 May"),),
)
TITLES = ("Depot at Karsun burns", "Talks at Port Calder", "Rail yard at Tollen under fire", "A story with a title so long that it has to run over two lines of "
          "the page because its first article was headed by an editor who was paid by the word", "Hotline restored")  # fmt: skip


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


def ledger_row(number: int, **changes: object) -> LedgerRow:
    row = LedgerRow(
        key=f"killed/karsun/{number}",
        effect="killed",
        scope="cumulative",
        low=43,
        high=None,
        qualifier="at_least",
        figure="at least 43",
        claimant="Provincial health authorities",
        via="",
        outlet="Meridian Wire",
        people="people",
        place="Karsun province",
        since="2031-05-02",
        as_of="2031-05-13",
        story="casualties-story-0",
        citation=cite(number + 1)[0],
    )
    return replace(row, **changes)


LEDGER = (
    ledger_row(0, marks=(Mark(kind="REVISED", cause="claimant", note="was at least 39", direction="up"),)),
    ledger_row(
        1,
        figure="28",
        low=28,
        high=28,
        qualifier="exact",
        claimant="Government of Velmar",
        via="Tasvir State News",
        outlet="Tasvir State News",
        marks=(Mark(kind="DISPUTED"),),
        flags=("falls: it was 31 the day before",),
    ),
    ledger_row(2, figure="more than 120", effect="injured", low=120, qualifier="more_than", via="Channel Nine", outlet="Channel Nine"),
    ledger_row(3, figure="about 1,900", effect="displaced", low=1900, high=1900, qualifier="about", claimant="Border Relief Network",
               place="Villages east of the river Ardu", outlet="Border Relief Network", marks=(Mark(kind="METHOD", cause="method change",
               note="now counts returns"),)),  # fmt: skip
    ledger_row(4, scope="incident", figure="3", low=3, high=3, qualifier="exact", claimant="Hospital at Tollen", people="railway workers",
               place="Tollen", since="", marks=(Mark(kind="NEW"),), outlet="The Harbour Post"),  # fmt: skip
    ledger_row(5, scope="incident", figure="7", low=7, high=7, effect="injured", qualifier="exact", claimant="Regional governor", via="Meridian Wire",
               people="workers", place="Karsun depot", since="", outlet="Kestrel Daily"),  # fmt: skip
    ledger_row(6, scope="incident", figure="dozens", low=24, effect="injured", qualifier="vague", claimant="Voice of the Reform Party", people="",
               place="Karsun depot", since="", as_of="", outlet="Voice of the Reform Party", flags=("equals another figure of the same text",)),  # fmt: skip
)
SERIES = (
    Series(key="a", label="Killed in Karsun province since 2 May", claimant="Provincial health authorities", steps=tuple(
        SeriesStep(day=f"2031-05-{d:02}", value=v) for d, v in ((4, 6), (5, 11), (7, 19), (8, 24), (10, 33), (12, 39), (14, 43)))),
    Series(key="b", label="Killed in Karsun province since 2 May", claimant="Government of Velmar", steps=(
        SeriesStep(day="2031-05-05", value=9), SeriesStep(day="2031-05-08", value=21), SeriesStep(day="2031-05-12", value=31),
        SeriesStep(day="2031-05-14", value=28, mark="REVISED"))),
    Series(key="c", label="Displaced from villages east of the river Ardu", claimant="Border Relief Network", steps=(
        SeriesStep(day="2031-05-09", value=900), SeriesStep(day="2031-05-11", value=2400), SeriesStep(day="2031-05-14", value=1900, mark="METHOD"))),
)  # fmt: skip
FOREIGN = (
    ("انفجار در انبار سوخت کارسون؛ ۷ کارگر زخمی شدند", "fa", "rtl"),
    ("قال المحافظ إن الحريق أُخمد بعد 11 ساعة", "ar", "rtl"),
    ("שיחות בפורט קלדר נדחו בשבוע", "he", "rtl"),
    ("कारसुन डिपो में आग पर 11 घंटे बाद काबू", "hi", "ltr"),
    ("Порт Калдер снова принимает суда с зерном", "ru", "ltr"),
    ("Verhandlungen in Port Calder auf nächste Woche verschoben", "de", "ltr"),
)


def source(number: int) -> SourceEntry:
    """Source `number`: 1–24 cited, 25–30 the headlines in other languages."""
    outlet, affiliation = OUTLETS[(number - 1) % 8]
    title, language = (FOREIGN[number - 25][:2]) if number > 24 else (f"{TITLES[number % 5]}, part {number}", "en")
    quote = "two drones struck a fuel depot at Karsun"
    context = Context(field="text", start=0, end=40, before="Shortly before dawn on Tuesday,", quote=quote, after="and set four of its tanks on fire.")
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
    notes = ("the feed answered 503 three times and then recovered", "", "silent for 24 hours against its own habit of about 40 versions a day")
    rows = tuple(
        CoverageRow(source=name, affiliation=kind, versions=22 + n, cited=3, in_a_story=5 + n, copies=4, off_topic=6, other_language=2, empty=1,
                    failed=1, belated=n % 2, note=notes[n] if n < 3 else "")  # fmt: skip
        for n, (name, kind) in enumerate(OUTLETS)
    )
    total = CoverageRow(source="All sources", affiliation="", versions=204, cited=24, in_a_story=68, copies=32, off_topic=48, other_language=16,
                        empty=8, failed=8, belated=4)  # fmt: skip
    failures = (
        Failure(source="Channel Nine", where="https://nine.example.org/feed/atom.xml", reason="not well-formed: line 212, an element is never closed"),
        Failure(source="Kestrel Daily", where="inbox/kestrel-2031-05-13.html", reason="the file is empty"),
    )
    return Coverage(rows=rows, total=total, classes={"01" * 32: "cited"}, failures=failures, notes=("One feed was added on 13 May: its backlog of 12 is not counted as new.",))


def changes() -> tuple[Change, ...]:
    rows = (
        (Mark(kind="NEW"), "A fuel depot at Karsun was struck by two drones.", "strikes", "", ""),
        (Mark(kind="REVISED", cause="claimant", direction="up"), "Provincial health authorities raised their toll for Karsun province.", "casualties", "at least 39", "at least 43"),
        (Mark(kind="REVISED", cause="claimant", direction="down"), "The Government of Velmar lowered its toll for Karsun province.", "casualties", "31", "28"),
        (Mark(kind="REVERSED", cause="claimant"), "Ostrava’s delegation, which had agreed to a third round on 11 May, asked for a postponement.", "diplomacy", "third round agreed", "postponed"),
        (Mark(kind="LATE", cause="late report", note="happened 10 May"), "A patrol boat was damaged off Calder on 10 May.", "strikes", "", ""),
        (Mark(kind="METHOD", cause="method change"), "Border Relief Network now subtracts people who returned.", "casualties", "about 2,400", "about 1,900"),
        (Mark(kind="QUIET", cause="our coverage", note="Channel Nine’s feed failed"), "Nothing new on the strike at the northern bases.", "strikes", "", ""),
    )  # fmt: skip
    return tuple(
        Change(mark=mark, text=text, theme=theme, story=f"{theme}-story-0", citations=() if mark.kind == "QUIET" else cite(n + 1), before=before, after=after)
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
            for name, title in (("diplomacy", "Diplomacy"), ("strikes", "Strikes"), ("casualties", "Casualties"), ("other", "Other developments"))
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
        bottom_line=tuple(point(theme, n, marks=MARKS[n], lead="Tasvir State News, the state outlet, says:" if n == 5 else "") for n, theme in enumerate(order)),
        changes=changes(),
        corrections=(
            Correction(edition="strait-2031-05-12.r1", kind="CORRECTED", said="Eleven tanks burned at Karsun.", now="Four tanks burned; eleven is the number of hours.", citations=cite(2)),
            Correction(edition="strait-2031-05-11.r1", kind="WITHDRAWN", said="A ferry was hit off Calder.", now="The Harbour Post withdrew its report.", citations=cite(10)),
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
        other_languages=tuple(ListedHeadline(source=25 + n, title=t, language=code, direction=way) for n, (t, code, way) in enumerate(FOREIGN)),  # type: ignore[arg-type]
        ledger=LEDGER,
        series=SERIES,
        coverage=coverage(),
        method=(
            "No language model took part. Sentences are taken from the articles word for word; where a leading connective was cut or a weekday given its date, the source shows the words as printed.",
            "Stories are grouped by shared names, numbers and dates; figures are never added across claimants.",
        ),
        sources=tuple(source(n) for n in range(1, 31)),
    )
