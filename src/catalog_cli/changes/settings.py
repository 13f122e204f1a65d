"""Compare what `catalog.yaml` says of two catalogues as a whole."""

from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.change import Change, ChangeKind, FieldChange

FILE = "catalog.yaml"

COMPARED = ("title", "publishers", "categories")
"""What a reader of the official table sees of the settings; the order of categories is their meaning."""


def settings_changes(before: Settings, after: Settings) -> tuple[FieldChange, ...]:
    """Give the title, publishers and categories that differ; None stands for an empty one."""
    pairs = ((key, getattr(before, key) or None, getattr(after, key) or None) for key in COMPARED)
    return tuple(FieldChange(key, old, new) for key, old, new in pairs if old != new)


def compare_settings(before: Catalogue, after: Catalogue) -> tuple[Change, ...]:
    """Give the change of the catalogue's settings, if they differ."""
    fields = settings_changes(before.settings, after.settings)
    return (Change(ChangeKind.CHANGED, FILE, None, None, fields),) if fields else ()
