"""Serialise values for the cache: msgspec's MessagePack, decoded into declared types.

What comes back is equal to what went in, provided that its type is declared: MessagePack has one kind of array, so a
tuple that is declared as `object` or `Any` comes back as a list, and a struct as a mapping.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from marshal import dumps as marshal_dumps
from marshal import loads as marshal_loads
from typing import Any, TypeVar

import msgspec

from catalog_cli.cache.errors import CacheMissError
from catalog_cli.model.comment import Comment
from catalog_cli.model.finding import Finding, Place, Severity
from catalog_cli.model.fix import Edit, Fix
from catalog_cli.model.message import Message
from catalog_cli.model.suppression import Suppression, SuppressionKind

T = TypeVar("T")

_encode = msgspec.msgpack.Encoder().encode


class UncacheableError(ValueError):
    """Raised for a value that would not come back as it is; the caller goes without the cache for it."""


def dumps(value: object) -> bytes:
    """Give a value as bytes.

    Raises:
        UncacheableError: it holds an integer of more than 64 bits, half of a surrogate pair, an object of a subclass of
            `str`, or is nested too deeply. YAML can hold all of these.
    """
    try:
        return _encode(value)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise UncacheableError(str(error)) from error


def dumps_or_none(value: T, kind: type[T]) -> bytes | None:
    """Give a value as bytes from which `loads` gives an equal one of this kind; None where that cannot be done."""
    # Asking for the value back costs less than the parser that made it, and needs no list of all that MessagePack
    # alters without a word: a date becomes a text, a set a list, a struct that is not declared a mapping.
    try:
        data = dumps(value)
        return data if loads(data, kind) == value else None
    except (UncacheableError, CacheMissError):
        return None


def loads(data: bytes, kind: type[T]) -> T:
    """Give the value that `dumps` made into bytes.

    Raises:
        CacheMissError: the bytes are not those of a value of this kind.
    """
    declared: Any = kind
    try:
        value: T = _decoder(declared).decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise CacheMissError from error
    return value


def pack_paths(paths: Sequence[str]) -> bytes:
    """Give paths as bytes; MessagePack takes no file name that is not UTF-8, and one text is quicker than many."""
    return "\0".join(paths).encode("utf-8", "surrogatepass")


def unpack_paths(packed: bytes) -> list[str]:
    """Give the paths that `pack_paths` made into bytes."""
    return packed.decode("utf-8", "surrogatepass").split("\0") if packed else []


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    # making a decoder takes longer than decoding a finding
    return msgspec.msgpack.Decoder(kind)


# The functions below are the codec that this one replaces; they go when the last caller has moved.

Plain = Any
"""What `marshal` keeps: numbers, texts, tuples, lists, mappings, None."""


def from_finding(finding: Finding) -> Plain:
    """Give a finding as plain values; what is not plain in it, `bytes_of` refuses."""
    return (
        finding.rule,
        _from_message(finding.message),
        finding.path,
        finding.pointer,
        finding.at_key,
        finding.span,
        _from_message(finding.remedy) if finding.remedy else None,
        _from_fix(finding.fix) if finding.fix else None,
        finding.severity.value,
        from_place(finding.place),
        (finding.suppression.kind.value, finding.suppression.reason) if finding.suppression else None,
        finding.fingerprint,
    )


def to_finding(plain: Plain) -> Finding:
    """Give the finding that `from_finding` made plain."""
    rule, text, path, pointer, at_key, span, remedy, fix, severity, place, suppression, fingerprint = plain
    return Finding(
        rule=rule,
        message=Message(*text),
        path=path,
        pointer=pointer,
        at_key=at_key,
        span=span,
        remedy=Message(*remedy) if remedy else None,
        fix=_to_fix(fix) if fix else None,
        severity=_SEVERITIES[severity],
        place=Place(*place) if place else None,
        suppression=Suppression(SuppressionKind(suppression[0]), suppression[1]) if suppression else None,
        fingerprint=fingerprint,
    )


_SEVERITIES = {each.value: each for each in Severity}


def from_place(place: Place | None) -> Plain:
    """Give a place as plain values."""
    return place and (place.line, place.column, place.end_line, place.end_column, place.source)


def from_comment(comment: Comment) -> Plain:
    """Give a comment as plain values."""
    return comment.path, from_place(comment.place), comment.names, comment.reason, comment.first, comment.last


def to_comment(plain: Plain) -> Comment:
    """Give the comment that `from_comment` made plain."""
    path, place, names, reason, first, last = plain
    return Comment(path=path, place=Place(*place), names=names, reason=reason, first=first, last=last)


def bytes_of(plain: Plain) -> bytes:
    """Give the bytes of plain values.

    Raises:
        ValueError: there is something in them that would not come back as it was, a subclass of `str` included.
    """
    return marshal_dumps(plain)


def surely_bytes_of(plain: Plain) -> bytes:
    """Give the bytes of values; what would not come back as it was is replaced by its like, or by its text."""
    try:
        return marshal_dumps(plain)
    except ValueError:
        return marshal_dumps(_plainly(plain))


def plain_of(data: bytes) -> Plain:
    """Give the values that `bytes_of` made into bytes; only bytes under an unbroken seal may come here."""
    return marshal_loads(data)  # noqa: S302 - nothing in them is ever run


def _from_message(message: Message) -> Plain:
    return message.text, dict(message.values)


def _from_fix(fix: Fix) -> Plain:
    return tuple((each.path, each.pointer, each.value, each.span) for each in fix.edits), fix.safe


def _to_fix(plain: Plain) -> Fix:
    edits, safe = plain
    return Fix(
        tuple(Edit(path=path, pointer=pointer, value=value, span=span) for path, pointer, value, span in edits), safe
    )


def _plainly(value: object) -> Plain:
    if isinstance(value, Mapping):
        return {_plainly(key): _plainly(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(map(_plainly, value)) if isinstance(value, tuple) else list(map(_plainly, value))
    for kind in (bool, int, float):
        if isinstance(value, kind):
            return kind(value)
    return value if value is None or isinstance(value, bytes) else str(value)
