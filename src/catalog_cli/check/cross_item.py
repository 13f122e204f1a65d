"""Compare items: run each rule that looks at several items together over what it collected from all of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, get_type_hints

from catalog_cli.cache.codec import loads_joined
from catalog_cli.check.result import FileResult
from catalog_cli.check.rule_runner import RuleContext, collector, compare_items, comparing_rules
from catalog_cli.model.catalogue import ranking
from catalog_cli.model.finding import Finding, Severity
from catalog_cli.rules.choice import Choice


def cross_item_findings(
    files: Mapping[str, FileResult], choice: Choice, context: RuleContext, severities: Collection[Severity]
) -> Iterator[Finding]:
    """Report what is wrong with several items together, by the rules of some severities.

    Nothing of this is cached by rule: with 5,000 items, all rules together take 25 ms, and finding out which of them
    could be left out takes nearly as long.
    """
    rank = ranking(context.settings.categories)
    items = sorted((rank(*file.position), path) for path, file in files.items() if file.position)
    ordered = [(path, files[path]) for _rank, path in items]
    for number, rule in enumerate(comparing_rules(choice)):
        if choice.severity(rule) not in severities:
            continue
        kind = get_type_hints(collector(rule))["return"]
        yield from compare_items(rule, choice, context, _collected(ordered, number, kind))


def _collected(items: Sequence[tuple[str, FileResult]], number: int, kind: Any) -> list[tuple[str, Any]]:
    """Return what the rule of a number collected from each item, after the item's path."""
    unpacked = iter(loads_joined([file.collected[number] for _path, file in items if file.collected], kind))
    return [(path, next(unpacked) if file.collected else file.uncacheable[number]) for path, file in items]
