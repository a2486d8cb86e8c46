"""What it is to deny, or to tell what isn't done yet: the one lexicon of the words, as parts of patterns that ignore case.

Refuses what somebody is kept from (`denied access to the port`) and what is done to somebody (`was denied bail`): nothing is said to be
untrue there.
"""

import re

from diurna.errata import is_notice

_KEPT_FROM = r"(?! (?:(?!\w+ing )\w+ )?(?:access|entry|permission|visas?|bail|aid|treatment)\b)"
#: What is asserted, as its denial names it.
CHARGES = r"(?:claims?|accusations?|allegations?|reports?|charges?|rumou?rs?)"
#: That somebody says it isn't so.
DENIES = rf"(?<!was )(?<!were )(?<!been )(?<!are )\b(?:den(?:y|ies|ied|ying){_KEPT_FROM}|refut(?:e|es|ed))\b"
#: That somebody rejects what is said, not a proposal.
REJECTS = rf"\breject(?:s|ed)? (?:(?:the|that|those|these|such|all|any) (?:\w+ )?)?(?:{CHARGES}|statements?|version)\b"
#: The verbs of a denial where what is denied stands beside them.
VERBS = rf"(?:den(?:y|ies|ied){_KEPT_FROM}|reject(?:s|ed)?|disput(?:e|es|ed)|refut(?:e|es|ed)|contradict(?:s|ed)?)"
#: `denied it`, `rejected the accusation`: what the sentence before says.
DENIES_IT = rf"\b{VERBS} (?:(?:the|any|this|that) {CHARGES}|it|this|that)"
#: What stands by an act that is only feared, threatened or supposed.
SUPPOSED = r"could|may|might|would|if|fear\w*|threat\w*|warn\w*|vow\w*|prepar\w+"
#: A sentence that tells what would happen in a scenario, in the present tense as if it did.
SCENARIO = re.compile(
    r"[“\"]?(?:[Ii]n|[Uu]nder) (?:an?|the|one|another|each|this|that|such an?|either|its|their) (?:[\w,-]+ ){0,4}"
    r"(?:(?:scenario|course of action|hypothetical)\b[^,.]{0,60}|(?:worst|best|likeliest) case),"
)


def asserts(sentence: str) -> bool:
    """Whether a sentence tells anything as so: not what would happen in a scenario, nor what an outlet takes back."""
    return not (SCENARIO.match(sentence) or is_notice(sentence))
