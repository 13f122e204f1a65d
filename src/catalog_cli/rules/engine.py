"""Find the rules by their folder, run them over a reading, and put the findings in order."""

import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import cast

from catalog_cli import rules
from catalog_cli.model.finding import Finding, Severity
from catalog_cli.model.reading import Reading
from catalog_cli.rules.rule import Problem, RuleModule, Subject


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its stable name, `family/what-is-right`."""

    name: str
    module: RuleModule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give every rule: each file in a family's folder is one."""
    return tuple(Rule(name, cast(RuleModule, import_module(place))) for name, place in sorted(_listing()))


def check(reading: Reading) -> list[Finding]:
    """Give everything wrong with what was read, by path and then by rule; `reading` must hold its schemas."""
    subject = Subject(reading)
    found = [_finding(rule, problem) for rule in all_rules() for problem in rule.module.check(subject)]
    return sorted([*reading.findings, *found], key=lambda finding: finding.path)


def new_errors(before: Reading, after: Reading) -> list[Finding]:
    """Give the errors in `after` that are not in `before`."""
    old = {(each.path, each.rule, each.pointer, str(each.message)) for each in check(before)}
    return [
        each
        for each in check(after)
        if each.severity is Severity.ERROR and (each.path, each.rule, each.pointer, str(each.message)) not in old
    ]


def _listing() -> Iterator[tuple[str, str]]:
    for family in pkgutil.iter_modules(rules.__path__):
        if family.ispkg:
            folder = import_module(f"{rules.__name__}.{family.name}")
            for file in pkgutil.iter_modules(folder.__path__):
                yield f"{family.name}/{file.name.replace('_', '-')}", f"{folder.__name__}.{file.name}"


def _finding(rule: Rule, problem: Problem) -> Finding:
    return Finding(
        rule=rule.name,
        message=problem.message,
        path=problem.path,
        pointer=problem.pointer,
        at_key=problem.at_key,
        remedy=problem.remedy,
        severity=rule.module.SEVERITY,
    )
