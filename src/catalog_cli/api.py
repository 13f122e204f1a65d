"""The interface for Python programs: open a catalogue, look at it, check it, compare it, render it.

All that `__all__` names is under semantic versioning; whatever else the package holds may change with any version. The
functions only read: nothing here writes a file, uses the network, asks a clock or prints. What they return are frozen
values. Where something cannot be done they raise a `CatalogError`, whose `message` and `remedy` are sentences for a
person, in English unless they are asked for `in_language("zh")`; what is wrong with the files of a catalogue is no
exception but a `Finding`.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from os import PathLike
from pathlib import Path

from msgspec import Struct

from catalog_cli.actions.choose_form import with_form
from catalog_cli.actions.diff.comparison import compare_sides
from catalog_cli.actions.diff.sides import NamedSource, read_sides
from catalog_cli.actions.find_items import open_index
from catalog_cli.actions.open_source import open_source, workspace_or_bare
from catalog_cli.actions.render_document import render_document
from catalog_cli.cache.workspace_cache import open_cache
from catalog_cli.check.checker import BaselineLocation, Checker, CheckRequest
from catalog_cli.check.result import FindingFilter, report_on
from catalog_cli.exchange.options import Options, silently
from catalog_cli.exchange.registry import output_kinds
from catalog_cli.model.catalogue import (
    Catalogue,
    DocumentStatus,
    IssuedDocument,
    IssuedDocuments,
    LoadedCatalogue,
    Settings,
    in_order,
)
from catalog_cli.model.change import Change, ChangeKind, Comparison, FieldChange
from catalog_cli.model.errors import (
    AmbiguousItemError,
    CatalogError,
    ItemNotFoundError,
    RevisionError,
    UnknownNameError,
    WorkspaceNotFoundError,
)
from catalog_cli.model.finding import (
    CommentEdit,
    Edit,
    Finding,
    Fix,
    Place,
    Report,
    RuleCard,
    Severity,
    Suppression,
    SuppressionKind,
    TextReplacement,
)
from catalog_cli.model.form_presets import NAMED
from catalog_cli.model.hit import Hit
from catalog_cli.model.item import Item
from catalog_cli.model.message import Message
from catalog_cli.model.phrase import (
    Basis,
    Citation,
    Clause,
    ClauseKind,
    Locator,
    Order,
    Period,
    PhraseToken,
    Quotation,
    Step,
    TimeLimit,
    TimeUnit,
    TokenKind,
)
from catalog_cli.model.run import Run
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.registry import UnknownRuleError, find_rule, known_names
from catalog_cli.search.compiler import Lookups
from catalog_cli.search.errors import MalformedQueryError, QueryError, UnknownFieldError
from catalog_cli.search.lookup import find_item
from catalog_cli.search.parser import parse_query
from catalog_cli.search.ranking import search
from catalog_cli.search.statutory_deadlines import deadlines_by
from catalog_cli.store.last_changes import last_changes_of
from catalog_cli.store.loader import load_catalogue, refuse_unreadable
from catalog_cli.store.source import Source

__all__ = [
    "AmbiguousItemError",
    "Basis",
    "CatalogError",
    "Change",
    "ChangeKind",
    "Citation",
    "Clause",
    "ClauseKind",
    "CommentEdit",
    "Comparison",
    "DocumentStatus",
    "Edit",
    "FieldChange",
    "Finding",
    "Fix",
    "Hit",
    "IssuedDocument",
    "IssuedDocuments",
    "Item",
    "ItemNotFoundError",
    "Locator",
    "MalformedQueryError",
    "Message",
    "Order",
    "Period",
    "PhraseToken",
    "Place",
    "QueryError",
    "Quotation",
    "Report",
    "RevisionError",
    "RuleCard",
    "Settings",
    "Severity",
    "Step",
    "Suppression",
    "SuppressionKind",
    "TextReplacement",
    "TimeLimit",
    "TimeUnit",
    "TokenKind",
    "UnknownFieldError",
    "UnknownNameError",
    "UnknownRuleError",
    "Workspace",
    "WorkspaceNotFoundError",
    "diff",
    "open_workspace",
    "parse_basis",
    "parse_time_limit",
]


class Workspace(Struct, frozen=True, dict=True):
    """A catalogue: the files of a folder, or those of a revision of git. `open_workspace` makes one.

    Its items are read once, when they are first asked for; open the folder again to see later changes of its files.
    """

    folder: Path
    """The folder that holds `catalog.yaml`, as an absolute path; of a bare repository, the repository."""
    today: date
    """The day on which the catalogue is judged: whether a date has passed, and which text of a law is in force."""
    _source: Source

    @property
    def items(self) -> tuple[Item, ...]:
        """All items that can be read, in the catalogue's order: by category, then `order`, then `id`."""
        return self._reading.catalogue.items

    @property
    def settings(self) -> Settings:
        """What `catalog.yaml` says: title, publishers, categories in their order, vocabularies, rules, form."""
        return self._reading.catalogue.settings

    @property
    def unreadable(self) -> tuple[Finding, ...]:
        """A finding for each file or folder that cannot be read, whose items are therefore missing from `items`."""
        return self._reading.findings

    def item(self, name: str) -> Item:
        """Return the item with this id or name, or the only one with a part of either; see `catalog show`.

        Raises:
            AmbiguousItemError: several items answer to it; `candidates` are their ids and names.
            ItemNotFoundError: none does; the remedy names the nearest.
        """
        return find_item(self.items, name)

    def search(self, query: str) -> tuple[Hit, ...]:
        """Return the items that fulfil a query, the best first; see `docs/search.md` for its grammar.

        `marks` of a hit are offsets in characters, by the key of a field and the index of the element in it.

        Raises:
            MalformedQueryError: the query breaks the grammar; `start` and `end` are offsets in `query`.
            UnknownFieldError: the query names a field that no item has.
            QueryError: the query holds nothing that could be looked for.
        """
        index = open_index(self._source)
        parsed = parse_query([query], index.settings.synonyms)
        lookups = Lookups(last_changes_of(self._source).last_change, deadlines_by(index.settings, self._run))
        return tuple(search(index.candidates(parsed), parsed, lookups, index.folded))

    def validate(
        self,
        *,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        pedantic: bool = False,
        strict: bool = False,
        base: "Workspace | None" = None,
    ) -> Report:
        """Check all files by the rules, as `catalog validate` does; `catalog.yaml` chooses what is not chosen here.

        `select` and `ignore` name rules or families (`law/article-exists`, `law`); `pedantic` adds the opt-in rules.
        With `strict`, warnings count as errors do for `Report.failed`. `base` is an earlier state whose ids must still
        be there. Lines and columns of a `Place` count from 1, columns in characters. Where the law is the reason, the
        manual of the rule (`catalog explain`, `docs/rules`) names its source.

        Raises:
            UnknownRuleError: a name is no rule's and no family's.
            CatalogError: the baseline that `catalog.yaml` names cannot be read.
        """
        choice = Choice(select=_rule_names(select), ignore=_rule_names(ignore), pedantic=pedantic, strict=strict)
        baseline = BaselineLocation(None, self.folder)
        earlier = base._reading if base else None  # noqa: SLF001 - of the same class
        request = CheckRequest(self._run, choice, earlier, baseline)
        with open_cache(self._source) as cache:
            checker = Checker(self._source, cache, request)
            result = checker.run()
        return report_on(result, FindingFilter(), len(checker.paths), self.folder)

    def render(
        self,
        kind: str,
        *,
        items: Iterable[Item] | None = None,
        form: str | None = None,
        columns: Sequence[str] | None = None,
    ) -> bytes:
        """Return the official table as a document, as `catalog render` writes it; text is in UTF-8.

        `kind` is `docx`, `xlsx`, `html`, `csv`, `tsv`, `markdown`, `json`, `jsonl`, `yaml`, or `pdf`, which LibreOffice
        makes. `items` are those to print, all by default; `form` names a form other than the catalogue's own, `columns`
        the fields or headings to print. The same catalogue always gives the same bytes, but for `pdf`.

        Raises:
            UnknownNameError: there is no such kind, or no such form.
            UnknownFieldError: a column is neither a field nor a heading.
            CatalogError: a file or a folder cannot be read, so that items may be missing; or LibreOffice cannot make
                the PDF.
        """
        _check_name(kind, output_kinds())
        if form is not None:
            _check_name(form, NAMED)
        refuse_unreadable(self._reading)
        settings = with_form(self.settings, form, None if columns is None else ",".join(columns), self.items)
        chosen = self.items if items is None else in_order(items, settings.categories)
        return render_document(kind, Catalogue(settings, chosen), Options(), None)

    @cached_property
    def _reading(self) -> LoadedCatalogue:
        return load_catalogue(self._source)

    @property
    def _run(self) -> Run:
        return Run(self.today, is_pinned=True)


