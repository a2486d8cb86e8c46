"""What of a desk leaves with its editions: the pages, and the JSON in each PDF, go to people who are to know nothing of one another.

Refuses to guess which part of an address is a key: of a feed's only the host is told. A page's own address stays, but for a log-in.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from msgspec import to_builtins
from msgspec.structs import replace

from diurna.desk import Desk, Source
from diurna.model import Failure

# Who receives it, and where on this machine things lie: no edition is made from these.
_OWN = frozenset({"deliver", "store", "archive"})
_LOGIN = re.compile(r"(?<=://)[^/@\s]+@")


def snapshot(desk: Desk) -> dict[str, Any]:
    """`desk` as an edition carries it, as plain data: all that a replay needs, on any machine."""
    plain: dict[str, Any] = to_builtins(replace(desk, sources=tuple(map(_source, desk.sources))))
    return {key: value for key, value in plain.items() if key not in _OWN}


def names_recipients(snapshot: Mapping[str, Any]) -> bool:
    """Whether this is the snapshot of an edition of before they were left out, and says who receives it."""
    return any(snapshot.get("deliver", {}).values())


def _source(source: Source) -> Source:
    return replace(source, feed=_host(source.feed), folder=_local(source.folder), pages=tuple(map(_host, source.pages)))


def _host(address: str) -> str:
    """`https://example.org/…` of a web address: its path may be a key as much as its query."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/…" if address else ""


def _local(path: str, folders: Sequence[str] = ()) -> str:
    """A path as it stands where it is relative; else from the name of the one of `folders` that holds it, or its own name."""
    if not path.startswith("/"):
        return path
    held = next((f for f in folders if PurePath(path).is_relative_to(f)), path)
    return str(PurePath(path).relative_to(PurePath(held).parent))


def printable(failures: Sequence[Failure], desk: Desk) -> tuple[Failure, ...]:
    """`failures` as an edition of `desk` prints them: without log-ins, without the keys in addresses of its feeds, without what folders
    this machine has above those that it reads.
    """
    feeds = {s.feed: urlsplit(s.feed).path for s in desk.sources if s.feed}
    folders = sorted((s.folder for s in desk.sources if s.folder.startswith("/")), key=lambda f: (-len(f), f))
    return tuple(_printable(f, feeds, folders) for f in failures)


def _printable(failure: Failure, feeds: Mapping[str, str], folders: Sequence[str]) -> Failure:
    base, comma, entry = failure.where.partition(", ")
    told = _host(base) if _is_feed(base, feeds) else _LOGIN.sub("", _local(base, folders))
    reason = failure.reason.replace(base, told) if base else failure.reason
    return replace(failure, where=f"{told}{comma}{entry}", reason=_LOGIN.sub("", reason))


def _is_feed(address: str, feeds: Mapping[str, str]) -> bool:
    """Whether `address` is that of a feed, or one that it redirects to: mostly the same path on another host."""
    try:
        path = urlsplit(address).path if "://" in address else ""
    except ValueError:
        return False
    return address in feeds or (path.strip("/") != "" and path in feeds.values())
