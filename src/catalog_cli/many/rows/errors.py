"""The rows of `errors`: what of a workspace could not be read."""

from collections.abc import Iterator

from catalog_cli.many.workspace import ReadWorkspace


def rows(workspace: ReadWorkspace) -> Iterator[tuple[object, ...]]:
    """Yield a row for each file, and for a history, that could not be read."""
    for trouble in (*workspace.troubles, *([late] if (late := workspace.history.trouble) else ())):
        yield trouble.kind, trouble.file, workspace.words(trouble.message), workspace.words(trouble.remedy)
