"""Run the rules over a reading, and put the findings in order."""

from collections.abc import Callable, Iterable, Iterator

from catalog_cli.model.field import FIELDS, Kind
from catalog_cli.model.finding import Finding, Severity
from catalog_cli.model.fix import Edit, Fix, Pointer
from catalog_cli.model.item import Item
from catalog_cli.model.reading import Reading
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.folder import all_rules
from catalog_cli.rules.rule import Problem, Rule, Slip, Subject

ALL = Choice()
_TEXT_KEYS = tuple(key for key, field in FIELDS.items() if field.kind is not Kind.NUMBER)


def check(reading: Reading, choice: Choice = ALL, base: Reading | None = None) -> list[Finding]:
    """Give everything wrong with what was read, by path and then by rule; `reading` must hold its schemas.

    `base` is an earlier state of the catalogue, for the rules that compare.
    """
    rules = [rule for rule in all_rules() if choice.runs(rule)]
    subject = Subject(reading, base)
    found = [*reading.findings, *_of_texts(rules, reading.catalogue.items, choice)]
    for rule in rules:
        severity = choice.severity(rule)
        found += [finding_from(rule.name, severity, problem) for problem in _problems(rule, subject)]
    return sorted(found, key=lambda finding: (finding.path, finding.rule))


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


def _problems(rule: Rule, subject: Subject) -> Iterator[Problem]:
    check_whole = getattr(rule.module, "check", None)
    if check_whole:
        yield from check_whole(subject)
    check_item = getattr(rule.module, "check_item", None)
    if check_item:
        settings = subject.catalogue.settings
        for item in subject.catalogue.items:
            yield from check_item(item, settings)


def _of_texts(rules: Iterable[Rule], items: Iterable[Item], choice: Choice) -> Iterator[Finding]:
    """Look at every text of every item; a text that several items share is looked at once."""
    looks = {key: _looks_at(key, rules, choice) for key in _TEXT_KEYS}
    for key, look in looks.items():
        if look:
            # most fields of most items are absent
            for item in [each for each in items if getattr(each, key)]:
                for pointer, text in texts_of(item, key):
                    for name, severity, slip in look(text):
                        yield finding_from(name, severity, _problem_from(slip, item.path, pointer))


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


Found = tuple[tuple[str, Severity, Slip], ...]


def _looks_at(key: str, rules: Iterable[Rule], choice: Choice) -> Callable[[str], Found] | None:
    """Give the function that looks at one text of a field with all rules that are about it."""
    checks = [
        (rule.name, choice.severity(rule), check_text)
        for rule in rules
        if (check_text := getattr(rule.module, "check_text", None)) and (not rule.keys or key in rule.keys)
    ]
    seen: dict[str, Found] = {}

    def look(text: str) -> Found:
        found = seen.get(text)
        if found is None:
            found = tuple((name, severity, slip) for name, severity, check_text in checks for slip in check_text(text))
            seen[text] = found
        return found

    return look if checks else None


def _problem_from(slip: Slip, path: str, pointer: Pointer) -> Problem:
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
