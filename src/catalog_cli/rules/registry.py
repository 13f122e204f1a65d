"""Find the rules by their folder: each file in a family's folder is one."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import cast

from catalog_cli.plugins import discover, discover_families
from catalog_cli.rules.rule import Rule, RuleModule


@cache
def rule_places() -> Mapping[str, str]:
    """Map the name of every rule to its module, without importing any."""
    return {
        f"{family}/{name}": module
        for family, folder in discover_families(__package__).items()
        for name, module in discover(folder).items()
    }


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
    return tuple(discover_families(__package__))


def known_names() -> tuple[str, ...]:
    """Give every name that a user may write for rules: those of the families and those of the rules."""
    return (*families(), *rule_places())
