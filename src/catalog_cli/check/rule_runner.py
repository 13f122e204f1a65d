"""Run the rules: over one file by itself, over what they collected from all items, over settings and history."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.check.schema_validator import SchemaValidator, schema_validator
from catalog_cli.model.catalogue import Facts, LoadedCatalogue, Settings
from catalog_cli.model.field import FIELDS, Kind
from catalog_cli.model.finding import Edit, Finding, Fix, Pointer, Severity
from catalog_cli.model.item import Item, Texts, Value
from catalog_cli.model.run import ALWAYS, Run, TrackedRun, ValidDays, tracked
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.interface import Rule
from catalog_cli.rules.registry import rule_named, rule_places
from catalog_cli.rules.rule import HistoryContext, Problem, SchemaViolation, TextProblem
from catalog_cli.store.reading import CATALOG_SCHEMA, DOCUMENTS_SCHEMA, ITEM_SCHEMA, Schema, WorkspaceConfig
from catalog_cli.store.source import DOCUMENTS, SETTINGS, is_misnamed

Function = Callable[..., Any]
ChosenFunction = tuple[str, Severity, Function]
"""A rule's function, after the rule's name and the severity of its findings."""
TextProblems = tuple[tuple[str, Severity, TextProblem], ...]
"""What rules found in a text: each problem after the rule's name and severity."""

_TEXT_KEYS = tuple(key for key, field in FIELDS.items() if field.kind is not Kind.NUMBER)
RECORD_FAMILY = "record/"
"""What the names of the rules about records begin with."""
_MEMO_SIZE = 50_000
"""The most texts in a memo; a full one is emptied."""
_SHARED_MEMO_SIZE = 8_192
"""The same for memos that live as long as the process, which may read thousands of catalogues."""


def chosen_rules(choice: Choice) -> list[Rule]:
    """Return the rules that run, by name, but for those of records: see `check/record_checks.py`."""
    names = (name for name in rule_places() if not name.startswith(RECORD_FAMILY))
    return list(
        _running(tuple(map(rule_named, names)), choice.select, choice.ignore, choice.also, pedantic=choice.pedantic)
    )


@lru_cache(maxsize=16)
def _running(rules: tuple[Rule, ...], select: Texts, ignore: Texts, also: Texts, *, pedantic: bool) -> tuple[Rule, ...]:
    """Return those of some rules that are selected: most catalogues select the same, and asking each rule is slow."""
    choice = Choice(select=select, ignore=ignore, also=also, pedantic=pedantic)
    return tuple(rule for rule in rules if choice.runs(rule))


def comparing_rules(choice: Choice) -> list[Rule]:
    """Return the chosen rules that compare items, by name."""
    return [rule for rule in chosen_rules(choice) if rule.has("compare")]


def collector(rule: Rule) -> Function:
    """Return the function by which a rule that compares items collects what it has to know of each."""
    return rule.function("collect")


def collectors(choice: Choice) -> list[Function]:
    """Return the collectors of the chosen rules, each once: rules may share one."""
    return list(dict.fromkeys(map(collector, comparing_rules(choice))))


class RuleContext(Struct, frozen=True):
    """What rules may ask for besides what they look at: what `catalog.yaml` says, the facts, and the run."""

    settings: Settings
    facts: Facts
    run: Run

    def values(self) -> dict[str, object]:
        """Return the values by the names of the rules' parameters."""
        return {"settings": self.settings, "facts": self.facts, "run": self.run}


class FileRules:
    """The rules that look at one file, made ready for what was chosen and what `catalog.yaml` says."""

    def __init__(self, choice: Choice, schemas: Mapping[str, Schema], context: RuleContext, run: TrackedRun) -> None:
        """Take what was chosen, the workspace's schemas by path, and the context, whose run records what it says."""
        rules = chosen_rules(choice)
        self._run = run
        self._schema = schema_validator(ITEM_SCHEMA, schemas)
        self._schema_rules = SchemaRules(choice, rules)
        undated = _text_functions([rule for rule in rules if not rule.is_dated], choice, context)
        self._texts = [(key, *memos) for key, checks in undated.items() for memos in _memos_of(checks)]
        dated_run = tracked(context.run)
        dated = _text_functions([rule for rule in rules if rule.is_dated], choice, replace(context, run=dated_run))
        self._dated_texts = [(key, DatedTextMemo(checks, dated_run)) for key, checks in dated.items()]
        self._items = chosen_functions("check_item", rules, choice, **context.values())
        self._collectors = collectors(choice)

    def schema_faults(self) -> Iterator[Finding]:
        """Report what is wrong with the schema of items itself."""
        return self._schema_rules.faults(self._schema)

    def findings(self, path: str, values: Mapping[str, Value] | None, item: Item | None) -> Iterator[Finding]:
        """Report everything wrong with one file by itself; `item` is None when the values make no item."""
        if values is not None:
            yield from self._schema_rules.findings(self._schema.violations(path, values))
        if item is not None:
            yield from self._text_findings(item)
            yield from self._dated_text_findings(item)
            for name, severity, check_item in self._items:
                for problem in check_item(item):
                    yield finding_from(name, severity, problem)

    def remember(self, item: Item, faulty: Container[str], days: ValidDays) -> None:
        """Remember that on some days nothing is wrong with the texts of an item, except in fields that are `faulty`."""
        for key, memo, _list_memo in self._texts:
            if key not in faulty:
                memo.update((text, ()) for _pointer, text in texts_of(item, key))
        for key, dated_memo in self._dated_texts:
            if key not in faulty:
                dated_memo.update((text, ((), days)) for _pointer, text in texts_of(item, key))

    def collect(self, item: Item) -> tuple[Any, ...]:
        """Return what the `collectors` give of an item, in their order."""
        return tuple([collect(item) for collect in self._collectors])

    def _text_findings(self, item: Item) -> Iterator[Finding]:
        for key, memo, list_memo in self._texts:
            value = getattr(item, key)
            # most fields of most items are absent, and nearly all that are there are short texts, alone or in a list
            if value.__class__ is str:
                if memo[value]:
                    yield from _findings_in(memo[value], item.path, (key,))
            elif value.__class__ is tuple:
                for place, problems in list_memo[value]:
                    yield from _findings_in(problems, item.path, (key, place))
            elif value:
                for pointer, text in texts_of(item, key):
                    if memo[text]:
                        yield from _findings_in(memo[text], item.path, pointer)

    def _dated_text_findings(self, item: Item) -> Iterator[Finding]:
        for key, memo in self._dated_texts:
            for pointer, text in texts_of(item, key):
                problems, days = memo[text]
                if days is not ALWAYS:
                    self._run.narrow(days)
                if problems:
                    yield from _findings_in(problems, item.path, pointer)


