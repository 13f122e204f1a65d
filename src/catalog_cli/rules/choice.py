"""Rule selection: which rules run and how severe their findings are, from the workspace's and the user's choices."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct, field

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Texts, Value
from catalog_cli.rules.interface import Rule

RENAMED: Final[Mapping[str, str]] = {"law/order-in-force": "law/version-current"}
"""Rules that have another name today, by their old one, which goes on in comments, settings, options and baselines."""
_FIRST: Final = {new: old for old, new in RENAMED.items()}
_OF_SETTINGS = "catalogue/known-rules"
"""The rule that reports unknown rule names in the settings; a misspelt selection must not disable it."""


def current_name(name: str) -> str:
    """Return the name of today of a rule; any other name as it is."""
    return RENAMED.get(name, name)


def first_name(name: str) -> str:
    """Return the name that a rule had first, by which its findings are known again."""
    return _FIRST.get(name, name)


class IgnoredIn(Struct, frozen=True):
    """Names of rules and families that are left out for the items of some categories, or for some files and folders."""

    names: tuple[str, ...]
    categories: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()

    def covers(self, path: str, category: str | None) -> bool:
        """Return whether it speaks of a file, which holds an item of this category or none."""
        return category in self.categories or any(path == each or path.startswith(f"{each}/") for each in self.paths)


class Choice(Struct, frozen=True):
    """Names of rules and of families. The nearer name wins: `select=("law",)` with `ignore=("law/specific",)`.

    With nothing in `select`, every rule runs, except a pedantic one, unless `pedantic` is set, `also`
    names it or its family, or `select` names the rule itself. Those in `ignored_in` are left out for parts of the
    catalogue. A rule whose findings come from the reader of files always runs: such a file is missing from the
    catalogue, which nobody should overlook. With `strict`, warnings fail as errors do.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    pedantic: bool = False
    strict: bool = False
    ignored_in: tuple[IgnoredIn, ...] = ()

    def runs(self, rule: Rule) -> bool:
        """Return whether a rule is selected."""
        if rule.reported_by_parser:
            return True
        asked_for = self.pedantic or rule.name in self.select or _nearness(rule, self.also)
        if rule.pedantic and not asked_for:
            return False
        wanted, unwanted = _nearness(rule, self.select), _nearness(rule, self.ignore)
        return wanted > unwanted if self.select else not unwanted

    def ignores(self, rule: Rule, path: str, category: str | None) -> bool:
        """Return whether a rule is left out for a file, which holds an item of this category or none."""
        return not rule.reported_by_parser and any(
            _nearness(rule, each.names) and each.covers(path, category) for each in self.ignored_in
        )

    def severity(self, rule: Rule) -> Severity:
        """Return the severity of a rule's findings."""
        return self.severities.get(rule.name) or self.severities.get(rule.family) or rule.severity


def choice_in(settings: Settings, asked: Choice) -> Choice:
    """Combine what `catalog.yaml` selects with the user's options for one run.

    The user's `select` takes the place of the workspace's; everything else adds to it. What is not of the right shape
    chooses nothing: it is the schema's to report.
    """
    rules = settings.rules
    selected = _names(rules.get("select"))
    return Choice(
        select=asked.select or (selected and (*selected, _OF_SETTINGS)),
        ignore=(*_names(rules.get("ignore")), *asked.ignore),
        also=(*_names(rules.get("also")), *asked.also),
        severities={**_severities(rules.get("severity")), **asked.severities},
        pedantic=asked.pedantic,
        strict=asked.strict or rules.get("fail_on") == Severity.WARNING,
        ignored_in=tuple(_ignored_in(rules.get("ignore_in"))),
    )


def _names(value: Value) -> Texts:
    return tuple(map(current_name, _texts(value)))


def _ignored_in(value: Value) -> Iterator[IgnoredIn]:
    for each in value if isinstance(value, (list, tuple)) else ():
        if isinstance(each, Mapping):
            paths = tuple(path.rstrip("/") for path in _texts(each.get("paths")))
            yield IgnoredIn(_names(each.get("rules")), _texts(each.get("categories")), paths)


def _texts(value: Value) -> Texts:
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else ()


def _severities(value: Value) -> dict[str, Severity]:
    if not isinstance(value, Mapping):
        return {}
    return {current_name(str(name)): Severity(level) for name, level in value.items() if level in tuple(Severity)}


def _nearness(rule: Rule, names: Iterable[str]) -> int:
    """Return 2 when the rule itself is named, 1 when its family is, 0 when neither is."""
    return max((2 * (name == rule.name) or 1 * (name == rule.family) for name in names), default=0)
