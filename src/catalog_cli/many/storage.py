"""The folder that is gathered into: on this computer, or in object storage, through the file systems of pyarrow."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct

from catalog_cli.model.errors import CatalogError, reason_of
from catalog_cli.model.message import message

LOCK = ".catalog.lock"
_TEMPORARY = ".part"
"""The end of the name of a file that is not finished."""


class StorageError(CatalogError):
    """The folder to gather into cannot be read or written."""


class Storage(Struct, frozen=True, dict=True):
    """A folder, named by its path or by an address such as s3://bucket/prefix; names in it are relative, with `/`."""

    address: str

    @property
    def is_local(self) -> bool:
        """Whether it is a path of this computer."""
        return "://" not in self.address

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file; None where there is no such file.

        Raises:
            StorageError: it cannot be read.
        """
        with self._reported(name):
            try:
                with self._system.open_input_stream(self._full(name), compression=None) as stream:
                    return bytes(stream.read())
            except FileNotFoundError:
                return None

    def write(self, name: str, data: bytes) -> None:
        """Write a file: it is there as a whole or not at all.

        Raises:
            StorageError: it cannot be written.
        """
        with self.writing(name) as stream:
            stream.write(data)

    @contextmanager
    def writing(self, name: str) -> Iterator[Any]:
        """Open a file for writing; it takes its name when it is finished.

        Raises:
            StorageError: it cannot be written.
        """
        full = self._full(name)
        with self._reported(name):
            self._system.create_dir(full.rpartition("/")[0], recursive=True)
            try:
                with self._system.open_output_stream(full + _TEMPORARY, compression=None) as stream:
                    yield stream
            except BaseException:
                with suppress(OSError):
                    self._system.delete_file(full + _TEMPORARY)
                raise
            self._system.move(full + _TEMPORARY, full)

    def rename(self, name: str, new: str) -> None:
        """Give a file another name, in place of a file that has it.

        Raises:
            StorageError: it cannot be renamed.
        """
        with self._reported(new):
            self._system.create_dir(self._full(new).rpartition("/")[0], recursive=True)
            self._system.move(self._full(name), self._full(new))

    def names(self, folder: str = "") -> list[str]:
        """List the names of all files in a folder, without those in folders below it; none where there is none.

        Raises:
            StorageError: it cannot be read.
        """
        return [name for name, is_file in self._entries(folder) if is_file]

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock of a folder on this computer: one run writes into it at a time.

        Raises:
            StorageError: another run holds it, or it cannot be written.
        """
        if not self.is_local:
            yield
            return
        # deferred: commands that only read take no lock
        from filelock import FileLock, Timeout

        with self._reported():
            Path(self.address).mkdir(parents=True, exist_ok=True)
            lock = FileLock(Path(self.address) / LOCK, timeout=0)
            try:
                lock.acquire()
            except Timeout as error:
                raise StorageError(
                    message("another program is gathering into {folder}", folder=self.address),
                    message("Wait until it has finished, or gather into another folder."),
                ) from error
        try:
            yield
        finally:
            lock.release()

    def is_empty(self) -> bool:
        """Return whether there is nothing in it but the lock, or it does not exist.

        Raises:
            StorageError: it cannot be read, or is a file.
        """
        return all(name == LOCK for name, _is_file in self._entries(""))

    def remove(self, name: str) -> None:
        """Remove a file or a folder with all that is in it; what is not there is removed.

        Raises:
            StorageError: it cannot be removed.
        """
        # deferred, as everything of pyarrow
        from pyarrow.fs import FileType

        with self._reported(name), suppress(FileNotFoundError):
            full = self._full(name)
            kind = self._system.get_file_info(full).type
            if kind == FileType.Directory:
                self._system.delete_dir(full)
            elif kind == FileType.File:
                self._system.delete_file(full)

    def open(self, name: str) -> Any:
        """Open a file for reading at any place; the caller closes it.

        Raises:
            StorageError: it cannot be read.
        """
        with self._reported(name):
            return self._system.open_input_file(self._full(name))

    def _entries(self, folder: str) -> list[tuple[str, bool]]:
        from pyarrow.fs import FileSelector, FileType

        with self._reported(folder):
            selector = FileSelector(self._full(folder), allow_not_found=True)
            found = self._system.get_file_info(selector)
            return sorted((each.base_name, each.type == FileType.File) for each in found)

    def _full(self, name: str) -> str:
        return f"{self._base}/{name}".rstrip("/")

    @property
    def _system(self) -> Any:
        return self._opened[0]

    @property
    def _base(self) -> str:
        base: str = self._opened[1]
        return base

    @cached_property
    def _opened(self) -> tuple[Any, str]:
        # deferred: loading it takes longer than most commands
        from pyarrow.fs import FileSystem, LocalFileSystem

        if self.is_local:
            return LocalFileSystem(), Path(self.address).absolute().as_posix().rstrip("/")
        try:
            system, base = FileSystem.from_uri(self.address)
        except (OSError, ValueError) as error:
            raise StorageError(
                message("cannot use {address}: {reason}", address=self.address, reason=str(error)),
                message("Name a folder, or storage such as s3://bucket/folder."),
            ) from error
        return system, base.rstrip("/")

    @contextmanager
    def _reported(self, name: str = "") -> Iterator[None]:
        place = f"{self.address.rstrip('/')}/{name}" if name else self.address
        try:
            yield
        except OSError as error:
            raise StorageError(
                message("cannot use {address}: {reason}", address=place, reason=reason_of(error)),
                message("Check that it can be read and written, and that the disk is not full."),
            ) from error
