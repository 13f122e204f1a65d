"""One workspace of many, read once for all tables: its items, its ledger, and what is wrong with its files."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from catalog_cli.actions.find_due import DueRequest, find_due
from catalog_cli.actions.workspaces import commit_of
from catalog_cli.changes.conformity import Conformity, Legislation, Match, compare_with_model
from catalog_cli.changes.place_names import PlaceNames, place_of
from catalog_cli.check.checker import Checker, CheckRequest
from catalog_cli.check.facts_files import facts_of
from catalog_cli.check.suppress import suppress_by_baseline
from catalog_cli.due.due_days import DueDay
from catalog_cli.facts.citing import prefectures
from catalog_cli.facts.laws import laws_in
from catalog_cli.many.content import Trouble, known_findings, read_content
from catalog_cli.many.history import ChangesSince, changes_since
from catalog_cli.many.options import GatherOptions
from catalog_cli.model.catalogue import Catalogue, Facts, Settings
from catalog_cli.model.errors import WorkspaceNotFoundError
from catalog_cli.model.finding import Finding
from catalog_cli.model.message import Message, message
from catalog_cli.model.phrase import TimeUnit
from catalog_cli.model.record import Record
from catalog_cli.parsing.governments import PROVINCES
from catalog_cli.parsing.jurisdiction import level_of
from catalog_cli.parsing.span import TimeSpan
from catalog_cli.store.in_memory import ReadOnce, SourceInMemory, in_memory
from catalog_cli.store.source import SETTINGS, Source

_DUE = DueRequest(TimeSpan(90, TimeUnit.DAY))
Head = tuple[str | None, ...]
"""The values of the columns that the rows of all tables begin with."""


class ReadWorkspace(Struct, frozen=True, dict=True):
    """A workspace as it was read.

    `findings` are those that no comment and no baseline accepts, in the order of the files. `troubles` are the files
    that could not be read.
    """

    label: str
    source: Source
    files: SourceInMemory
    catalogue: Catalogue
    records: tuple[Record, ...]
    findings: tuple[Finding, ...]
    troubles: tuple[Trouble, ...]
    revision: str | None
    options: GatherOptions

    @property
    def settings(self) -> Settings:
        """What `catalog.yaml` says."""
        return self.catalogue.settings

    @cached_property
    def head(self) -> Head:
        """The values of the columns that the rows of all tables begin with."""
        settings = self.settings
        places = _places(settings)
        told = settings.jurisdiction.get("level")
        level = told if isinstance(told, str) else level_of(places)
        publishers = "、".join(settings.publishers)
        return (
            self.label,
            settings.title or None,
            publishers or None,
            "/".join(places) or None,
            *_regions(places),
            level or None,
            self.revision,
        )

    @cached_property
    def has_odd_names(self) -> bool:
        """Whether a path has bytes that are no text, which no table can hold."""
        names = "\0".join((self.label, *self.files.files))
        return printable(names) != names

    @cached_property
    def names(self) -> PlaceNames:
        """The names of the workspace's own place and offices."""
        return PlaceNames.of(self.settings)

    @cached_property
    def conformity(self) -> Conformity:
        """How the catalogue follows the model; not at all where there is none."""
        if self.options.model is None:
            return Conformity()
        legislation = Legislation(laws_in(self.facts), self.options.run)
        return compare_with_model(self.options.model, self.catalogue, legislation)

    @cached_property
    def history(self) -> ChangesSince:
        """What became of the catalogue since the earlier edition that is asked for."""
        since = self.options.since
        return changes_since(since, self.source, self.catalogue) if since else ChangesSince()

    @cached_property
    def due(self) -> list[DueDay]:
        """What is due within the next time, or overdue."""
        return find_due(self.catalogue.items, self.settings, _DUE, self.options.run, self.records)

    @cached_property
    def facts(self) -> Facts:
        """The workspace's own facts about the law; none for most."""
        return facts_of(self.files)

    @cached_property
    def matches(self) -> Mapping[int, Match]:
        """The match with an item of the model, by the identity of the item that follows it."""
        return {id(match.own): match for match in self.conformity.matches}

    def words(self, said: Message | None) -> str | None:
        """Return a sentence in the language of the run."""
        return None if said is None else printable(said.in_language(self.options.run.language))


def printable(text: str) -> str:
    """Return a text with a sign in the place of each byte of a file's name that is no text."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def load_workspace(label: str, source: Source, options: GatherOptions) -> ReadWorkspace:
    """Read and check a workspace; each of its files is read and parsed once.

    Raises:
        CatalogError: there is no catalogue, or git cannot read the repository.
        OSError: the folder cannot be read.
    """
    files = in_memory(source)
    if SETTINGS not in files.files:
        raise WorkspaceNotFoundError(
            message("no {name} in {folder}", name=SETTINGS, folder=source.label),
            message("A workspace is a folder with a {name}; start one with: catalog init", name=SETTINGS),
        )
    read = ReadOnce()
    checked = Checker(files, None, CheckRequest(options.run, read=read)).run()
    content = read_content(files, read)
    known, no_baseline = known_findings(source, content.catalogue.settings)
    findings = suppress_by_baseline(checked.findings, known) if known else checked.findings
    return ReadWorkspace(
        label=label,
        source=source,
        files=files,
        catalogue=content.catalogue,
        records=content.records,
        findings=tuple(each for each in findings if each.suppression is None),
        troubles=(*content.troubles(checked.findings), *no_baseline),
        revision=commit_of(source),
        options=options,
    )


def _places(settings: Settings) -> tuple[str, ...]:
    """Return the places of a catalogue, the outermost first; none where it names none."""
    place = place_of(settings)
    return (*place.within, place.name) if place else ()


def _regions(places: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the province and the city of places, as far as they are known."""
    first, *others = places or ("",)
    if first in PROVINCES:
        return first, next(iter(others), None)
    province = prefectures().get(first)
    return (province, first) if province else (None, None)
