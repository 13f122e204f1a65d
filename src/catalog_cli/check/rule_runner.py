"""Run the rules: over each file by itself, over what they took from all of them, and over an earlier state."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from catalog_cli.check.schema_validator import SchemaValidator
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.field import FIELDS, Kind
from catalog_cli.model.finding import Finding, Severity
from catalog_cli.model.fix import Edit, Fix, Pointer
from catalog_cli.model.item import Item, Value
from catalog_cli.model.reading import Reading
from catalog_cli.model.run import Run, ValidDays, tracked
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.interface import Rule
from catalog_cli.rules.registry import all_rules, rule_named
from catalog_cli.rules.rule import Collected, HistoryContext, Problem, SchemaViolation, TextProblem
from catalog_cli.store.config import CATALOG_SCHEMA, ITEM_SCHEMA, Schema

Function = Callable[..., Any]
Found = tuple[tuple[str, Severity, TextProblem], ...]

ALL = Choice()
_TEXT_KEYS = tuple(key for key, field in FIELDS.items() if field.kind is not Kind.NUMBER)
_TEXTS_REMEMBERED = 50_000


def check(reading: Reading, run: Run, choice: Choice = ALL, base: Reading | None = None) -> list[Finding]:
    """Give everything wrong with what was read, by path and then by rule; shapes only where it holds its schemas.

    `base` is an earlier state of the catalogue, for the rules that compare.
    """
    settings, items = reading.catalogue.settings, reading.catalogue.items
    rules = FileRules(choice, settings, reading.schemas, run)
    found = [*reading.findings, *rules.faults()]
    for entry in reading.entries:
        found += rules.findings(entry.path, entry.values, entry.item)
    taken = [(item.path, rules.taken(item)) for item in items]
    for place, name in enumerate(rules.comparing):
        found += compared(choice, settings, run, name, [(path, each[place]) for path, each in taken])
    found += about_settings(choice, settings, reading.settings, reading.schemas, run)
    found += about_history(choice, reading, base) if base else ()
    return sorted(found, key=lambda finding: (finding.path, finding.rule))


class FileRules:
    """The rules that look at one file, made ready for what was chosen and what `catalog.yaml` says."""

    def __init__(self, choice: Choice, settings: Settings, schemas: Mapping[str, Schema], run: Run) -> None:
        """Take the rules that run, and the workspace's schemas by path."""
        rules = [rule for rule in all_rules() if choice.runs(rule)]
        self._run = tracked(run)
        self._settings = settings
        self._schema = SchemaValidator(ITEM_SCHEMA, schemas)
        self._schema_rules = SchemaRules(choice, rules)
        looks = [Looked(key, rules, choice, settings) for key in _TEXT_KEYS]
        self._looks = [(looked.key, looked, LookedAll(looked)) for looked in looks if looked.checks]
        dated = [DatedTextMemo(key, rules, choice, settings, self._run) for key in _TEXT_KEYS]
        self._dated = [memo for memo in dated if memo.checks]
        self._items = _functions("check_item", rules, choice, self._run)
        self.comparing = tuple(rule.name for rule in rules if hasattr(rule.module, "compare"))
        """The names of the rules that compare items, in the order of what `taken` gives."""
        self._takes = tuple(_function(rule, "collect") for rule in rules if hasattr(rule.module, "compare"))

    def faults(self) -> Iterator[Finding]:
        """Give what is wrong with the schema of items itself."""
        return self._schema_rules.faults(self._schema)

    def findings(self, path: str, values: Mapping[str, Value] | None, item: Item | None) -> Iterator[Finding]:
        """Give everything wrong with one file by itself; `item` is None when the values make no item."""
        if values is not None:
            yield from self._schema_rules.findings(self._schema.violations(path, values))
        if item is not None:
            yield from self._of_texts(item)
            yield from self._of_dated_texts(item)
            for name, severity, check_item in self._items:
                for problem in check_item(item, self._settings):
                    yield finding_from(name, severity, problem)

    def take_valid_days(self) -> ValidDays:
        """Return the days on which the findings given since the last call hold."""
        return self._run.take()

    def taken(self, item: Item) -> tuple[Any, ...]:
        """Give what each rule that compares items has to know of this one."""
        return tuple([take(item) for take in self._takes])

    def _of_texts(self, item: Item) -> Iterator[Finding]:
        for key, looked, looked_all in self._looks:
            value = getattr(item, key)
            # most fields of most items are absent, and nearly all that are there are short texts, alone or in a list
            if value.__class__ is str:
                if looked[value]:
                    yield from _of_text(looked[value], item.path, (key,))
            elif value.__class__ is tuple:
                for place, found in looked_all[value]:
                    yield from _of_text(found, item.path, (key, place))
            elif value:
                for pointer, text in texts_of(item, key):
                    if looked[text]:
                        yield from _of_text(looked[text], item.path, pointer)

    def _of_dated_texts(self, item: Item) -> Iterator[Finding]:
        for memo in self._dated:
            for pointer, text in texts_of(item, memo.key):
                slips, days = memo[text]
                self._run.narrow(days)
                yield from _of_text(slips, item.path, pointer)


