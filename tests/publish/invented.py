"""The words and figures of the invented editions. Places, people and outlets do not exist."""

from msgspec.structs import replace

from diurna.edition import Citation, LedgerRow, Mark, Series, SeriesStep

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
        "Foreign Minister Ilan Dareth told his counterpart from Velmar on 13 May that Ostrava remains open to talks without conditions.",
        "The mediator Anselm Roke postponed the meeting of technical teams in Port Calder after both delegations asked for more time.",
        "Velmar’s parliament rejected the proposed customs corridor by 212 votes to 160.",
        "The two coast guards agreed to restore the hotline that was cut in March, according to a joint statement.",
    ),
    "strikes": (
        "Two drones struck a fuel depot at Karsun shortly before dawn on 13 May, setting four tanks on fire, the regional governor said.",
        "Air defences intercepted nine of eleven missiles fired at the northern bases, the Defence Ministry said; it gave no evidence.",
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
LONG_URL = (
    "https://news.example.org/world/2031/05/13/live/"
    + "karsun-depot-strike-latest-developments-" * 5
    + "?ref=front&utm_source=feed#entry-20310513-0415"
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
LONG_TITLE = (
    "A story with a title so long that it has to run over two lines of the page because its first article was headed by an editor "
    "who was paid by the word"
)
TITLES = ("Depot at Karsun burns", "Talks at Port Calder", "Rail yard at Tollen under fire", LONG_TITLE, "Hotline restored")


def cite(*numbers: int, start: int = 0) -> tuple[Citation, ...]:
    return tuple(Citation(source=n, field="text", start=start, end=start + 40) for n in numbers)


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
    ledger_row(
        3,
        figure="about 1,900",
        effect="displaced",
        low=1900,
        high=1900,
        qualifier="about",
        claimant="Border Relief Network",
        place="Villages east of the river Ardu",
        outlet="Border Relief Network",
        marks=(Mark(kind="METHOD", cause="method change", note="now counts returns"),),
    ),
    ledger_row(
        4,
        scope="incident",
        figure="3",
        low=3,
        high=3,
        qualifier="exact",
        claimant="Hospital at Tollen",
        people="railway workers",
        place="Tollen",
        since="",
        marks=(Mark(kind="NEW"),),
        outlet="The Harbour Post",
    ),
    ledger_row(
        5,
        scope="incident",
        figure="7",
        low=7,
        high=7,
        effect="injured",
        qualifier="exact",
        claimant="Regional governor",
        via="Meridian Wire",
        people="workers",
        place="Karsun depot",
        since="",
        outlet="Kestrel Daily",
    ),
    ledger_row(
        6,
        scope="incident",
        figure="dozens",
        low=24,
        effect="injured",
        qualifier="vague",
        claimant="Voice of the Reform Party",
        people="",
        place="Karsun depot",
        since="",
        as_of="",
        outlet="Voice of the Reform Party",
        flags=("equals another figure of the same text",),
    ),
)
SERIES = (
    Series(
        key="a",
        label="Killed in Karsun province since 2 May",
        claimant="Provincial health authorities",
        steps=tuple(
            SeriesStep(day=f"2031-05-{d:02}", value=v) for d, v in ((4, 6), (5, 11), (7, 19), (8, 24), (10, 33), (12, 39), (14, 43))
        ),
    ),
    Series(
        key="b",
        label="Killed in Karsun province since 2 May",
        claimant="Government of Velmar",
        steps=(
            SeriesStep(day="2031-05-05", value=9),
            SeriesStep(day="2031-05-08", value=21),
            SeriesStep(day="2031-05-12", value=31),
            SeriesStep(day="2031-05-14", value=28, mark="REVISED"),
        ),
    ),
    Series(
        key="c",
        label="Displaced from villages east of the river Ardu",
        claimant="Border Relief Network",
        steps=(
            SeriesStep(day="2031-05-09", value=900),
            SeriesStep(day="2031-05-11", value=2400),
            SeriesStep(day="2031-05-14", value=1900, mark="METHOD"),
        ),
    ),
)
FOREIGN = (
    ("انفجار در انبار سوخت کارسون؛ ۷ کارگر زخمی شدند", "fa", "rtl"),
    ("قال المحافظ إن الحريق أُخمد بعد 11 ساعة", "ar", "rtl"),
    ("שיחות בפורט קלדר נדחו בשבוע", "he", "rtl"),
    ("कारसुन डिपो में आग पर 11 घंटे बाद काबू", "hi", "ltr"),
    ("Порт Калдер снова принимает суда с зерном", "ru", "ltr"),
    ("Verhandlungen in Port Calder auf nächste Woche verschoben", "de", "ltr"),
)
