import pytest

from diurna.gather.masthead import as_known, crumbs, find_title, outlet, read_fields, without_suffix
from tests.gather.saved_layouts import P1, TITLE

CRUMBS = {
    "home first": ("Home / World News / Talks break off", ("Home", "World News", "Talks break off")),
    "outlet and section": ("Varland Herald / international", ("Varland Herald", "international")),
    "arrows": ("News › Conflict", ("News", "Conflict")),
    "a byline with a bar is none": ("By Jonas Ekholm | Wire", ()),
    "a headline with a dash is none": ("Live - talks break off in Port Senna as shells hit", ()),
    "a headline with a slash inside a word is none": ("Varland/Council talks break off", ()),
}


@pytest.mark.parametrize(("line", "expected"), CRUMBS.values(), ids=CRUMBS.keys())
def test_breadcrumbs(line: str, expected: tuple[str, ...]) -> None:
    assert crumbs(line) == expected


OUTLETS = {
    "one the desk knows, in other letters": (["MORNING LANTERN", TITLE, P1], ["The Morning Lantern"], "The Morning Lantern"),
    "the breadcrumb's first part": (["Varland Herald / international", TITLE, P1], [], "Varland Herald"),
    "a section is no outlet": (["Middle East / Syria", TITLE, P1], [], ""),
    "the copyright line": ([TITLE, P1, "Copyright © 2026 Radio Linhaven. All rights reserved."], [], "Radio Linhaven"),
    "an agency's copyright is no outlet": ([TITLE, P1, "Copyright 2026 The Associated Press. All rights reserved."], [], ""),
    "a suffix of a repeated headline": ([f"{TITLE} | Radio Linhaven", TITLE, P1], [], "Radio Linhaven"),
    "capitals give way to how the copyright line spells it": ([*("VARLAND HERALD", TITLE, P1), "© Varland Herald"], [], "Varland Herald"),
    "a name before its copyright": ([TITLE, P1, "Varland Herald © 2026"], [], "Varland Herald"),
    "a label that only mail has": (["From: The Varland Herald", TITLE, P1], [], "The Varland Herald"),
    "behind a headline and a bar": ([f"{TITLE} | The Varland Herald", "2 March 2026", P1], [], "The Varland Herald"),
    "behind a headline and a dash": ([f"{TITLE} — The Varland Herald", P1], [], "The Varland Herald"),
    "as the desk writes it": ([f"{TITLE} — The Varland Herald", P1], ["Varland Herald"], "Varland Herald"),
    "behind a section": ([f"{TITLE} | World News | The Varland Herald", P1], [], "The Varland Herald"),
    "a headline that quotes an outlet is not printed by it": (
        [f"{TITLE} - Evening Post", f"{P1} The Evening Post had reported it first on Monday night."],
        [],
        "",
    ),
    "an agency behind a headline is where it came from": ([f"{TITLE} - Reuters", P1], [], ""),
    "a section behind a headline": ([f"{TITLE} | World News", P1], [], ""),
    "half a headline behind a dash": (["Shells hit the harbour of Senna – Seven Dead", P1], [], ""),
    "a place behind a dash": (["Rebels take the hills above Senna - Border Post", P1], [], ""),
    "a name that might be anything": ([f"{TITLE} | Meridian", P1], [], ""),
    "in the byline": ([TITLE, "By Jonas Ekholm, The Varland Herald", P1], [], "The Varland Herald"),
    "for whom it was written": ([TITLE, "By Jonas Ekholm for The Varland Herald", P1], [], "The Varland Herald"),
    "between a name and a date": ([TITLE, "Jonas Ekholm | The Varland Herald | 2 March 2026", P1], [], "The Varland Herald"),
    "an agency in the byline": ([TITLE, "By JONAS EKHOLM, Associated Press", P1], [], ""),
    "an office in the byline": ([TITLE, "By Jonas Ekholm, Border Service", P1], [], ""),
    "beside the date": ([TITLE, "The Varland Herald, 2 March 2026", P1], [], "The Varland Herald"),
    "alone under the headline": ([TITLE, "The Varland Herald", P1], [], "The Varland Herald"),
    "a name in the story is no outlet": ([TITLE, f"The Morning Lantern reported it first. {P1}"], ["The Morning Lantern"], ""),
}


@pytest.mark.parametrize(("lines", "known", "expected"), OUTLETS.values(), ids=OUTLETS.keys())
def test_outlet(lines: list[str], known: list[str], expected: str) -> None:
    assert outlet(lines, known) == expected


TITLES = {
    "repeated in the breadcrumb": (["Late bulletin of the evening", f"Home / World / {TITLE}", TITLE, P1], 2),
    "of few words, at the end of a long breadcrumb": (
        ["Late bulletin of the evening", "Home / World News / Coast and Islands / Talks break off", "Talks break off", P1],
        2,
    ),
    "after an outlet and a section": (["Varland Herald", "World", TITLE, P1], 2),
    "that is a question": (["Will the talks go on?", P1], 0),
    "that says what kind it is": (["Explainer: Why the harbour matters", P1], 0),
    "none above the text": ([P1, "Late bulletin"], -1),
}


@pytest.mark.parametrize(("lines", "expected"), TITLES.values(), ids=TITLES.keys())
def test_headline(lines: list[str], expected: int) -> None:
    assert find_title(lines) == expected


def test_one_label_is_no_block_of_fields() -> None:
    assert not read_fields(["Source: Radio Linhaven", P1]).block
    fields = read_fields(["---", f"title: {TITLE}", "url: https://x.example/1", "---", P1])
    assert (fields.title, fields.url, len(fields.lines)) == (TITLE, "https://x.example/1", 4)


def test_names_as_the_desk_writes_them() -> None:
    known = ["The Morning Lantern"]
    assert [as_known(n, known) for n in ("morning lantern", "Morninglantern.com", "Copyright 2014")] == [
        "The Morning Lantern",
        "Morninglantern.com",
        "",
    ]
    assert without_suffix(f"{TITLE} - Radio Linhaven", "Radio Linhaven") == TITLE
    assert without_suffix(f"{TITLE} - and burn it", "Radio Linhaven") == f"{TITLE} - and burn it"
