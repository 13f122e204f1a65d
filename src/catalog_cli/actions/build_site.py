"""Build a site: make the files that are not there yet, take those away that are none any more, leave all others."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from catalog_cli.cache.codec import CacheMissError, dumps, loads
from catalog_cli.cache.workspace_cache import cache_key, open_metadata
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.fingerprint import fingerprint
from catalog_cli.site.registry import site_files
from catalog_cli.store.loader import FEWEST_CACHED
from catalog_cli.store.site_folder import (
    BuildNote,
    DiskDigests,
    SeenFile,
    SiteWriter,
    digest_of,
    read_note,
    site_writer,
)
from catalog_cli.store.source import FACTS, ITEMS, RECORDS, SCHEMAS, Source
from catalog_cli.store.workers import in_own_process, parallel_map

_KEY = cache_key("site")
_PARTS = b"site parts "
"""Before the path of a file in the key of its parts."""


class SiteBuild(Struct, frozen=True):
    """What a build did, or has to do: paths of files that it wrote and took away, and how many are as they were.

    `edited` are files that somebody else wrote or changed; they stay as they are.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    edited: tuple[str, ...]
    unchanged: int


def build_site(folder: Path, content: SiteContent, source: Source) -> SiteBuild:
    """Build the site in a folder; all new files are put in place together.

    Raises:
        CatalogError: the folder cannot be read or written, or a template is wrong; nothing has been written then.
    """
    note = read_note(folder)
    with site_writer(folder, note) as writer:
        return _Builder(folder, content, note, writer, source).build()


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
    return _Builder(folder, content, read_note(folder), None, source).build()


class _Made(Struct, frozen=True, array_like=True):
    """The fingerprint of what a file was made of, empty where nobody knows, and the digest of what came out."""

    made_of: bytes
    digest: str


class _Remembered(Struct, frozen=True, array_like=True):
    """What is kept from one build to the next: what files were made of, and how they looked on the disk."""

    made: dict[str, _Made] = {}
    seen: dict[str, SeenFile] = {}


class _MadeFile(Struct, frozen=True, array_like=True):
    """What a process says of a file that it made: what is known of it now, and its parts; empty where it has none."""

    made: _Made
    parts: bytes = b""


class _PlannedFile(Struct, frozen=True):
    """A file of the site, what it is made of, its digest on the disk, and what is known of it.

    None where it has to be made.
    """

    file: SiteFile
    made_of: bytes
    on_disk: str | None
    known: _Made | None


