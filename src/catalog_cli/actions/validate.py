"""What `catalog validate` is asked, and the answer that is cached; `actions/check_workspace.py` finds a new one."""

import zlib
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from catalog_cli.cache.codec import CacheMissError, dumps_or_none, loads
from catalog_cli.cache.workspace_cache import WorkspaceCache, cache_key, digest_of
from catalog_cli.formats import Screen
from catalog_cli.model.finding import Severity
from catalog_cli.model.run import Run, ValidDays
from catalog_cli.rules.choice import Choice
from catalog_cli.store.source import Source

LARGEST = 64 * 1024 * 1024
"""The most compressed bytes of an output that are cached."""
_FAST = 1
_PIECE = 16 * 1024
"""Characters that are worth a write."""

Asked = tuple[Path, Source, tuple[str, ...]]
"""A workspace to check, as it is in a source, and the paths in it that are asked for; no paths mean all."""


class EarlierState(Struct, frozen=True):
    """What the files are compared with: the revision `base`, and the file `baseline` of known findings.

    Of what the revision `new_since` had already, only errors are shown.
    """

    base: str | None = None
    new_since: str | None = None
    baseline: Path | None = None


class ReportOptions(Struct, frozen=True):
    """How a report is printed: its format, and the file `output` where one is named.

    With `statistics` it only counts, with `with_suppressed` it has the findings that are suppressed too.
    """

    format: str = "text"
    output: Path | None = None
    statistics: bool = False
    with_suppressed: bool = False


class FixOptions(Struct, frozen=True):
    """What is to be fixed; with `show_diff`, it is only shown."""

    safe: bool = False
    unsafe: bool = False
    show_diff: bool = False

    def __bool__(self) -> bool:
        return self.safe or self.unsafe or self.show_diff


class ValidateOptions(Struct, frozen=True):
    """How the user wants files checked; what is less severe than `least` is not shown."""

    run: Run
    choice: Choice
    least: Severity = Severity.INFO
    earlier: EarlierState = EarlierState()
    report: ReportOptions = ReportOptions()
    fixes: FixOptions = FixOptions()

    @property
    def is_pure(self) -> bool:
        """Whether the output depends on nothing but the files and the baseline, and nothing is written."""
        return not (self.earlier.base or self.earlier.new_since or self.report.output or self.fixes)


class ValidateRequest(Struct, frozen=True):
    """The files of `source`, which belong to the workspace at `root`, and how the user wants them checked.

    Only what is found in `places` is shown.
    """

    source: Source
    root: Path
    places: tuple[str, ...]
    options: ValidateOptions


class ValidateOutcome(Struct, frozen=True):
    """The answer, piece by piece, with the exit status; `note` is about the work and no part of the answer."""

    pieces: Iterable[str]
    status: int
    note: str = ""


class StoredOutput(Struct, frozen=True):
    """An output, compressed, with the exit status and all that it depends on besides the files of the workspace."""

    status: int
    days: ValidDays
    documents: dict[str, bytes | None]
    compressed: list[bytes]

    def texts(self) -> Iterator[str]:
        """Decompress the output piece by piece."""
        unpacker, decoder = zlib.decompressobj(), getincrementaldecoder("utf-8")("surrogatepass")
        for piece in self.compressed:
            yield decoder.decode(unpacker.decompress(piece))
        yield decoder.decode(unpacker.flush(), final=True)


class OutputCache:
    """The output that is cached under a key, or the one that will be.

    It is worth having: an unchanged `validate` of 5,000 items takes 0.14 s of processor time with it, and 0.26 s where
    the findings are decoded and rendered again.
    """

    def __init__(self, cache: WorkspaceCache | None, *key: object) -> None:
        """Take the cache, None to do without, and all that the output depends on besides the files and the day."""
        self._cache = cache
        self._key = cache_key("output", *key)

    def replay(self, today: date) -> StoredOutput | None:
        """Return the output that was stored, if it still holds; None otherwise."""
        payload = self._cache.get_result(self._key) if self._cache else None
        if payload is None:
            return None
        try:
            output = loads(payload, StoredOutput)
        except CacheMissError:
            return None
        holds = all(_digest(path) == digest for path, digest in output.documents.items())
        return output if holds and today in output.days else None

    def tee(self, pieces: Iterable[str], status: int, days: ValidDays, documents: Iterable[Path]) -> Iterator[str]:
        """Pass on the pieces of an output; once all are taken, store them.

        The output holds on some days, and while documents outside the workspace stay the same.
        """
        if self._cache is None:
            yield from pieces
            return
        compressor = zlib.compressobj(_FAST)
        compressed: list[bytes] = []
        for piece in _joined(pieces):
            yield piece
            compressed.append(compressor.compress(piece.encode("utf-8", "surrogatepass")))
        compressed.append(compressor.flush())
        digests = {str(path): _digest(str(path)) for path in documents}
        packed = dumps_or_none(StoredOutput(status, days, digests, compressed), StoredOutput)
        if packed and len(packed) <= LARGEST:
            self._cache.commit(results={self._key: packed})


def replay(request: ValidateRequest, cache: WorkspaceCache | None, screen: Screen) -> ValidateOutcome | None:
    """Return the answer that is cached, None where there is none. The cache has to stay open until it is printed."""
    stored = output_cache(request, cache, screen).replay(request.options.run.today)
    return ValidateOutcome(stored.texts(), stored.status) if stored else None


def output_cache(request: ValidateRequest, cache: WorkspaceCache | None, screen: Screen) -> OutputCache:
    """Return where the answer to a request is cached, or will be."""
    options = request.options
    return OutputCache(
        cache if options.is_pure else None,
        request.root,
        options.run.language,
        options.choice,
        request.places,
        options.least,
        options.earlier.baseline,
        options.report.format,
        options.report.statistics,
        options.report.with_suppressed,
        screen,
    )


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    """Join small pieces, which are quicker to write and to compress together."""
    several: list[str] = []
    size = 0
    for piece in pieces:
        several.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield "".join(several)
            several, size = [], 0
    yield "".join(several)


def _digest(path: str) -> bytes | None:
    # deferred: few outputs depend on a document outside the workspace
    from catalog_cli.store.documents import read_document

    data = read_document(Path(path))
    return None if data is None else digest_of(data)
