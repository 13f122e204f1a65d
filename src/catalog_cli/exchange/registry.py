"""Find the kinds of documents by their folder: a new kind is one new file."""

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.document import Conversion, Document
from catalog_cli.plugins import discover, load

_KINDS = f"{__package__}.kinds"


def kind_names() -> tuple[str, ...]:
    """Return the names of all kinds, sorted."""
    return tuple(discover(_KINDS))


def written_kinds() -> tuple[str, ...]:
    """Return the names of the kinds that can be written, sorted."""
    return tuple(name for name in kind_names() if hasattr(_kind(name), "write"))


def read_kinds() -> tuple[str, ...]:
    """Return the names of the kinds that can be read, sorted."""
    return tuple(name for name in kind_names() if hasattr(_kind(name), "read"))


def is_text(kind: str) -> bool:
    """Return whether documents of a kind are text, fit for a terminal; others have `BINARY` in the kind's file."""
    return not getattr(_kind(kind), "BINARY", False)


def takers(option: str) -> tuple[str, ...]:
    """Return the names of the kinds that support an option for writing, by `TAKES` in a kind's file."""
    return tuple(name for name in written_kinds() if option in getattr(_kind(name), "TAKES", ()))


def kind_for(path: Path) -> str | None:
    """Return the kind that a file's suffix stands for; None when there is none."""
    suffix = path.suffix.casefold()
    return next((name for name in kind_names() if suffix in getattr(_kind(name), "SUFFIXES", ())), None)


def conversion_for(path: Path) -> Conversion | None:
    """Return how a file is converted before it is read; None where its kind is read directly or unknown."""
    suffix = path.suffix.casefold()
    if kind_for(path) in read_kinds():
        return None
    return next((found for name in kind_names() if (found := _conversions(_kind(name)).get(suffix))), None)


def converted_suffixes() -> tuple[str, ...]:
    """Return the suffixes of documents that are converted before they are read, sorted."""
    suffixes = {suffix for name in kind_names() for suffix in _conversions(_kind(name))}
    return tuple(sorted(suffix for suffix in suffixes if conversion_for(Path(f"file{suffix}"))))


def render(kind: str, catalogue: Catalogue, options: Options) -> bytes:
    """Write a catalogue as a document of a kind; the same catalogue always gives the same bytes.

    Raises:
        CatalogError: the kind cannot hold what is in the catalogue, or an option is none of its.
    """
    data: bytes = _kind(kind).write(catalogue, options)
    return data


def read_document(kind: str, data: bytes, options: ReadOptions) -> Document:
    """Read a document of a kind that can be read.

    Raises:
        UnreadableDocumentError: the document is broken, or holds more than is read.
        NoTableError: there is no table of items in it, or not the one that was asked for.
    """
    document: Document = _kind(kind).read(data, options)
    return document


def _conversions(kind: ModuleType) -> Mapping[str, Conversion]:
    given_as = getattr(kind, "GIVEN_AS", {})
    return {
        suffix: Conversion(to, given_as.get(suffix, suffix)) for suffix, to in getattr(kind, "CONVERTED", {}).items()
    }


def _kind(name: str) -> ModuleType:
    return load(_KINDS, name)
