"""What killed or hurt somebody, as a clause prints it: `in a drone strike`.

Refuses a cause that no list of blows, accidents and hardships names.
"""

import re

_THINGS = (
    r"air ?strikes?|air-strikes?|strikes?|attacks?|blasts?|bombings?|explosions?|shelling|bombardments?|clash(?:es)?|fighting|"
    r"shootings?|shoot-?outs?|raids?|ambush(?:es)?|"
    r"drones?|missiles?|rockets?|mortars?|gunfire|gunmen|fire|crash(?:es)?|collapse|earthquake|quake|flood(?:s|ing)?|stampede|"
    r"protests?|offensive|operations?|bombs?|battles?|"
    r"massacres?|crackdown|violence|war|assaults?|barrages?|mines?|landmines?|IEDs?|shells?|bombardment|unrest|siege|famine|cholera"
)
_CAUSE = re.compile(
    rf"\b(?:in|by|from|during|after|following|when|as|amid)\s+((?:(?:an?|the|two|three|several|multiple|"
    rf"\d+)\s+)?(?:[\w'’.-]+\s+){{0,4}}?(?:{_THINGS})(?:\s+(?:{_THINGS}))*)\b",
    re.IGNORECASE,
)
_CAUSE_BEFORE = re.compile(
    rf"\b((?:(?:an?|"
    rf"the)\s+)?(?:[\w'’.-]+\s+){{0,4}}?(?:{_THINGS})(?:\s+(?:{_THINGS}))*)\b[^,;.]{{0,60}}$",
    re.IGNORECASE,
)


def cause_of(clause: str, at: int, end: int) -> str | None:
    """What killed, as printed: the phrase after the figure (`in a drone strike`), else the subject before an active verb."""
    after = _CAUSE.search(clause, max(end, 0))
    if after:
        return _trimmed(after.group(1))
    before = _CAUSE_BEFORE.search(clause[: max(at, 0)])
    return _trimmed(before.group(1)) if before else None


def _trimmed(phrase: str) -> str:
    phrase = re.sub(
        r"^.*\b(?:said|says|that|reported|announced|confirmed|claims?|since|had|has|have|with|while|they|often|in|on|at|of)\s", "", phrase
    )
    return re.sub(r"^(?:the|an?|that|said|says|and|on|in|when|as|of)\s+", "", " ".join(phrase.split()), flags=re.IGNORECASE)
