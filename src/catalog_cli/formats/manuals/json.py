"""`--format json`: a manual as one object, several as an array."""

from collections.abc import Iterator, Sequence

from catalog_cli.formats import Screen
from catalog_cli.model.json_text import dumps
from catalog_cli.model.manual import Manual
from catalog_cli.views.manuals import manual_record


def write(manuals: Sequence[Manual], screen: Screen) -> Iterator[str]:
    """Write all of each manual."""
    records = [manual_record(manual) for manual in manuals]
    yield f"{dumps(records[0] if len(records) == 1 else records, indent=2)}\n"
