"""The two sides of a comparison: the files here, what is staged, a revision of git, a folder, or a document."""

from gettext import gettext as _
from pathlib import Path

from msgspec import Struct

from catalog_cli.actions.document_side import Sent, document_named, sent_side
from catalog_cli.actions.side import Side, empty_side, side_of
from catalog_cli.cli.invocation import Invocation
from catalog_cli.model.errors import CatalogError, WorkspaceNotFoundError
from catalog_cli.model.message import message
from catalog_cli.store.blob_cache import BlobCache
from catalog_cli.store.git import resolve, split_range, staged
from catalog_cli.store.source import SETTINGS, Folder, Source

TWO = 2


class _Named(Struct, frozen=True):
    """Files of a catalogue, and what the user calls them."""

    name: str
    source: Source


class Asked(Struct, frozen=True):
    """What the user asks to compare: words for sides, whether for what is staged, and the kind of a document."""

    words: tuple[str, ...] = ()
    staged: bool = False
    kind: str | None = None


def two_sides(invocation: Invocation, asked: Asked) -> tuple[Side, Side]:
    """Read the old and the new side that the user means.

    A document takes the ids of the items on the other side; of two documents the old one takes those of the catalogue
    here, where there is one.

    Raises:
        CatalogError: there are too many words, or one names neither a revision, nor a catalogue's folder, nor a
            document that can be read.
    """
    old, new = _places(invocation, asked)
    blobs = BlobCache()
    if isinstance(old, _Named):
        before = side_of(old.name, old.source, blobs)
        return before, sent_side(new, before) if isinstance(new, Sent) else side_of(new.name, new.source, blobs)
    if isinstance(new, _Named):
        after = side_of(new.name, new.source)
        return sent_side(old, after), after
    before = sent_side(old, _here_or_nothing(invocation))
    return before, sent_side(new, before)


def _places(invocation: Invocation, asked: Asked) -> tuple[_Named | Sent, _Named | Sent]:
    words = asked.words
    if len(words) > TWO - asked.staged:
        raise _too_many(asked)
    if (
        len(words) == 1
        and ".." in words[0]
        and not asked.staged
        and _file_or_folder(invocation, words[0], None) is None
    ):
        words = split_range(words[0], invocation.workspace)
    named = [_place(invocation, word, asked.kind) for word in words]
    if len(named) == TWO:
        return named[0], named[1]
    now = _staged if asked.staged else _here
    if not named:
        return _committed(invocation), now(invocation)
    # a document alone is the copy that came back: what is new in it is asked for
    return (now(invocation), named[0]) if isinstance(named[0], Sent) else (named[0], now(invocation))


def _place(invocation: Invocation, word: str, kind: str | None) -> _Named | Sent:
    found = _file_or_folder(invocation, word, kind)
    return found or _Named(word, _revision(invocation, word))


def _revision(invocation: Invocation, word: str) -> Source:
    return resolve(invocation.workspace, word)


def _here(invocation: Invocation) -> _Named:
    return _Named(_("the files here"), Folder(invocation.workspace))


def _staged(invocation: Invocation) -> _Named:
    return _Named(_("what is staged"), staged(invocation.workspace))


def _committed(invocation: Invocation) -> _Named:
    return _Named("HEAD", _revision(invocation, "HEAD"))


def _here_or_nothing(invocation: Invocation) -> Side:
    try:
        here = _here(invocation)
    except WorkspaceNotFoundError:
        return empty_side()
    return side_of(here.name, here.source)


def _file_or_folder(invocation: Invocation, word: str, kind: str | None) -> _Named | Sent | None:
    """Take a word for a folder when it is one that holds a catalogue, for a document when it is a file.

    Raises:
        CatalogError: it can only be meant for a folder, and holds none; or the file is none that can be compared.
    """
    folder = invocation.start / Path(word)
    if (folder / SETTINGS).is_file():
        return _Named(word, Folder(folder.resolve()))
    if document := document_named(invocation, word, kind):
        return document
    if word.startswith(("/", "./", "../", "~")) or word in {".", ".."}:
        raise CatalogError(
            message("{folder} has no {name}", folder=word, name=SETTINGS),
            message("Name the folder of a catalogue, a document, or a revision of git."),
        )
    return None


def _too_many(asked: Asked) -> CatalogError:
    remedy = message("Write: catalog diff --staged A") if asked.staged else message("Write: catalog diff A B")
    count = len(asked.words) + asked.staged
    return CatalogError(message("a comparison has two sides, not {count}", count=count), remedy)
