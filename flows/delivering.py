"""Delivery from the archive: each recipient of each revision once, whatever fails or is run again."""

import logging
import time
from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from diurna.errors import DeliveryError, StoreError
from diurna.publish import archive
from diurna.publish.deliver import Order, Outcome, orders
from diurna.publish.deliver import deliver as hand_over
from diurna.store import Store
from diurna.store.rows import DeliveryRow
from flows.making import Made
from flows.place import Place

log = logging.getLogger(__name__)
# Seconds before each new try to note what was handed over: a store that is locked is free again by then, or nobody knows when.
_NOTE_TRIES = (1, 5, 15, 30)


class Delivered(Struct, frozen=True, kw_only=True):
    """How a delivery ended: sent now, had before, or failed for `reason`."""

    recipient: str
    sent: bool
    reason: str = ""


def deliver(
    place: Place, store: Store, made: Made, *, now: Callable[[], datetime], wait: Callable[[float], None] = time.sleep
) -> tuple[Delivered, ...]:
    """Hand the archived edition to everybody who hasn't got it: of its day the newest revision, since a later one may have taken back
    what this one says. Raises DeliveryError (`again` true) where some failed and might yet succeed; who got it is noted before. Where the
    store takes no note, that is tried again, and never the sending.
    """
    later = (r.revision for r in archive.revisions(place.archive) if (r.desk, r.day) == (made.desk, made.day))
    which = (made.desk, made.day, max((made.revision, *later)))
    kept = archive.read(place.archive, *which)
    had: list[Delivered] = []

    def sent(order: Order) -> bool:
        mine = store.claim_delivery(_row(order, now()))
        if not mine:
            had.append(Delivered(recipient=order.recipient, sent=False))
        return not mine

    done = []
    for outcome in hand_over(kept, place.desk, sent=sent, at=now(), root=place.root):
        _note(store, outcome, now, wait)
        done.append(outcome)
    _raise_for(done)
    # What somebody was owed who is no longer on the desk keeps nobody waiting.
    due = {(o.channel, o.recipient) for o in orders(kept, place.desk)}
    waiting = [d.recipient for d in store.deliveries(*which) if d.state == "claimed" and (d.channel, d.recipient) in due]
    if waiting:
        raise DeliveryError(", ".join(waiting), "another run took this on and has not ended; it is tried again in five minutes", again=True)
    return (*had, *(Delivered(recipient=o.order.recipient, sent=True) for o in done))


def _note(store: Store, outcome: Outcome, now: Callable[[], datetime], wait: Callable[[float], None]) -> None:
    """Note how a delivery ended, in the end without another try: nothing would tell that one from a second sending."""
    reason = outcome.error.reason if outcome.error else ""
    for left in (*_NOTE_TRIES, None):
        try:
            store.delivered(_row(outcome.order, outcome.at), reason=reason, at=now())
        except StoreError as error:
            if left is None:
                ended = f"failed ({reason})" if reason else "was handed over"
                raise DeliveryError(outcome.order.recipient, f"{ended}, and that can't be noted: {error}") from error
            log.warning("not noted yet: %s", error)
            wait(left)
        else:
            return


def _raise_for(outcomes: list[Outcome]) -> None:
    """One error for all that failed; trying again helps if it helps any of them."""
    failed = [o.error for o in outcomes if o.error]
    for error in failed:
        log.info("not delivered: %s", error)
    if failed:
        kept_from: dict[str, list[str]] = {}
        for e in failed:
            kept_from.setdefault(e.reason, []).append(str(e.recipient))
        (reason, names), *more = kept_from.items()
        others = (f"{', '.join(n)}: {r}" for r, n in more)
        raise DeliveryError(", ".join(names), "; ".join((reason, *others)), again=any(e.again for e in failed))


def _row(order: Order, at: datetime) -> DeliveryRow:
    return DeliveryRow(
        desk=order.desk,
        day=order.day,
        revision=order.revision,
        channel=order.channel,
        recipient=order.recipient,
        message_id=order.message_id,
        state="claimed",
        reason="",
        tries=1,
        at=at,
    )