class SchemaRules:
    """The rules about violations of a JSON Schema."""

    def __init__(self, choice: Choice, rules: Iterable[Rule]) -> None:
        """Take those of the rules that are about schemas."""
        self._rules = [
            (name, severity, check_schema, keywords)
            for rule in rules
            for name, severity, check_schema in _functions("check_schema", [rule], choice)
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


def compared(
    choice: Choice, settings: Settings, run: Run, name: str, column: Iterable[tuple[str, Any]]
) -> Iterator[Finding]:
    """Give what is wrong with items together, by one of `FileRules.comparing`.

    `column` holds what that rule took: pairs of an item's path and a value, or None, in the order of the catalogue.
    """
    rule = rule_named(name)
    taken: Collected = ((path, value) for path, value in column if value is not None)
    for problem in _with_run(_function(rule, "compare"), run)(taken, settings):
        yield finding_from(name, choice.severity(rule), problem)


def about_settings(
    choice: Choice, settings: Settings, values: Mapping[str, Value] | None, schemas: Mapping[str, Schema], run: Run
) -> Iterator[Finding]:
    """Give everything wrong with `catalog.yaml`, which holds `values`, None when it could not be read."""
    rules = [rule for rule in all_rules() if choice.runs(rule)]
    validator, schema_rules = SchemaValidator(CATALOG_SCHEMA, schemas), SchemaRules(choice, rules)
    yield from schema_rules.faults(validator)
    if values is not None:
        yield from schema_rules.findings(validator.violations("catalog.yaml", values))
    for name, severity, check_settings in _functions("check_settings", rules, choice, run):
        for problem in check_settings(settings):
            yield finding_from(name, severity, problem)


def about_history(choice: Choice, reading: Reading, base: Reading) -> Iterator[Finding]:
    """Give what is wrong with what became of an earlier state of the catalogue."""
    context = HistoryContext(reading, base)
    for name, severity, check_since in _functions(
        "check_history", [rule for rule in all_rules() if choice.runs(rule)], choice
    ):
        for problem in check_since(context):
            yield finding_from(name, severity, problem)


def finding_from(rule: str, severity: Severity, problem: Problem) -> Finding:
    """Give the finding that a rule's problem is."""
    return Finding(
        rule=rule,
        message=problem.message,
        path=problem.path,
        pointer=problem.pointer,
        at_key=problem.at_key,
        span=problem.span,
        remedy=problem.remedy,
        fix=problem.fix,
        severity=severity,
    )


def texts_of(item: Item, key: str) -> Iterator[tuple[Pointer, str]]:
    """Give the texts in one field of an item, each with the keys and positions that lead to it."""
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


def _functions(
    name: str, rules: Sequence[Rule], choice: Choice, run: Run | None = None
) -> list[tuple[str, Severity, Function]]:
    """Return the function of this name of each rule that has it, after the rule's name and severity.

    One that has a parameter `run` is given it.
    """
    found = [(rule, _function(rule, name)) for rule in rules if hasattr(rule.module, name)]
    return [
        (rule.name, choice.severity(rule), _with_run(function, run) if run else function) for rule, function in found
    ]


def _with_run(function: Function, run: Run) -> Function:
    return partial(function, run=run) if _asks_for_run(function) else function


def _asks_for_run(function: Function) -> bool:
    code = function.__code__
    return "run" in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]


