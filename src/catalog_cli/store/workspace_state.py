"""Notice that something in a workspace has changed, without reading its files."""

from pathlib import Path

from catalog_cli.store.git.command import stdout_or_none
from catalog_cli.store.loader import load_settings
from catalog_cli.store.site_folder import is_inside
from catalog_cli.store.source import Folder


def workspace_state(root: Path) -> object:
    """Return what differs whenever a file of a workspace, its templates or its commit has changed."""
    folder = Folder(root)
    own = load_settings(folder).site.get("templates")
    templates = (root / own).glob("*") if isinstance(own, str) and is_inside(own) else ()
    paths = (*(root / path for path in folder.paths()), *templates)
    return stdout_or_none(root, "rev-parse", "--verify", "--quiet", "HEAD"), [
        (str(path), _signature(path)) for path in paths
    ]


def _signature(path: Path) -> tuple[int, int]:
    try:
        seen = path.stat()
    except OSError:
        return 0, 0
    return seen.st_mtime_ns, seen.st_size
