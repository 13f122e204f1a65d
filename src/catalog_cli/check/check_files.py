"""Check files: each by itself, which workers can do, and then what is wrong with several of them together."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import GenericAlias
from typing import Any, Protocol, get_type_hints

from catalog_cli.cache.codec import UncacheableError, dumps, loads_joined
from catalog_cli.check.result import CrossFileFindings, FileResult, with_fingerprints, with_places
from catalog_cli.check.rule_runner import (
    FileRules,
    Function,
    RuleContext,
    check_configuration,
    check_history,
    check_names,
    collector,
    collectors,
    compare_items,
    comparing_rules,
)
from catalog_cli.model.catalogue import Facts, LoadedCatalogue, ranking
from catalog_cli.model.finding import Finding
from catalog_cli.model.run import ALWAYS, Run, tracked
from catalog_cli.rules.choice import Choice
from catalog_cli.store.reading import FileRead, WorkspaceConfig, item_file_from, read_bytes, unreadable
from catalog_cli.store.source import SETTINGS, Source, UnreadableFileError, is_record


class WorkspaceChecks:
    """The chosen rules, made ready for what `catalog.yaml` and the schemas of a workspace say."""

    def __init__(
        self, choice: Choice, config: WorkspaceConfig, run: Run, read: Callable[[bytes, str], FileRead] = read_bytes
    ) -> None:
        """Take what was chosen, `catalog.yaml` with the schemas, the run, and what reads the bytes of files."""
        self._read = read
        self._choice = choice
        self._config = config
        self._settings = config.settings
        self._run = tracked(run)
        facts, self._facts_findings = _facts_in(config)
        self._context = RuleContext(self._settings, facts, self._run)
        self._rules = FileRules(choice, config.schemas, self._context, self._run)

    def check_file(self, path: str, data: bytes | UnreadableFileError) -> FileResult:
        """Return what is wrong with a file, and what the rules collected from it for comparing items."""
        if isinstance(data, UnreadableFileError):
            return FileResult(None, None, b"", tuple(with_places(unreadable(path, data).findings, None, None)), ())
        file = self._read(data, path)
        if is_record(path):
            return self._record_checks.check_file(path, data, file)
        item = item_file_from(path, file.values).item
        findings = [*file.findings, *self._rules.findings(path, file.values, item)]
        days = self._run.take()
        collected = self._rules.collect(item) if item else ()
        packed = _packed(collected)
        return FileResult(
            None if days == ALWAYS else days,
            (item.category, item.order, item.id) if item else None,
            packed,
            tuple(with_fingerprints(with_places(findings, data, file.values))) if findings else (),
            file.comments,
            () if packed else collected,
        )

    def remember(self, path: str, data: bytes, result: FileResult) -> None:
        """Remember the texts of a file in which nothing was found, by the result of checking it."""
        item = item_file_from(path, self._read(data, path).values).item
        if item:
            faulty = {str(finding.pointer[0]) for finding in result.findings if finding.pointer}
            self._rules.remember(item, faulty, result.days or ALWAYS)

    def check_across(
        self, files: Mapping[str, FileResult], paths: Sequence[str], source: Source, base: LoadedCatalogue | None
    ) -> CrossFileFindings:
        """Find what is wrong with several files together, with `catalog.yaml` and the schemas, and since `base`.

        The values that the rules collected come from `files`; of the files, only those with findings are read. `paths`
        are all files of the source.
        """
        config = self._config
        findings = [
            *config.findings,
            *self._facts_findings,
            *self._rules.schema_faults(),
            *check_configuration(self._choice, config, self._settings, self._run),
            *check_names(self._choice, paths),
            *cross_item_findings(files, self._choice, self._context),
            *self._record_findings(files, source),
            *self._history_findings(source, base),
        ]
        return self._cross_file_findings(findings, source)

    def _cross_file_findings(self, findings: Iterable[Finding], source: Source) -> CrossFileFindings:
        config = self._config
        by_path = defaultdict[str, list[Finding]](list)
        for finding in findings:
            by_path[finding.path].append(finding)
        placed = {path: tuple(self._placed(path, found, source)) for path, found in sorted(by_path.items())}
        return CrossFileFindings(config.values or {}, placed, config.comments, self._run.take())

    def touched(self, pairs: Sequence[tuple[FileResult | None, FileResult | None]]) -> Collection[Function]:
        """Return the collectors that collect something else of a file after a change than before it."""
        functions = collectors(self._choice)
        found: set[Function] = set()
        for before, after in pairs:
            if before is None or after is None or _are_placed_apart(before, after):
                return functions
            if before.collected != after.collected or before.uncacheable != after.uncacheable:
                rows = (_collected([file], functions)[0] for file in (before, after))
                found |= {function for function, was, will_be in zip(functions, *rows, strict=True) if was != will_be}
        return found

    def compare_touched(
        self, files: Mapping[str, FileResult], functions: Collection[Function], paths: Collection[str], source: Source
    ) -> CrossFileFindings:
        """Find what is wrong with items together by the rules of these collectors, with records, and names of files."""
        findings = [
            *check_names(self._choice, [path for path in paths if path in files]),
            *(cross_item_findings(files, self._choice, self._context, functions) if functions else ()),
            *self._record_findings(files, source, paths),
        ]
        return self._cross_file_findings(findings, source)

    @cached_property
    def _record_checks(self) -> "_RecordChecks":
        """The rules about records, which most workspaces have none of."""
        from catalog_cli.check.record_checks import ReadyRecordChecks

        return ReadyRecordChecks(self._choice, self._config.schemas, self._context, self._run)

    def _record_findings(
        self, files: Mapping[str, FileResult], source: Source, touched: Collection[str] | None = None
    ) -> Iterable[Finding]:
        if not any(map(is_record, files)):
            return ()
        return self._record_checks.compare(files, source, touched)

    def _history_findings(self, source: Source, base: LoadedCatalogue | None) -> Iterable[Finding]:
        if base is None:
            return ()
        # deferred: few compare with an earlier state
        from catalog_cli.store.loader import load_catalogue

        return check_history(self._choice, load_catalogue(source), base)

    def _placed(self, path: str, findings: Sequence[Finding], source: Source) -> list[Finding]:
        try:
            data = source.read(path)
        except UnreadableFileError:
            return with_places(findings, None, None)
        values = self._config.values if path == SETTINGS else self._read(data, path).values
        return with_places(findings, data, values)


class _RecordChecks(Protocol):
    """What is used of the rules about records, whose module must not be imported before there is one."""

    def check_file(self, path: str, data: bytes, file: FileRead) -> FileResult: ...

    def compare(
        self, files: Mapping[str, FileResult], source: Source, touched: Collection[str] | None
    ) -> Iterable[Finding]: ...


def _facts_in(config: WorkspaceConfig) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the workspace's own facts about the law, and what is wrong with their files."""
    if not config.facts:
        return Facts(), ()
    # deferred: few workspaces have any
    from catalog_cli.check.facts_files import read_facts

    return read_facts(config.facts)


