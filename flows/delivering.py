"""Delivery from the archive: each recipient of each revision once, whatever fails or is run again."""

import logging
from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from diurna.errors import DeliveryError
from diurna.publish import archive
from diurna.publish.deliver import Order, Outcome, orders
from diurna.publish.deliver import deliver as hand_over
from diurna.store import Store
from diurna.store.rows import DeliveryRow
from flows.making import Made
from flows.place import Place

log = logging.getLogger(__name__)


class Delivered(Struct, frozen=True, kw_only=True):
    """How a delivery ended: sent now, had before, or failed for `reason`."""

    recipient: str
    sent: bool
    reason: str = ""


def deliver(place: Place, store: Store, made: Made, *, now: Callable[[], datetime]) -> tuple[Delivered, ...]:
    """Hand the archived edition to everybody who hasn't got it: of its day the newest revision, since a later one may have taken back
    what this one says. Raises DeliveryError (`again` true) where some failed and might yet succeed; who got it is noted before.
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
        store.delivered(_row(outcome.order, outcome.at), reason=outcome.error.reason if outcome.error else "", at=now())
        done.append(outcome)
    _raise_for(done)
    # What somebody was owed who is no longer on the desk keeps nobody waiting.
    due = {(o.channel, o.recipient) for o in orders(kept, place.desk)}
    waiting = [d.recipient for d in store.deliveries(*which) if d.state == "claimed" and (d.channel, d.recipient) in due]
    if waiting:
        raise DeliveryError(", ".join(waiting), "another run took this on and has not ended; it is tried again in five minutes", again=True)
    return (*had, *(Delivered(recipient=o.order.recipient, sent=True) for o in done))


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
