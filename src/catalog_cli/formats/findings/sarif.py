"""`--format sarif`: SARIF 2.1.0, which GitHub code scanning, Azure DevOps and editors read.

Findings that a comment or the baseline takes note of are in it too, marked as suppressed. A safe fix comes with what it
replaces. The addresses of the project and of the rules' pages are left out as long as the project has none.
"""

from collections.abc import Iterator, Mapping, Sequence
from gettext import gettext as _
from itertools import groupby
from urllib.parse import quote

from catalog_cli import HOME, __version__
from catalog_cli.formats import Screen
from catalog_cli.model.finding import Finding, Place, Report, RuleCard, Severity, TextReplacement
from catalog_cli.model.json_text import dumps
from catalog_cli.views.report import rule_cards, sentences

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
ROOT = "%SRCROOT%"
"""The name by convention of the repository's root; where it is on a disk is nobody's concern."""


def write(report: Report, screen: Screen) -> Iterator[str]:
    """Write a log of one run."""
    yield f"{dumps({'$schema': SCHEMA, 'version': '2.1.0', 'runs': [_run(report)]}, indent=2)}\n"


def _run(report: Report) -> dict[str, object]:
    cards = rule_cards(report)
    places = {card.name: place for place, card in enumerate(cards)}
    rules = [_rule(card) for card in cards]
    home = {"informationUri": HOME} if HOME else {}
    return {
        "tool": {"driver": {"name": "catalog", "semanticVersion": __version__, **home, "rules": rules}},
        # the language that the reader's sentences are in: the translation of this word is its own name
        "language": _("en-US"),
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": _("The root of the repository.")}}},
        "results": [_result(each, places, report) for each in (*report.findings, *report.suppressed)],
    }


def _rule(card: RuleCard) -> dict[str, object]:
    # code scanning wants all three descriptions of every rule
    manual = card.manual or card.summary
    return {
        "id": card.name,
        **({"name": card.title} if card.title else {}),
        "shortDescription": {"text": card.summary},
        "fullDescription": {"text": manual},
        "help": {"text": manual, "markdown": manual},
        **({"helpUri": _page(card.name)} if HOME and card.manual else {}),
        "defaultConfiguration": {"level": LEVELS[card.severity]},
    }


def _page(rule: str) -> str:
    """Return the address of a rule's page in the reader's language, as of this version."""
    ending = {"en-US": "md"}.get(_("en-US"), "zh-CN.md")
    return f"{HOME}/blob/v{__version__}/docs/rules/{rule}.{ending}"


def _result(finding: Finding, places: Mapping[str, int], report: Report) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": LEVELS[finding.severity],
        "message": {"text": _literal(sentences(finding))},
        "locations": [{"physicalLocation": _location(finding, report.folder)}],
    }
    if finding.fingerprint:
        result["partialFingerprints"] = {"catalog/v1": finding.fingerprint}
    if finding.fix and finding.fix.safe and (replacements := report.find_replacements(finding)):
        result["fixes"] = [_fix(finding, replacements, report.folder)]
    return result | {"suppressions": _suppressions(finding)}


def _fix(finding: Finding, replacements: Sequence[TextReplacement], folder: str) -> dict[str, object]:
    changes = [
        {"artifactLocation": _artifact(path, folder), "replacements": [_replacement(each) for each in group]}
        for path, group in groupby(replacements, key=lambda each: each.path)
    ]
    return {"description": {"text": _literal(sentences(finding))}, "artifactChanges": changes}


def _replacement(replacement: TextReplacement) -> dict[str, object]:
    inserted = {"insertedContent": {"text": replacement.text}} if replacement.text else {}
    return {"deletedRegion": _region(replacement.place), **inserted}


def _literal(text: str) -> str:
    """Keep a text from being read as placeholders (SARIF 2.1.0, 3.11.5) or as links (3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def _location(finding: Finding, folder: str) -> dict[str, object]:
    return {"artifactLocation": _artifact(finding.path, folder), "region": _region(finding.place)}


def _artifact(path: str, folder: str) -> dict[str, str]:
    # a name that is no Unicode has no right form here; it must not stop the report
    return {"uri": quote(f"{folder}{path}", errors="surrogatepass"), "uriBaseId": ROOT}


def _region(place: Place | None) -> dict[str, int]:
    if place is None:
        # code scanning wants a line for every result
        return {"startLine": 1}
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    """Say who has taken note of a finding; an empty list says that nobody has (3.27.23)."""
    if finding.suppression is None:
        return []
    given = {"justification": finding.suppression.reason} if finding.suppression.reason else {}
    return [{"kind": str(finding.suppression.kind)} | given]
