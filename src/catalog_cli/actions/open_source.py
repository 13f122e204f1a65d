"""Open the files of a workspace: as they are on the disk, or as they were in a revision of git or on a date."""

from pathlib import Path

from catalog_cli.model.errors import WorkspaceNotFoundError
from catalog_cli.store.source import Folder, Source, find_workspace


def open_source(start: Path, at: str | None) -> Source:
    """Return the files of the workspace around a folder, or those of a revision or a date.

    Raises:
        CatalogError: there is no workspace, or none at that time.
    """
    if at is None:
        return Folder(find_workspace(start))
    # deferred: few look back
    from catalog_cli.store.git.revisions import revision_at

    return revision_at(workspace_or_bare(start), at)


def workspace_or_bare(start: Path) -> Path:
    """Return the root of the workspace around a folder, or a bare repository, which has one in its commits only.

    Raises:
        WorkspaceNotFoundError: there is neither.
    """
    try:
        return find_workspace(start)
    except WorkspaceNotFoundError:
        # deferred: few repositories are bare
        from catalog_cli.store.git.command import is_bare

        if is_bare(start):
            return start
        raise
