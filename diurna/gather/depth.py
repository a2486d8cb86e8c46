"""JSON that nests deeper than a parser follows: what lies so deep is no article's, and costs nothing of what stands above or beside it."""

import re
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")
# Of what anybody reads, nothing lies ten levels deep; parsers give up at some hundreds.
_DEEPEST = 64
_MARK = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[{\]}]', re.DOTALL)


def read_nested(read: Callable[[bytes], _T], body: bytes) -> _T:
    """What `read` makes of JSON; where that nests too deep for it, of `body` with null in place of what lies too deep."""
    try:
        return read(body)
    except RecursionError:
        return read(shallow(body))


def shallow(body: bytes) -> bytes:
    """`body` with null for each list or object that lies more than 64 deep."""
    kept: list[bytes] = []
    depth = at = 0
    for mark in _MARK.finditer(body):
        if mark[0] in b"[{":
            depth += 1
            if depth == _DEEPEST + 1:
                kept += [body[at : mark.start()], b"null"]
        elif mark[0] in b"]}":
            if depth == _DEEPEST + 1:
                at = mark.end()
            depth -= 1
    return b"".join((*kept, body[at:])) if depth <= _DEEPEST else b"".join(kept)
