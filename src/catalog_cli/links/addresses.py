"""Which addresses may be asked: public ones under http and https, without credentials, wherever their names lead."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from yarl import URL

from catalog_cli.model.message import Message, message
from catalog_cli.parsing.lazy_regex import lazy_regex

Address = IPv4Address | IPv6Address

_NUMERIC = lazy_regex(r"(?:0[xX][0-9a-fA-F]*|[0-9]+)(?:\.(?:0[xX][0-9a-fA-F]*|[0-9]+)){0,3}")
"""127.1, 0x7f.0.0.1, 2130706433: forms of an IPv4 address that the system understands."""
_LONGEST_LABEL = 63
"""Characters between two dots of a name (RFC 1035, section 2.3.4)."""
_TRANSLATED = ip_network("64:ff9b::/96")
"""NAT64 (RFC 6052): the last 32 bits are an IPv4 address."""
_NOT_PUBLIC = tuple(
    map(
        ip_network,
        (
            "64:ff9b:1::/48",  # NAT64 for local use (RFC 8215)
            "2001::/23",  # Teredo and other protocols (RFC 2928)
            "2002::/16",  # 6to4 (RFC 3056), which leads to an IPv4 address
            "100.64.0.0/10",  # carriers' networks (RFC 6598); a cloud's metadata are at 100.100.100.200
            "192.0.0.0/24",  # protocols (RFC 6890); a cloud's metadata are at 192.0.0.192
            "168.63.129.16/32",  # a cloud's own service on each of its machines
        ),
    )
)


class RefusedAddressError(Exception):
    """A name leads to an address that may not be asked."""


def refusal(url: str, *, allow_private: bool) -> Message | None:
    """Return why an address may not be asked; None where it may, as far as can be seen before its name is resolved."""
    try:
        parts = URL(url)
        host, port = parts.raw_host or "", parts.explicit_port
    except ValueError:
        return message("not a valid address")
    if parts.scheme not in {"http", "https"}:
        return message("only http and https links are checked")
    if parts.raw_user is not None or parts.raw_password is not None:
        return message("the address contains a user name or password")
    return _host_refusal(host, port, allow_private=allow_private)


def _host_refusal(host: str, port: int | None, *, allow_private: bool) -> Message | None:
    if (
        not host
        or port == 0
        or not all(0 < len(label) <= _LONGEST_LABEL for label in host.removesuffix(".").split("."))
    ):
        return message("the address has no valid host")
    literal = _literal(host)
    if literal and not allow_private and not is_public(literal):
        return message("{host} is not a public address", host=host)
    return None


def is_public(address: Address) -> bool:
    """Return whether an address is one of the public internet, whatever it is embedded in."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address in _TRANSLATED:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address.is_site_local:
            return False
    barred = any(address in network for network in _NOT_PUBLIC)
    return address.is_global and not address.is_multicast and not address.is_reserved and not barred


def check_resolved(host: str, addresses: list[str]) -> None:
    """Check every address that a name leads to.

    Raises:
        RefusedAddressError: one of them is not public: the name is refused, for it may lead there the next time.
    """
    for each in addresses:
        # an address of one network interface names it: fe80::1%eth0
        if not is_public(ip_address(each.partition("%")[0])):
            raise RefusedAddressError(host)


def _literal(host: str) -> Address | None:
    """Return the address that a host is, in any form that the system takes for one; None for a name."""
    try:
        return ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host.rstrip("."))) if _NUMERIC.fullmatch(host.rstrip(".")) else None
    except OSError:
        return None
