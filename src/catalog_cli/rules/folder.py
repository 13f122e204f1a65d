"""Find the rules by their folder: each file in a family's folder is one."""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import cast

from catalog_cli import rules
from catalog_cli.rules.rule import Rule, RuleModule


@cache
def rule_places() -> dict[str, str]:
    """Give the module of every rule by the rule's name, without importing any."""
    return dict(sorted(_listing()))


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give every rule, by name."""
    return tuple(rule_named(name) for name in rule_places())


@cache
def rule_named(name: str) -> Rule:
    """Give the rule with this name.

    Raises:
        KeyError: there is none.
    """
    return Rule(name, cast(RuleModule, import_module(rule_places()[name])))


def families() -> tuple[str, ...]:
    """Give the families, by name."""
    return tuple(dict.fromkeys(name.partition("/")[0] for name in rule_places()))


def known_names() -> tuple[str, ...]:
    """Give every name that a user may write for rules: those of the families and those of the rules."""
    return (*families(), *rule_places())


def _listing() -> Iterator[tuple[str, str]]:
    for family in pkgutil.iter_modules(rules.__path__):
        if family.ispkg:
            folder = f"{rules.__name__}.{family.name}"
            for file in pkgutil.iter_modules(import_module(folder).__path__):
                yield f"{family.name}/{file.name.replace('_', '-')}", f"{folder}.{file.name}"
