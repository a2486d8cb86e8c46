"""Sources of an edition: numbered in the order in which the page cites them, each with the quoted context of its citations."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from diurna.edition import Citation, Context, SourceEntry
from diurna.interpret.candidates import Candidate
from diurna.interpret.lines import is_belated
from diurna.interpret.prose import titled
from diurna.model import Article, Field
from diurna.text import plain

# What stands before and after a citation, in characters: enough to see that the line was not torn from its meaning.
_AROUND = 120

Span = tuple[Field, int, int]


class Numbers:
    """Gives each cited article its number, from 1, at its first citation; and remembers what was cited of it."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self._numbers: dict[str, int] = {}
        self.spans: dict[str, dict[Span, None]] = {}

    def cite(self, article: Article, field: Field, start: int, end: int) -> Citation:
        """The citation of a span, numbering its article if it is new."""
        self.articles.setdefault(article.id, article)
        self._numbers.setdefault(article.id, len(self.articles))
        self.spans.setdefault(article.id, {})[field, start, end] = None
        return Citation(source=self._numbers[article.id], field=field, start=start, end=end)

    def cite_all(self, candidates: Iterable[Candidate]) -> tuple[Citation, ...]:
        """Citations of several candidates, in order."""
        return tuple(self.cite(c.article, c.field, c.start, c.end) for c in candidates)


def entries(
    numbers: Numbers, *, affiliation: Mapping[str, str], origins: Mapping[str, str], copies: Mapping[str, Sequence[str]], opened: datetime
) -> tuple[SourceEntry, ...]:
    """The Sources list. `origins` by article id; `copies` by article id: the outlets that carried the same text."""
    return tuple(
        SourceEntry(
            number=number,
            version=article.id,
            title=plain(titled(article)),
            outlet=article.source,
            affiliation=affiliation.get(article.source, ""),
            origin=origins.get(article.id, article.source),
            url=article.url,
            language=article.language,
            published=_instant(article.published_at, date_only=article.date_only),
            first_had=_instant(article.fetched_at, date_only=False),
            belated=is_belated(article, opened),
            also=tuple(copies.get(article.id, ())),
            contexts=tuple(_context(article, span, numbers.spans[article.id]) for span in sorted(numbers.spans[article.id])),
        )
        for number, article in enumerate(numbers.articles.values(), 1)
    )


def _instant(at: datetime | None, *, date_only: bool) -> str:
    if at is None:
        return ""
    return f"{at:%Y-%m-%d}" if date_only else at.astimezone(UTC).isoformat(timespec="minutes").replace("+00:00", "Z")


def _context(article: Article, span: Span, cited: Iterable[Span]) -> Context:
    """The span with what stands around it. Where two cited spans lie close together all between them is shown, once, after the first."""
    field, start, end = span
    text = article.title if field == "title" else article.text
    ended = max((e for f, _, e in cited if f == field and e <= start), default=None)
    begins = min((s for f, s, _ in cited if f == field and s >= end), default=None)
    follows = ended is not None and start - ended <= 2 * _AROUND
    leads = begins if begins is not None and begins - end <= 2 * _AROUND else end + _AROUND
    return Context(
        field=field,
        start=start,
        end=end,
        before="" if follows else plain(text[max(0, start - _AROUND) : start]),
        quote=plain(text[start:end]),
        after=plain(text[end:leads]),
    )
