"""Check what links answered, by the rules that look at nothing else; no other check runs them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from catalog_cli.check.result import with_fingerprints, with_places
from catalog_cli.check.rule_runner import RuleContext, chosen_rules, finding_from
from catalog_cli.check.suppress import mark_suppressed, suppress_by_baseline
from catalog_cli.model.finding import Finding, KnownFindings
from catalog_cli.model.item import Item
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.registry import rule_named
from catalog_cli.rules.rule import LinkAnswer
from catalog_cli.store.reading import read_bytes
from catalog_cli.store.source import Source, UnreadableFileError


def check_answers(
    pairs: Sequence[tuple[Item, LinkAnswer]], source: Source, choice: Choice, context: RuleContext, known: KnownFindings
) -> tuple[Finding, ...]:
    """Return what is wrong with the answers of items' links, with places; what comments or the baseline know is marked.

    `choice` is that of the workspace and the user together, `known` what the baseline notes.
    """
    by_path = defaultdict[str, list[Finding]](list)
    categories = {item.path: item.category for item, _answer in pairs}
    for finding in _findings(pairs, choice, context):
        if not choice.ignores(rule_named(finding.rule), finding.path, categories[finding.path]):
            by_path[finding.path].append(finding)
    placed = [each for path in sorted(by_path) for each in _placed(path, by_path[path], source)]
    return tuple(suppress_by_baseline(with_fingerprints(placed), known))


def _findings(pairs: Sequence[tuple[Item, LinkAnswer]], choice: Choice, context: RuleContext) -> Iterator[Finding]:
    for rule in chosen_rules(choice):
        if not rule.needs_answer:
            continue
        check_answer = rule.function("check_answer", **context.values())
        for item, answer in pairs:
            for problem in check_answer(answer, item):
                yield finding_from(rule.name, choice.severity(rule), problem)


def _placed(path: str, findings: Iterable[Finding], source: Source) -> list[Finding]:
    """Return the findings of a file with their places; those that a comment in it names are marked."""
    try:
        data = source.read(path)
    except UnreadableFileError:
        # it was there when its link was read
        return with_places(findings, None, None)
    file = read_bytes(data, path)
    return mark_suppressed(with_places(findings, data, file.values), file.comments)
