"""Which rules a user means by a name: a rule's, a family's, or a rule's Chinese title."""

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.model.nearest import nearest_names
from catalog_cli.model.text import one_line
from catalog_cli.rules.registry import all_rules, families, rule_named, rule_places
from catalog_cli.rules.rule import Rule

_NEAREST = 3


class UnknownRuleError(CatalogError):
    """No rule or family answers to what the user typed."""


def family_named(word: str) -> tuple[Rule, ...]:
    """Give the rules of the family that is meant; none when the word is no family's name."""
    family = word.strip().casefold().removesuffix("/")
    return tuple(rule for rule in all_rules() if rule.family == family) if family in families() else ()


def find_rule(word: str) -> Rule:
    """Find the rule that is meant, by its name or its Chinese title.

    Raises:
        UnknownRuleError: there is none; the remedy names the nearest names and titles.
    """
    name = word.strip().casefold()
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
        message("there is no rule or family “{name}”", name=one_line(word)),
        message("Did you mean: {candidates}?", candidates=", ".join(dict.fromkeys(near)))
        if near
        else message("All rules are listed by: catalog explain"),
    )
