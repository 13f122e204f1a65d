"""Find the kinds of documents by their folder: a new kind is one new file."""

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Protocol

from msgspec import Struct

from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.tables.grid import SourceDocument
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.document import Conversion, Document
from catalog_cli.plugins import discover, load

_KINDS = f"{__package__}.kinds"
_CONSTANTS = frozenset(("SUFFIXES", "BINARY", "TAKES", "CONVERTED", "GIVEN_AS", "MADE_FROM"))
_FUNCTIONS = frozenset(("read", "read_source", "write"))


class Write(Protocol):
    """Writes a catalogue as a document; the same catalogue always gives the same bytes."""

    def __call__(self, catalogue: Catalogue, options: Options) -> bytes:
        """Return the document."""


class Read(Protocol):
    """Reads the items of a document."""

    def __call__(self, data: bytes, options: ReadOptions) -> Document:
        """Return the items and all that became none."""


class ReadSource(Protocol):
    """Reads the tables of a document, whatever they are of; a kind that has it needs no `read`."""

    def __call__(self, data: bytes, options: ReadOptions) -> SourceDocument:
        """Return the document's paragraphs and tables."""


class KindInterfaceError(TypeError):
    """A kind's file violates the interface: a mistake of its author, not of the user."""


class DocumentKind(Struct, frozen=True):
    """A kind of document as its file declares it: see CONTRIBUTING.md."""

    suffixes: tuple[str, ...]
    is_binary: bool
    takes: tuple[str, ...]
    write: Write | None
    read: Read | None
    read_source: ReadSource | None
    conversions: Mapping[str, Conversion]
    made_from: str | None = None


def kind_names() -> tuple[str, ...]:
    """Return the names of all kinds, sorted."""
    return tuple(discover(_KINDS))


def written_kinds() -> tuple[str, ...]:
    """Return the names of the kinds that can be written, sorted."""
    return tuple(name for name in kind_names() if _kind(name).write)


def output_kinds() -> tuple[str, ...]:
    """Return the names of the kinds that can be put out, sorted: those written, and those made of a written one."""
    return tuple(name for name in kind_names() if _kind(name).write or _kind(name).made_from)


def made_from(kind: str) -> str | None:
    """Return the kind of the document that another program makes this one of; None where it is written directly."""
    return _kind(kind).made_from


def read_kinds() -> tuple[str, ...]:
    """Return the names of the kinds that can be read, sorted."""
    return tuple(name for name in kind_names() if _kind(name).read)


def is_text(kind: str) -> bool:
    """Return whether documents of a kind are text, fit for a terminal; others have `BINARY` in the kind's file."""
    return not _kind(kind).is_binary


def takers(option: str) -> tuple[str, ...]:
    """Return the names of the kinds that support an option for writing, by `TAKES` in a kind's file."""
    return tuple(name for name in output_kinds() if option in _kind(_kind(name).made_from or name).takes)


def kind_for(path: Path) -> str | None:
    """Return the kind that a file's suffix stands for; None when there is none."""
    suffix = path.suffix.casefold()
    return next((name for name in kind_names() if suffix in _kind(name).suffixes), None)


def suffix_of(kind: str) -> str:
    """Return the usual suffix of a kind's files, with its dot."""
    return _kind(kind).suffixes[0]


def conversion_for(path: Path) -> Conversion | None:
    """Return how a file is converted before it is read; None where its kind is read directly or unknown."""
    suffix = path.suffix.casefold()
    if kind_for(path) in read_kinds():
        return None
    return next((found for name in kind_names() if (found := _kind(name).conversions.get(suffix))), None)


def converted_suffixes() -> tuple[str, ...]:
    """Return the suffixes of documents that are converted before they are read, sorted."""
    suffixes = {suffix for name in kind_names() for suffix in _kind(name).conversions}
    return tuple(sorted(suffix for suffix in suffixes if conversion_for(Path(f"file{suffix}"))))


def render(kind: str, catalogue: Catalogue, options: Options) -> bytes:
    """Write a catalogue as a document of a kind; the same catalogue always gives the same bytes.

    Raises:
        KeyError: there is no such kind, or it is not written.
        CatalogError: the kind cannot hold what is in the catalogue, or an option is none of its.
    """
    write = _kind(kind).write
    if write is None:
        raise KeyError(kind)
    return write(catalogue, options)


def read_document(kind: str, data: bytes, options: ReadOptions) -> Document:
    """Read a document of a kind.

    Raises:
        KeyError: there is no such kind, or it is not read.
        UnreadableDocumentError: the document is broken, or holds more than is read.
        NoTableError: there is no table of items in it, or not the one that was asked for.
    """
    read = _kind(kind).read
    if read is None:
        raise KeyError(kind)
    return read(data, options)


def read_source(kind: str, data: bytes, options: ReadOptions) -> SourceDocument:
    """Read the paragraphs and tables of a document of a kind, whatever they are of.

    Raises:
        KeyError: there is no such kind, or it has no tables.
        UnreadableDocumentError: the document is broken, or holds more than is read.
    """
    read = _kind(kind).read_source
    if read is None:
        raise KeyError(kind)
    return read(data, options)


def table_kinds() -> tuple[str, ...]:
    """Return the names of the kinds whose documents are read as tables, sorted."""
    return tuple(name for name in kind_names() if _kind(name).read_source)


def _reading_tables(read: ReadSource) -> Read:
    def read_items(data: bytes, options: ReadOptions) -> Document:
        # deferred: reading tables of items takes much that writing does not
        from catalog_cli.exchange.tables.read import read_tables

        return read_tables(read(data, options), options)

    return read_items


def _kind(name: str) -> DocumentKind:
    return _declared(load(_KINDS, name))


@cache
def _declared(module: ModuleType) -> DocumentKind:
    """Check that a file keeps to the interface: a misspelt name must fail here, and not be a kind that does less."""
    public = {name: value for name, value in vars(module).items() if not name.startswith("_")}
    constants = {name for name in public if name in _CONSTANTS or (name.isupper() and not _is_imported(name, module))}
    functions = {name for name, value in public.items() if getattr(value, "__module__", "") == module.__name__}
    if unknown := (constants - _CONSTANTS) | (functions - _FUNCTIONS):
        reason = f"{module.__name__} has names that no kind of document has: {', '.join(sorted(unknown))}"
        raise KindInterfaceError(reason)
    if not (functions and "SUFFIXES" in constants) and "CONVERTED" not in constants:
        reason = f"{module.__name__} has neither SUFFIXES with read, read_source or write, nor CONVERTED"
        raise KindInterfaceError(reason)
    if "MADE_FROM" in constants and "write" in functions:
        reason = f"{module.__name__} has both write and MADE_FROM"
        raise KindInterfaceError(reason)
    given_as = public.get("GIVEN_AS", {})
    return DocumentKind(
        suffixes=public.get("SUFFIXES", ()),
        is_binary=public.get("BINARY", False),
        takes=public.get("TAKES", ()),
        write=public.get("write"),
        read=public.get("read") or (_reading_tables(public["read_source"]) if "read_source" in public else None),
        read_source=public.get("read_source"),
        made_from=public.get("MADE_FROM"),
        conversions={
            suffix: Conversion(kind, given_as.get(suffix, suffix))
            for suffix, kind in public.get("CONVERTED", {}).items()
        },
    )


def _is_imported(name: str, module: ModuleType) -> bool:
    # a constant does not know its module: it is imported if another module has the very same object
    others = (other for other in tuple(sys.modules.values()) if isinstance(other, ModuleType) and other is not module)
    return any(vars(other).get(name) is vars(module)[name] for other in others)
