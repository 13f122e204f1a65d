"""Judge the files of a source: read them, run the rules, find the places, and see what is known already."""

import os
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, field

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Finding
from catalog_cli.model.reading import Reading
from catalog_cli.rules.baseline import with_fingerprints
from catalog_cli.rules.choice import Choice, choice_in
from catalog_cli.rules.suppressing import noted_in_baseline
from catalog_cli.store.cache.memory import Memory, Watched, memory_of
from catalog_cli.store.cache.plain import from_finding, to_finding
from catalog_cli.store.source import Source

Known = Mapping[str, str]
"""The rule of each finding in a baseline, by the finding's fingerprint."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All findings with their places, in the order of the files; known ones are marked as suppressed.

    `choice` is what was chosen by the workspace and the user together; `known` is what the baseline notes.
    """

    findings: tuple[Finding, ...]
    choice: Choice
    known: Known


@dataclass(frozen=True, slots=True)
class Judged:
    """All that is wrong, whatever a baseline may know of it, and the settings of the files that were judged."""

    findings: tuple[Finding, ...]
    settings: Settings


def nothing_known(settings: Settings) -> Known:  # noqa: ARG001 - the shape that a judge calls
    """Give what is known where there is no baseline."""
    return {}


@dataclass(frozen=True, slots=True)
class Judge:
    """How to judge: what the user chose, an earlier state to compare with, and how to find the baseline."""

    asked: Choice = field(default_factory=Choice)
    base: Reading | None = None
    known: Callable[[Settings], Known] = nothing_known

    def verdict(self, source: Source) -> Verdict:
        """Judge the files of a source.

        Raises:
            CatalogError: the source or the baseline cannot be read.
        """
        judged = self._judged(source)
        known = self.known(judged.settings)
        findings = noted_in_baseline(judged.findings, known)
        return Verdict(tuple(findings), choice_in(judged.settings, self.asked), known)

    def _judged(self, source: Source) -> Judged:
        paths = source.paths()
        memory = memory_of(source, paths)
        if memory is None:
            return self._judged_anew(source, paths, None)
        try:
            # an earlier state is no part of what is remembered
            judged = _remembered(memory, self._question()) if self.base is None else None
            return judged or self._judged_anew(Watched(memory), paths, memory)
        finally:
            memory.close()

    def _judged_anew(self, source: Source, paths: list[str], memory: Memory | None) -> Judged:
        # what is remembered needs neither the rules nor the readers
        from catalog_cli.rules.engine import check
        from catalog_cli.rules.suppressing import noted_in_comments
        from catalog_cli.store.locating import in_order, located
        from catalog_cli.store.reading import read_files

        reading = read_files(source, paths, memory, for_checking=True)
        settings = reading.catalogue.settings
        choice = choice_in(settings, self.asked)
        found = located(check(reading, choice, self.base), reading, source)
        noted = in_order(noted_in_comments(found, reading.comments, choice))
        judged = Judged(tuple(with_fingerprints(noted)), settings)
        if memory and self.base is None:
            answer = tuple(map(from_finding, judged.findings)), dict(reading.settings or {})
            memory.keep_answer(self._question(), answer)
        return judged

    def _question(self) -> bytes:
        """Give all that an answer depends on besides the files and the program; some messages know their language."""
        return repr((astuple(self.asked), os.environ.get("LANGUAGE"))).encode("utf-8", "surrogatepass")


def _remembered(memory: Memory, question: bytes) -> Judged | None:
    answer = memory.answer(question)
    if answer is None:
        return None
    from catalog_cli.store.reading import settings_from

    findings, settings = answer
    return Judged(tuple(map(to_finding, findings)), settings_from(settings))
