"""A folder of files, or one file, to documents.

Refuses hidden files, what only configures a program, and archives of our own; follows no link to a folder. Everything else is a document
or a failure.
"""

import hashlib
import mimetypes
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from diurna.errors import ReadError
from diurna.gather.encoding import LIMIT, unpack
from diurna.model import Document, Failure

# What mimetypes doesn't know or calls differently on different machines.
_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".rdf": "application/rdf+xml",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
}
# Nobody saves an article under these names; they lie beside articles all the same.
_SETTINGS = frozenset(
    {".toml", ".ini", ".cfg", ".conf", ".yaml", ".yml", ".lock", ".py", ".sh", ".sha256", ".sqlite", ".sqlite-wal", ".sqlite-shm"}
)
#: How a page, a feed and an edition's JSON begin that we made: read as articles, a briefing would confirm itself.
_OURS = re.compile(rb'<meta name="generator" content="Diurna"/?>|<id>urn:diurna:|\A\s*\{\s*"format":\s*\d+,\s*"made_with"')
_HEAD = 4096
_ARCHIVE = "is an archive of Diurna's own briefings, which are no articles; name a folder beside it"


def is_ours(body: bytes) -> bool:
    """Whether `body` is one of Diurna's own pages, feeds or editions."""
    return bool(_OURS.search(body[:_HEAD]))


def documents(path: Path, *, source: str, root: Path | None = None) -> Iterator[Document | Failure]:
    """Each file of a folder, sorted by path, or the one file: its bytes (unpacked where it ends in `.gz`), at most 50 MB.

    Addresses are paths as given, or relative to `root` for files below it. A file that can't be read or is too big is a failure; so is a
    archive of Diurna's, as a whole. One that lies deeper in the folder is passed over.
    """
    if not path.exists():
        yield Failure(source=source, where=_address(path, root), reason=f"there is no file or folder {_address(path, root)}")
        return
    if not path.is_dir():
        yield _document(path, source, _address(path, root))
        return
    unread: list[tuple[str, str]] = []
    for file in _files(path, unread):
        yield _document(file, source, _address(file, root))
    for where, reason in unread:
        yield Failure(source=source, where=_address(Path(where), root), reason=reason)


def media_type(name: str) -> str:
    """The media type that a file name stands for; `application/octet-stream` where it stands for none."""
    suffix = Path(name.lower().removesuffix(".gz")).suffix
    return _MEDIA_TYPES.get(suffix) or mimetypes.guess_type(f"x{suffix}")[0] or "application/octet-stream"


def passed_over(path: Path, *, root: Path | None = None) -> Iterator[tuple[str, str]]:
    """What of a folder is not read, sorted by path: its address and why, in words. A folder that is hidden or linked counts as one."""
    for each, why in _listed(path, []) if path.is_dir() else ():
        if why:
            yield _address(each, root), why


def _files(folder: Path, unread: list[tuple[str, str]]) -> list[Path]:
    return [file for file, why in _listed(folder, unread) if not why]


def _listed(folder: Path, unread: list[tuple[str, str]]) -> list[tuple[Path, str]]:
    """Every file with why it is passed over, which is empty where it is read; and the folders that are. Those that can't be read at all go
    to `unread`.
    """
    found: list[tuple[Path, str]] = []
    for parent, folders, names in os.walk(folder, onerror=lambda e: unread.append((e.filename, f"can't be listed: {e.strerror}"))):
        if (listing := Path(parent) / "feed.xml").is_file() and is_ours(_head(listing)):
            folders.clear()
            if Path(parent) == folder:
                unread.append((parent, _ARCHIVE))
            else:
                found.append((Path(parent), "Diurna's archive"))
            continue
        linked = ((path, "a linked folder") for name in folders if (path := Path(parent) / name).is_symlink() and not name.startswith("."))
        found += [*((Path(parent) / name, "hidden") for name in folders if name.startswith(".")), *linked]
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [(path, _why(path)) for path in (Path(parent) / name for name in names)]
    return sorted(found)


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_HEAD)
    except OSError:
        return b""


def _why(file: Path) -> str:
    if file.name.startswith("."):
        return "hidden"
    return "of a program" if file.suffix.lower() in _SETTINGS else "a README" if file.stem.upper() == "README" else ""


def _document(file: Path, source: str, address: str) -> Document | Failure:
    try:
        body = bytes_of(file, address)
    except ReadError as error:
        return Failure(source=source, where=address, reason=error.reason)
    except OSError as error:
        return Failure(source=source, where=address, reason=f"can't be read: {error.strerror or error}")
    return Document(
        id=hashlib.sha256(body).hexdigest(), source=source, address=address, fetched_at=None, media_type=media_type(file.name), body=body
    )


def bytes_of(file: Path, address: str) -> bytes:
    """What `file` holds, unpacked where it ends in `.gz`. Raises ReadError naming `address` where it is no regular file, over 50 MB or
    broken, and OSError where it can't be opened.
    """
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ReadError(address, "is no regular file")  # a pipe would be waited for
    if status.st_size > LIMIT:
        raise ReadError(address, f"is larger than {LIMIT // 1_000_000} MB: {status.st_size:,} bytes")
    body = file.read_bytes()
    return unpack(body, address) if file.suffix.lower() == ".gz" else body


def _address(path: Path, root: Path | None) -> str:
    if root is not None and path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    return path.as_posix()
