"""Addresses: one article keeps one address, whatever a feed or a newsletter hangs on its link."""

import ipaddress
import re
import socket
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

# Names of query parameters that say where a reader came from and never which page is meant. Refused on purpose: `id`, `cid`, `p`,
# `page`, `source`, `from`, `s`, which choose the page on many sites.
_TRACKING = re.compile(
    r"utm_\w+|at_\w+|mc_[ce]id|fb_?clid|fb_\w+|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid|igsh|_ga|_gl|ref|ref_src|ref_url|"
    r"traffic_source|cmpid|ns_\w+|ocid|ito|smid|feedtype|xtor|wt_mc|ico|icid|intcid|oly_\w+|vero_\w+|mkt_tok|spm",
    re.IGNORECASE,
)


def absolute(link: str, *bases: str) -> str:
    """`link` as an absolute http(s) URL, taken from the first of `bases` that gives one; empty where none does."""
    for base in ("", *bases):
        try:
            joined = urljoin(base, link.strip())
        except ValueError:
            return ""
        if link.strip() and is_web(joined):
            return joined
    return ""


def is_web(link: str) -> bool:
    """Whether `link` is an http(s) URL with a host."""
    parts = _split(link)
    return parts is not None and parts.scheme in {"http", "https"} and bool(parts.hostname)


def clean(link: str) -> str:
    """`link` without fragment and tracking parameters, host in lower case: the address that says which texts are versions of one
    article. Parameters that stay keep their order. What is no URL comes back as it is.
    """
    parts = _split(link)
    if parts is None or not parts.netloc:
        return link.strip()
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    dropped = len(kept) < len(parse_qsl(parts.query, keep_blank_values=True))
    query = urlencode(kept) if dropped else parts.query
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))


def is_front_page(link: str) -> bool:
    """Whether `link` names a site, not a page on it: no path and no query. No article's own address, then."""
    parts = _split(link)
    return parts is not None and parts.path in {"", "/"} and not parts.query


def is_private(link: str) -> bool:
    """Whether the host of `link` is plainly on this machine or its own network. Names are not looked up."""
    return is_private_host(urlsplit(link).hostname or "")


def is_private_host(host: str) -> bool:
    """Whether `host`, a name or an address in any way of writing it, is plainly on this machine or its own network."""
    name = host.rstrip(".")
    number = _number(name)
    if number is None:
        return name == "localhost" or name.endswith((".localhost", ".local", ".internal"))
    return not number.is_global


def is_loopback(link: str) -> bool:
    """Whether the host of `link` is this machine."""
    name = (urlsplit(link).hostname or "").rstrip(".")
    number = _number(name)
    return number.is_loopback if number is not None else name == "localhost" or name.endswith(".localhost")


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that `host` writes out, as systems read it: `127.1`, `2130706433` and `0x7f000001` are 127.0.0.1. None for a name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host)) if host.isascii() and not host.isspace() else None
    except (OSError, ValueError):
        return None


def _split(link: str) -> SplitResult | None:
    try:
        parts = urlsplit(link.strip())
        parts.hostname, parts.port  # noqa: B018  # both are read lazily, and raise for a bad one
    except ValueError:
        return None
    return parts
