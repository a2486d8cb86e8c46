"""The sentences of an article, each with its field, offset and paragraph: what all readers of claims go through."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from diurna import text as plain
from diurna.interpret import datelines
from diurna.interpret.denying import asserts
from diurna.model import Article, Field


class Sentence(Struct, frozen=True):
    """One sentence: `text` is the field's text from `start` on, in code points; `paragraph` counts lines, -1 for the title."""

    field: Field
    start: int
    text: str
    paragraph: int


def sentences_of(article: Article, relevant: Callable[[str], bool] | None = None) -> Iterator[Sentence]:
    """Sentences of title and text in reading order, without datelines; the title is one. Lines that `relevant` turns down are left out,
    and so are sentences that assert nothing.
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
                told = line.group()[first:end]
                if end > filed and asserts(told):
                    yield Sentence("text", line.start() + first, told, number)
