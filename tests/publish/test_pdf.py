import hashlib
import io
import logging
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import msgspec
import pypdf
import pytest
import weasyprint
from msgspec.structs import replace

from diurna.edition import Edition, ListedHeadline, ThemeSection
from diurna.errors import RenderError
from diurna.publish import html, made_with, pdf, typeset, versions
from tests.publish.editions import point, rich, story, thin
from tests.publish.invented import SENTENCES

ROOT = Path(__file__).parents[2]
RENDER = (
    "import sys, hashlib; from tests.publish.editions import rich; from diurna.publish import html, pdf;"
    "e = rich(4); print(hashlib.sha256(pdf.render(e)).hexdigest(), hashlib.sha256(html.render(e)).hexdigest())"
)


@pytest.fixture(scope="module")
def body() -> bytes:
    return pdf.render(rich(4))


@pytest.fixture(scope="module")
def document(body: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(body))


def test_two_processes_with_other_hash_seeds_give_the_same_bytes(body: bytes) -> None:
    given = [{"PYTHONHASHSEED": seed, "TZ": zone} for seed, zone in (("1", "UTC"), ("4242", "Asia/Kathmandu"))]
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", RENDER], cwd=ROOT, env=os.environ | env | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True
        )
        for env in given
    ]
    here = f"{hashlib.sha256(body).hexdigest()} {hashlib.sha256(html.render(rich(4))).hexdigest()}\n"
    assert [run.communicate(timeout=60)[0] for run in runs] == [here, here]


def test_pages_are_a4_numbered_and_headed(document: pypdf.PdfReader) -> None:
    count = len(document.pages)
    for number, page in enumerate(document.pages, 1):
        text = page.extract_text()
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        assert f"{number} / {count}" in text
        assert ("The Calder Strait · 14 May 2031 · revision 2" in text) == (number > 1)


def test_a_page_is_filled_where_stories_without_a_heading_follow_one_another() -> None:
    lines = [replace(point("strikes", n), citations=()) for n in range(32)]
    stories = tuple(replace(story("strikes", n), title="", points=(line,)) for n, line in enumerate(lines))
    edition = replace(thin(), themes=(ThemeSection(name="strikes", title="Strikes", summary=(), stories=stories),))
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf.render(edition))).pages]
    told = [sum(page.count(" ".join(text.split()[:3])) for text in SENTENCES["strikes"]) for page in pages]
    assert sum(told) == len(lines)
    assert told[0] > 0  # what is left of page one, and not a page of their own for all of them


def test_no_line_is_broken_after_its_first_word() -> None:
    chance = Random(3)
    words = " ".join(SENTENCES["strikes"]).replace(".", "").lower().split()
    lines = [" ".join(("Halvet", *chance.choices(words, k=chance.randint(8, 40)))) for _ in range(300)]
    points = tuple(replace(point("strikes", 0), text=f"{line}.", lead="", outlet="", marks=()) for line in lines)
    told_once = replace(story("strikes", 0), points=points)
    edition = replace(thin(), themes=(ThemeSection(name="strikes", title="Strikes", summary=(), stories=(told_once,)),))
    told = [line.strip() for page in pypdf.PdfReader(io.BytesIO(pdf.render(edition))).pages for line in page.extract_text().splitlines()]
    first = [line for line in told if line.startswith("Halvet")]
    assert len(first) == len(lines)
    assert "Halvet" not in first


def test_page_one_has_the_masthead_and_the_bottom_line(document: pypdf.PdfReader) -> None:
    text = " ".join(document.pages[0].extract_text().split())
    for words in (
        "The Calder Strait",
        "Wednesday 14 May 2031",
        "Asia/Tbilisi (UTC+04:00)",
        "12 May 2031, revision 1",
        "the machine was off",
        "What changed",
    ):
        assert words in text
    assert SENTENCES["strikes"][0].split(" shortly")[0] in text


def test_links_within_lead_to_sources_and_back(document: pypdf.PdfReader) -> None:
    wanted = {str(a["/Dest"]) for page in document.pages for ref in page.get("/Annots", []) if "/Dest" in (a := ref.get_object())}
    assert {"source-1", "bottom-1-c1"} <= wanted
    assert wanted <= set(document.named_destinations)


