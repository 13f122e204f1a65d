"""Read one file of a catalogue: its values, what is wrong with it, and its comments about findings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from catalog_cli.model.comment import Comment
from catalog_cli.model.finding import Finding
from catalog_cli.model.item import Value
from catalog_cli.store.cache.memory import Memory
from catalog_cli.store.cache.plain import Plain, from_comment, from_finding, to_comment, to_finding
from catalog_cli.store.source import Source, UnreadableFileError
from catalog_cli.store.yaml import parse

_COMMENT_MARK = b"catalog:"
"""What every comment about findings holds; a file without it need not be looked at."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """What reading a file gave; `values` is None when there is any finding. Only a `whole` one can stand for others."""

    values: Mapping[str, Value] | None
    findings: tuple[Finding, ...] = ()
    comments: tuple[Comment, ...] = ()
    whole: bool = True


def read_file(source: Source, path: str, *, for_checking: bool, data: bytes | None = None) -> FileRead:
    """Read one file, or its bytes if given; the comments in it about findings are only read for checking."""
    try:
        data = source.read(path) if data is None else data
    except UnreadableFileError as error:
        finding = Finding(rule=error.rule, message=error.message, path=path, remedy=error.remedy)
        return FileRead(None, (finding,), whole=False)
    parsed = parse(data, path)
    if parsed.values is None or _COMMENT_MARK not in data:
        return FileRead(parsed.values, parsed.findings)
    if not for_checking:
        return FileRead(parsed.values, parsed.findings, whole=False)
    # few files have such comments, and finding them takes the careful reader
    from catalog_cli.store.yaml.comments import comments_in

    return FileRead(parsed.values, parsed.findings, tuple(comments_in(data.decode("utf-8"), path)))


def remembered(memory: Memory, read_one: Callable[..., FileRead], path: str) -> FileRead:
    """Give what a file held when it was last read, if it is still the same; otherwise read it, and keep that."""
    kept = memory.kept(path)
    if kept and kept.is_of(memory.looks[path]):
        memory.hits += 1
        return _from_plain(kept.held)
    try:
        data = memory.folder.read(path)
    except UnreadableFileError:
        return read_one(path)
    digest = memory.digest(path, data)
    if kept and kept.digest == digest:
        memory.hits += 1
        memory.keep(path, digest, kept.held)
        return _from_plain(kept.held)
    fresh = read_one(path, data=data)
    if fresh.whole:
        memory.keep(path, digest, _to_plain(fresh))
    return fresh


def _to_plain(read: FileRead) -> Plain:
    findings = tuple(map(from_finding, read.findings))
    return read.values, findings, tuple(map(from_comment, read.comments))


def _from_plain(plain: Plain) -> FileRead:
    values, findings, comments = plain
    if not findings and not comments:
        return FileRead(values)
    return FileRead(values, tuple(map(to_finding, findings)), tuple(map(to_comment, comments)))
