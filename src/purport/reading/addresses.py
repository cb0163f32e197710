"""Web addresses -> what may be fetched, and the machines that may be asked.

Enters: an address that somebody typed, a page redirects to or a feed names; a host's name. Leaves:
the address in order, and the host's public addresses. It refuses everything but ``http`` and
``https`` (``file:`` above all), addresses with a password in them, and machines that only this
network can reach: they are looked up here and connected to by number, so that a name cannot mean
one machine when it is checked and another one when it is asked (DNS rebinding).
"""

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urlsplit, urlunsplit

from purport.errors import ReadingError

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://?")
SCHEMES = ("http", "https")
LONGEST = 2_000

# IPv4 inside IPv6, by way of a translator (RFC 6052): whom it reaches is told by its last 32 bits.
_TRANSLATED = ip_network("64:ff9b::/96")


def is_address(named: str) -> bool:
    """Say whether `named` is meant as an address rather than a path.

    >>> is_address("https://news.example/a"), is_address("reports/a.html"), is_address("file:///a")
    (True, False, True)
    """
    found = SCHEME.match(named)
    return found is not None and (len(found[1]) > 1 or "://" in named)


def in_order(address: str) -> str:
    """Return `address` without its fragment, in ASCII; `ReadingError` where it may not be fetched.

    >>> in_order("HTTPS://News.example/a b#top")
    'https://news.example/a%20b'
    """
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
        name = host.encode("idna").decode("ascii") if host and not host.isascii() else host
    except ValueError as error:
        raise ReadingError("it is no web address", remedy="check how it is written") from error
    if parts.scheme not in SCHEMES:
        raise ReadingError(
            f"{parts.scheme}: addresses are not fetched",
            remedy="give an https address, or a path to what is on this machine",
        )
    if not name or len(address) > LONGEST:
        raise ReadingError("it is no web address", remedy="check how it is written")
    if parts.username is not None or parts.password is not None:
        raise ReadingError(
            "there is a user or a password in its address", remedy="fetch it yourself and save it"
        )
    shown = f"[{name}]" if ":" in name else name
    place = shown if port is None else f"{shown}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urlunsplit((parts.scheme, place, path, query, ""))


def is_public(number: str) -> bool:
    """Say whether anybody in the world can reach the machine `number`.

    >>> is_public("93.184.215.14"), is_public("10.0.0.1"), is_public("169.254.169.254")
    (True, False, False)
    >>> is_public("::ffff:127.0.0.1"), is_public("64:ff9b::a00:1")
    (False, False)
    """
    machine = ip_address(number.partition("%")[0])
    if isinstance(machine, IPv6Address):
        inner = machine.ipv4_mapped or machine.sixtofour
        if machine.teredo:
            inner = machine.teredo[1]
        if machine in _TRANSLATED:
            inner = IPv4Address(int(machine) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(str(inner))
    return machine.is_global and not machine.is_multicast and not machine.is_reserved


def machines(host: str, port: int) -> tuple[str, ...]:
    """Return the numbers of `host`; `ReadingError` where it has none, or one that is not public.

    A name of which one number is private is refused whole: somebody wants something by it.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReadingError(f"there is no host {host}", remedy="check the address") from error
    numbers = tuple(dict.fromkeys(str(each[4][0]) for each in found))
    private = [number for number in numbers if not is_public(number)]
    if private or not numbers:
        raise ReadingError(
            f"{host} is a machine of this network, not of the public web",
            remedy="if you trust it, save the page and read the file",
        )
    return numbers
