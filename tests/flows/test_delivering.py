"""Delivery from the archive: to a real mail server on loopback and a real folder, each copy once."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from diurna.desk import Deliver, Mail
from diurna.errors import ArchiveError, DeliveryError
from diurna.publish.archive import edition_bytes, read
from diurna.publish.deliver import orders
from diurna.store import Store
from diurna.store.rows import DeliveryRow
from flows import delivering, gathering, making
from flows.making import Made
from flows.place import Place
from tests.flows.postbox import Postbox, serving
from tests.flows.small import AT, DAY

ADA, BEN = "ada@brennick.example", "ben@brennick.example"


def clock(at: datetime = AT) -> Callable[[], datetime]:
    return lambda: at


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    with serving() as box:
        yield box


def to(place: Place, port: int, *people: str, folder: str = "") -> Place:
    mail = Mail(host="127.0.0.1", port=port, tls="none", sender="desk@brennick.example", to=people) if people else None
    return replace(place, desk=replace(place.desk, deliver=Deliver(mail=mail, folder=folder)))


def archived(place: Place, store: Store) -> Made:
    gathering.visit_source(place, store, "Brennick Wire", now=AT)
    made = making.decide(place, store, making.Wanted(day=DAY), now=AT)
    edition = making.decided(store, made)
    making.finish(place, store, edition, {"html": making.render(edition, "html"), "pdf": b"%PDF-1.7 stand-in"}, now=AT)
    return made


def states(store: Store) -> dict[str, str]:
    return {d.recipient: d.state for d in store.deliveries("brennick", DAY.isoformat(), 1)}


def test_each_recipient_gets_the_day_once(small: Place, postbox: Postbox) -> None:
    place = to(small, postbox.port, ADA, BEN, folder="handed")
    with place.store() as store:
        made = archived(place, store)
        first = delivering.deliver(place, store, made, now=clock())
        second = delivering.deliver(place, store, made, now=clock(AT + timedelta(hours=1)))
        assert states(store) == {ADA: "sent", BEN: "sent", "handed": "sent"}
    assert [(d.recipient, d.sent) for d in first] == [("handed", True), (ADA, True), (BEN, True)]
    assert [(d.recipient, d.sent) for d in second] == [("handed", False), (ADA, False), (BEN, False)]
    assert [m["To"] for m in postbox.taken] == [ADA, BEN]
    assert [p.get_filename() for p in postbox.taken[0].iter_attachments()] == ["brennick-2026-03-02.r1.pdf"]
    handed = sorted(p.name.rpartition(".")[2] for p in (place.root / "handed").iterdir())
    assert handed == ["html", "json", "pdf", "sha256"]


def test_who_is_added_later_gets_it_and_nobody_twice(small: Place, postbox: Postbox) -> None:
    place = to(small, postbox.port, ADA)
    with place.store() as store:
        made = archived(place, store)
        delivering.deliver(place, store, made, now=clock())
        delivering.deliver(to(small, postbox.port, ADA, BEN), store, made, now=clock())
    assert [m["To"] for m in postbox.taken] == [ADA, BEN]


def test_a_name_before_an_address_makes_nobody_else_of_its_owner(small: Place, postbox: Postbox) -> None:
    with small.store() as store:
        made = archived(small, store)
        delivering.deliver(to(small, postbox.port, ADA), store, made, now=clock())
        again = delivering.deliver(to(small, postbox.port, f"Ada <{ADA}>", ADA.upper(), f"Ben Roe <{BEN}>", BEN), store, made, now=clock())
    assert [(d.recipient, d.sent) for d in again] == [(ADA, False), (BEN, True)]
    assert [m["To"] for m in postbox.taken] == [ADA, f"Ben Roe <{BEN}>"]


def test_a_day_made_again_hands_over_its_newest_revision_alone(small: Place) -> None:
    place = to(small, 0, folder="handed")
    with place.store() as store:
        made = archived(place, store)
        second = replace(making.decided(store, made), revision=2)
        store.decide(second, edition_bytes(second), at=AT)
        making.finish(place, store, second, {"html": making.render(second, "html"), "pdf": b"%PDF-1.7 stand-in"}, now=AT)
        delivering.deliver(place, store, made, now=clock())
    assert {p.name.partition(".")[2].partition(".")[0] for p in (place.root / "handed").iterdir()} == {"r2"}


def test_a_server_that_is_down_costs_the_mail_never_the_edition(small: Place, postbox: Postbox) -> None:
    place = to(small, 1, ADA, folder="handed")
    with place.store() as store:
        made = archived(place, store)
        with pytest.raises(DeliveryError, match="can't be reached") as caught:
            delivering.deliver(place, store, made, now=clock())
        assert caught.value.again
        assert states(store) == {ADA: "failed", "handed": "sent"}
        assert read(place.archive, "brennick", DAY.isoformat(), 1).files
        done = delivering.deliver(to(small, postbox.port, ADA, folder="handed"), store, made, now=clock())
    assert {(d.recipient, d.sent) for d in done} == {("handed", False), (ADA, True)}
    assert len(postbox.taken) == 1


def test_one_who_is_refused_for_good_keeps_nobody_else_from_it(small: Place, postbox: Postbox) -> None:
    postbox.refused = {ADA: "550 no such person"}
    place = to(small, postbox.port, ADA, BEN)
    with place.store() as store:
        made = archived(place, store)
        with pytest.raises(DeliveryError, match="550 no such person") as caught:
            delivering.deliver(place, store, made, now=clock())
        assert not caught.value.again
        assert states(store) == {ADA: "failed", BEN: "sent"}
    assert [m["To"] for m in postbox.taken] == [BEN]


def test_what_a_killed_run_took_on_is_handed_over_when_its_lease_is_over(small: Place, postbox: Postbox) -> None:
    place = to(small, postbox.port, ADA)
    with place.store() as store:
        made = archived(place, store)
        order = orders(read(place.archive, "brennick", DAY.isoformat(), 1), place.desk)[0]
        claim = {k: getattr(order, k) for k in ("desk", "day", "revision", "channel", "recipient", "message_id")}
        assert store.claim_delivery(DeliveryRow(**claim, at=AT))
        with pytest.raises(DeliveryError, match="another run took this on") as caught:
            delivering.deliver(place, store, made, now=clock(AT + timedelta(minutes=1)))
        assert caught.value.again
        assert postbox.taken == []
        done = delivering.deliver(place, store, made, now=clock(AT + timedelta(minutes=6)))
    assert [(d.recipient, d.sent) for d in done] == [(ADA, True)]
    assert [m["Message-ID"] for m in postbox.taken] == [order.message_id]


def deaf(place: Place) -> None:
    """Let the store take no note of how a delivery ended."""
    with sqlite3.connect(place.root / "diurna.sqlite") as database:
        database.execute("CREATE TRIGGER deaf BEFORE UPDATE ON deliveries BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END")
    database.close()


def hearing(place: Place) -> None:
    with sqlite3.connect(place.root / "diurna.sqlite") as database:
        database.execute("DROP TRIGGER IF EXISTS deaf")
    database.close()


def test_a_note_that_the_store_does_not_take_is_tried_again_and_not_the_sending(small: Place, postbox: Postbox) -> None:
    place = to(small, postbox.port, ADA, BEN)
    with place.store() as store:
        made = archived(place, store)
        deaf(place)
        done = delivering.deliver(place, store, made, now=clock(), wait=lambda _: hearing(place))
        assert states(store) == {ADA: "sent", BEN: "sent"}
        delivering.deliver(place, store, made, now=clock(AT + timedelta(hours=1)))
    assert [(d.recipient, d.sent) for d in done] == [(ADA, True), (BEN, True)]
    assert [m["To"] for m in postbox.taken] == [ADA, BEN]


def test_what_can_never_be_noted_is_told_and_not_sent_again_by_itself(small: Place, postbox: Postbox) -> None:
    place = to(small, postbox.port, ADA)
    waited: list[float] = []
    with place.store() as store:
        made = archived(place, store)
        deaf(place)
        with pytest.raises(DeliveryError, match=r"was handed over, and that can't be noted: .*disk I/O error") as caught:
            delivering.deliver(place, store, made, now=clock(), wait=waited.append)
    assert (caught.value.again, waited, len(postbox.taken)) == (False, [1, 5, 15, 30], 1)


def test_what_was_taken_on_for_somebody_since_removed_keeps_nobody_waiting(small: Place, postbox: Postbox) -> None:
    place = to(small, postbox.port, ADA, BEN)
    with place.store() as store:
        made = archived(place, store)
        gone = orders(read(place.archive, "brennick", DAY.isoformat(), 1), place.desk)[1]
        claim = {k: getattr(gone, k) for k in ("desk", "day", "revision", "channel", "recipient", "message_id")}
        assert store.claim_delivery(DeliveryRow(**claim, at=AT))
        done = delivering.deliver(to(small, postbox.port, ADA), store, made, now=clock(AT + timedelta(minutes=1)))
    assert [(d.recipient, d.sent) for d in done] == [(ADA, True)]


def test_only_what_is_archived_is_delivered(small: Place, postbox: Postbox) -> None:
    place = to(small, postbox.port, ADA)
    with place.store() as store:
        made = making.decide(place, store, making.Wanted(day=DAY), now=AT)
        with pytest.raises(ArchiveError):
            delivering.deliver(place, store, made, now=clock())
    assert postbox.taken == []


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_cannot_be_written_is_told(small: Place) -> None:
    place = to(small, 1, folder="handed")
    (place.root / "handed").mkdir(mode=0o500)
    with place.store() as store:
        made = archived(place, store)
        with pytest.raises(DeliveryError, match="can't be written"):
            delivering.deliver(place, store, made, now=clock())


def test_a_folder_where_a_file_is_is_told(small: Place) -> None:
    place = to(small, 1, folder="handed")
    Path(place.root / "handed").write_text("in the way")
    with place.store() as store:
        made = archived(place, store)
        with pytest.raises(DeliveryError, match="can't be written") as caught:
            delivering.deliver(place, store, made, now=clock())
        assert not caught.value.again  # it stays in the way, however long one waits
        assert states(store) == {"handed": "failed"}


def test_each_reason_is_told_with_those_it_keeps_from_the_edition(small: Place) -> None:
    place = to(small, 1, ADA, BEN, folder="handed")
    (place.root / "handed").write_text("in the way")
    with place.store() as store, pytest.raises(DeliveryError) as caught:
        delivering.deliver(place, store, archived(place, store), now=clock())
    assert caught.value.again
    handed, mailed = str(caught.value).split("; ")
    assert handed.startswith(f"{place.root / 'handed'}: can't be written")
    assert mailed.startswith(f"{ADA}, {BEN}: can't be reached")
