import pytest

from diurna.desk import Source
from diurna.errors import ReadError
from diurna.gather.opml import opml_from_sources, sources_from_opml

SOURCES = (
    Source(name="Harbour & Sons «Wire»", feed="https://wire.example/rss?a=1&b=2", affiliation="wire", zone="Asia/Tehran", language="fa"),
    Source(name="The Tidewater", feed="https://tidewater.example/atom.xml", full_text=True),
    Source(name="صدای ساحل", feed="http://sahel.example/feed", affiliation="state"),
)


def test_what_is_written_is_read_again() -> None:
    written = opml_from_sources(SOURCES, "Coast desk <1>")
    assert sources_from_opml(written) == SOURCES
    assert opml_from_sources(sources_from_opml(written), "Coast desk <1>") == written


def test_folders_have_no_place_in_it() -> None:
    assert sources_from_opml(opml_from_sources((Source(name="Box", folder="in"), SOURCES[1]), "t")) == (SOURCES[1],)


READ = {
    "folders within folders are passed over": (
        '<outline text="World"><outline text="Coast"><outline text="A" xmlUrl="https://a.example/f"/></outline></outline>',
        [("A", "https://a.example/f")],
    ),
    "the title goes before the text": ('<outline title="T" text="x" xmlUrl="https://a.example/f"/>', [("T", "https://a.example/f")]),
    "other writers' case": ('<outline text="A" xmlURL="https://a.example/f"/>', [("A", "https://a.example/f")]),
    "no name at all": ('<outline xmlUrl="https://a.example/f"/>', [("https://a.example/f", "https://a.example/f")]),
    "one address twice": (
        '<outline text="A" xmlUrl="https://a.example/f"/><outline text="B" xmlUrl="https://a.example/f"/>',
        [("A", "https://a.example/f")],
    ),
    "one name twice": (
        "".join(f'<outline text="A" xmlUrl="https://a.example/{n}"/>' for n in (1, 2, 3)),
        [("A", "https://a.example/1"), ("A (2)", "https://a.example/2"), ("A (3)", "https://a.example/3")],
    ),
    "what is no web address": ('<outline text="A" xmlUrl="file:///etc/hosts"/><outline text="note"/>', []),
    "a zone and an affiliation that there aren't": (
        '<outline text="A" xmlUrl="https://a.example/f" zone="Mars" affiliation="gossip"/>',
        [("A", "https://a.example/f")],
    ),
}


@pytest.mark.parametrize(("given", "read"), [("en-GB", "en"), ("FA", "fa"), ("unknown", ""), ("xx", "")])
def test_a_language_as_others_write_it_costs_no_feed(given: str, read: str) -> None:
    (found,) = sources_from_opml(f'<opml><body><outline text="A" xmlUrl="https://a.example/f" language="{given}"/></body></opml>'.encode())
    assert found.language == read


@pytest.mark.parametrize("case", READ)
def test_reads_what_others_write(case: str) -> None:
    outlines, expected = READ[case]
    found = sources_from_opml(f'<opml version="1.0"><head/><body>{outlines}</body></opml>'.encode())
    assert [(s.name, s.feed) for s in found] == expected
    assert all(s.zone == "" and s.affiliation == "" for s in found)


def test_attributes_without_our_namespace_count_too() -> None:
    (found,) = sources_from_opml(
        b'<opml><body><outline text="A" xmlUrl="https://a.example/f" zone="Europe/Paris" affiliation="ngo"/></body></opml>'
    )
    assert (found.zone, found.affiliation) == ("Europe/Paris", "ngo")


BOMB = (
    '<!DOCTYPE o [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
REFUSED = {
    "nothing": (b" ", "empty"),
    "broken XML, with its line": (b"<opml>\n<body>\n<outline text='A & B'/></body></opml>", "line 3"),
    "another kind of XML": (b"<rss/>", "no OPML: its first element is <rss>"),
    "a page": (b"<!doctype html><html><body><p>Hello<br></body></html>", "OPML"),
    "entities that grow": ((BOMB + '<opml><body><outline text="&i;" xmlUrl="https://a.example/"/></body></opml>').encode(), "OPML"),
    "an entity that reads a file": (
        b'<!DOCTYPE o [<!ENTITY e SYSTEM "file:///etc/hosts">]><opml><head><title>&e;</title></head></opml>',
        "declares entities",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refuses_what_is_no_list_of_feeds(case: str) -> None:
    body, reason = REFUSED[case]
    with pytest.raises(ReadError, match=reason):
        sources_from_opml(body)
