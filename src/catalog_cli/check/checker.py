"""Check the files of a source: every file by itself, the items with each other, and against what is known already."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property, reduce
from operator import and_
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct, field
from msgspec.structs import astuple

from catalog_cli.cache.codec import CacheMissError, dumps_or_none, loads
from catalog_cli.cache.incremental import FEWEST_JOBS, RECORD_SIGNATURES, SIGNATURES, SIZE, ChunkOutput, PerFile
from catalog_cli.cache.workspace_cache import WorkspaceCache, cache_key, open_cache
from catalog_cli.check.result import CheckResult, CrossFileFindings, FileResult, merge_findings
from catalog_cli.model.catalogue import LoadedCatalogue, Settings
from catalog_cli.model.finding import KnownFindings
from catalog_cli.model.run import Run, ValidDays
from catalog_cli.rules.choice import Choice, choice_in
from catalog_cli.store.reading import FileRead, config_bytes, preloaded, read_bytes, read_config, settings_from
from catalog_cli.store.source import (
    ObjectSource,
    OverlaySource,
    Source,
    UnreadableFileError,
    is_entry,
    is_record,
    item_paths,
    record_paths,
)

_FEW = 32
"""The most changed files whose earlier contents are worth reading."""


class BaselineLocation(Struct, frozen=True):
    """Where the baseline is: the file that the user names, or the one that `catalog.yaml` names from `root`."""

    named: Path | None
    root: Path

    def path(self, settings: Settings) -> Path | None:
        """Return the path of the baseline; None where there is none."""
        in_settings = settings.rules.get("baseline")
        if self.named is None and isinstance(in_settings, str):
            return self.root / in_settings
        return self.named


class CheckRequest(Struct, frozen=True):
    """What to check by: the run, what the user chose, an earlier state to compare with, and where the baseline is.

    `read` reads the bytes of files; one that remembers them spares whoever needs the values too a second reading.
    """

    run: Run
    choice: Choice = field(default_factory=Choice)
    base: LoadedCatalogue | None = None
    baseline: BaselineLocation | None = None
    read: Callable[[bytes, str], FileRead] = read_bytes


def check_source(source: Source, request: CheckRequest) -> CheckResult:
    """Check a source once, with its cache.

    Raises:
        CatalogError: the source or the baseline cannot be read.
    """
    with open_cache(source) as cache:
        return Checker(source, cache, request).run()


class Checker:
    """Checks one source; then, as often as wanted, what it would be after changes.

    Every file is checked by itself, incrementally and in workers; that gives a `FileResult`, which also holds what the
    rules collected from the file. From these, what is wrong with several items together is found in this process. A new
    day is no other question: a result carries the days on which it holds, and what does not hold is found again.
    """

    def __init__(self, source: Source, cache: WorkspaceCache | None, request: CheckRequest) -> None:
        """Take the source, its cache, and what to check by; nothing is read yet."""
        self._source = source
        self._cache = cache
        self._request = request
        self._files: Mapping[str, FileResult] = {}
        self._state: _State | None = None
        self.paths: Sequence[str] = ()
        """All files of the source, once it has been checked."""

    def run(self) -> CheckResult:
        """Check the whole source.

        Raises:
            CatalogError: the source or the baseline cannot be read.
        """
        state, key = self._check_each()
        return self._result(self._files, self._cross_file_findings(state, key))

    def run_with(self, after: OverlaySource) -> CheckResult:
        """Check what the source would be after pending changes; of the files, only those are checked again.

        Raises:
            CatalogError: the source or the baseline cannot be read.
        """
        if self._state is None or not all(map(is_entry, after.files)):
            # `catalog.yaml` and the schemas decide on every file
            return Checker(after, None, self._request).run()
        state, files = self._check_changed(after, self._state)
        return self._result(files, state.cross_file_findings(files))

    def run_around(self, after: OverlaySource) -> tuple[CheckResult, CheckResult]:
        """Check what pending changes touch, as it is and as it would be: what they cannot change is in neither result.

        Raises:
            CatalogError: the source or the baseline cannot be read.
        """
        if not all(map(is_entry, after.files)):
            return self.run(), self.run_with(after)
        before = self._state or self._check_each()[0]
        state, files = self._check_changed(after, before)
        pairs = [(self._files.get(path), files.get(path)) for path in after.files if not is_record(path)]
        touched = state.checks.touched(pairs)
        crosses = [
            each.checks.compare_touched(found, touched, after.files.keys(), each.source)
            for each, found in ((before, self._files), (state, files))
        ]
        # fingerprints count what is alike in files of one name
        names = {path.rpartition("/")[2] for path in after.files}
        concerned = {path for cross in crosses for path in cross.findings}
        concerned |= {path for path in (*self._files, *after.files) if path.rpartition("/")[2] in names}
        was, will_be = (
            self._result({path: found[path] for path in sorted(concerned & found.keys())}, cross)
            for found, cross in zip((self._files, files), crosses, strict=True)
        )
        return was, will_be

    def _check_each(self) -> tuple["_State", bytes]:
        """Check each file by itself; return the state of the source, and the key of what is cached of it."""
        source: Source = self._cache.source if self._cache else self._source
        self.paths = paths = source.paths()
        above = config_bytes(source, set(paths))
        key = cache_key("check", astuple(self._request.choice), sorted(above.items()))
        self._state = state = _State(preloaded(source, above), paths, self._request)
        self._files = self._check_files(state, item_paths(paths), key)
        if records := record_paths(paths):
            self._files = {**self._files, **self._check_files(state, records, b"records " + key, RECORD_SIGNATURES)}
        return state, key

    def _check_changed(self, after: OverlaySource, before: "_State") -> tuple["_State", dict[str, FileResult]]:
        """Check the files that pending changes put in; return the state after them, with the results of all files."""
        state = _State(after, before.paths, self._request, before)
        for path in after.files if len(after.files) <= _FEW else ():
            if path in self._files:
                state.remember(path, before.source, self._files[path])
        files = {path: file for path, file in self._files.items() if path not in after.files}
        files |= {path: state.check_file(path) for path, data in after.files.items() if data is not None}
        return state, files

    def _check_files(
        self, state: "_State", files: Sequence[str], key: bytes, signatures: bytes = SIGNATURES
    ) -> dict[str, FileResult]:
        if self._cache is None and len(files) < SIZE * FEWEST_JOBS:
            # too few for workers: the results need not be packed
            if isinstance(self._source, ObjectSource):
                self._source.fetch(files)
            return {path: state.check_file(path) for path in files}
        layer = PerFile(FileResult, state.check_bytes, self._expired, signatures)
        return dict(layer.results(self._source, files, self._cache, key))

    def _expired(self, stored: ChunkOutput) -> list[str]:
        """List the files of a chunk whose results do not hold on the day of this run."""
        try:
            results = loads(stored.payload, list[_Days | None])
        except CacheMissError:
            return list(stored.paths)
        today = self._request.run.today
        return [
            path
            for path, result in zip(stored.paths, results, strict=True)
            if result and result.days and today not in result.days
        ]

    def _cross_file_findings(self, state: "_State", key: bytes) -> CrossFileFindings:
        cache = self._cache
        if cache is None or self._request.base:
            return state.cross_file_findings(self._files)
        payload = cache.get_result(b"cross " + key)
        if payload:
            try:
                cached = loads(payload, CrossFileFindings)
            except CacheMissError:
                pass
            else:
                if self._request.run.today in cached.days:
                    return cached
        found = state.cross_file_findings(self._files)
        packed = dumps_or_none(found, CrossFileFindings)
        if packed:
            cache.commit(results={b"cross " + key: packed})
        return found

    def _result(self, files: Mapping[str, FileResult], cross: CrossFileFindings) -> CheckResult:
        settings = settings_from(cross.settings)
        choice = choice_in(settings, self._request.choice)
        findings = merge_findings(files, cross, choice)
        known = self._known_findings(settings)
        if known:
            from catalog_cli.check.suppress import suppress_by_baseline

            findings = list(suppress_by_baseline(findings, known))
        days = reduce(and_, (file.days for file in files.values() if file.days), cross.days)
        return CheckResult(tuple(findings), choice, known, settings, days)

    def _known_findings(self, settings: Settings) -> KnownFindings:
        path = self._request.baseline.path(settings) if self._request.baseline else None
        if path is None:
            return {}
        # deferred: few workspaces have a baseline
        from catalog_cli.check.baseline import read_baseline

        return read_baseline(path)


class _Checks(Protocol):
    """What is used of `WorkspaceChecks`, which must not be imported before it is needed."""

    def check_file(self, path: str, data: bytes | UnreadableFileError) -> FileResult: ...

    def remember(self, path: str, data: bytes, result: FileResult) -> None: ...

    def check_across(
        self, files: Mapping[str, FileResult], paths: Sequence[str], source: Source, base: LoadedCatalogue | None
    ) -> CrossFileFindings: ...

    def touched(self, pairs: Sequence[tuple[FileResult | None, FileResult | None]]) -> Collection[Any]: ...

    def compare_touched(
        self, files: Mapping[str, FileResult], functions: Collection[Any], paths: Collection[str], source: Source
    ) -> CrossFileFindings: ...


class _State:
    """One state of a workspace, and the rules, made ready for it at first use: an unchanged workspace needs none.

    A state after a change of items shares the rules of the one `before`, with all that they remember of texts.
    """

    def __init__(
        self, source: Source, paths: Sequence[str], request: CheckRequest, before: "_State | None" = None
    ) -> None:
        self.source = source
        self.paths = paths
        self._request = request
        self._before = before

    def check_bytes(self, path: str, data: bytes | UnreadableFileError) -> FileResult:
        """Check the bytes of a file, or report why it has none."""
        return self.checks.check_file(path, data)

    def check_file(self, path: str) -> FileResult:
        """Read a file and check it."""
        try:
            return self.checks.check_file(path, self.source.read(path))
        except UnreadableFileError as error:
            return self.checks.check_file(path, error)

    def remember(self, path: str, before: Source, result: FileResult) -> None:
        """Remember what was found in a file before it changed, so that only texts that are new in it are looked at."""
        try:
            self.checks.remember(path, before.read(path), result)
        except UnreadableFileError:
            # nothing in it can have stayed the same
            return

    def cross_file_findings(self, files: Mapping[str, FileResult]) -> CrossFileFindings:
        """Find what is wrong with several files together, with `catalog.yaml`, and since the earlier state."""
        # the paths of a first state are known; those after a change are not
        paths = self.source.paths() if self._before else self.paths
        return self.checks.check_across(files, paths, self.source, self._request.base)

    @cached_property
    def checks(self) -> _Checks:
        """The rules, and what they need to know of `catalog.yaml` and the schemas."""
        if self._before:
            return self._before.checks
        from catalog_cli.check.check_files import WorkspaceChecks

        config = read_config(self.source, set(self.paths))
        request = self._request
        return WorkspaceChecks(choice_in(config.settings, request.choice), config, request.run, request.read)


class _Days(Struct, array_like=True):
    """The first part of a `FileResult`, which can be read without the others."""

    days: ValidDays | None
