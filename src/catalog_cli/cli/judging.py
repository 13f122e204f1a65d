"""Judge the files of a source: read them, run the rules, find the places, and see what is known already."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Finding
from catalog_cli.model.reading import Reading
from catalog_cli.rules.baseline import with_fingerprints
from catalog_cli.rules.choice import Choice, choice_in
from catalog_cli.rules.engine import check
from catalog_cli.rules.suppressing import noted_in_baseline, noted_in_comments
from catalog_cli.store.locating import in_order, located
from catalog_cli.store.reading import read
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
        reading = read(source, for_checking=True)
        settings = reading.catalogue.settings
        choice = choice_in(settings, self.asked)
        found = located(check(reading, choice, self.base), reading, source)
        noted = in_order(noted_in_comments(found, reading.comments, choice))
        known = self.known(settings)
        return Verdict(tuple(noted_in_baseline(with_fingerprints(noted), known)), choice, known)
