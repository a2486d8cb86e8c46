"""Who comments on the news, and in what words: opinion pieces, guests and experts, verdicts in an outlet's own voice.

Refuses to tell a sound opinion from a poor one, and to take for comment what anybody is quoted as saying: that is news of who said it.
"""

import re
from functools import lru_cache

from diurna.interpret.claims.speech import SPOKEN
from diurna.interpret.standalone import QUOTED, is_caption, tells_news
from diurna.model import Article
from diurna.text import uncased

# A guest, a professor, an analyst: an article that presents one brings an opinion of the news.
_PRESENTS = re.compile(
    r"\b(?:Professor|Fellow|[Hh]istorian|[Cc]olumnist|author of|[Aa]nalysts? (?:say|says|said|believes?|warns?)|"
    r"[Ee]xperts? (?:say|says|said|warns?)|pleased to welcome|(?:our|the) guests?\b|"
    r"[Dd]irector of the [A-Z]\w+ (?:Programme|Program|Institute|Center|Centre))"
)
_READ = 700
# What an outlet prints beside its opinion pieces; of readers' comments it says that they are none of its own.
_SIGNED = re.compile(
    r"\b(?:opinions?|views?) expressed (?:(?:here|in (?:this|these) [a-z]+) )?are (?:(?:solely|entirely) )?"
    r"(?:(?:his|her|their|my|the (?:author|writer)['’]?s['’]?)(?: own)?|those of)\b"
    r"|^[^\n]{0,200}\b(?:is|are) an? (?:[\w-]+ ){0,3}(?:columnist|op-ed contributor)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"^(?:opinion|op-?ed|editorial|commentary|comment|column|viewpoint|letters?|blog|essay|view)\s*[:|–—-]|"
    r"\|\s*(?:opinion|editorial|column|commentary)\b",
    re.IGNORECASE,
)
# The words of those who weigh what happened.
_WEIGHS = uncased(
    r"\b(?:navigat(?:es?|ing)|balancing act|at risk of|risk(?:s|ing)? (?:being|becoming)|(?:risky )?gambit|backfires?|"
    r"in (?:the )?shadow of|under scrutiny|reckoning|fractur(?:es?|ing)|turning point|lays? bare|"
    r"track record|impossible choice|reverberat(?:es?|ing)|no signs? of|stay(?:s|ing)? (?:well )?clear|"
    r"(?:faces?|facing) (?:a choice|criticism|questions|scrutiny)|the main argument|"
    r"(?:political|strategic|military|foreign policy) calculus|special edition|the view from|it seems that|expert says|has no plan|"
    r"much (?:remains|(?:will )?depends?)|remains? to be seen|is (?:quite )?a(?:nother|n? different) matter|on paper|what is at stake|"
    r"the stakes|holds? (?:its|their) breath|(?:latest|biggest|greatest|gravest|existential) (?:threat|test|challenge) (?:to|for|of)|"
    r"exposed to|(?:becomes|is becoming) (?:clear|apparent)|questions (?:are )?(?:emerging|mounting|swirl\w*|remain|arise|loom)|"
    r"nightmare|dilemma|conundrum|quagmire|(?:an? )?feelings? of|"
    r"anger (?:rises|grows|mounts)|fears? (?:of [^,.;]{0,40} )?(?:grow|grew|mount)\w*|"
    r"(?:greatest|biggest|worst|deepest|gravest) (?:pressure|challenge|test|crisis) (?:since|in)|"
    r"strangely|no doubt|undoubtedly|power vacuum|"
    r"(?:turn(?:s|ing|ed)? a|casts? a) (?:blind eye|shadow)|biting their tongues?|leadership void|takes? a hit|taking a hit|if anything|"
    r"puts? (?:[\w’'-]+ ){1,4}at risk|mixed with (?:fear|joy|hope|anger)|"
    r"(?:describes?|recounts?|recalls?|remembers) (?:[\w’'-]+ ){0,4}(?:fear|jubilation|horror|terror|life|joy|grief|despair|ordeal|night)|"
    r"implications? (?:for|of)|bonanza|heralds?|end of an era|(?:new|dawn of an?) era|the lessons? of|moment of (?:celebration|truth))\b",
)
# An outlet that reports writes no contractions of its own, and says neither what ought to be nor what will come of it.
_OWN_VOICE = uncased(
    r"\b(?:(?:did|does|do|is|are|was|were|has|have|had|ca|wo|could|would|should)n['’]t|"
    r"(?:they|we|it|that|there|here|who|he|she)['’](?:re|s|ve|ll|d)|should|ought to|needs? to|had better|"
    r"will (?:destroy|fail|backfire|prove|haunt|define|determine|shape|reshape|doom|never))\b",
)


def is_opinion(article: Article) -> bool:
    """Whether an outlet itself marks `article` as somebody's opinion: none of its sentences is news."""
    return bool(_TITLED.search(article.title.strip()) or _SIGNED.search(article.text))


def comments(article: Article) -> bool:
    """Whether `article` comments on the news more than it brings it: by its headline, or by whom it presents."""
    return (bool(article.title) and not is_caption(article.title) and not tells_news(article.title)) or presents(
        article.text.lstrip()[:_READ]
    )


@lru_cache(maxsize=64)
def presents(opening: str) -> bool:
    """Whether `opening` presents somebody who weighs the news, or says whose opinion follows."""
    return bool(_PRESENTS.search(opening) or _SIGNED.search(opening))


def weighs(text: str, *, headline: bool = False) -> bool:
    """Whether `text` weighs what happened: in words of those who do, or in the own voice of an outlet, which nobody is quoted with."""
    if _WEIGHS.search(text.lower()):
        return True
    return not headline and bool(_OWN_VOICE.search(QUOTED.sub("", text).lower())) and not SPOKEN.search(text)
