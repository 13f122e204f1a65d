"""Hold a draft against the rules before it is written."""

from pathlib import Path

from catalog_cli.cli.judging import Judge
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.finding import Finding, Severity
from catalog_cli.model.message import message
from catalog_cli.store.items import Draft
from catalog_cli.store.source import Folder, Overlay, Source


def refuse_new_errors(root: Path, draft: Draft) -> None:
    """Stop a command whose edit would make wrong what was right before.

    Raises:
        CatalogError: the edited file breaks a rule that the file on disk keeps.
    """
    finding = next(iter(draft_errors(root, draft)), None)
    if finding:
        raise CatalogError(
            message("nothing was written: {message} [{rule}]", message=finding.message, rule=finding.rule),
            finding.remedy,
        )


def draft_errors(root: Path, draft: Draft) -> list[Finding]:
    """Give the errors, with their places, that a draft would bring into the workspace."""
    folder = Folder(root)
    old = {_identity(each) for each in _errors(folder)}
    drafted = Overlay(folder, {draft.path: draft.after})
    return [each for each in _errors(drafted) if _identity(each) not in old]


def _errors(source: Source) -> list[Finding]:
    found = Judge().verdict(source).findings
    return [each for each in found if each.severity is Severity.ERROR and each.suppression is None]


def _identity(finding: Finding) -> tuple[object, ...]:
    return finding.path, finding.rule, finding.pointer, str(finding.message)