class SchemaRules:
    """The rules about violations of a JSON Schema."""

    def __init__(self, choice: Choice, rules: Iterable[Rule]) -> None:
        """Take those of the rules that are about schemas."""
        self._rules = [
            (name, severity, check_schema, keywords)
            for rule in rules
            for name, severity, check_schema in chosen_functions("check_schema", [rule], choice)
            for keywords in [getattr(rule.module, "KEYWORDS", ())]
        ]

    def findings(self, violations: Iterable[SchemaViolation]) -> Iterator[Finding]:
        """Report violations of a schema."""
        for violation in violations:
            for name, severity, check_schema, keywords in self._rules:
                if not keywords or violation.keyword in keywords:
                    for problem in check_schema(violation):
                        yield finding_from(name, severity, problem)

    def faults(self, validator: SchemaValidator) -> Iterator[Finding]:
        """Report what is wrong with a schema itself."""
        if validator.fault:
            yield from self.findings([validator.fault])


def compare_items(
    rule: Rule, choice: Choice, context: RuleContext, collected: Iterable[tuple[str, Any]]
) -> Iterator[Finding]:
    """Report what is wrong with items together, by one of the `comparing_rules`.

    `collected` holds what that rule collected: pairs of an item's path and a value, or None, in catalogue order.
    """
    present = ((path, value) for path, value in collected if value is not None)
    for problem in rule.function("compare", **context.values())(present):
        yield finding_from(rule.name, choice.severity(rule), problem)


def check_configuration(choice: Choice, config: WorkspaceConfig, settings: Settings, run: Run) -> Iterator[Finding]:
    """Report everything wrong with `catalog.yaml`, which says `settings`, and with `documents.yaml`."""
    rules = chosen_rules(choice)
    schema_rules = SchemaRules(choice, rules)
    files = ((SETTINGS, CATALOG_SCHEMA, config.values), (DOCUMENTS, DOCUMENTS_SCHEMA, config.documents))
    for path, schema, values in files:
        if path == DOCUMENTS and values is None:
            # few workspaces have the file, and its schema need not be compiled for the others
            continue
        validator = schema_validator(schema, config.schemas)
        yield from schema_rules.faults(validator)
        if values is not None:
            yield from schema_rules.findings(validator.violations(path, values))
    for name, severity, check_settings in chosen_functions("check_settings", rules, choice, run=run):
        for problem in check_settings(settings):
            yield finding_from(name, severity, problem)


def check_names(choice: Choice, paths: Iterable[str]) -> Iterator[Finding]:
    """Report the files of a workspace that are misnamed."""
    misnamed = [path for path in paths if is_misnamed(path)]
    for name, severity, check in chosen_functions("check_name", chosen_rules(choice), choice) if misnamed else ():
        for path in misnamed:
            for problem in check(path):
                yield finding_from(name, severity, problem)


def check_history(choice: Choice, reading: LoadedCatalogue, base: LoadedCatalogue) -> Iterator[Finding]:
    """Report what is wrong with what became of an earlier state of the catalogue."""
    context = HistoryContext(reading, base)
    for name, severity, check in chosen_functions("check_history", chosen_rules(choice), choice):
        for problem in check(context):
            yield finding_from(name, severity, problem)


def finding_from(rule: str, severity: Severity, problem: Problem) -> Finding:
    """Make a finding of a rule's problem."""
    return Finding(
        rule=rule,
        message=problem.message,
        path=problem.path,
        pointer=problem.pointer,
        at_key=problem.at_key,
        span=problem.span,
        remedy=problem.remedy,
        fix=problem.fix,
        severity=severity.at_most(problem.severity),
    )


