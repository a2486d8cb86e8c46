"""An e-mail address as people have them: the one rule of what a desk may name and a letter may be sent to.

Refuses groups, several addresses in one, quoted users, and whatever would open another header.
"""

import re

# RFC 5322's dot-atom, letters of any script. The library's parser fails in four ways on what is none.
_ATOMS = r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*"
_SPEC = rf"{_ATOMS}@\w(?:[\w.-]*\w)?"
_ADDRESS = re.compile(rf'(?P<bare>{_SPEC})|(?P<name>"[^"\\\x00-\x1f\x7f]*" *|[^"<>@,;:\\\x00-\x1f\x7f]*)<(?P<angled>{_SPEC})>')


def mailbox(text: str) -> tuple[str, str] | None:
    """The name (it may be empty) and the address that `text` is, bare or as `Name <address>`; None where it is none, or more than one."""
    found = _ADDRESS.fullmatch(text)
    return ((found["name"] or "").strip().strip('"'), found["bare"] or found["angled"]) if found else None
