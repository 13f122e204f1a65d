"""Read several workspaces one after the other; what cannot be read is said, and the others go on."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.actions.workspaces import WorkspacePlace, WorkspacesAsked, find_workspaces, label_of, seen_from
from catalog_cli.cli.at import run_at, source_at
from catalog_cli.cli.errors import STATUS
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread_files
from catalog_cli.cli.output import tell
from catalog_cli.model.catalogue import LoadedCatalogue, Settings
from catalog_cli.model.errors import CatalogError, reason_of
from catalog_cli.model.item import Item
from catalog_cli.model.message import Message
from catalog_cli.model.text import one_line
from catalog_cli.model.workspace_label import WorkspaceLabel
from catalog_cli.search.errors import UnknownFieldError
from catalog_cli.store.discovery import SkippedFolder
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Source

Read = TypeVar("Read")
Deadlines = Callable[[Item], tuple[Any, ...]]
"""Gives the times that laws set for an item."""


class Reading(Struct, frozen=True):
    """One of several workspaces: its label, the same call of the program for it alone, its files and its items."""

    label: WorkspaceLabel
    invocation: Invocation
    source: Source
    loaded: LoadedCatalogue

    @property
    def settings(self) -> Settings:
        """What its `catalog.yaml` says."""
        return self.loaded.catalogue.settings


class Workspaces:
    """The workspaces that a call of the program is about, and what could not be read of them."""

    def __init__(
        self, invocation: Invocation, at: str | None = None, places: Sequence[WorkspacePlace] | None = None
    ) -> None:
        """Find those that options name, unless their places are given.

        Raises:
            WorkspaceNotFoundError: There is none.
        """
        self.at = at
        self._invocation = invocation
        self._asked = WorkspacesAsked(invocation.start, invocation.named, invocation.below)
        self._skipped = self._failed = self._read = 0
        self._unread: set[str] = set()
        self._unknown: UnknownFieldError | None = None
        self._selected = False
        if places is None:
            places = find_workspaces(self._asked, self._skip, with_bare=at is not None)
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @property
    def any_failed(self) -> bool:
        """Whether any workspace could not be read so far."""
        return self._failed > 0

    @property
    def any_read(self) -> bool:
        """Whether any workspace could be read so far."""
        return self._read > 0

    def each(self, read: Callable[[WorkspacePlace, Invocation], Read]) -> Iterator[Read]:
        """Yield what is read of each workspace; one of which that fails is named on standard error."""
        for place in self._places:
            alone = replace(self._invocation, start=place.root, named=(), below=())
            try:
                found = read(place, alone)
            except UnknownFieldError:
                raise
            except (CatalogError, OSError) as error:
                self._failed += 1
                _complain(place.path, error.message if isinstance(error, CatalogError) else reason_of(error))
                continue
            self._read += 1
            yield found

    def loaded(self) -> Iterator[Reading]:
        """Yield each workspace with its items."""
        return self.each(self._load)

    def select(self, alone: Invocation, items: Sequence[Item], settings: Settings) -> Sequence[Item]:
        """Return the items that meet the conditions; none where these name a field that only other workspaces have.

        `alone` is the call of the program for the workspace with these items and settings.
        """
        try:
            selected = alone.select(items, self.deadlines(alone, settings))
        except UnknownFieldError as error:
            self._unknown = error
            return ()
        self._selected = True
        return selected

    def deadlines(self, alone: Invocation, settings: Settings) -> Deadlines | None:
        """Return what gives the times that laws set for an item, if a condition asks for it."""
        return alone.deadlines_asked(settings, lambda: run_at(alone, self.at))

    def note_unread(self, label: WorkspaceLabel, paths: Sequence[str]) -> None:
        """Remember files of a workspace that cannot be read, to be named in the end."""
        self._unread.update(map(label.prefixed, paths))

    def note_loaded(self, label: WorkspaceLabel, loaded: LoadedCatalogue) -> None:
        """Remember the files that hold no item that could be served."""
        unread = (entry.path for entry in loaded.entries if entry.item is None)
        self.note_unread(label, [*unread, *(finding.path for finding in loaded.findings)])

    def refuse_unknown_fields(self) -> None:
        """Stop where conditions name a field that no workspace has.

        Raises:
            UnknownFieldError: They do.
        """
        if self._unknown and not self._selected:
            raise self._unknown

    def finish(self) -> int:
        """Name the files that could not be read; return the exit status: 2 where no workspace could be."""
        if not self._read and self._places:
            return STATUS
        unread = tell_unread_files(sorted(self._unread), self.at, self._asked.options)
        return 1 if unread or self._failed or self._skipped else 0

    def _load(self, place: WorkspacePlace, invocation: Invocation) -> Reading:
        source = source_at(invocation, self.at)
        loaded = load_catalogue(source)
        label = label_of(place, loaded.catalogue.settings, source)
        self.note_loaded(label, loaded)
        return Reading(label, invocation, source, loaded)

    def _skip(self, skipped: SkippedFolder) -> None:
        self._skipped += 1
        _complain(seen_from(self._invocation.start, skipped.path), skipped.reason)


def _complain(path: str, reason: Message | str) -> None:
    tell([f"{one_line(path)}: {one_line(str(reason))}\n"])


def for_any(deadlines: Sequence[tuple[Deadlines | None, Sequence[Item]]]) -> Deadlines | None:
    """Return what gives the times that laws set for the items of any of several workspaces."""
    of_item = {id(item): find for find, items in deadlines for item in items if find}
    return (lambda item: of_item[id(item)](item)) if of_item else None
