"""`--format text`: each finding with the line it is about, a caret under the spot, and the remedy."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from catalog_cli.formats.screen import Screen
from catalog_cli.model.finding import Finding, Place, Severity
from catalog_cli.model.message import message
from catalog_cli.model.report import Report
from catalog_cli.model.text import one_line
from catalog_cli.views.report import fix_mark, place_of, severity_word, summary_lines

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}
GUTTER = 8
"""Columns before the source line."""
LEAST_SOURCE = 20
_HELP = message("help: ")


def write(report: Report, screen: Screen) -> Iterator[str]:
    """Write every finding, then the lines that sum them up; `[*]` marks what --fix can mend."""
    console = Console(
        width=screen.width, force_terminal=screen.colour, color_system="standard" if screen.colour else None
    )
    for finding in report.findings:
        yield from (_drawn(console, line, screen.colour) for line in _lines(finding, screen))
        yield "\n"
    yield from (f"{line}\n" for line in summary_lines(report))


def _drawn(console: Console, line: Text, colour: bool) -> str:  # noqa: FBT001 - one caller
    if not colour:
        return f"{line.plain}\n"
    return "".join(
        segment.style.render(segment.text) if segment.style else segment.text for segment in line.render(console, "\n")
    )


def _lines(finding: Finding, screen: Screen) -> Iterator[Text]:
    place = finding.place
    yield Text.assemble(
        (place_of(finding), "bold"),
        ": ",
        (severity_word(finding.severity), STYLES[finding.severity]),
        f": {one_line(str(finding.message))} ",
        (f"[{finding.rule}]", "dim"),
        (fix_mark(finding), "cyan"),
    )
    if place:
        yield from _source_lines(place, STYLES[finding.severity], screen.width)
    if finding.remedy:
        yield Text.assemble((f"{'=':>{GUTTER - 1}} ", "dim"), (str(_HELP), "bold cyan"), one_line(str(finding.remedy)))


def _source_lines(place: Place, style: str, width: int) -> Iterator[Text]:
    """Give the source line and, under it, carets that are right for double-width characters."""
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(place.source)
    before, marked, after = (
        one_line(place.source[:start]),
        one_line(place.source[start:end]),
        one_line(place.source[end:]),
    )
    room = max(width - GUTTER, LEAST_SOURCE)
    before = _last_columns(before, room // 2)
    marked = _first_columns(marked, room - cell_len(before))
    after = _first_columns(after, room - cell_len(before + marked))
    yield Text.assemble((f"{place.line:>{GUTTER - 3}} | ", "dim"), before, marked, after)
    blank = " " * cell_len(before)
    yield Text.assemble((f"{'|':>{GUTTER - 1}} ", "dim"), blank, ("^" * max(cell_len(marked), 1), style))


def _first_columns(text: str, columns: int) -> str:
    """Cut a text to so many columns; a sign at its end says that there is more."""
    if cell_len(text) <= columns:
        return text
    return f"{text[: _fitting(text, columns - 1)]}…" if columns > 0 else ""


def _last_columns(text: str, columns: int) -> str:
    """Cut the beginning of a text to so many columns; a sign at its beginning says that there is more."""
    if cell_len(text) <= columns:
        return text
    return f"…{text[len(text) - _fitting(text[::-1], columns - 1) :]}"


def _fitting(text: str, columns: int) -> int:
    """Give how many characters of a text fit into so many columns."""
    width = 0
    for place, character in enumerate(text):
        width += cell_len(character)
        if width > columns:
            return place
    return len(text)
