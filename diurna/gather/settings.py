"""Texts that are plainly for a program: a desk file, lines of `key = value`, a list of accounts as in /etc/passwd.

Refuses to judge by a file's name, and to lose news: one line of several words that is no setting, or more other lines than settings, and
it is a text. So is a list of words, and whatever else this doesn't know.
"""

import re
import tomllib

# `key = value` with a key such as programs have; a record of four fields and more, the first a name, the second without a space.
_SETTING = re.compile(r"(?:export |set )?[\w.\-]+\s?=.*|[A-Za-z_][\w.\-]*:[^\s:]*:[^:]*:.*")
_SECTION = re.compile(r"\[{1,2}[^\[\]]+\]{1,2}")
_COMMENT = ("#", ";", "//")
#: A line of so many words that is no setting may be somebody's headline.
_MANY = 4


def are_settings(text: str) -> bool:
    """Whether `text` configures a program and tells nothing."""
    written = [line for raw in text.splitlines() if (line := raw.strip()) and not _SECTION.fullmatch(line)]
    # Packages bring their settings all put out of use.
    lines = [line for line in written if not line.startswith(_COMMENT)] or [line.lstrip("# ") for line in written if _is_out_of_use(line)]
    others = [line for line in lines if not _SETTING.fullmatch(line)]
    few = 2 * len(others) <= len(lines) and all(len(line.split()) < _MANY for line in others)
    return bool(lines) and (few or _is_toml(text))


def _is_out_of_use(line: str) -> bool:
    return line.startswith("#") and bool(_SETTING.fullmatch(line.lstrip("# ")))


def _is_toml(text: str) -> bool:
    try:
        return bool(tomllib.loads(text))
    except ValueError:
        return False
