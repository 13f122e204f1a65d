"""`--format text`: each finding with the line it is about, a caret under the spot, and the remedy."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby

from rich.cells import cell_len

from catalog_cli.formats import Screen
from catalog_cli.model.finding import Finding, Place, Report, Severity
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.views.report import fix_mark, place_of, severity_word, summary_lines, suppression_note

BOLD, DIM, CYAN, BOLD_CYAN = "1", "2", "36", "1;36"
"""Looks by the numbers that terminals know; what is one line already needs nothing that lays it out."""

LOOKS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;34"}
GUTTER = 8
"""Columns before the source line."""
LEAST_SOURCE = 20
_HELP = message("help: ")

Paint = Callable[[str, str], str]
"""Gives a text, the first, the look that the second names."""


def write(report: Report, screen: Screen) -> Iterator[str]:
    """Write every finding, then the lines that sum them up; `[*]` marks what --fix fixes."""
    for heading, findings in groupby(report.shown, report.heading_of):
        if heading:
            yield f"{(_coloured if screen.colour else _plain)(one_line(heading), BOLD)}\n\n"
        yield from finding_texts(findings, screen)
    yield from (f"{line}\n" for line in summary_lines(report))


def finding_texts(findings: Iterable[Finding], screen: Screen) -> Iterator[str]:
    """Write findings alone: what is wrong and where, the source line with carets, and the remedy of each."""
    yield from map(_renderer(screen), findings)


def _renderer(screen: Screen) -> Callable[[Finding], str]:
    """Return what writes one finding: the line that says all, the source line with carets, the remedy."""
    paint = _coloured if screen.colour else _plain
    # thousands of findings need the same few words, and a translation has to be looked for
    words = {severity: paint(severity_word(severity), look) for severity, look in LOOKS.items()}
    help_word = paint("=".rjust(GUTTER - 1) + " ", DIM) + paint(str(_HELP), BOLD_CYAN)

    def render(finding: Finding) -> str:
        place, look = finding.place, LOOKS[finding.severity]
        source = _source_lines(place, look, screen.width, paint) if place else ""
        remedy = f"{help_word}{one_line(str(finding.remedy))}\n" if finding.remedy else ""
        return f"{_headline(finding, words[finding.severity], paint)}{source}{remedy}\n"

    return render


def _coloured(text: str, look: str) -> str:
    return f"\x1b[{look}m{text}\x1b[0m" if text else ""


def _plain(text: str, look: str) -> str:
    return text


def _headline(finding: Finding, severity: str, paint: Paint) -> str:
    place, rule, mark = paint(place_of(finding), BOLD), paint(f"[{finding.rule}]", DIM), paint(fix_mark(finding), CYAN)
    note = paint(suppression_note(finding), DIM)
    return f"{place}: {severity}: {one_line(str(finding.message))} {rule}{mark}{note}\n"


def _source_lines(place: Place, look: str, width: int, paint: Paint) -> str:
    """Return the source line and, under it, carets that are right for double-width characters."""
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(place.source)
    room = max(width - GUTTER, LEAST_SOURCE)
    before = _last_columns(one_line(place.source[:start]), room // 2)
    indent = _columns(before)
    marked = _first_columns(one_line(place.source[start:end]), room - indent)
    covered = _columns(marked)
    after = _first_columns(one_line(place.source[end:]), room - indent - covered)
    gutter, below = paint(f"{place.line:>{GUTTER - 3}} | ", DIM), paint("|".rjust(GUTTER - 1) + " ", DIM)
    carets = paint("^" * max(covered, 1), look)
    return f"{gutter}{before}{marked}{after}\n{below}{' ' * indent}{carets}\n"


def _first_columns(text: str, columns: int) -> str:
    """Cut a text to so many columns; a sign at its end says that there is more."""
    if _fits(text, columns):
        return text
    return f"{text[: _fitting(text, columns - 1)]}…" if columns > 0 else ""


def _last_columns(text: str, columns: int) -> str:
    """Cut the beginning of a text to so many columns; a sign at its beginning says that there is more."""
    if _fits(text, columns):
        return text
    return f"…{text[len(text) - _fitting(text[::-1], columns - 1) :]}"


def _fits(text: str, columns: int) -> bool:
    # no character takes more than two columns, and counting them is dear
    return len(text) * 2 <= columns or _columns(text) <= columns


def _columns(text: str) -> int:
    # what is made visible already takes one column a character as long as it is ASCII
    if text.isascii():
        return len(text)
    # only signs that join others, or change how one looks, make a text another width than its characters have
    return cell_len(text) if "\u200d" in text or "\ufe0f" in text else sum(map(_width, text))


_width = cache(cell_len)
"""The columns of one character."""


def _fitting(text: str, columns: int) -> int:
    """Return how many characters of a text fit into so many columns."""
    width = 0
    for place, character in enumerate(text):
        width += _width(character)
        if width > columns:
            return place
    return len(text)
