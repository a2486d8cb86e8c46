"""`diurna stage NAME`: one step alone, JSON lines in, JSON lines out. The contract stands in docs/stages.md."""

import codecs
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct

from diurna.desk import Desk, Source
from diurna.errors import UsageError
from diurna.gather.articlelines import each_line, read_lines
from diurna.gather.encoding import decode
from diurna.model import Article, Document, Failure, Reading

Row = dict[str, Any] | Struct
log = logging.getLogger(__name__)
#: These read words as they stand, whatever the language; to find it out takes longer than they do.
_NO_LANGUAGE = frozenset({"dedupe", "stories", "themes"})
#: These read the part of an article that is its own prose.
_READ = frozenset({"stories", "claims", "tally", "summary"})
NAMES = ("extract", "dedupe", "stories", "themes", "claims", "tally", "summary")


def articles_from(name: str, given: BinaryIO, failures: list[Failure]) -> Iterable[Article]:
    """Articles from standard input for step `name`. To `failures` goes one naming the line and the field for each line that is none.

    For `dedupe` they come one after another, as it takes them, and nobody looks for their language: 100,000 don't fit into memory.
    """
    source, desk = Source(name="", folder="-"), Desk(name="stage", title="")
    if name == "dedupe":
        return _kept(each_line(_utf8_lines(given), "standard input", source, desk, languages=False), failures)
    body = given.read()
    document = Document(id="", source="", address="standard input", fetched_at=None, media_type="application/x-ndjson", body=body)
    reading = read_lines(document, source, desk, languages=name not in _NO_LANGUAGE) if body.strip() else Reading()
    failures += reading.failures
    if name not in _READ:
        return reading.articles
    from diurna.interpret.prose import own  # noqa: PLC0415

    return tuple(map(own, reading.articles))


def unopened(files: Sequence[Path]) -> list[Failure]:
    """A failure for each file that isn't there or may not be read; what a file that opens holds is for its own lines to say."""
    return [Failure(source="", where=str(f), reason="can't be opened") for f in files if not (f.is_file() and os.access(f, os.R_OK))]


def _kept(read: Iterable[Article | Failure], failures: list[Failure]) -> Iterator[Article]:
    for one in read:
        if isinstance(one, Article):
            yield one
        else:
            failures.append(one)


def _utf8_lines(given: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; all at once only where the first shows that it isn't UTF-8."""
    first = given.readline().removeprefix(codecs.BOM_UTF8)
    try:
        first.decode()
    except UnicodeDecodeError:
        return iter(decode(first + given.read(), "standard input").encode().split(b"\n"))
    return chain((first,), given)


def must_fit(name: str, files: Sequence[Path], *, words: int | None, size: int | None) -> None:
    """Raises UsageError where what was asked for makes no sense for this step."""
    if files and name != "extract":
        raise UsageError(f"stage {name} reads standard input; only extract takes files")
    if name == "extract" and not files:
        raise UsageError("stage extract takes files: diurna stage extract FILE…")
    if name != "summary" and (words or size):
        raise UsageError(f"stage {name} has no length; only summary takes --words or --bytes")
    if words and size:
        raise UsageError("give --words or --bytes, not both")


def run(name: str, articles: Iterable[Article], files: Sequence[Path], limit: tuple[str, int], failures: list[Failure]) -> Iterator[bytes]:
    """The lines that step `name` gives. `limit` is (`words` or `bytes`, how many), for the summary alone. An article
    that `claims` or `tally` trips over gives a line with its `id` and `error`, and one of `failures`.
    """
    if name == "extract":
        rows = _extract(files)
    elif name == "dedupe":
        rows = _dedupe(articles)
    elif name in {"claims", "tally"}:
        rows = _one_by_one(_claims if name == "claims" else _tally, articles, failures)
    elif name == "summary":
        rows = _summary(tuple(articles), limit)
    else:
        rows = {"stories": _stories, "themes": _themes}[name](tuple(articles))
    encoder = msgspec.json.Encoder()
    yield from (encoder.encode(row) for row in rows)


def _extract(files: Sequence[Path]) -> Iterator[Row]:
    from diurna.gather.reading import extract  # noqa: PLC0415 - trafilatura loads here only

    for file in files:
        yield from extract(file, None)


def _dedupe(articles: Iterable[Article]) -> Iterator[Row]:
    from diurna.interpret.copies import find_copies  # noqa: PLC0415

    yield from find_copies(articles)


def _stories(articles: Sequence[Article]) -> Iterator[Row]:
    from diurna.interpret.stories import assign  # noqa: PLC0415

    yield from ({"id": article, "story": story} for article, story in assign(articles, ()).stories)


def _themes(articles: Sequence[Article]) -> Iterator[Row]:
    from diurna.interpret.themes import score  # noqa: PLC0415

    scored = score([f"{a.title}. {a.text}" if a.title else a.text for a in articles])
    yield from ({"id": a.id, "themes": best} for a, best in zip(articles, scored, strict=True))


def _one_by_one(read: Callable[[Article], Iterable[Row]], articles: Iterable[Article], failures: list[Failure]) -> Iterator[Row]:
    for article in articles:
        try:
            yield from tuple(read(article))
        except Exception as error:  # an odd text costs its own line alone
            log.exception("%s could not be read", article.id)
            reason = f"could not be read: {type(error).__name__}: {error}"
            failures.append(Failure(source=article.source, where=article.id, reason=reason))
            yield {"id": article.id, "error": reason}


def _claims(article: Article) -> Iterator[Row]:
    from diurna.interpret.claims import read_claims  # noqa: PLC0415

    # One shape for a script to read: every line says its effect, null where it counts nobody.
    yield from (msgspec.to_builtins(claim) | {"effect": getattr(claim, "effect", None)} for claim in read_claims(article))


def _tally(article: Article) -> Iterator[Row]:
    from diurna.interpret.tally import count  # noqa: PLC0415

    yield count(article)


def _summary(articles: Sequence[Article], limit: tuple[str, int]) -> Iterator[Row]:
    from diurna.interpret.summary import summarize  # noqa: PLC0415

    unit, most = limit
    yield from summarize(articles, words=most if unit == "words" else None, bytes_=most if unit == "bytes" else None)
