"""Read and write documents that are no files of the catalogue: what `render` writes, baselines, reports."""

from pathlib import Path

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.store.atomic_replace import write_atomically


def document_is(path: Path, data: bytes) -> bool:
    """Return whether a file exists and has exactly these contents.

    Raises:
        CatalogError: the file exists but cannot be read.
    """
    return read_document(path) == data


def read_document(path: Path) -> bytes | None:
    """Read a file; None if it does not exist.

    Raises:
        CatalogError: the file exists but cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        # ValueError: a name from a settings file may contain a null byte
        raise _unusable(path, error) from error


def write_document(path: Path, data: bytes) -> None:
    """Write a document atomically, through symbolic links; an existing file keeps its mode.

    Raises:
        CatalogError: the file cannot be written; the old one is as it was.
    """
    try:
        write_atomically(path.resolve(), data)
    except OSError as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: OSError | ValueError) -> CatalogError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return CatalogError(
        message("cannot use {path}: {reason}", path=str(path), reason=reason),
        message("Check that its folder exists and that you are allowed to write there."),
    )
