"""Read one file of a catalogue: its values, what is wrong with it, and its comments about findings."""

from collections.abc import Mapping

from msgspec import Struct

from catalog_cli.model.catalogue import ItemFile
from catalog_cli.model.finding import Comment, Finding
from catalog_cli.model.item import ItemShapeError, Value, item_from
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
        return unreadable(path, error)


def unreadable(path: str, error: UnreadableFileError) -> FileRead:
    """Return what there is to say of a file that cannot be read."""
    return FileRead(None, (Finding(rule=error.rule, message=error.message, path=path, remedy=error.remedy),))


def read_bytes(data: bytes, path: str) -> FileRead:
    """Read the bytes of a file."""
    # deferred: YAML is not needed on a cache hit
    from catalog_cli.yaml import parse

    parsed = parse(data, path)
    if parsed.values is None or _COMMENT_MARK not in data:
        return FileRead(parsed.values, parsed.findings)
    # deferred: few files have such comments, and finding them takes the strict parser
    from catalog_cli.yaml.comments import comments_in

    return FileRead(parsed.values, parsed.findings, tuple(comments_in(data.decode("utf-8"), path)))


def item_file_from(path: str, values: Mapping[str, Value] | None) -> ItemFile:
    """Return the entry of a file that holds these values, None when it could not be read."""
    if values is None:
        return ItemFile(path, None)
    try:
        return ItemFile(path, item_from(values, path))
    except ItemShapeError:
        return ItemFile(path, None, values)