class _Builder:
    """Decides for each file whether it is made, written, or left; without a writer it writes nothing."""

    def __init__(
        self, folder: Path, content: SiteContent, note: BuildNote, writer: SiteWriter | None, source: Source
    ) -> None:
        self._folder = folder
        self._content = content
        self._source = source
        self._is_large = len(content.items) >= FEWEST_CACHED
        self._parts: dict[bytes, bytes] = {}
        self._note = note
        self._writer = writer
        self._digests: dict[str, str] = {}
        self._made_now: dict[str, _Made] = {}
        self._written: list[str] = []
        self._edited: list[str] = []
        self._unchanged = 0

    def build(self) -> SiteBuild:
        """Go through all files of the site."""
        before = self._recalled()
        disk = DiskDigests(self._folder, before.seen)
        plans = [self._plan(file, before, disk) for file in site_files(self._content)]
        made = self._made([plan for plan in plans if not plan.known])
        for plan in plans:
            self._take(plan, plan.known or next(made))
        removed = self._left_over(disk)
        if self._writer:
            as_of, base_url = self._content.run.today.isoformat(), self._content.base_url
            self._writer.commit(BuildNote(as_of, base_url, dict(sorted(self._digests.items()))))
            self._remember(before, _Remembered(self._made_now, disk.seen))
        return SiteBuild(tuple(self._written), tuple(removed), tuple(self._edited), self._unchanged)

    def _plan(self, file: SiteFile, before: _Remembered, disk: DiskDigests) -> _PlannedFile:
        on_disk, known = disk.digest(file.path), before.made.get(file.path)
        made_of = b"" if file.made_of is None else fingerprint(file.made_of)
        is_known = known and known.digest == on_disk and known.made_of == made_of != b""
        return _PlannedFile(file, made_of, on_disk, known if is_known else None)

    def _made(self, plans: Sequence[_PlannedFile]) -> Iterator[_Made]:
        """Make files, those of a large catalogue in several processes, and yield what came out in turn.

        Raises:
            CatalogError: a template is wrong, or a file cannot be written.
        """
        if not self._is_large or len(plans) < 2:
            yield from (self._received(plan, self._make(plan)) for plan in plans)
            return
        # what takes long comes first, lest one process goes on with it when the others are done
        ordered = sorted(range(len(plans)), key=lambda number: not plans[number].file.of_all_items)
        made = {}
        if len(plans) > FEWEST_CACHED:
            # the templates of pages are compiled here, once and not in each process
            first = ordered.pop()
            made[first] = self._received(plans[first], self._make(plans[first]))
        answers = parallel_map(self._try_to_make, [plans[number] for number in ordered])
        for number, answer in zip(ordered, answers, strict=True):
            # an error is raised here, as it would be without processes
            plan = plans[number]
            made[number] = self._received(plan, loads(answer, _MadeFile) if answer else self._make(plan))
        yield from (made[number] for number in range(len(plans)))

    def _try_to_make(self, plan: _PlannedFile) -> bytes:
        # what a file of all items leaves in memory is more than all pages need
        return in_own_process(self._made_or_nothing, plan) if plan.file.of_all_items else self._made_or_nothing(plan)

    def _made_or_nothing(self, plan: _PlannedFile) -> bytes:
        try:
            return dumps(self._make(plan))
        except CatalogError:
            return b""

    def _received(self, plan: _PlannedFile, answer: _MadeFile) -> _Made:
        if answer.parts:
            self._parts[_PARTS + plan.file.path.encode()] = answer.parts
        return answer.made

    def _make(self, plan: _PlannedFile) -> _MadeFile:
        """Make a file, and stage it if it is to be written."""
        parts = plan.file.parts if self._is_large else None
        if parts:
            with open_metadata(self._source) as metadata:
                parts.load(metadata.get(_PARTS + plan.file.path.encode()) or b"")
        data = plan.file.make()
        digest = digest_of(data)
        if self._writer and self._is_ours(plan) and digest != plan.on_disk:
            self._writer.stage(plan.file.path, data)
        return _MadeFile(_Made(plan.made_of, digest), parts.stored() if parts else b"")

    def _is_ours(self, plan: _PlannedFile) -> bool:
        return plan.on_disk is None or self._note.made(plan.file.path, plan.on_disk)

    def _take(self, plan: _PlannedFile, made: _Made) -> None:
        path, digest = plan.file.path, made.digest
        if made.made_of:
            self._made_now[path] = made
        self._digests[path] = digest
        if plan.on_disk == digest:
            self._unchanged += 1
        elif self._is_ours(plan):
            self._written.append(path)
            if self._writer:
                self._writer.put(path)
        else:
            self._leave(path)

    def _left_over(self, disk: DiskDigests) -> list[str]:
        """Take away what earlier builds made and this one did not; return the paths."""
        removed = []
        for path in sorted({*self._note.files, *self._note.pending} - self._digests.keys()):
            on_disk = disk.digest(path)
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

    def _recalled(self) -> _Remembered:
        if not self._is_large:
            return _Remembered()
        with open_metadata(self._source) as metadata:
            row = metadata.get(_KEY)
        try:
            return loads(row, _Remembered) if row else _Remembered()
        except CacheMissError:
            return _Remembered()

    def _remember(self, before: _Remembered, now: _Remembered) -> None:
        if self._is_large and (self._parts or now != before):
            with open_metadata(self._source) as metadata:
                metadata.put({**self._parts, _KEY: dumps(now)})