def _function(rule: Rule, name: str) -> Function:
    function: Function = getattr(rule.module, name)
    return function


class Looked(dict[str, Found]):
    """What all rules about one field say of a text; a text that several items share is looked at once.

    When there are very many, those before are forgotten.
    """

    def __init__(self, key: str, rules: Iterable[Rule], choice: Choice, settings: Settings) -> None:
        """Take the rules that are about the field, and what `catalog.yaml` says."""
        super().__init__()
        self.key = key
        about = [rule for rule in rules if not rule.keys or key in rule.keys]
        self.checks = _functions("check_text", about, choice) + [
            (name, severity, partial(check, settings=settings))
            for name, severity, check in _functions("check_text_within", about, choice)
            if not _asks_for_run(check)
        ]

    def __missing__(self, text: str) -> Found:
        if len(self) >= _TEXTS_REMEMBERED:
            self.clear()
        found = self[text] = tuple(
            [(name, severity, slip) for name, severity, check_text in self.checks for slip in check_text(text)]
        )
        return found


class DatedTextMemo(dict[str, tuple[Found, ValidDays]]):
    """What the rules about one field that ask for the day say of a text, and on which days they say the same."""

    def __init__(self, key: str, rules: Iterable[Rule], choice: Choice, settings: Settings, run: Run) -> None:
        """Take the rules that are about the field, what `catalog.yaml` says, and the run."""
        super().__init__()
        self.key = key
        self._run = tracked(run)
        about = [rule for rule in rules if not rule.keys or key in rule.keys]
        self.checks = [
            (name, severity, partial(check, settings=settings, run=self._run))
            for name, severity, check in _functions("check_text_within", about, choice)
            if _asks_for_run(check)
        ]

    def __missing__(self, text: str) -> tuple[Found, ValidDays]:
        if len(self) >= _TEXTS_REMEMBERED:
            self.clear()
        slips = tuple([(name, severity, slip) for name, severity, check in self.checks for slip in check(text)])
        found = self[text] = slips, self._run.take()
        return found


class LookedAll(dict[tuple[str, ...], tuple[tuple[int, Found], ...]]):
    """What all rules about one field say of the texts in a list, each after its place; most lists are shared too."""

    def __init__(self, looked: Looked) -> None:
        """Take what is said of single texts."""
        super().__init__()
        self._looked = looked

    def __missing__(self, texts: tuple[str, ...]) -> tuple[tuple[int, Found], ...]:
        if len(self) >= _TEXTS_REMEMBERED:
            self.clear()
        found = [(place, self._looked[text]) for place, text in enumerate(texts)]
        self[texts] = wrong = tuple([(place, each) for place, each in found if each])
        return wrong


def _of_text(found: Found, path: str, pointer: Pointer) -> Iterator[Finding]:
    for name, severity, slip in found:
        yield finding_from(name, severity, _problem_from(slip, path, pointer))


def _problem_from(slip: TextProblem, path: str, pointer: Pointer) -> Problem:
    span = (slip.start, slip.end)
    edit = None if slip.replacement is None else Edit(path=path, pointer=pointer, value=slip.replacement, span=span)
    return Problem(
        path=path,
        pointer=pointer,
        span=span,
        message=slip.message,
        remedy=slip.remedy,
        fix=Fix((edit,), slip.safe) if edit else None,
    )
