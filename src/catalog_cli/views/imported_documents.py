"""What an import of issued documents did, in words and as data."""

from collections.abc import Iterator, Mapping
from gettext import gettext as _
from gettext import ngettext

from msgspec import Struct

from catalog_cli.exchange.tables.issued_documents import IssuedList
from catalog_cli.model.message import listed
from catalog_cli.model.text import one_line
from catalog_cli.views.imported import count_line, left_out_lines
from catalog_cli.views.places import place_record


class DocumentsReport(Struct, frozen=True, kw_only=True):
    """An import of documents as it was done, or, with `dry_run`, as it would be.

    Documents are identified by their numbers: `differences` has the keys that change, `absent` those that the file does
    not list, which are taken out with `removed`.
    """

    file: str
    issued: IssuedList
    new: tuple[str, ...]
    differences: Mapping[str, tuple[str, ...]]
    unchanged: tuple[str, ...]
    absent: tuple[str, ...]
    removed: bool
    dry_run: bool


def documents_lines(report: DocumentsReport) -> Iterator[str]:
    """Tell a person, line by line, what came in and what did not."""
    issued = report.issued
    rows = ngettext("{n} row", "{n} rows", len(issued.documents)).format(n=len(issued.documents))
    tables = ngettext("{n} table", "{n} tables", issued.tables).format(n=issued.tables)
    yield _("{file}: {rows} read ({found})").format(file=one_line(report.file), rows=rows, found=tables)
    yield count_line(_("new"), len(report.new), [one_line(number) for number in report.new])
    changed = [f"{one_line(number)} ({listed(keys)})" for number, keys in report.differences.items()]
    yield count_line(_("changed"), len(changed), changed)
    yield count_line(_("unchanged"), len(report.unchanged), [])
    if report.absent:
        words = _("removed: not in the file") if report.removed else _("kept: not in the file")
        yield count_line(words, len(report.absent), [one_line(number) for number in report.absent])
    yield from left_out_lines(issued.left_out)


def documents_record(report: DocumentsReport) -> dict[str, object]:
    """Return the same as plain data."""
    return {
        "file": report.file,
        "dry_run": report.dry_run,
        "tables": report.issued.tables,
        "rows": len(report.issued.documents) + len(report.issued.left_out),
        "new": list(report.new),
        "changed": {number: list(keys) for number, keys in report.differences.items()},
        "unchanged": list(report.unchanged),
        "absent": list(report.absent),
        "absent_removed": report.removed,
        "left_out": [
            {**place_record(each.place), "text": each.text, "why": str(each.why)} for each in report.issued.left_out
        ],
    }
