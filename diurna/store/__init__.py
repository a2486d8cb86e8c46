"""The one door to the database: SQL is here and in the migrations, nowhere else. Documents and versions are never changed or deleted."""

from diurna.store.opening import engine_for, upgrade
from diurna.store.rows import DeliveryRow, EditionRow, Recorded, SourceStatus
from diurna.store.store import Store

__all__ = ["DeliveryRow", "EditionRow", "Recorded", "SourceStatus", "Store", "open_store"]


def open_store(place: str) -> Store:
    """Open the store at a file's path or a database URL, made or upgraded where needed. Raises StoreError saying what is wrong."""
    engine = engine_for(place)
    try:
        upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)
