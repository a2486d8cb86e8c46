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
    "a name in the story is no outlet": ([TITLE, f"The Morning Lantern reported it first. {P1}"], ["The Morning Lantern"], ""),
}


@pytest.mark.parametrize(("lines", "known", "expected"), OUTLETS.values(), ids=OUTLETS.keys())
def test_outlet(lines: list[str], known: list[str], expected: str) -> None:
    assert outlet(lines, known) == expected


TITLES = {
    "repeated in the breadcrumb": (["Late bulletin of the evening", f"Home / World / {TITLE}", TITLE, P1], 2),
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
