"""What is wrong with a desk file, in words for the one who wrote it: which table and key, what stands there, and what could."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, time
from difflib import get_close_matches
from typing import Any

#: A right value of each key, as it would be written.
_EXAMPLES: Mapping[str, str] = {
    "name": '"highlands"',
    "title": '"Northern Highlands"',
    "zone": '"Europe/Paris"',
    "cutoff": '"07:30"',
    "editions": '"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"',
    "ingest_every": "30",
    "languages": '["en", "fr"]',
    "quiet_after": "3",
    "store": '"diurna.sqlite"',
    "archive": '"briefings"',
    "about": '["Highlands", "Northern Front"]',
    "related": '["ceasefire", "drone"]',
    "exclude": '["football", "film festival"]',
    "words": '["oil price", "tanker"]',
    "examples": '["The refinery halted production after a fire."]',
    "feed": '"https://news.example/rss.xml"',
    "folder": '"saved"',
    "pages": '["https://news.example/latest"]',
    "affiliation": '"independent"',
    "language": '"fa"',
    "full_text": "true",
    "host": '"smtp.example.org"',
    "to": '["desk@example.org"]',
    "sender": '"Briefing <briefing@example.org>"',
    "port": "587",
    "tls": '"starttls"',
    "user": '"briefing"',
    "password_env": '"DIURNA_MAIL_PASSWORD"',
}
#: Tables of which there may be several, and those of which there is one.
_SEVERAL, _ONE = ("sources", "outlets", "themes"), ("scope", "deliver", "deliver.mail")
_ITEM = re.compile(r"\[\d+\]$")
_LONGEST = 60


def place_in_words(field: str) -> str:
    """`sources[Beta].feed` → `[[sources]] Beta, feed`; `deliver.mail.to` → `[deliver.mail] to`; a key of the desk itself as it is."""
    table, _, rest = field.partition("[")
    if rest and table in _SEVERAL:
        name, _, key = rest.partition("]")
        return f"[[{table}]] {name}" + (f", {key.lstrip('.')}" if key.lstrip(".") else "")
    owner = next((t for t in sorted(_ONE, key=len, reverse=True) if field == t or field.startswith(f"{t}.")), "")
    return f"[{owner}] {field.removeprefix(owner).lstrip('.')}".strip() if owner else field


def fault_in_words(field: str, reason: str, body: bytes, *, keys: frozenset[str], affiliations: tuple[str, ...]) -> tuple[str, str]:
    """Where a decoder's complaint is, and what it says, in words. `field` is its path (`sources[1].feed`), `keys` all that a desk file may
    have.
    """
    raw = tomllib.loads(body.decode())
    where, key = _named(field, raw), field.rpartition(".")[2].partition("[")[0]
    if unknown := re.search(r"unknown field `(.+?)`", reason):
        if unknown.group(1) in keys:
            return where, f"has no key `{unknown.group(1)}`: it stands under another heading; the desk's own keys stand above the first one"
        near = get_close_matches(unknown.group(1), sorted(keys), 1)
        return where, f"there is no key `{unknown.group(1)}`" + (f"; did you mean `{near[0]}`?" if near else "")
    if wrong := re.search(r"Invalid enum value '(.+?)'", reason):
        return where, f"{wrong.group(1)!r} is none of {', '.join(affiliations)}"
    if missing := re.search(r"missing required field `(.+?)`", reason):
        return where, f"has no `{missing.group(1)}`; add a line such as {missing.group(1)} = {_EXAMPLES.get(missing.group(1), '…')}"
    return where, f"is {_found(_value(field, raw))}, and must be {_wanted(key)}"


def _named(field: str, raw: Mapping[str, Any]) -> str:
    """The place with the table's own name, or its number where it has none."""
    table, _, rest = field.partition("[")
    number, _, key = rest.partition("]")
    if table not in _SEVERAL or not number.isdigit():
        return place_in_words(_ITEM.sub("", field))
    known = _value(f"{table}[{number}]", raw)
    own = known.get("name") if isinstance(known, dict) else None
    name = own if isinstance(own, str) and own.strip() else f"no. {int(number) + 1}"
    return place_in_words(f"{table}[{name}]{_ITEM.sub('', key)}")


def _value(field: str, raw: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever stands there
    """What the file has at `field`; None where it can't be found."""
    at: Any = raw
    for step in re.findall(r"\w+", field):
        try:
            at = at[int(step)] if isinstance(at, list) else at[step]
        except (KeyError, IndexError, TypeError, ValueError):
            return None
    return at


def _found(value: object) -> str:
    """What stands there, as a person would call it."""
    kinds: tuple[tuple[type, str], ...] = (
        (bool, f"the bare word {str(value).lower()}"),
        (str, f"the text {str(value)[:_LONGEST]!r}"),
        (int, f"the number {value}"),
        (float, f"the number {value}"),
        (date, f"the bare date {value}"),
        (time, f"the bare time {value}"),
        (list, "a list"),
        (dict, "a table"),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), "something else")


def _wanted(key: str) -> str:
    """What a key takes, with an example."""
    if key in _SEVERAL:
        return f"tables of their own, each under a line [[{key}]]"
    if key in {"scope", "deliver", "mail"}:
        return f"a table of its own, under a line [{'deliver.mail' if key == 'mail' else key}]"
    example = _EXAMPLES.get(key, '"…"')
    kind = {'"': "text in quotes", "[": "a list of texts in quotes", "t": "true or false"}.get(example[0], "a whole number")
    return f"{kind}, such as {key} = {example}"
