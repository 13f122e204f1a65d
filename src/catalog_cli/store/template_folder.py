"""Read the folder of an office's own templates: inside the workspace, and nothing that a link brings in."""

from collections.abc import Mapping
from pathlib import Path

from catalog_cli.model.errors import CatalogError, reason_of
from catalog_cli.model.message import message
from catalog_cli.store.source import SIZE_LIMIT

_SUFFIXES = (".html", ".css")


def read_templates(root: Path, name: str) -> Mapping[str, str]:
    """Return the templates and styles in a folder of the workspace, by their names.

    Raises:
        CatalogError: there is no such folder in the workspace, or a file in it leads out, is too large or no text.
    """
    folder = root / name
    try:
        if not folder.resolve().is_relative_to(root.resolve()) or not folder.is_dir():
            raise _not_inside(name)
        return {path.name: _read(path, root) for path in sorted(folder.iterdir()) if path.suffix in _SUFFIXES}
    except (OSError, ValueError) as error:
        raise CatalogError(
            message("cannot read the templates in {folder}: {reason}", folder=name, reason=_why(error)),
            message("Check `site` in catalog.yaml, and that you are allowed to read the folder."),
        ) from error


def _read(path: Path, root: Path) -> str:
    if not path.resolve().is_relative_to(root.resolve()):
        raise _not_inside(str(path.relative_to(root)))
    if path.stat().st_size > SIZE_LIMIT:
        raise ValueError(str(message("{name} is too large", name=path.name)))
    return path.read_text(encoding="utf-8")


def _not_inside(name: str) -> CatalogError:
    return CatalogError(
        message("{path} is not in the workspace", path=name),
        message("Put the templates themselves into a folder of the workspace and name it in catalog.yaml."),
    )


def _why(error: OSError | ValueError) -> str:
    return str(reason_of(error)) if isinstance(error, OSError) else str(error)
