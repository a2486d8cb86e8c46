"""The one error tree. Facts are attributes; `again` says if trying again can help, and is all a retry policy needs."""

from pathlib import Path


def only_read(path: Path) -> str:
    """What is said of a file that can't be written, and what to do about it."""
    folder = path.absolute().parent
    return (
        f"can't be written: you may read it, or {folder}, but not write there (`ls -ld {folder}` shows who may). Get the right to, "
        "or copy the desk's folder to where you may write and run this in the copy"
    )


class DiurnaError(Exception):
    """Anything Diurna says went wrong. `again` is true where the same call may succeed later."""

    again = False


class DeskError(DiurnaError):
    """The desk file can't be used; names the file and the field."""

    def __init__(self, path: str, field: str, reason: str) -> None:
        super().__init__(f"{path}: {field}: {reason}" if field else f"{path}: {reason}")
        self.path, self.field, self.reason = path, field, reason


class UsageError(DiurnaError):
    """What a person typed can't be meant; the message says what to do."""


class ReadError(DiurnaError):
    """A file, page or feed can't be read; names it and the reason. The rest of its source goes on."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where, self.reason = where, reason


class FetchError(ReadError):
    """An address didn't answer as it should; `again` is true for time-outs, refused connections, 429 and 5xx. `reached` is false where
    no connection was made at all: with all of them so, the network is away.
    """

    def __init__(self, where: str, reason: str, *, again: bool = False, reached: bool = True) -> None:
        super().__init__(where, reason)
        self.again, self.reached = again, reached


class StoreError(DiurnaError):
    """The store can't be opened, upgraded or written."""


class DecidedError(StoreError):
    """The desk, day and revision are another edition's, decided before: that one stands."""


class ArchiveError(DiurnaError):
    """The archive holds something else than it should, or can't be written."""


class RenderError(DiurnaError):
    """A page can't be made: a glyph is missing, or the system's libraries are."""


class DeliveryError(DiurnaError):
    """A copy couldn't be handed over; the edition itself is safe in the archive."""

    def __init__(self, recipient: str, reason: str, *, again: bool = False) -> None:
        super().__init__(f"{recipient}: {reason}")
        self.recipient, self.reason, self.again = recipient, reason, again
