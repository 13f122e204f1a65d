"""Run the rules over the files of a source, side by side, and keep what was found of each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from catalog_cli.cache.chunks import Chunk, chunks_of, cut, heads_of
from catalog_cli.cache.codec import Plain, bytes_of, plain_of
from catalog_cli.cache.database import LayerUpdate
from catalog_cli.cache.workspace_cache import WorkspaceCache, digest_of
from catalog_cli.check.baseline import with_fingerprints
from catalog_cli.check.chunk_result import Judged, Sheet
from catalog_cli.check.cross_item import Comparison
from catalog_cli.check.result import Across, Found
from catalog_cli.check.rule_runner import FileRules, about_history, about_settings
from catalog_cli.model.drawing import Drawing
from catalog_cli.model.finding import Finding
from catalog_cli.model.reading import Reading
from catalog_cli.model.run import Run
from catalog_cli.rules.choice import Choice
from catalog_cli.store.config import WorkspaceConfig
from catalog_cli.store.file_reading import FileRead, entry_from, read_bytes, read_file
from catalog_cli.store.locating import located
from catalog_cli.store.reading import read
from catalog_cli.store.source import SETTINGS, Source, UnreadableFileError
from catalog_cli.store.workers import parallel_map

_FIRST = 20


class _Job(Struct, frozen=True):
    """The files of a chunk, what is known of them, and those that have to be judged anew."""

    paths: Sequence[str]
    kept: Plain
    todo: Sequence[str]


class Inspection:
    """One run of the rules that were chosen over the files of a source."""

    def __init__(
        self, source: Source, choice: Choice, frame: WorkspaceConfig, run: Run, drawing: Drawing | None = None
    ) -> None:
        """Make the rules ready for what `catalog.yaml` says; `drawing` is how what they find will be written."""
        self._source = source
        self._choice = choice
        self._frame = frame
        self._run = run
        self._drawing = drawing

    def anew(self, paths: Sequence[str], base: Reading | None) -> Found:
        """Judge item files of which nothing is known; `base` is an earlier state to compare with."""
        jobs = [_Job(chunk.paths, None, chunk.paths) for chunk in cut(paths)]
        sheets = [Sheet.from_plain(plain_of(answer)) for answer in self._spread(jobs)]
        history = about_history(self._choice, read(self._source), base) if base else ()
        return self._found(sheets, history, Comparison({}))

    def open_cache(self, paths: Sequence[str], memory: WorkspaceCache, layer: bytes) -> Found:
        """Judge those item files that changed since they were judged before, and keep what is found."""
        chunks = chunks_of(memory, paths)
        kept = {number: plain_of(row) for number, row in memory.rows(layer)}
        jobs = {chunk.number: _job(chunk, kept.get(chunk.number)) for chunk in chunks}
        work = [number for number, job in jobs.items() if not self._is_done(job)]
        rows = dict(zip(work, self._spread([jobs[number] for number in work]), strict=True))
        sheets = [Sheet.from_plain(plain_of(rows[each]) if each in rows else kept[each]) for each in jobs]
        for chunk, sheet in zip(chunks, sheets, strict=True):
            for path, digest in zip(sheet.paths, sheet.digests, strict=True):
                if path not in chunk.known:
                    memory.record_digest(path, digest)
        key = b"compared " + layer
        comparison = Comparison(plain_of(notes) if (notes := memory.get_meta(key)) else {})
        found = self._found(sheets, (), comparison)
        change = LayerUpdate(layer, list(rows.items()), sorted(kept.keys() - jobs.keys()))
        marks = {number: sheet.mark for number, sheet in zip(jobs, sheets, strict=True)}
        answer = dict(self._frame.values or {}), found.across.to_plain(), marks
        memory.commit([heads_of(memory, chunks), change], {layer: bytes_of(answer)}, {key: bytes_of(comparison.notes)})
        return found

    def _is_done(self, job: _Job) -> bool:
        """Say whether nothing is left to do about a chunk."""
        if job.todo or not job.kept or list(job.paths) != job.kept[0]:
            return False
        return Sheet.from_plain(job.kept).is_drawn(self._drawing)

    @cached_property
    def _rules(self) -> FileRules:
        return FileRules(self._choice, self._frame.settings, self._frame.schemas, self._run)

    def _found(self, sheets: Sequence[Sheet], history: Iterator[Finding] | tuple[()], comparison: Comparison) -> Found:
        findings = [
            *self._frame.findings,
            *self._rules.faults(),
            *about_settings(self._choice, self._frame.settings, self._frame.values, self._frame.schemas, self._run),
            *comparison.findings(self._choice, self._frame.settings, self._run, self._rules.comparing, sheets),
            *history,
        ]
        by_path: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            by_path[finding.path].append(finding)
        across = {path: self._located(path, found) for path, found in sorted(by_path.items())}
        return Found(sheets, Across(across, self._frame.comments), self._choice)

    def _located(self, path: str, findings: Sequence[Finding]) -> list[Finding]:
        try:
            data = self._source.read(path)
        except UnreadableFileError:
            return located(findings, None, None)
        values = self._frame.values if path == SETTINGS else read_bytes(data, path).values
        return located(findings, data, values)

    def _spread(self, jobs: Sequence[_Job]) -> Iterator[bytes]:
        if len(jobs) > 1:
            # what is made ready at first use need not be made ready by each of those who share the work
            for path in jobs[0].todo[:_FIRST]:
                self._judged(path, None)
        return parallel_map(self._sheet, jobs)

    def _sheet(self, job: _Job) -> bytes:
        """Give the sheet of a chunk as bytes."""
        kept = Sheet.from_plain(job.kept) if job.kept else None
        old = kept.files() if kept else {}
        todo = set(job.todo)
        files = {path: self._judged(path, old.get(path)) if path in todo else old[path] for path in job.paths}
        return bytes_of(Sheet.of(files, len(self._rules.comparing), kept, self._drawing).to_plain())

    def _judged(self, path: str, old: Judged | None) -> Judged:
        try:
            data = self._source.read(path)
        except UnreadableFileError:
            return Judged(None, None, (), located(read_file(self._source, path).findings, None, None), ())
        digest = digest_of(data)
        if old and old.digest == digest:
            return old
        return self._judged_anew(path, data, digest, read_bytes(data, path))

    def _judged_anew(self, path: str, data: bytes, digest: bytes, held: FileRead) -> Judged:
        item = entry_from(path, held.values).item
        findings = [*held.findings, *self._rules.findings(path, held.values, item)]
        found = with_fingerprints(located(findings, data, held.values)) if findings else ()
        return Judged(
            digest,
            (item.category, item.order, item.id) if item else None,
            self._rules.taken(item) if item else (),
            found,
            held.comments,
        )


def _job(chunk: Chunk, kept: Plain) -> _Job:
    """Say what has to be done about a chunk: its files that may have changed since what is kept was found."""
    digests: Mapping[str, bytes | None] = dict(zip(kept[0], kept[1], strict=True)) if kept else {}
    paths = chunk.paths
    todo = [path for path in paths if (digest := digests.get(path)) is None or chunk.known.get(path) != digest]
    return _Job(paths, kept, todo)
