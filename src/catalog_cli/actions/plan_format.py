"""Plan to bring item files, records and `documents.yaml` into canonical form; which are in it already is cached."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from msgspec import Struct

from catalog_cli.cache.incremental import RECORD_SIGNATURES, PerFile
from catalog_cli.cache.workspace_cache import cache_key, open_cache
from catalog_cli.model.file_change import FileChange
from catalog_cli.search.lookup import find_item
from catalog_cli.store.items import KEY_ORDER, canonical_change, documents_format
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.reading import read_bytes
from catalog_cli.store.source import (
    DOCUMENTS,
    Folder,
    UnreadableFileError,
    has_records,
    is_record,
    item_paths,
    record_paths,
)
from catalog_cli.yaml.format import canonical, is_plainly_canonical

LAYER = cache_key("canonical form")
RECORD_LAYER = cache_key("canonical form of records")


class Form(IntEnum):
    """The form of a file; one that cannot be read as a mapping has none, and is left alone."""

    UNREADABLE = 0
    CANONICAL = 1
    OTHER = 2


class FormatPlan(Struct, frozen=True):
    """The files to change, how many are in canonical form already, and those that cannot be read and are left alone."""

    changes: tuple[FileChange, ...]
    unchanged: int
    unreadable: tuple[str, ...] = ()


def plan_format(root: Path, wanted: Sequence[str]) -> FormatPlan:
    """Plan to format the items that are named, or all files.

    Raises:
        CatalogError: an item is not found, or a file cannot be read.
    """
    if wanted:
        items = load_catalogue(Folder(root)).catalogue.items
        paths = [find_item(items, name).path for name in wanted]
        planned = [canonical_change(root, path) for path in paths]
        changed = tuple(change for change in planned if change.changed)
        return FormatPlan(changed, len(paths) - len(changed))
    forms = _forms(Folder(root))
    if has_records(root):
        forms |= _record_forms(Folder(root))
    changes = [canonical_change(root, path, order_of(path)) for path, form in forms.items() if form is Form.OTHER]
    unchanged = sum(form is Form.CANONICAL for form in forms.values())
    unreadable = sorted(path for path, form in forms.items() if form is Form.UNREADABLE)
    if (root / DOCUMENTS).exists():
        documents = documents_format(root)
        changes += [documents] if documents.changed else []
        unchanged += not documents.changed
    return FormatPlan(tuple(changes), unchanged, tuple(unreadable))


def order_of(path: str) -> Sequence[str]:
    """Return the order of keys of an item's or a record's file."""
    if not is_record(path):
        return KEY_ORDER
    # deferred: most workspaces have no ledger
    from catalog_cli.model.record import KEYS

    return KEYS


def form_of(path: str, data: bytes | UnreadableFileError) -> Form:
    """Find the form of a file by its bytes."""
    if isinstance(data, UnreadableFileError):
        return Form.UNREADABLE
    order = order_of(path)
    # most files say one plain thing on each line, for which the strict parser, which takes milliseconds, is not needed
    if is_plainly_canonical(data, order):
        return Form.CANONICAL
    if read_bytes(data, path).values is None:
        return Form.UNREADABLE
    text = data.decode()
    return Form.CANONICAL if canonical(text, order) == text else Form.OTHER


def _forms(source: Folder) -> dict[str, Form]:
    with open_cache(source) as cache:
        paths = item_paths((cache or source).paths())
        return dict(_FORMS.results(source, paths, cache, LAYER))


def _record_forms(source: Folder) -> dict[str, Form]:
    with open_cache(source) as cache:
        paths = record_paths((cache or source).paths())
        return dict(_FORMS_OF_RECORDS.results(source, paths, cache, RECORD_LAYER))


_FORMS = PerFile(Form, form_of)
_FORMS_OF_RECORDS = PerFile(Form, form_of, signatures=RECORD_SIGNATURES)
