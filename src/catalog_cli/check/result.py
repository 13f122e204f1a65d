"""What a check gives: the results of files, what is wrong with several at once, all of it put together, its report."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct

from catalog_cli.formats import Screen
from catalog_cli.formats.registry import writer
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import (
    NOWHERE,
    Comment,
    Finding,
    KnownFindings,
    Place,
    Report,
    RuleCard,
    Severity,
    by_place,
)
from catalog_cli.model.item import Value
from catalog_cli.model.run import ValidDays
from catalog_cli.rules.choice import Choice, current_name, first_name
from catalog_cli.rules.registry import rule_named, rule_places
from catalog_cli.yaml.positions import Positions


class FileResult(Struct, frozen=True, array_like=True):
    """What the rules found in one file by itself, and what they collected from it for comparing items.

    `days` are those on which this holds, None for all. `position` is what the item's place in the catalogue depends on:
    category, order, id; None where the file holds no item. `collected` is what the rules that compare items collected,
    a packed tuple: its type is the rules' affair, and most runs compare nothing. `uncacheable` is that tuple where it
    cannot be packed: such a result is never cached. Of a record, `collected` is the packed record.
    """

    days: ValidDays | None
    position: tuple[str, int | None, str] | None
    collected: bytes
    findings: tuple[Finding, ...]
    comments: tuple[Comment, ...]
    uncacheable: tuple[Any, ...] = ()


class CrossFileFindings(Struct, frozen=True):
    """What is wrong with several items together, with `catalog.yaml` and the schemas, by path.

    `settings` is the mapping in `catalog.yaml`, `comments` are those in it. All of it holds on `days`.
    """

    settings: Mapping[str, Value]
    findings: Mapping[str, tuple[Finding, ...]]
    comments: tuple[Comment, ...]
    days: ValidDays


class CheckResult(Struct, frozen=True):
    """All findings with their places, in the order of the files; known ones are marked as suppressed.

    `choice` is what was chosen by the workspace and the user together, `known` what the baseline notes, `settings` what
    `catalog.yaml` says. `days` are those on which the result is the same.
    """

    findings: tuple[Finding, ...]
    choice: Choice
    known: KnownFindings
    settings: Settings
    days: ValidDays

    @property
    def suppressed(self) -> tuple[Finding, ...]:
        """The findings that a comment or the baseline suppresses."""
        return tuple(each for each in self.findings if each.suppression is not None)


def merge_findings(files: Mapping[str, FileResult], cross: CrossFileFindings, choice: Choice) -> list[Finding]:
    """Put together all findings, by path and place; those that a comment suppresses are marked.

    Those of rules that `catalog.yaml` leaves out for their file are left out.
    """
    comments = defaultdict[str, list[Comment]](list)
    for comment in cross.comments:
        comments[comment.path].append(comment)
    for path, file in files.items():
        if file.comments:
            comments[path] += file.comments
    own = {path: file.findings for path, file in files.items() if file.findings}
    paths = sorted({*own, *comments, *cross.findings})
    names = Counter(map(_name, paths))
    seen = defaultdict[str, Counter[str]](Counter)
    merged: list[Finding] = []
    for path in paths:
        found, more, name = own.get(path, ()), cross.findings.get(path, ()), _name(path)
        if path in comments or more or names[name] > 1:
            # fingerprints count findings that are alike: those of a file alone no longer hold
            merged += with_fingerprints(_suppressed([*found, *more], comments.get(path, ()), choice), seen[name])
        else:
            merged += found
    if not choice.ignored_in:
        return merged
    # deferred: few leave out rules for parts of the catalogue only
    from catalog_cli.rules.registry import rule_named

    categories = {path: file.position[0] for path, file in files.items() if file.position}
    return [each for each in merged if not choice.ignores(rule_named(each.rule), each.path, categories.get(each.path))]


def with_places(findings: Iterable[Finding], data: bytes | None, values: Mapping[str, Value] | None) -> list[Finding]:
    """Return the findings of one file with their places, sorted by line, column and rule.

    `data` is what the file holds, None when it cannot be read; `values` is what was read in it, if anything was.
    """
    places: Positions | None = None
    found = []
    for finding in findings:
        if finding.place is None:
            places = places or _positions(data, values)
            found.append(finding.at(_place_of(finding, places)))
        else:
            found.append(finding)
    return by_place(found)


def _place_of(finding: Finding, places: Positions | None) -> Place:
    return places.of(finding.pointer, at_key=finding.at_key, span=finding.span) if places else NOWHERE


def _positions(data: bytes | None, values: Mapping[str, Value] | None) -> Positions | None:
    try:
        return None if data is None else Positions(data.decode("utf-8"), values)
    except UnicodeDecodeError:
        return None


def with_fingerprints(findings: Iterable[Finding], seen: Counter[str] | None = None) -> list[Finding]:
    """Return the findings, which must know their places, each with its fingerprint.

    It is made of the rule, the file's name, the keys that lead to the value and the text that is marked: lines may
    move, files may move to another folder and lists may be put in another order. Findings that agree in all of
    this are numbered; `seen` counts those before.
    """
    seen = Counter() if seen is None else seen
    found = []
    for finding in findings:
        alike = "\0".join(_lasting(finding))
        seen[alike] += 1
        digest = sha256(f"{alike}\0{seen[alike]}".encode("utf-8", "surrogatepass")).hexdigest()
        found.append(finding.at(finding.place, digest[:32]))
    return found


def marked_text(place: Place | None) -> str:
    """Return the text that the carets stand under, as far as its first line goes, without quotes round it."""
    if place is None:
        return ""
    end = place.end_column - 1 if place.end_line == place.line else None
    return place.source[place.column - 1 : end].strip("'\"")


def _suppressed(findings: Iterable[Finding], comments: Sequence[Comment], choice: Choice) -> list[Finding]:
    if comments:
        # deferred: few files have such comments, and they need all rules
        from catalog_cli.check.suppress import suppress_by_comments

        findings = suppress_by_comments(findings, comments, choice)
    return by_place(findings)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _lasting(finding: Finding) -> tuple[str, ...]:
    keys = [step for step in finding.pointer if isinstance(step, str)]
    # a rule that was renamed goes on under its first name, so that older baselines count
    return first_name(finding.rule), finding.path.rpartition("/")[2], "/".join(keys), marked_text(finding.place)


FILE_WIDTH = 120
"""Columns of a report that is written to a file."""
_LEVELS = tuple(Severity)
"""From the most severe to the least."""


class ReportForm(Struct, frozen=True, kw_only=True):
    """The name of a format, and the file to write; with `statistics`, only how many findings each rule has."""

    name: str
    path: Path | None = None
    statistics: bool = False


class FindingFilter(Struct, frozen=True):
    """Which findings are shown: those of at least a level in `places`, files and folders; everywhere without them.

    Those that a comment or the baseline suppresses are shown only with `suppressed`. Of those whose fingerprints are
    in `earlier` only errors are shown.
    """

    places: tuple[str, ...] = ()
    least: Severity = Severity.INFO
    suppressed: bool = False
    earlier: Container[str] = ()

    def shows(self, finding: Finding) -> bool:
        """Return whether a finding is shown."""
        return self.asks_for(finding) and not self.is_earlier(finding)

    def asks_for(self, finding: Finding) -> bool:
        """Return whether a finding is in one of the places and severe enough."""
        return self.covers(finding.path) and _LEVELS.index(finding.severity) <= _LEVELS.index(self.least)

    def is_earlier(self, finding: Finding) -> bool:
        """Return whether a finding was there before, and is not severe enough to be shown again."""
        return finding.severity is not Severity.ERROR and finding.fingerprint in self.earlier

    def covers(self, path: str) -> bool:
        """Return whether a file is one of the places, or in one of them."""
        return not self.places or any(each in {path, "."} or path.startswith(f"{each}/") for each in self.places)


def report_on(result: CheckResult, shown: FindingFilter, files: int, root: Path, *, fixed: int = 0) -> Report:
    """Make the report of a result: what to show, what is suppressed, and how much of the baseline is gone."""
    visible = [finding for finding in result.findings if shown.shows(finding)]
    present = {each.fingerprint for each in result.findings} if result.known else set()
    return Report(
        tuple(each for each in visible if each.suppression is None),
        files,
        suppressed=tuple(each for each in visible if each.suppression is not None),
        earlier=sum(shown.asks_for(each) and shown.is_earlier(each) for each in result.findings if shown.earlier),
        with_suppressed=shown.suppressed,
        strict=result.choice.strict,
        fixed=fixed,
        settled=sum(
            fingerprint not in present and _was_checked(rule, result.choice)
            for fingerprint, rule in result.known.items()
        ),
        rules=RuleCards(lambda: {each.rule for each in visible}),
        find_folder=lambda: _folder_in_repository(root),
    )


def render(report: Report, form: ReportForm, screen: Screen) -> Iterator[str]:
    """Render a report piece by piece, for a screen or for the file that the form names."""
    if not form.statistics:
        return writer("findings", form.name)(report, screen if form.path is None else Screen(width=FILE_WIDTH))
    # deferred: few only want the numbers
    from catalog_cli.views.statistics import statistics_table

    default = "table" if screen.terminal else "tsv"
    table_format = form.name if form.name in {"json", "jsonl"} else default
    return writer("tables", table_format)(statistics_table(report), screen)


class RuleCards(Collection[RuleCard]):
    """The cards of rules, by name, made when they are asked for: few formats tell of rules."""

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
    # deferred: few formats tell of rules
    from catalog_cli.formats.manuals.markdown import write as manual_markdown
    from catalog_cli.rules.manual import manual_of

    manual = manual_of(rule_named(name))
    text = "".join(manual_markdown([manual], Screen()))
    return RuleCard(name, manual.title, manual.severity, manual.summary, text)


def _folder_in_repository(root: Path) -> str:
    # deferred: git has to be asked, and few formats need to know
    from catalog_cli.store.git import folder_in_repository

    return folder_in_repository(root)


def _was_checked(name: str, choice: Choice) -> bool:
    """Return whether a finding of a rule would have been found: it ran, or there is no such rule any more."""
    name = current_name(name)
    return name not in rule_places() or (choice.runs(rule_named(name)) and not rule_named(name).needs_answer)
