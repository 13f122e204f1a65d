"""The folder of a site: the note of what a build made in it, and what became of these files since."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.store.atomic_replace import write_atomically, write_error
from catalog_cli.store.documents import read_document

NOTE = ".catalog-site.json"


class BuildNote(Struct, frozen=True, omit_defaults=True):
    """What a build noted: its day, the address it was built for, and the digest of each file that it made."""

    as_of: str
    files: Mapping[str, str]
    base_url: str = ""


def write_site(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into the folder of a site.

    Raises:
        CatalogError: the folder or a file cannot be written.
    """
    for path, data in files.items():
        target = folder / path
        try:
            if read_document(target) != data:
                target.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(target, data)
        except OSError as error:
            raise write_error(target, error) from error


def digest_of(data: bytes) -> str:
    """Return the digest by which a file is known again."""
    return sha256(data).hexdigest()


def read_note(folder: Path) -> BuildNote | None:
    """Read the note of the last build; None where there was none.

    Raises:
        CatalogError: it cannot be read.
    """
    data = read_document(folder / NOTE)
    if data is None:
        return None
    try:
        return msgspec.json.decode(data, type=BuildNote)
    except msgspec.DecodeError as error:
        raise CatalogError(
            message("{path} is broken", path=str(folder / NOTE)),
            message("Build the site into an empty folder."),
        ) from error
