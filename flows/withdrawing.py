"""Taking an article back: it stays in the store, and the next edition says that it no longer stands."""

from collections.abc import Iterator
from pathlib import Path

from diurna.errors import UsageError
from flows import clock
from flows.place import place_of


def withdraw(desk_file: Path, named: str, why: str) -> Iterator[str]:
    """Note that the article `named` (a version's id or its beginning, an address) is taken back; tell which editions printed it."""
    if not why.strip():
        raise UsageError("--why is empty; the next edition prints the reason")
    place, now = place_of(desk_file), clock.now()
    with place.store() as store:
        before = {w.versions for w in store.withdrawn()}
        done = store.withdraw(named, why.strip(), at=now)
        used = store.printings(place.desk.name, done)
    again = done.versions in before
    yield f"{'Withdrawn before' if again else 'Withdrawn'}: {done.address} ({done.source}): {done.why}"
    if again and done.why != why.strip():
        yield f"That first reason stands, as editions may have printed it; “{why.strip()}” is not kept."
    if used:
        yield f"Printed in the {'edition' if len(used) == 1 else 'editions'} of {', '.join(used)}."
        yield "What was published stays; the next edition says that it no longer stands."
        yield f"To say so on the {'day itself, in a revision of it' if len(used) == 1 else 'days themselves, in a revision of each'}:"
        for day in used:
            first, _, last = day.partition("--")
            yield f"  diurna run {f'--from {first} --to {last}' if last else f'--day {day}'} --as-known now"
    else:
        yield "No edition printed it; from now on none does."
