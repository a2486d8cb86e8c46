from zoneinfo import ZoneInfo

from diurna.interpret.sources import Numbers, entries
from tests.interpret.invented import article, at, candidate

TEXT = "Before it. Nine people were killed in Halvet. After it."


def test_an_article_has_one_number_however_often_it_is_cited() -> None:
    numbers = Numbers()
    cited = [numbers.cite(article(i), "title", 0, 4).source for i in ("b", "a", "b", "c", "a")]
    assert cited == [1, 2, 1, 3, 2]


def test_candidates_are_cited_in_order() -> None:
    numbers = Numbers()
    spans = numbers.cite_all([candidate("Nine died.", id_="b"), candidate("Two were hurt.", id_="a")])
    assert [(c.source, c.field, c.start, c.end) for c in spans] == [(1, "text", 0, 10), (2, "text", 0, 14)]


def test_each_entry_quotes_what_was_cited_with_what_stands_around_it() -> None:
    numbers = Numbers()
    one = article("a", "Nine  killed", TEXT, source="State News", url="https://news.example/a")
    numbers.cite(one, "text", 11, 45)
    numbers.cite(one, "text", 11, 45)
    numbers.cite(one, "title", 0, 12)
    (entry,) = entries(
        numbers, affiliation={"State News": "state"}, origins={"a": "Gulfline"}, copies={"a": ("The Courier",)}, opened=at(8)
    )
    assert (entry.number, entry.version, entry.title) == (1, "a", "Nine killed")
    assert (entry.outlet, entry.affiliation, entry.origin, entry.also) == ("State News", "state", "Gulfline", ("The Courier",))
    assert [(c.field, c.before, c.quote, c.after) for c in entry.contexts] == [
        ("text", "Before it.", "Nine people were killed in Halvet.", "After it."),
        ("title", "", "Nine killed", ""),
    ]
    assert (entry.published, entry.first_had, entry.belated) == ("2026-03-02T12:00Z", "2026-03-02T13:00Z", False)


def test_what_stands_between_two_quotations_that_lie_close_together_is_shown_once() -> None:
    far = "Nothing was said of it. " * 12
    text = f"Nine people were killed in Halvet. It rained. The market was shut. {far}The dead were named."
    spans = [(0, 33), (0, 34), (46, 66), (len(text) - 20, len(text))]
    assert [text[s:e] for s, e in spans[1:]] == ["Nine people were killed in Halvet.", "The market was shut.", "The dead were named."]
    numbers = Numbers()
    for start, end in spans:
        numbers.cite(article("a", "Halvet", text), "text", start, end)
    (entry,) = entries(numbers, affiliation={}, origins={}, copies={}, opened=at(8))
    around = [(c.before, c.after) for c in entry.contexts]
    assert around[:2] == [("", ". It rained."), ("", "It rained.")]
    assert around[2] == ("", far[:120].strip())
    assert around[3] == (far[-120:].strip(), "")


def test_instants_are_in_utc_and_dates_on_the_outlets_clock() -> None:
    numbers = Numbers()
    tokyo = at(15, day=1).astimezone(ZoneInfo("Asia/Tokyo"))  # midnight of 2 March there
    numbers.cite(article("a", "Halvet", published_at=tokyo, fetched_at=None, date_only=True), "title", 0, 6)
    numbers.cite(article("b", "Kelmo", published_at=tokyo), "title", 0, 5)
    dated, timed = entries(numbers, affiliation={}, origins={}, copies={}, opened=at(8))
    assert (dated.published, dated.first_had) == ("2026-03-02", "")
    assert timed.published == "2026-03-01T15:00Z"
    assert timed.affiliation == ""
