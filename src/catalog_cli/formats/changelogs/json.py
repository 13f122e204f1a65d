"""`--format json`: an array of editions, the newest first, each with all its changes."""

from collections.abc import Iterator

from catalog_cli.formats import Screen
from catalog_cli.model.changelog import Changelog, EditionChanges
from catalog_cli.model.json_text import dumps
from catalog_cli.views.changes import change_record


def write(changelog: Changelog, screen: Screen) -> Iterator[str]:
    """Write all editions."""
    yield f"{dumps([_record(edition) for edition in changelog.editions], indent=2)}\n"


def _record(edition: EditionChanges) -> dict[str, object]:
    return {
        "edition": edition.commit.name or None,
        "date": edition.commit.day,
        "commit": edition.commit.commit,
        "items": edition.items,
        "begins": edition.begins,
        "changes": [change_record(change) for change in edition.changes],
    }
