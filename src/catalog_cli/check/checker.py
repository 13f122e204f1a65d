"""Judge the files of a source: read them, run the rules, find the places, and see what is known already."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import nullcontext
from functools import partial

from msgspec import Struct, field
from msgspec.structs import astuple

from catalog_cli.cache.codec import plain_of
from catalog_cli.cache.workspace_cache import WorkspaceCache, digest_of, open_cache
from catalog_cli.check.chunk_result import Sheet
from catalog_cli.check.result import Found, across_from
from catalog_cli.check.suppress import noted_in_baseline
from catalog_cli.model.again import Again, some_of
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.drawing import Drawing, Piece
from catalog_cli.model.finding import Finding
from catalog_cli.model.reading import Reading
from catalog_cli.model.run import Run
from catalog_cli.rules.choice import Choice, choice_in
from catalog_cli.store.config import config_bytes, config_digest, preloaded, settings_from
from catalog_cli.store.source import ITEMS, Source

Known = Mapping[str, str]
"""The rule of each finding in a baseline, by the finding's fingerprint."""


class Verdict(Struct, frozen=True, eq=False):
    """All findings with their places, in the order of the files; known ones are marked as suppressed.

    `choice` is what was chosen by the workspace and the user together, `known` what the baseline notes, `settings` what
    `catalog.yaml` says. `suppressed` are those that are marked. `pieces` gives what is written of the files one by one,
    where that is asked for and nothing but the files decides on it.
    """

    findings: Collection[Finding]
    choice: Choice
    known: Known
    settings: Settings
    suppressed: Collection[Finding]
    pieces: Callable[[], Iterator[Piece]] | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Verdict) and self._compared() == other._compared()

    __hash__ = None  # type: ignore[assignment]

    def _compared(self) -> tuple[object, ...]:
        return self.findings, self.choice, self.known, self.settings


def nothing_known(settings: Settings) -> Known:  # noqa: ARG001 - the shape that a judge calls
    """Give what is known where there is no baseline."""
    return {}


class Judge(Struct, frozen=True):
    """How to judge: in which run, what the user chose, an earlier state to compare with, and how to find the baseline.

    `drawing` is how what is found will be written.
    """

    run: Run
    asked: Choice = field(default_factory=Choice)
    base: Reading | None = None
    known: Callable[[Settings], Known] = nothing_known
    drawing: Drawing | None = None

    def verdict(self, source: Source, memory: WorkspaceCache | None = None) -> Verdict:
        """Judge the files of a source, of which `memory` is what is known from before.

        Raises:
            CatalogError: the source or the baseline cannot be read.
        """
        with nullcontext(memory) if memory else open_cache(source) as known_before:
            found, settings = self._found(source, known_before)
        known = self.known(settings)
        pieces = partial(found.pieces, self.drawing) if self.drawing and not known else None
        noted = partial(noted_in_baseline, found, known)
        findings = Again(noted) if pieces or not found.are_few else tuple(noted())
        # without a baseline, only comments take note of anything
        suppressed = some_of(findings if known else Again(found.apart), lambda each: each.suppression is not None)
        return Verdict(findings, choice_in(settings, self.asked), known, settings, suppressed, pieces)

    def _found(self, source: Source, memory: WorkspaceCache | None) -> tuple[Found, Settings]:
        paths = memory.paths() if memory else source.paths()
        data = config_bytes(source, set(paths))
        question = self._question(data)
        if memory and self.base is None:
            memory.record_all(data)
            remembered = _remembered(memory, question, self.asked)
            if remembered:
                return remembered
        # what is remembered needs neither the rules nor the readers
        from catalog_cli.check.check_files import Inspection
        from catalog_cli.store.config import read_config

        frame = read_config(preloaded(source, data), set(paths))
        inspection = Inspection(source, choice_in(frame.settings, self.asked), frame, self.run, self.drawing)
        items = [path for path in paths if path.startswith(f"{ITEMS}/")]
        if memory and self.base is None:
            found = inspection.open_cache(items, memory, question)
        else:
            found = inspection.anew(items, self.base)
        return found, frame.settings

    def _question(self, frame: Mapping[str, bytes | None]) -> bytes:
        """Give all that an answer depends on besides the items and the program; some messages know their language."""
        asked = repr((astuple(self.asked), self.run.today, os.environ.get("LANGUAGE"))).encode("utf-8", "surrogatepass")
        return digest_of(asked + config_digest(frame))


def _remembered(memory: WorkspaceCache, question: bytes, asked: Choice) -> tuple[Found, Settings] | None:
    answer = memory.get_result(question)
    if answer is None:
        return None
    values, across, marks = plain_of(answer)
    settings = settings_from(values)
    sheets = {number: Sheet.from_plain(plain_of(row)) for number, row in memory.rows(question)}
    if {number: sheet.mark for number, sheet in sheets.items()} != marks:
        # some were lost, or are of an earlier time
        return None
    return Found(list(sheets.values()), across_from(across), choice_in(settings, asked)), settings
