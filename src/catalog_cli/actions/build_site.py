"""Build a site: make the files that are not there yet, take those away that are none any more, leave all others."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from catalog_cli.cache.workspace_cache import cache_key, fingerprint, open_cache
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.registry import site_files
from catalog_cli.store.loader import FEWEST_CACHED
from catalog_cli.store.site_folder import (
    BuildNote,
    SiteWriter,
    digest_of,
    digest_on_disk,
    read_note,
    site_writer,
)
from catalog_cli.store.source import FACTS, ITEMS, RECORDS, SCHEMAS, Source

_Known = dict[str, tuple[bytes, str]]
"""What each file was made of when it was made last, and the digest of what came out."""
_KEY = cache_key("site")


class SiteBuild(Struct, frozen=True):
    """What a build did, or has to do: paths of files that it wrote and took away, and how many are as they were.

    `edited` are files that somebody else wrote or changed; they stay as they are.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    edited: tuple[str, ...]
    unchanged: int

    @property
    def is_current(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.written or self.removed or self.edited)


def build_site(folder: Path, content: SiteContent, source: Source) -> SiteBuild:
    """Build the site in a folder; all new files are put in place together.

    Raises:
        CatalogError: the folder cannot be read or written, or a template is wrong; nothing has been written then.
    """
    note = read_note(folder)
    with site_writer(folder, note) as writer:
        return _Builder(folder, content, note, writer).build(source)


def refuse_own_folders(root: Path, folder: Path) -> None:
    """Refuse to build a site among the files of the catalogue itself.

    Raises:
        CatalogError: the folder holds the workspace, or lies within its data, its schemas or its facts.
    """
    root, place = root.resolve(), folder.resolve()
    if root.is_relative_to(place) or any(place.is_relative_to(root / own) for own in (ITEMS, RECORDS, SCHEMAS, FACTS)):
        raise CatalogError(
            message("{path} is where the catalogue itself is", path=str(folder)),
            message("Name a folder of its own for the site, such as -o site."),
        )


def check_site(folder: Path, content: SiteContent, source: Source) -> SiteBuild:
    """Say what a build would do in a folder.

    Raises:
        CatalogError: the folder cannot be read, or a template is wrong.
    """
    return _Builder(folder, content, read_note(folder), None).build(source)


class _Builder:
    """Decides for each file whether it is made, written, or left; without a writer it writes nothing."""

    def __init__(self, folder: Path, content: SiteContent, note: BuildNote, writer: SiteWriter | None) -> None:
        self._folder = folder
        self._content = content
        self._note = note
        self._writer = writer
        self._digests: dict[str, str] = {}
        self._known: _Known = {}
        self._written: list[str] = []
        self._edited: list[str] = []
        self._unchanged = 0

    def build(self, source: Source) -> SiteBuild:
        """Go through all files of the site."""
        before = self._recalled(source)
        for file in site_files(self._content):
            self._take(file, before)
        removed = self._left_over()
        if self._writer:
            as_of, base_url = self._content.run.today.isoformat(), self._content.base_url
            self._writer.commit(BuildNote(as_of, base_url, dict(sorted(self._digests.items()))))
            self._remember(source, before)
        return SiteBuild(tuple(self._written), tuple(removed), tuple(self._edited), self._unchanged)

    def _take(self, file: SiteFile, before: _Known) -> None:
        made_of = fingerprint(file.made_of) if file.made_of is not None else b""
        on_disk = digest_on_disk(self._folder, file.path)
        known_made_of, digest = before.get(file.path, (b"", ""))
        data = None
        if not made_of or known_made_of != made_of or digest != on_disk:
            data = file.make()
            digest = digest_of(data)
        if made_of:
            self._known[file.path] = made_of, digest
        self._digests[file.path] = digest
        if on_disk == digest:
            self._unchanged += 1
        elif on_disk is None or self._note.made(file.path, on_disk):
            self._written.append(file.path)
            if self._writer and data is not None:
                self._writer.put(file.path, data)
        else:
            self._leave(file.path)

    def _left_over(self) -> list[str]:
        """Take away what earlier builds made and this one did not; return the paths."""
        removed = []
        for path in sorted({*self._note.files, *self._note.pending} - self._digests.keys()):
            on_disk = digest_on_disk(self._folder, path)
            if on_disk is not None and self._note.made(path, on_disk):
                removed.append(path)
                if self._writer:
                    self._writer.remove(path)
            elif on_disk is not None:
                self._leave(path)
        return removed

    def _leave(self, path: str) -> None:
        """Leave a file that somebody else wrote; the note goes on as it was, so that it is told next time as well."""
        self._edited.append(path)
        self._digests.pop(path, None)
        if path in self._note.files:
            self._digests[path] = self._note.files[path]

    def _recalled(self, source: Source) -> _Known:
        if len(self._content.items) < FEWEST_CACHED:
            return {}
        with open_cache(source) as cache:
            row = cache.get_meta(_KEY) if cache else None
        try:
            return msgspec.msgpack.decode(row, type=_Known) if row else {}
        except msgspec.DecodeError:
            return {}

    def _remember(self, source: Source, before: Mapping[str, object]) -> None:
        if len(self._content.items) < FEWEST_CACHED or self._known == before:
            return
        with open_cache(source) as cache:
            if cache:
                cache.commit(metadata={_KEY: msgspec.msgpack.encode(self._known)})
