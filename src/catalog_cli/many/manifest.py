"""What `gather.json` says of a folder of tables: what they were made of, so that unchanged rows are kept."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import DecodeError, Struct, field, json

from catalog_cli.many.storage import Storage
from catalog_cli.many.tables import VERSION
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message

NAME = "gather.json"


class Gathered(Struct, frozen=True):
    """A workspace whose rows are in the tables: its fingerprint then, and the commit that it was at."""

    fingerprint: str
    revision: str | None = None


class Manifest(Struct, frozen=True):
    """The version of the tables, the program and the day that they were made by, and the workspaces in them.

    `options` stands for all that the rows depend on besides the workspaces. `batches` are the names of the parts, where
    each table is a folder of them.
    """

    version: int
    program: str
    day: date
    options: str
    roots: Sequence[str]
    batches: Sequence[str] | None = None
    workspaces: Mapping[str, Gathered] = field(default_factory=dict)


class ForeignFolderError(CatalogError):
    """The folder to gather into holds something else."""


def read_manifest(storage: Storage) -> Manifest | None:
    """Return what a folder of tables says of itself; None for an empty folder, and for tables of an older version.

    Raises:
        ForeignFolderError: the folder holds something else, or tables of a newer version.
        StorageError: it cannot be read.
    """
    data = storage.read(NAME)
    if data is None:
        if not storage.is_empty():
            raise _foreign(storage)
        return None
    try:
        version = json.decode(data, type=_Version).version
        if version > VERSION:
            raise ForeignFolderError(
                message("the tables in {folder} were made by a newer version of catalog", folder=storage.address),
                message("Use that version, or gather into another folder."),
            )
        return json.decode(data, type=Manifest) if version == VERSION else None
    except DecodeError as error:
        raise _foreign(storage) from error


def write_manifest(storage: Storage, manifest: Manifest) -> None:
    """Write it.

    Raises:
        StorageError: it cannot be written.
    """
    storage.write(NAME, json.encode(manifest))


class _Version(Struct, frozen=True):
    version: int


def _foreign(storage: Storage) -> ForeignFolderError:
    return ForeignFolderError(
        message("{folder} holds other files than gathered tables; nothing was written", folder=storage.address),
        message("Gather into a new folder."),
    )
