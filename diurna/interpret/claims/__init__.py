"""Claims: one figure or act that somebody asserts, with the exact span. One way in: `read_claims`."""

from diurna.errata import SAID_BEFORE
from diurna.interpret.claims.casualties import read_casualties
from diurna.interpret.claims.diplomacy import read_diplomacy
from diurna.interpret.claims.sentences import sentences_of
from diurna.interpret.claims.strikes import read_strikes
from diurna.model import Article, Claim


def read_claims(article: Article) -> tuple[Claim, ...]:
    """All claims of `article` in reading order: the title first, then the text by offset; casualties, strikes, diplomacy at one offset.
    A figure that the article's own note says was wrong is none of them, wherever it still stands.
    """
    sentences = tuple(sentences_of(article))
    wrong = {(c.effect, c.low) for said in SAID_BEFORE.finditer(article.text) for c in read_casualties(Article(id="", text=said["wrong"]))}
    found: tuple[Claim, ...] = (
        *(c for c in read_casualties(article, sentences) if (c.effect, c.low) not in wrong),
        *read_strikes(article, sentences),
        *read_diplomacy(article, sentences),
    )
    return tuple(sorted(found, key=lambda claim: (claim.field == "text", claim.start)))
