"""Whether a word of saying says anything where it stands: `reported dead`, `media reports` and `were confirmed` name no speaker."""

import re

from diurna.interpret.claims import speech

#: A second verb of one subject: it stands at the beginning of the clause, before the first.
SHARED = re.compile(
    r"(\s*+(?:[Tt]he |[Aa]n? )?(?:[\w'’.-]+ ){0,5}?[\w'’.-]+)\s++(?:has |have |had )?(?:claimed|claims|blamed|blames|condemned|denied"
    r"|denies|rejected|vowed|accused|confirmed|"
    r"announced|called|warned|issued|published|released|described)\s[^.;:]*\s(?:and|but)\s*$"
)


def says(text: str, floor: int, verb: re.Match[str]) -> bool:
    """Whether `verb`, a word of saying in `text`, is one here: what stands from `floor` on may make a noun or a participle of it."""
    return not (_takes_no_words(text, verb) or _no_verb(text, floor, verb))


def _takes_no_words(text: str, verb: re.Match[str]) -> bool:
    """Whether what follows makes another verb of it: `reported dead`, `claimed the lives`; but `a raid that officials said killed two`."""
    after = speech.NOT_AFTER.match(text, verb.end())
    if after is None:
        return False
    return not (verb.group().strip() in _SAID_SO and after.group().split()[0] in _FATES)


_SAID_SO = frozenset({"said", "says", "say", "alleged", "alleges", "allege", "claims", "believe", "believes"})
_FATES = frozenset({"killed", "injured", "wounded"})


def _no_verb(text: str, floor: int, verb: re.Match[str]) -> bool:
    """Whether what stands before makes a noun or a participle of the word: `media reports`, `were confirmed`."""
    if verb.group().strip() in {"reports", "claims"} and _OF_A_NOUN.match(text, verb.end()):
        return True
    before = speech.NOT_BEFORE.search(text, floor, verb.start())
    ends = verb.group().strip() == "reported" and _LAST.match(text, verb.end())  # `…, state media reported.`
    if before and (ends or verb.group().strip() in {"say", "says", "said"} or text[verb.end() :].startswith(" that ")):
        word = before.group().strip().lower()
        return not (word in {"media", "news"} or (word == "and" and SHARED.match(text, floor, verb.start())))
    return bool(before)


_LAST = re.compile(r"\s*(?:[.,;]|$)|\son\s")
#: `Early reports spoke of four dead`, `Claims from the front were denied`.
_OF_A_NOUN = re.compile(r"\s*(?:said|say|spoke|speak|put|gave|give|suggest(?:ed)?|indicated?|of|from|were|are|have|had)\b")