def _are_placed_apart(before: FileResult, after: FileResult) -> bool:
    """Return whether a change moves an item in the catalogue, or alters what is said in comments."""
    return before.position != after.position or before.comments != after.comments


def _packed(collected: tuple[object, ...]) -> bytes:
    """Return what was collected as bytes; none where there is nothing, or where it cannot be packed."""
    try:
        return dumps(collected) if collected else b""
    except UncacheableError:
        return b""


def cross_item_findings(
    files: Mapping[str, FileResult], choice: Choice, context: RuleContext, wanted: Collection[Function] | None = None
) -> Iterator[Finding]:
    """Report what is wrong with several items together, by all rules that compare them, or those of some collectors.

    Nothing of this is cached by rule: with 5,000 items, all rules together take 25 ms, and finding out which of them
    could be left out takes nearly as long.
    """
    rank = ranking(context.settings.categories)
    items = sorted((rank(*file.position), path) for path, file in files.items() if file.position)
    paths = [path for _rank, path in items]
    columns = {function: number for number, function in enumerate(collectors(choice))}
    rows = _collected([files[path] for path in paths], columns)
    for rule in comparing_rules(choice):
        if wanted is not None and collector(rule) not in wanted:
            continue
        column = columns[collector(rule)]
        yield from compare_items(rule, choice, context, zip(paths, [row[column] for row in rows], strict=True))


def _collected(files: Sequence[FileResult], functions: Iterable[Function]) -> list[tuple[Any, ...]]:
    """Return what was collected from each file by these functions."""
    kinds = tuple(get_type_hints(each)["return"] for each in functions)
    packed = loads_joined([file.collected for file in files if file.collected], GenericAlias(tuple, kinds))
    if len(packed) == len(files):
        return packed
    unpacked = iter(packed)
    return [next(unpacked) if file.collected else file.uncacheable for file in files]
