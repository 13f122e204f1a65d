"""Suppress findings that a comment in the file, or the baseline, takes note of."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from catalog_cli.check.rule_runner import chosen_rules, finding_from
from catalog_cli.model.finding import Comment, Finding, KnownFindings, Suppression, SuppressionKind
from catalog_cli.rules.choice import Choice, current_name
from catalog_cli.rules.registry import all_rules, rule_named, rule_places
from catalog_cli.rules.rule import Problem

CommentCheck = Callable[[Comment, tuple[str, ...]], Iterable[Problem]]


def suppress_by_comments(findings: Iterable[Finding], comments: Sequence[Comment], choice: Choice) -> list[Finding]:
    """Mark the findings that a comment names, and add those about the comments themselves.

    The findings must know their places. What the parser reports is never suppressed: such a file is missing from the
    catalogue, whatever its comments say.
    """
    used: set[tuple[Comment, str]] = set()
    marked = [_marked(finding, comments, used) for finding in findings]
    return [*marked, *_comment_findings(comments, used, choice)]


def mark_suppressed(findings: Iterable[Finding], comments: Sequence[Comment]) -> list[Finding]:
    """Mark the findings that a comment names, and say nothing of the comments themselves."""
    return [_marked(finding, comments, set()) for finding in findings]


def suppress_by_baseline(findings: Iterable[Finding], known: KnownFindings) -> Iterator[Finding]:
    """Mark the findings whose fingerprint is in the baseline, unless a comment suppresses them already."""
    note = Suppression(SuppressionKind.BASELINE)
    return (
        replace(each, suppression=note) if each.suppression is None and each.fingerprint in known else each
        for each in findings
    )


def _marked(finding: Finding, comments: Sequence[Comment], used: set[tuple[Comment, str]]) -> Finding:
    if not comments or (finding.rule in rule_places() and rule_named(finding.rule).reported_by_parser):
        return finding
    family = finding.rule.partition("/")[0]
    for comment in comments:
        name = next((name for name in comment.names if current_name(name) in {finding.rule, family}), None)
        if name and comment.covers(finding):
            used.add((comment, name))
            return replace(finding, suppression=Suppression(SuppressionKind.COMMENT, comment.reason))
    return finding


def _comment_findings(comments: Iterable[Comment], used: set[tuple[Comment, str]], choice: Choice) -> Iterator[Finding]:
    rules = chosen_rules(choice)
    ran = {rule.name for rule in rules if not rule.needs_answer}
    # a family whose pedantic rules alone were left out counts as checked
    left_out = {rule.family for rule in all_rules() if rule.name not in ran and not rule.pedantic}
    ran |= {rule.family for rule in rules} - left_out
    for rule in rules:
        check_comment: CommentCheck | None = getattr(rule.module, "check_comment", None)
        if check_comment is None:
            continue
        for comment in comments:
            # of a rule that did not run nobody knows whether it would have found anything
            unused = tuple(name for name in comment.names if current_name(name) in ran and (comment, name) not in used)
            for problem in check_comment(comment, unused):
                yield replace(finding_from(rule.name, choice.severity(rule), problem), place=comment.place)
