"""The rows of `items`: what is printed of each, with what the law says of its time and the item of the model."""

from collections.abc import Iterator
from datetime import date

from catalog_cli.changes.conformity import Match
from catalog_cli.facts.bodies import body_of_item
from catalog_cli.facts.deadlines import deadlines_of, general_deadline
from catalog_cli.many.workspace import ReadWorkspace
from catalog_cli.model.item import Item
from catalog_cli.rules.statutes import allows_more_time, demanded_time


def rows(workspace: ReadWorkspace) -> Iterator[tuple[object, ...]]:
    """Yield a row for each item, in the order of the catalogue."""
    for position, item in enumerate(workspace.catalogue.items, 1):
        yield (
            item.id,
            item.name,
            item.category,
            item.content,
            position,
            list(item.basis),
            list(item.channels),
            item.time_limit,
            *_statutory(workspace, item),
            list(item.responsible),
            item.publisher,
            item.link,
            item.not_applicable,
            _day(item.review_date),
            workspace.names.nameless(item.name) or item.name,
            *_model(workspace.matches.get(id(item))),
            item.path,
        )


def _statutory(workspace: ReadWorkspace, item: Item) -> tuple[str | None, str | None, bool | None]:
    """Return the times that laws set for an item, their sources, and whether it surely allows more time."""
    run, settings = workspace.options.run, workspace.settings
    is_looser = allows_more_time(item, settings, run) if item.time_limit and not item.not_applicable else None
    # where no law sets a time of its own, what is exceeded is the general limit
    deadlines = deadlines_of(item, body_of_item(item, settings), run) or ((general_deadline(),) if is_looser else ())
    limits = "；".join(dict.fromkeys(map(demanded_time, deadlines)))
    sources = "；".join(dict.fromkeys(deadline.source for deadline in deadlines))
    return limits or None, sources or None, is_looser


def _model(match: Match | None) -> tuple[str | None, ...]:
    if match is None:
        return None, None, None, None
    return match.model.id, match.model.name, match.model.time_limit, match.kind.value


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
