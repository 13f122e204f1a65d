"""Make a report of a verdict: what is shown of it, and what its readers have to know besides."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from catalog_cli.check.checker import Verdict
from catalog_cli.cli.answers import table_format
from catalog_cli.cli.output import screen, write
from catalog_cli.cli.report_form import Form
from catalog_cli.formats.registry import drawer, writer
from catalog_cli.formats.screen import Screen
from catalog_cli.model.again import some_of
from catalog_cli.model.drawing import Drawing, Drawn
from catalog_cli.model.finding import Finding
from catalog_cli.model.report import Report
from catalog_cli.model.rule_card import RuleCard
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.registry import rule_named, rule_places
from catalog_cli.store.documents import write_document
from catalog_cli.views.report import summary_lines
from catalog_cli.views.statistics import statistics_table

FILE_WIDTH = 120
"""Columns of a report that is written to a file."""


def report_on(verdict: Verdict, shown: Callable[[Finding], bool], files: int, root: Path, *, fixed: int = 0) -> Report:
    """Give the report of a verdict: what to show, what is known, and how much of the baseline is gone."""
    present = {each.fingerprint for each in verdict.findings} if verdict.known else set()
    open_ones = some_of(verdict.findings, lambda each: _is_open(each) and shown(each))
    return Report(
        Drawn(lambda: open_ones, verdict.pieces) if verdict.pieces else open_ones,
        files,
        suppressed=some_of(verdict.suppressed, shown),
        strict=verdict.choice.strict,
        fixed=fixed,
        settled=sum(
            fingerprint not in present and _checked(rule, verdict.choice) for fingerprint, rule in verdict.known.items()
        ),
        rules=Cards(lambda: {each.rule for each in verdict.findings if shown(each)}),
        find_folder=lambda: _folder_in_repository(root),
    )


def _is_open(finding: Finding) -> bool:
    """Say whether nothing takes note of a finding."""
    return finding.suppression is None


def give(report: Report, form: Form, recorded: Callable[[Iterable[str]], Iterable[str]] = iter) -> None:
    """Print a report piece by piece through `recorded`; one that goes into a file is summed up here.

    Raises:
        CatalogError: the file cannot be written.
    """
    if form.statistics:
        table_form = table_format(form.name if form.name in {"json", "jsonl"} else None)
        pieces = writer("tables", table_form)(statistics_table(report), screen())
    else:
        pieces = writer("findings", form.name)(report, _screen(form))
    if form.path is None:
        write(recorded(pieces))
        return
    write_document(form.path, "".join(pieces).encode("utf-8", "replace"))
    write(f"{line}\n" for line in summary_lines(report))


def drawing(form: Form, shown: Callable[[Finding], bool], what: object) -> Drawing | None:
    """Give how the findings that are `shown`, which `what` tells, are written one by one; None where they are not."""
    of = None if form.statistics else drawer("findings", form.name, _screen(form))
    if of is None:
        return None
    way = repr((form.name, _screen(form), what, os.environ.get("LANGUAGE")))
    return Drawing(
        blake2b(way.encode("utf-8", "surrogatepass"), digest_size=16).digest(),
        lambda each: _is_open(each) and shown(each),
        of,
    )


def _screen(form: Form) -> Screen:
    return screen() if form.path is None else Screen(width=FILE_WIDTH)


def _folder_in_repository(root: Path) -> str:
    # git has to be asked, and few formats need to know
    from catalog_cli.store.git import folder_in_repository

    return folder_in_repository(root)


def _checked(name: str, choice: Choice) -> bool:
    """Say whether a finding of a rule would have been found: it ran, or there is no such rule any more."""
    return name not in rule_places() or choice.runs(rule_named(name))


class Cards(Collection[RuleCard]):
    """The cards of rules, by name, made when they are asked for."""

    def __init__(self, names: Callable[[], Collection[str]]) -> None:
        """Take what gives the names; those of no rule that is known are left out."""
        self._names = names

    @cached_property
    def _cards(self) -> tuple[RuleCard, ...]:
        return tuple(_card(name) for name in sorted(self._names()) if name in rule_places())

    def __iter__(self) -> Iterator[RuleCard]:
        return iter(self._cards)

    def __len__(self) -> int:
        return len(self._cards)

    def __contains__(self, card: object) -> bool:
        return card in self._cards


def _card(name: str) -> RuleCard:
    # few formats tell of rules
    from catalog_cli.formats.manuals.markdown import write as manual_markdown
    from catalog_cli.rules.manual import manual_of

    manual = manual_of(rule_named(name))
    text = "".join(manual_markdown([manual], Screen()))
    return RuleCard(name, manual.title, manual.severity, manual.summary, text)
