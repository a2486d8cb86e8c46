"""Claims: one figure or act that somebody asserts, with the exact span. One way in: `read_claims`."""

from diurna.interpret.claims.casualties import read_casualties
from diurna.interpret.claims.sentences import sentences_of
from diurna.model import Article, Claim


def read_claims(article: Article) -> tuple[Claim, ...]:
    """All claims of `article` in reading order: the title first, then the text by offset, casualties before acts of one span."""
    sentences = tuple(sentences_of(article))
    return tuple(sorted(read_casualties(article, sentences), key=lambda claim: (claim.field == "text", claim.start)))
