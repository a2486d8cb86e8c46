"""Passages: a roundup cut into its parts, so that each can join the story it tells. First version: every article is one passage."""

from msgspec import Struct

from diurna.model import Article


class Passage(Struct, frozen=True):
    """A part of an article that tells one thing: `unit` is the part as an article, its text `article.text[start:end]`."""

    article: str
    unit: Article
    start: int
    end: int


def passages(article: Article) -> tuple[Passage, ...]:
    """The passages of a roundup in reading order, or the article itself as the only one."""
    return (Passage(article.id, article, 0, len(article.text)),)
