"""Trace the office's own list of documents through git's history: all of it, or one document by its number."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from catalog_cli.changes.compare import DOCUMENTS_FILE, documents_changes
from catalog_cli.model.catalogue import NO_DOCUMENTS, IssuedDocuments
from catalog_cli.model.change import FieldChange
from catalog_cli.model.commit import BlobChange, Commit, CommitLog
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.history import Event, EventKind
from catalog_cli.model.message import message
from catalog_cli.parsing.issued_documents import document_number
from catalog_cli.store.git.command import is_bare
from catalog_cli.store.git.log import read_log
from catalog_cli.store.git.objects import read_blobs
from catalog_cli.store.reading import documents_from, read_bytes
from catalog_cli.store.source import Folder, UnreadableFileError

_HERE = b"here"
"""Stands for the object id of the list in the working tree, as it is there."""


def is_of_documents(wanted: str) -> bool:
    """Return whether a user means the list of documents, or a document in it by its number, and no item."""
    return wanted.removeprefix("./") == DOCUMENTS_FILE or document_number(wanted) is not None


def documents_history(folder: Path, wanted: str) -> tuple[Event, ...]:
    """Return what happened to the list, or to the document with a number, the newest first; `folder` may be bare.

    Raises:
        CatalogError: nothing is known of such a document; or there is no history to read.
    """
    log = read_log(folder, bare=is_bare(folder))
    changes = list(_changes(folder, log))
    lists = _lists(folder, [each for _commit, change in changes for each in (change.before, change.after) if each])
    number = None if wanted.removeprefix("./") == DOCUMENTS_FILE else str(document_number(wanted))
    found = tuple(event for commit, change in changes for event in _event(commit, change, lists, number))
    if not found:
        raise CatalogError(
            message("{path} has never had “{number}”", path=DOCUMENTS_FILE, number=wanted),
            message("See all of the list's history with: catalog history {path}", path=DOCUMENTS_FILE),
        )
    return found


def _changes(folder: Path, log: CommitLog) -> Iterator[tuple[Commit | None, BlobChange]]:
    """Yield the commits that changed the list, the newest first; None for the working tree.

    A merge counts where its list differs from that of every parent.
    """
    edges = log.edges.of_path(DOCUMENTS_FILE)
    commits = [commit for commit in log.commits if commit.name]
    by_commit = {
        commit.name: [edges.get((commit.name, parent)) for parent in commit.parents or (None,)] for commit in commits
    }
    relevant = [(commit, found) for commit in commits if None not in (found := by_commit[commit.name])]
    changes: list[tuple[Commit | None, BlobChange]] = [(commit, found[0]) for commit, found in relevant if found[0]]
    newest = changes[0][1].after if changes else None
    if len(commits) < len(log.commits):
        here = _here(folder)
        if here != (newest and read_blobs(folder, [newest]).get(newest)):
            yield None, BlobChange(newest, _HERE if here is not None else None)
    yield from changes


def _here(folder: Path) -> bytes | None:
    try:
        return Folder(folder).read(DOCUMENTS_FILE)
    except UnreadableFileError:
        return None


def _lists(folder: Path, names: Sequence[bytes]) -> dict[bytes, IssuedDocuments | None]:
    """Return the documents of each version of the list; None for one that cannot be read."""
    blobs = read_blobs(folder, [name for name in names if name != _HERE])
    here = _here(folder) if _HERE in names else None
    data = {**blobs, **({_HERE: here} if here is not None else {})}
    values = {name: read_bytes(each, DOCUMENTS_FILE).values for name, each in data.items()}
    return {name: None if each is None else documents_from(each) for name, each in values.items()}


def _event(
    commit: Commit | None, change: BlobChange, lists: dict[bytes, IssuedDocuments | None], number: str | None
) -> Iterator[Event]:
    before, after = (lists.get(each) if each else NO_DOCUMENTS for each in (change.before, change.after))
    if before is None or after is None:
        yield Event(EventKind.UNREADABLE, commit, DOCUMENTS_FILE, None)
        return
    fields = tuple(each for each in documents_changes(before, after) if number is None or _is_of(each, number))
    if fields:
        yield Event(_kind(change, fields, number), commit, DOCUMENTS_FILE, None, fields)


def _is_of(change: FieldChange, number: str) -> bool:
    own = change.key.rpartition("/")[0] or change.key
    return str(document_number(own) or own) == number


def _kind(change: BlobChange, fields: Sequence[FieldChange], number: str | None) -> EventKind:
    was, now = (change.before, change.after) if number is None else (fields[0].before, fields[0].after)
    if number is not None and "/" in fields[0].key:
        return EventKind.CHANGED
    if was is None:
        return EventKind.ADDED
    return EventKind.REMOVED if now is None else EventKind.CHANGED
