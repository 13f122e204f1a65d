"""The rows of `due`: what is due within the next time, or overdue."""

from collections.abc import Iterator

from catalog_cli.many.workspace import ReadWorkspace


def rows(workspace: ReadWorkspace) -> Iterator[tuple[object, ...]]:
    """Yield a row for each day on which something is due, the first day first."""
    names = {item.id: item.name for item in workspace.catalogue.items}
    today = workspace.options.run.today
    for day in workspace.due:
        yield (
            day.item,
            names.get(day.item),
            list(day.offices),
            day.kind.value,
            day.record or None,
            day.due,
            day.is_provisional,
            day.is_overdue(today),
        )