def open_workspace(folder: str | PathLike[str] = ".", *, today: date, at: str | None = None) -> Workspace:
    """Open the catalogue in a folder, or in the nearest folder above it that has a `catalog.yaml`.

    `today` is the day on which it is judged: the same day gives the same answers. `at` is a revision of git (`HEAD~3`,
    a branch, a tag) or a date (`2026-01-31`, `2026-01`, `2026`), which means the last commit up to its end.

    Raises:
        WorkspaceNotFoundError: there is no `catalog.yaml`.
        RevisionError: git is not installed, does not know the revision, or the revision has no catalogue.
    """
    start = Path(folder)
    return Workspace(workspace_or_bare(start), today, open_source(start, at))


def diff(before: Workspace, after: Workspace) -> Comparison:
    """Compare two catalogues, item by item and field by field; renamed items are matched by their likeness, 0 to 1.

    An item whose file cannot be read (`Workspace.unreadable`) is not there, and so counts as removed or added.

    Raises:
        RevisionError: git cannot read the repository.
    """
    old, new = (NamedSource(each._source.label, each._source) for each in (before, after))  # noqa: SLF001 - of this file
    return compare_sides(*read_sides(after.folder, old, new, silently))


def _rule_names(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word if word in known_names() else find_rule(word).name for word in words)


def _check_name(name: str, known: Sequence[str]) -> None:
    if name not in known:
        raise UnknownNameError(name, known)
