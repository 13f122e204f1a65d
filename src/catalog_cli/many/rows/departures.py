"""The rows of `departures`: how the catalogue departs from the model."""

from collections.abc import Iterator

from catalog_cli.many.workspace import ReadWorkspace
from catalog_cli.model.item import as_texts


def rows(workspace: ReadWorkspace) -> Iterator[tuple[object, ...]]:
    """Yield a row for each departure, in the order of the model, and then for each item that only the catalogue has."""
    for each in workspace.conformity.differences:
        own, model = each.own, each.model
        yield (
            own.id if own else None,
            own.name if own else None,
            each.kind.value,
            model.id if model else None,
            model.name if model else None,
            each.key or None,
            "\n".join(as_texts(each.expected)) or None,
            "\n".join(as_texts(each.found)) or None,
            each.likeness,
        )
