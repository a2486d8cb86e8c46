"""Tags mended by their neighbours: finite verbs that no list has, words that are another thing where they stand.

It refuses to guess at a base form or a plural (`reports`, `moves`), which may be a noun: only a past form with its subject before it and
something to take behind it is called a verb.
"""

from collections.abc import Sequence

#: Ends in -ed, and is no verb.
_NO_VERB = frozenset({"hundred", "indeed", "speed", "armed", "united", "based", "alleged", "wicked", "sacred", "exceed", "proceed"})
#: A clause's own adverbs: between commas they part nothing.
_ASIDE = frozenset({"though", "however", "meanwhile", "too", "therefore", "instead"})
#: Bodies by their adjective: before another noun they are none.
_ADJECTIVES = frozenset({"military", "congress", "opposition"})
_WATCHED = _ASIDE | _ADJECTIVES


def retagged(lows: Sequence[str], tags: str) -> str:
    """`tags`, one letter a word (see `Word`), with `e` for verbs guessed, `P` and `x` for words that are no party where they stand."""
    spots = [at for at, low in enumerate(lows) if low[-2:] == "ed" or low in _WATCHED]
    opens = tags[:1] == "C" and lows[0].endswith("ing")
    if not spots and not opens:
        return tags
    out = list(tags)
    if opens:
        out[0] = "x"
    for at in spots:
        low = lows[at]
        if tags[at] == "x" and _is_past(lows, out, at):
            out[at] = "e"
        elif low in _ASIDE and tags[at - 1 : at] == "," and tags[at + 1 : at + 2] == ",":
            out[at - 1 : at + 2] = "HHH"
        elif tags[at] == "R" and low in _ADJECTIVES and _qualifies(lows, tags, at):
            out[at] = "M"
    return "".join(out)


def _is_past(lows: Sequence[str], tags: list[str], at: int) -> bool:
    """Whether an unknown -ed is a finite verb: after a party or noun, before its object or a preposition."""
    low, before, after = lows[at], tags[at - 1 : at], tags[at + 1 : at + 2]
    if len(low) < 5 or not low.endswith("ed") or "-" in low or low in _NO_VERB or not before or not after:
        return False
    if before[0] == "s":
        return after[0] in "DTPB.,&"  # `the raid revealed a trail`, but `strikes occupied Selm`
    if before[0] in "NGRCP":
        return after[0] in "DNAGTC#PBQMxR.,"
    if before[0] == "x" and lows[at - 1].endswith("ly"):
        # `had quietly shelved a plan`, but `heavily damaged depots`
        return at > 1 and tags[at - 2] in "NGRCPH" and after[0] in "DNAGT#P"
    return before[0] == "x" and after[0] in "DNAG#P"


def _qualifies(lows: Sequence[str], tags: str, at: int) -> bool:
    """Whether a body is only the adjective of the next noun: `military pressure`; `A's military moved`, `A's military strikes` are none."""
    after, low = tags[at + 1 : at + 2], lows[at + 1] if at + 1 < len(lows) else ""
    if after == "s":
        return tags[at - 1 : at] not in {"A", "N", "G", "M"}
    if after == "v":
        return not low.endswith(("s", "ed", "ing"))
    return after == "x" and (not low.endswith(("ed", "s", "ly")) or low.endswith("ss"))
