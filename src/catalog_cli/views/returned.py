"""What the sheets that came back together say, in words and as data: who sent what, and where two contradict."""

from collections.abc import Iterator, Mapping, Sequence
from gettext import gettext as _

from msgspec import Struct

from catalog_cli.changes.returned import Returned, ReturnedConflict
from catalog_cli.model.item import Value
from catalog_cli.model.message import listed
from catalog_cli.model.text import one_line
from catalog_cli.views.change_lines import printed_value
from catalog_cli.views.headings import heading
from catalog_cli.views.imported import ImportReport, count_lines, detail_lines, import_record, read_line
from catalog_cli.views.places import excerpt

_SHOWN = 20
_ALL = 1_000_000
"""More items than a sheet has: of each file, every item that it changes is named."""


class ReturnedReport(Struct, frozen=True):
    """What came of sheets that were taken together: a report of each, and the whole.

    `others` are files of the folder that are no documents, `without_file` the sheets that no file has come back of.
    """

    reports: tuple[ImportReport, ...]
    returned: Returned
    others: tuple[str, ...] = ()
    without_file: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether all that a reader sees was taken, and no two files contradict each other."""
        complete = all(report.is_clean for report in self.reports)
        return complete and not self.others and not self.returned.conflicts


def returned_lines(report: ReturnedReport) -> Iterator[str]:
    """Tell a person what each file says, and what all of them say together."""
    for each in report.reports:
        yield from _sheet_lines(each)
    yield from together_lines(report.returned, report.others, report.without_file)


def _sheet_lines(report: ImportReport) -> Iterator[str]:
    edition = report.edition
    if edition.made or edition.edits or edition.absent:
        yield read_line(report)
        yield from count_lines(report, _ALL)
    else:
        yield _("{read}, no differences").format(read=read_line(report))
    yield from detail_lines(report)


def together_lines(returned: Returned, others: Sequence[str], without_file: Sequence[str]) -> Iterator[str]:
    """Tell what only shows when all files are looked at together."""
    names = {item.id: item.name for item in returned.edition.before.items}
    for item_id, files in returned.kept.items():
        yield _("Kept, as another file lists it: {id} “{name}”, missing in {files}").format(
            id=item_id, name=excerpt(names[item_id]), files=_files(files)
        )
    if without_file:
        more = "…" if len(without_file) > _SHOWN else ""
        yield _("No file from: {names}").format(names=_files(without_file[:_SHOWN]) + more)
    for name in others:
        yield _("Not a document that can be read: {file}").format(file=one_line(name))
    for conflict in returned.conflicts:
        yield from _conflict(conflict)


def returned_record(report: ReturnedReport) -> dict[str, object]:
    """Return the same as plain data."""
    return {
        "files": [import_record(each) for each in report.reports],
        "kept": [{"id": item_id, "missing_in": list(files)} for item_id, files in report.returned.kept.items()],
        "absent": [item.id for item in report.returned.edition.absent],
        "conflicts": conflict_records(report.returned.conflicts),
        "not_read": list(report.others),
        "without_file": list(report.without_file),
    }


def conflict_records(conflicts: Sequence[ReturnedConflict]) -> list[Mapping[str, object]]:
    """Return the fields that files contradict each other in, as plain data."""
    return [
        {
            "id": each.item.id,
            "name": each.item.name,
            "field": "/".join(each.field),
            "values": [{"value": value, "files": list(files)} for value, files in each.sides],
        }
        for each in conflicts
    ]


def _conflict(conflict: ReturnedConflict) -> Iterator[str]:
    yield _("Conflict: {id} “{name}”, {field}").format(
        id=conflict.item.id, name=excerpt(conflict.item.name), field=heading(conflict.field[-1])
    )
    for value, files in conflict.sides:
        yield _("  {files}: {value}").format(files=_files(files), value=_printed(conflict.field[0], value))


def _printed(key: str, value: Value) -> str:
    return _("“{text}”").format(text=excerpt(printed_value(key, value))) if value is not None else _("absent")


def _files(files: Sequence[str]) -> str:
    return listed(one_line(file) for file in files)
