"""Read and write documents that are no files of the catalogue: what `render` writes, baselines, reports."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from catalog_cli.model.errors import CatalogError, reason_of
from catalog_cli.model.message import message
from catalog_cli.store.atomic_replace import write_atomically, write_error


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

    A device or a pipe, such as `/dev/stdout`, is written into: replacing it would make a plain file of it.

    Raises:
        CatalogError: the file cannot be written; the old one is as it was.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
        else:
            write_atomically(path.resolve(), data)
    except OSError as error:
        raise _unusable(path, error) from error


def write_documents(folder: Path, documents: Mapping[str, bytes]) -> None:
    """Write documents into a folder, by their names, all of them or none; the folder is created if it is not there.

    Raises:
        CatalogError: the folder or a document cannot be written; all is as it was.
    """
    before = {name: read_document(folder / name) for name in documents}
    created = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in documents.items():
            if data != before[name]:
                write_atomically(folder / name, data)
    except BaseException as error:
        _restore(folder, before, created)
        if isinstance(error, OSError):
            raise write_error(folder, error) from error
        raise


def _restore(folder: Path, before: Mapping[str, bytes | None], created: Sequence[Path]) -> None:
    """Put documents back as they were, as far as the disk lets us, and remove the folders that were created."""
    for name, data in before.items():
        with suppress(OSError):
            if data is None:
                (folder / name).unlink(missing_ok=True)
            elif (folder / name).read_bytes() != data:
                write_atomically(folder / name, data)
    for each in created:
        with suppress(OSError):
            each.rmdir()


def _unusable(path: Path, error: OSError | ValueError) -> CatalogError:
    if isinstance(error, FileNotFoundError):
        return CatalogError(
            message("cannot write {path}: no folder {folder}", path=str(path), folder=str(path.parent)),
            message("Create it, or choose another folder."),
        )
    if path.is_dir():
        return CatalogError(message("{path} is a folder", path=str(path)), message("Name the document itself."))
    return CatalogError(
        message("cannot use {path}: {reason}", path=str(path), reason=reason_of(error)),
        message("Check that its folder exists and that you are allowed to write there."),
    )
