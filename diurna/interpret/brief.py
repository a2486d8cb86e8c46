"""What an edition is asked to be: day, revision, window and what it stands on. Values only, the clock too."""

from msgspec import Struct

from diurna.edition import HistoryRecord, Window
from diurna.model import Failure, Withdrawal


class Brief(Struct, frozen=True, kw_only=True):
    """The commission for one edition. `previous` names the edition before it (`iran-2026-03-01.r1`) or is empty; `history` is the hash
    of the records it stands on, `history_editions` their names; `withdrawn` what people took back, of any day. `earlier` are the records
    of this day's own earlier revisions: what they printed of an article taken back since is told, and nothing else is read from them.
    `wronged` are those of editions older than the history, or over several days, that printed what was taken back or edited since: for
    corrections alone. `unread` are the sources of which nothing could be read; `shares` the days of later editions, made before, that
    hold a part of `window`.
    """

    day: str
    revision: int
    as_known: str
    window: Window
    previous: str
    next_due: str
    made_with: dict[str, str]
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()
    history: str = ""
    history_editions: tuple[str, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    earlier: tuple[HistoryRecord, ...] = ()
    wronged: tuple[HistoryRecord, ...] = ()
    unread: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
