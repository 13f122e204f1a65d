"""Resolve the files and folders that a user names into paths within the workspace."""

from pathlib import Path

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message


def within_workspace(start: Path, paths: list[Path], root: Path) -> list[str]:
    """Return paths typed in the folder `start` as paths from the workspace's root, with `/`.

    Raises:
        CatalogError: there is nothing at a path, or it lies outside of the workspace.
    """
    return [_relative(start, path, root) for path in paths]


def _relative(start: Path, path: Path, root: Path) -> str:
    full = (start / path).absolute()
    if not full.exists() and not full.is_symlink():
        raise CatalogError(
            message("no file or folder {path}", path=str(path)),
            message("Paths are taken from the folder you are in."),
        )
    resolved = full.parent.resolve() / full.name
    if resolved != root and not resolved.is_relative_to(root):
        raise CatalogError(
            message("{path} is not in the workspace {root}", path=str(path), root=str(root)),
            message("Name files of this workspace, or another workspace with -C."),
        )
    return resolved.relative_to(root).as_posix()
