import gzip
from pathlib import Path

import pytest

from diurna.desk import Desk, Source
from diurna.gather.reading import read_document
from diurna.gather.settings import are_settings
from diurna.model import Document
from diurna.publish.versions import templates
from tests.flows.small import DESK

SETTINGS = {
    "a desk file": DESK,
    "the desk file that is written for a new user": (templates() / "diurna.toml").read_text("utf-8"),
    "accounts": "root:x:0:0:root:/srv:/bin/sh\nada:x:1000:1000:Ada Roe,,,:/srv/ada:/bin/sh\n",
    "passwords": "root:$y$j9T$abc:19000:0:99999:7:::\ndaemon:*:19000:0:99999:7:::\n",
    "settings in sections": "[server]\nhost = mail.example\n; when it answers\nport=25\nskip-names\n",
    "what a shell sets": 'export PATH="/bin:/usr/bin"\nHOME=/srv\n',
    "settings all put out of use": "# What to do first.\n#\n# FIRST=1000\n#LAST=2000\n",
}
TEXTS = {
    "an article": "Ferry sunk off Linhaven\n\nA ferry sank off Linhaven on Monday, the harbour office said.",
    "a headline alone": "Ferry sunk off Linhaven",
    "a headline, its outlet and its time": "Ferry sunk\nLinhaven\nRadio Linhaven\n2026-03-02T10:00:00+00:00",
    "a mark before a headline": "[Video]\nFerry sunk",
    "fields before a text": "Title: Ferry sunk off Linhaven\nDate: 2 March 2026\n\nA ferry sank off Linhaven.",
    "settings that a sentence stands beside": "brent = 80\nwti = 76\nOil rose again after the attack on the port.",
    "headings": "# Ferry sunk off Linhaven\n## What is known",
    "a log of a day": "10:30:12 Ferry leaves the port\n10:45:00 Ferry in trouble\n",
    "a language without spaces": "渡轮在林港外沉没\n港务局星期一说。",
    "a list of names": "Ada\nBen\nEva",
}


@pytest.mark.parametrize("text", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("packed", [False, True])
def test_what_is_for_a_program_is_no_article_under_any_name(text: str, tmp_path: Path, *, packed: bool) -> None:
    body = gzip.compress(text.encode()) if packed else text.encode()
    document = Document(id="0", source="Box", address=str(tmp_path / "news"), fetched_at=None, media_type="", body=body)
    found = read_document(document, Source(name="Box", folder="saved"), Desk(name="d", title="D"))
    assert found.articles == ()
    assert [f.reason for f in found.failures] == ["is for a program, and no article: settings, and no sentence"]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_news_is_taken_for_settings(text: str) -> None:
    assert not are_settings(text)
