"""Find rules by their folder, where each file is one, and by the names that users give them."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import cast

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import listed, message
from catalog_cli.model.text import nearest_names, one_line
from catalog_cli.plugins import discover, discover_families
from catalog_cli.rules.choice import current_name
from catalog_cli.rules.interface import Rule, RuleModule, check_interface

_NEAREST = 3
"""How many similar names are suggested for an unknown one."""


class UnknownRuleError(CatalogError):
    """No rule or family has the name that the user typed."""


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
    """Return all rules, sorted by name."""
    return tuple(rule_named(name) for name in rule_places())


@cache
def rule_named(name: str) -> Rule:
    """Import the rule of this name.

    Raises:
        KeyError: there is none.
        RuleInterfaceError: its file does not keep to the interface of rules.
    """
    module = import_module(rule_places()[name])
    check_interface(module)
    return Rule(name, cast(RuleModule, module))


def needs_answer(name: str) -> bool:
    """Return whether a rule of this name looks at what links answer, so that only `catalog links` runs it."""
    current = current_name(name)
    return current in rule_places() and rule_named(current).needs_answer


def families() -> tuple[str, ...]:
    """Return the names of the families, sorted."""
    return tuple(discover_families(__package__))


def known_names() -> tuple[str, ...]:
    """Return every name by which users can select rules: those of families and those of rules."""
    return (*families(), *rule_places())


def family_named(word: str) -> tuple[Rule, ...]:
    """Return the rules of a family; none when the word is no family's name."""
    family = word.strip().casefold().removesuffix("/")
    return tuple(rule for rule in all_rules() if rule.family == family) if family in families() else ()


def find_rule(word: str) -> Rule:
    """Find a rule by its name or its Chinese title.

    Raises:
        UnknownRuleError: there is none; the remedy names the nearest names and titles.
    """
    name = current_name(word.strip().casefold())
    if name in rule_places():
        return rule_named(name)
    titled = next((rule for rule in all_rules() if word.strip() == rule.module.TITLE), None)
    if titled is None:
        raise _unknown(word)
    return titled


def _unknown(word: str) -> UnknownRuleError:
    meant = {
        part: rule.name for rule in all_rules() for part in (rule.name.split("/")[1], rule.module.TITLE, rule.name)
    }
    meant |= {family: family for family in families()}
    near = [meant[each] for each in nearest_names(word.strip().casefold(), meant, _NEAREST)]
    return UnknownRuleError(
        message("unknown rule or family “{name}”", name=one_line(word)),
        message("Did you mean: {candidates}?", candidates=listed(dict.fromkeys(near)))
        if near
        else message("List all rules with: catalog explain"),
    )