def test_the_outline_names_the_sections(document: pypdf.PdfReader) -> None:
    sections = [entry.title for entry in document.outline[1] if not isinstance(entry, list)]
    assert sections[0] == "Bottom line"
    assert sections[-1] == "Sources"


def test_it_is_tagged_archival_and_carries_the_edition(document: pypdf.PdfReader) -> None:
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert 'pdfaid:part="3"' in metadata
    assert 'pdfaid:conformance="A"' in metadata
    (attached,) = document.attachments["strait-2031-05-14.r2.json"]
    assert msgspec.json.decode(attached, type=Edition) == rich(4)


def test_its_dates_are_the_cutoff_and_its_identifier_the_content(document: pypdf.PdfReader) -> None:
    assert document.metadata is not None
    assert document.metadata.creation_date == rich(4).window.end
    assert document.trailer["/ID"][0].original_bytes == bytes.fromhex(html.content_hash(rich(4)))[:16]


def test_only_bundled_fonts_are_in_it(body: bytes, document: pypdf.PdfReader) -> None:
    names = {str(f.get_object()["/BaseFont"]) for page in document.pages for f in page["/Resources"]["/Font"].values()}
    assert {name.partition("+")[2].partition("-")[0] for name in names} == {"Diurna"}


def test_a_character_without_a_font_is_shown_as_missing_and_the_edition_is_made(caplog: pytest.LogCaptureFixture) -> None:
    # A noncharacter: no font anywhere has a glyph for it.
    headline = ListedHeadline(source=25, title="Olen \ufdd0\ufdd1 ista", language="xx", direction="ltr")
    with caplog.at_level(logging.WARNING, "diurna"):
        text = "".join(
            p.extract_text()
            for p in pypdf.PdfReader(io.BytesIO(pdf.render(replace(thin(), other_languages=(headline,), sources=rich().sources)))).pages
        )
    assert "Olen [?] ista" in text
    assert "shown as [?]" in text
    assert "U+FDD1" in caplog.text


def test_a_page_is_read_as_the_html_it_is_and_one_that_xml_cannot_hold_as_well() -> None:
    page = html.page(rich(), typeset.referred)
    read = pdf._document(page).etree_element
    told = weasyprint.HTML(string=page, url_fetcher=pdf._Fonts()).etree_element
    # A namespace is an attribute to a reader of HTML and none to one of XML.
    given = [[(e.tag, {k: v for k, v in e.attrib.items() if not k.endswith("xmlns")}) for e in root.iter()] for root in (read, told)]
    assert given[0] == given[1]
    assert "".join(read.itertext()).split() == "".join(told.itertext()).split()
    unheld = pdf._document(page.replace("Bottom line", "Bottom\x02line")).etree_element
    assert "Bottom\x02line" in "".join(unheld.itertext())


def test_a_page_that_asks_for_anything_else_is_not_made(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for asked in ("http://127.0.0.1:9/x.png", secret.as_uri(), "data:image/png;base64,AA=="):
        with pytest.raises(RenderError):
            pdf._printed(f'<img src="{asked}" alt="x">', thin())


def test_made_with_names_what_decides_the_bytes() -> None:
    made = made_with()
    assert list(made) == ["code", "diurna", "harfbuzz", "pango", "templates", "weasyprint", "yasbd"]
    assert made["weasyprint"] == "70.0"
    assert made["pango"][0].isdigit()
    assert len(made["templates"]) == len(made["code"]) == 16


@pytest.mark.parametrize(
    ("changed", "differs"),
    {
        "a rule": ("diurna/interpret/tally.py", True),
        "a word list": ("diurna/interpret/data/towns.txt", True),
        "the vocabulary": ("diurna/edition.py", True),
        "a notice": ("flows/notices.py", True),
        "how texts are read": ("diurna/gather/page.py", False),
        "what an interpreter leaves": ("diurna/interpret/__pycache__/tally.pyc", False),
    }.values(),
)
def test_a_change_of_the_rules_is_another_make(changed: str, differs: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("diurna/interpret/tally.py", "diurna/interpret/data/towns.txt", "diurna/edition.py", "flows/notices.py", changed):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    monkeypatch.setattr(versions, "files", lambda _: tmp_path / "diurna")
    before = versions._code_hash.__wrapped__()
    (tmp_path / changed).write_text("two")
    assert (versions._code_hash.__wrapped__() != before) is differs
