"""Hold a draft against the rules before it is written."""

from pathlib import Path

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.finding import Finding
from catalog_cli.model.message import message
from catalog_cli.rules.engine import new_errors
from catalog_cli.store.items import Draft
from catalog_cli.store.locating import located
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder, Overlay


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
    drafted = Overlay(folder, {draft.path: draft.after})
    found = new_errors(read(folder, for_checking=True), read(drafted, for_checking=True))
    return located(found, drafted)
