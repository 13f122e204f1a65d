"""Documents outside the workspace's own files: what `render` writes and compares, baselines, reports."""

from pathlib import Path

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.store.atomic_replace import write_atomically


def document_is(path: Path, data: bytes) -> bool:
    """Say whether a file holds exactly these bytes; one that is not there does not.

    Raises:
        CatalogError: the file is there but cannot be read.
    """
    return read_document(path) == data


def read_document(path: Path) -> bytes | None:
    """Give a file's bytes; None when it is not there.

    Raises:
        CatalogError: the file is there but cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        # a name out of a settings file may hold what no file's name can
        raise _cannot(path, error) from error


def write_document(path: Path, data: bytes) -> None:
    """Write a document in one step: the old file stays until the new one is whole.

    Raises:
        CatalogError: the file cannot be written.
    """
    try:
        write_atomically(path.resolve(), data)
    except OSError as error:
        raise _cannot(path, error) from error


def _cannot(path: Path, error: OSError | ValueError) -> CatalogError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return CatalogError(
        message("{path} cannot be used: {reason}", path=str(path), reason=reason),
        message("Check that its folder exists and that you are allowed to write there."),
    )
