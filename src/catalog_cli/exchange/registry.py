"""Find the kinds of documents by their folder: a new kind is one new file."""

import pkgutil
from importlib import import_module
from pathlib import Path
from types import ModuleType

from catalog_cli.exchange import kinds
from catalog_cli.exchange.options import Options
from catalog_cli.model.catalogue import Catalogue


def kind_names() -> tuple[str, ...]:
    """Give the names of all kinds, sorted."""
    return tuple(sorted(file.name for file in pkgutil.iter_modules(kinds.__path__)))


def kind_for(path: Path) -> str | None:
    """Give the kind that a file's ending stands for; None when there is none."""
    return next((name for name in kind_names() if path.suffix.casefold() in _kind(name).SUFFIXES), None)


def render(kind: str, catalogue: Catalogue, options: Options) -> bytes:
    """Write a catalogue as a document of a kind; the same catalogue always gives the same bytes."""
    data: bytes = _kind(kind).write(catalogue, options)
    return data


def _kind(name: str) -> ModuleType:
    return import_module(f"{kinds.__name__}.{name}")
