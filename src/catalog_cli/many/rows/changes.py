"""The rows of `changes`: what became of the items since an earlier edition."""

from collections.abc import Iterator

from catalog_cli.many.workspace import ReadWorkspace
from catalog_cli.model.item import Value, as_texts


def rows(workspace: ReadWorkspace) -> Iterator[tuple[object, ...]]:
    """Yield a row for each field that changed, and for each item that was added or removed."""
    history = workspace.history
    for change in history.changes:
        item = change.item
        if item is None:
            # the settings have changed, and no item
            continue
        of_item = item.id, item.name, change.kind.value
        for field in change.fields:
            yield *of_item, field.key, _text(field.before), _text(field.after), history.commit, history.day
        if not change.fields:
            yield *of_item, None, None, None, history.commit, history.day


def _text(value: Value) -> str | None:
    return "\n".join(as_texts(value)) or None
