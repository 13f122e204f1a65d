"""Read one file of a catalogue: its values, what is wrong with it, and its comments about findings."""

from collections.abc import Mapping

from msgspec import Struct

from catalog_cli.cache.codec import Plain, from_comment, from_finding, to_comment, to_finding
from catalog_cli.model.comment import Comment
from catalog_cli.model.finding import Finding
from catalog_cli.model.item import Value
from catalog_cli.store.source import Source, UnreadableFileError

_COMMENT_MARK = b"catalog:"
"""What every comment about findings holds; a file without it need not be looked at."""


class FileRead(Struct, frozen=True):
    """What reading a file gave; `values` is None when there is any finding."""

    values: Mapping[str, Value] | None
    findings: tuple[Finding, ...] = ()
    comments: tuple[Comment, ...] = ()


def read_file(source: Source, path: str) -> FileRead:
    """Read one file."""
    try:
        return read_bytes(source.read(path), path)
    except UnreadableFileError as error:
        finding = Finding(rule=error.rule, message=error.message, path=path, remedy=error.remedy)
        return FileRead(None, (finding,))


def read_bytes(data: bytes, path: str) -> FileRead:
    """Read the bytes of a file."""
    # whoever finds all in the cache need not wait for the reader of YAML
    from catalog_cli.yaml import parse

    parsed = parse(data, path)
    if parsed.values is None or _COMMENT_MARK not in data:
        return FileRead(parsed.values, parsed.findings)
    # few files have such comments, and finding them takes the careful reader
    from catalog_cli.yaml.comments import comments_in

    return FileRead(parsed.values, parsed.findings, tuple(comments_in(data.decode("utf-8"), path)))


def to_plain(read: FileRead) -> Plain:
    """Give what was read as plain values."""
    return read.values, tuple(map(from_finding, read.findings)), tuple(map(from_comment, read.comments))


def from_plain(plain: Plain) -> FileRead:
    """Give what `to_plain` made plain."""
    values, findings, comments = plain
    if not findings and not comments:
        return FileRead(values)
    return FileRead(values, tuple(map(to_finding, findings)), tuple(map(to_comment, comments)))
