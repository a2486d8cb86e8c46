"""Where a desk lives: its file, and beside it its store and its archive."""

import os
from pathlib import Path

from msgspec import Struct

from diurna.desk import Desk, load_desk
from diurna.store import Store, open_store


class Place(Struct, frozen=True, kw_only=True):
    """A desk and the folder of its file; paths in the desk are relative to it."""

    desk: Desk
    file: Path

    @property
    def root(self) -> Path:
        """The folder that holds the desk file."""
        return self.file.parent

    @property
    def archive(self) -> Path:
        """The archive's folder."""
        return self.root / self.desk.archive

    def store(self) -> Store:
        """The desk's store, opened and upgraded; the caller closes it. `DIURNA_STORE` names another one, such as a PostgreSQL URL."""
        named = os.environ.get("DIURNA_STORE") or self.desk.store
        return open_store(named if "://" in named else str(self.root / named))


def place_of(file: Path) -> Place:
    """The place of a desk file. Raises DeskError naming the field that is wrong."""
    resolved = file.resolve()
    return Place(desk=load_desk(resolved), file=resolved)