def texts_of(item: Item, key: str) -> Iterator[tuple[Pointer, str]]:
    """Return the texts in one field of an item, each with the keys and positions that lead to it."""
    value = getattr(item, key)
    if not value:
        return
    if isinstance(value, str):
        yield (key,), value
    elif isinstance(value, tuple):
        for place, text in enumerate(value):
            yield (key, place), text
    else:
        for heading, text in value.items():
            yield (key, heading), text


def chosen_functions(name: str, rules: Sequence[Rule], choice: Choice, **context: object) -> list[ChosenFunction]:
    """Return the function of this name of each rule that has it, after the rule's name and severity.

    Those with parameters of the names in `context` are given them.
    """
    return [(rule.name, choice.severity(rule), rule.function(name, **context)) for rule in rules if rule.has(name)]


def _text_functions(rules: Sequence[Rule], choice: Choice, context: RuleContext) -> dict[str, list[ChosenFunction]]:
    """Return the functions that check a text, by the field that they are about."""
    found: dict[str, list[ChosenFunction]] = {key: [] for key in _TEXT_KEYS}
    texts = [rule for rule in rules if rule.has("check_text")]
    for rule, function in zip(texts, chosen_functions("check_text", texts, choice, **context.values()), strict=True):
        for key in rule.keys or _TEXT_KEYS:
            found[key].append(function)
    return {key: functions for key, functions in found.items() if functions}


def _problems_in(text: str, checks: Sequence[ChosenFunction]) -> TextProblems:
    return tuple([(name, severity, each) for name, severity, check in checks for each in check(text)])


def _memos_of(checks: Sequence[ChosenFunction]) -> Iterator[tuple["TextMemo", "ListMemo"]]:
    """Yield the memo of the functions that ask for nothing but the text, which all workspaces share, and the other."""
    bound = [check for check in checks if isinstance(check[2], partial)]
    free = tuple(check for check in checks if not isinstance(check[2], partial))
    if free:
        yield _shared_memos(free)
    if bound:
        memo = TextMemo(bound, _MEMO_SIZE)
        yield memo, ListMemo(memo, _MEMO_SIZE)


@lru_cache(maxsize=32)
def _shared_memos(checks: tuple[ChosenFunction, ...]) -> tuple["TextMemo", "ListMemo"]:
    memo = TextMemo(checks, _SHARED_MEMO_SIZE)
    return memo, ListMemo(memo, _SHARED_MEMO_SIZE)


class TextMemo(dict[str, TextProblems]):
    """Memo of what all rules about one field find in a text: a text that several items share is checked once."""

    def __init__(self, checks: Sequence[ChosenFunction], most: int) -> None:
        """Take the functions of the rules that are about the field, and how many texts are remembered at once."""
        super().__init__()
        self._checks = checks
        self._most = most

    def __missing__(self, text: str) -> TextProblems:
        if len(self) >= self._most:
            self.clear()
        self[text] = problems = _problems_in(text, self._checks)
        return problems


class DatedTextMemo(dict[str, tuple[TextProblems, ValidDays]]):
    """Memo of what the rules that ask for the day find in a text of one field, with the days on which that holds."""

    def __init__(self, checks: Sequence[ChosenFunction], run: TrackedRun) -> None:
        """Take the functions of the rules that are about the field, and the run that they ask."""
        super().__init__()
        self._checks = checks
        self._run = run

    def __missing__(self, text: str) -> tuple[TextProblems, ValidDays]:
        if len(self) >= _MEMO_SIZE:
            self.clear()
        self[text] = answer = _problems_in(text, self._checks), self._run.take()
        return answer


class ListMemo(dict[tuple[str, ...], tuple[tuple[int, TextProblems], ...]]):
    """Memo of what all rules about one field find in a list of texts, by position; most lists are shared too."""

    def __init__(self, texts: TextMemo, most: int) -> None:
        """Take the memo of single texts, and how many lists are remembered at once."""
        super().__init__()
        self._texts = texts
        self._most = most

    def __missing__(self, texts: tuple[str, ...]) -> tuple[tuple[int, TextProblems], ...]:
        if len(self) >= self._most:
            self.clear()
        found = [(place, self._texts[text]) for place, text in enumerate(texts)]
        self[texts] = wrong = tuple([(place, each) for place, each in found if each])
        return wrong


def _findings_in(problems: TextProblems, path: str, pointer: Pointer) -> Iterator[Finding]:
    for name, severity, problem in problems:
        yield finding_from(name, severity, _problem_from(problem, path, pointer))


def _problem_from(problem: TextProblem, path: str, pointer: Pointer) -> Problem:
    span = (problem.start, problem.end)
    edit = (
        None if problem.replacement is None else Edit(path=path, pointer=pointer, value=problem.replacement, span=span)
    )
    return Problem(
        path=path,
        pointer=pointer,
        span=span,
        message=problem.message,
        remedy=problem.remedy,
        fix=Fix((edit,), problem.safe) if edit else None,
        severity=problem.severity,
    )
