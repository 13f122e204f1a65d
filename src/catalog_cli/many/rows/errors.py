"""The rows of `errors`: what of a workspace could not be read."""

from collections.abc import Iterator

from catalog_cli.many.content import Trouble
from catalog_cli.many.workspace import ReadWorkspace
from catalog_cli.model.message import message

_EMPTY = message("this catalogue has no items")
_REMEDY = message("Add some with: catalog new, or: catalog import")


def rows(workspace: ReadWorkspace) -> Iterator[tuple[object, ...]]:
    """Yield a row for each file, and for a history, that could not be read; and one for a catalogue without items."""
    troubles = [*workspace.troubles, *([late] if (late := workspace.history.trouble) else ())]
    if not workspace.catalogue.items and not troubles:
        troubles.append(Trouble("workspace", None, _EMPTY, _REMEDY))
    for trouble in troubles:
        yield trouble.kind, trouble.file, workspace.words(trouble.message), workspace.words(trouble.remedy)
