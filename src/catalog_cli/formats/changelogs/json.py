"""`--format json`: an array of editions, the newest first, each with all its changes."""

from collections.abc import Iterator

from catalog_cli.formats.screen import Screen
from catalog_cli.model.changelog import Changelog, Section
from catalog_cli.model.json_text import dumps
from catalog_cli.views.changes import change_record


def write(changelog: Changelog, screen: Screen) -> Iterator[str]:
    """Write all editions."""
    yield f"{dumps([_record(section) for section in changelog.sections], indent=2)}\n"


def _record(section: Section) -> dict[str, object]:
    return {
        "edition": section.point.name or None,
        "date": section.point.day,
        "commit": section.point.commit,
        "items": section.items,
        "begins": section.begins,
        "changes": [change_record(change) for change in section.changes],
    }
