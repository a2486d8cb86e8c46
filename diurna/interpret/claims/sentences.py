"""The sentences of an article, each with its field, offset and paragraph: what all readers of claims go through."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from diurna import text as plain
from diurna.interpret import datelines
from diurna.interpret.denying import SCENARIO
from diurna.model import Article, Field


class Sentence(Struct, frozen=True):
    """One sentence: `text` is the field's text from `start` on, in code points; `paragraph` counts lines, -1 for the title."""

    field: Field
    start: int
    text: str
    paragraph: int


def sentences_of(article: Article, relevant: Callable[[str], bool] | None = None) -> Iterator[Sentence]:
    """Sentences of title and text in reading order, without datelines; the title is one. Lines that `relevant` turns down are left out,
    and so are sentences of what would happen in a scenario: nobody says that it did.
    """
    title = article.title.strip()
    if title:
        yield Sentence("title", article.title.index(title), title[: plain.LONGEST], -1)
    language = article.language or "en"
    for number, line in enumerate(plain.LINE.finditer(article.text)):
        if relevant is None or relevant(line.group()):
            filed = datelines.length(line.group())
            for start, end in plain.sentences(line.group(), language):
                first = max(start, filed)
                if end > filed and not SCENARIO.match(line.group(), first, end):
                    yield Sentence("text", line.start() + first, line.group()[first:end], number)
