"""What leaves with an edition: nothing of who receives it, of keys and log-ins, or of the machine that made it."""

import msgspec
import pytest
from msgspec.structs import replace

from diurna.desk import Deliver, Desk, Mail, Source
from diurna.model import Failure
from diurna.snapshot import printable, snapshot

FEED = "https://ann:pass@feeds.example.org/of/k3y/rss?token=t0k"
DESK = Desk(
    name="valley",
    title="Valley",
    store="postgresql+psycopg://ann:pass@db.example/valley",
    archive="/srv/ann/briefings",
    sources=(
        Source(name="Wire", feed=FEED, affiliation="wire", zone="Asia/Tbilisi"),
        Source(name="Saved", folder="/var/ann/saved", language="fa"),
        Source(name="Near", folder="news"),
        Source(name="Pages", pages=("https://ministry.example/news?id=3",)),
    ),
    deliver=Deliver(mail=Mail(host="smtp.example", to=("ben@example.org",), sender="d@example.org", user="ann"), folder="/mnt/share"),
)
WHERE = {
    "the feed itself": (FEED, "https://feeds.example.org/…"),
    "an entry of the feed": (f"{FEED}, entry 3", "https://feeds.example.org/…, entry 3"),
    "where the feed redirects to": ("https://cdn.example.net/of/k3y/rss?token=t0k", "https://cdn.example.net/…"),
    "an article's page": ("https://example.org/story?id=3", "https://example.org/story?id=3"),
    "a page behind a log-in": ("https://ann:pass@example.org/story", "https://example.org/story"),
    "a file of a folder elsewhere": ("/var/ann/saved/march/bad.xml", "saved/march/bad.xml"),
    "an entry of such a file": ("/var/ann/saved/bad.xml, entry 1", "saved/bad.xml, entry 1"),
    "a file imported from elsewhere": ("/var/ann/inbox/bad.xml", "bad.xml"),
    "a file beside the desk": ("news/bad.xml", "news/bad.xml"),
    "no address": ("pages cited before", "pages cited before"),
    "what no library takes for an address": ("http://[::1/x", "http://[::1/x"),
}


def test_a_snapshot_holds_neither_recipients_nor_keys_nor_paths() -> None:
    told = msgspec.json.encode(snapshot(DESK)).decode()
    assert not [s for s in ("ann", "ben@", "smtp", "pass", "k3y", "t0k", "/mnt", "/srv", "/var", "postgresql") if s in told]


def test_a_snapshot_is_a_desk_that_keeps_what_an_edition_is_made_from() -> None:
    again = msgspec.convert(snapshot(DESK), Desk)
    assert [(s.name, s.affiliation, s.zone, s.language) for s in again.sources] == [
        (s.name, s.affiliation, s.zone, s.language) for s in DESK.sources
    ]
    assert [(bool(s.feed), bool(s.folder), len(s.pages)) for s in again.sources] == [
        (bool(s.feed), bool(s.folder), len(s.pages)) for s in DESK.sources
    ]
    assert replace(again, sources=()) == replace(DESK, sources=(), store=again.store, archive=again.archive, deliver=Deliver())
    assert snapshot(again) == snapshot(DESK)


@pytest.mark.parametrize(("where", "told"), WHERE.values(), ids=WHERE.keys())
def test_a_failure_is_printed_without_what_is_the_desks_own_affair(where: str, told: str) -> None:
    failure = Failure(source="Wire", where=where, reason=f"there is no {where.partition(', ')[0]}: 404")
    (printed,) = printable([failure], DESK)
    assert printed == Failure(source="Wire", where=told, reason=f"there is no {told.partition(', ')[0]}: 404")
