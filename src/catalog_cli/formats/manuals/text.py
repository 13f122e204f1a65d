"""`--format text`: a rule's manual for people, drawn to the width of the terminal."""

import io
import re
from collections.abc import Iterator, Sequence
from gettext import gettext as _

from rich.cells import chop_cells
from rich.text import Text

from catalog_cli.formats import Screen
from catalog_cli.formats.console import console_on
from catalog_cli.formats.wrapping import breaks
from catalog_cli.model.finding import Severity
from catalog_cli.model.manual import Manual, Sample
from catalog_cli.model.text import visible
from catalog_cli.views.manuals import caption, facts, fix_heading, legible

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}
WRONG, RIGHT, CODE = "red", "green", "cyan"
INDENT = 4
WIDEST = 100
"""Widest line of prose, in columns."""
LEAST = 10
"""Narrowest room for an example, in columns."""
TAB = "⇥   "
_CODE_SPAN = re.compile(r"`([^`]+)`")


def write(manuals: Sequence[Manual], screen: Screen) -> Iterator[str]:
    """Draw each manual: what is right, why, then the examples, indented."""
    drawn = io.StringIO()
    console = console_on(drawn, screen)
    for place, manual in enumerate(manuals):
        for part in [*([Text()] if place else []), *_parts(manual, min(screen.width, WIDEST), colour=screen.colour)]:
            console.print(part, overflow="fold")
    yield drawn.getvalue()


def _parts(manual: Manual, width: int, *, colour: bool) -> Iterator[Text]:
    severity, *others = facts(manual)
    yield Text.assemble((manual.name, "bold"), "  ", visible(manual.title))
    yield Text.assemble((severity, STYLES[manual.severity]), *((f" · {fact}", "dim") for fact in others))
    for paragraph in (manual.summary, *manual.body):
        yield Text()
        yield from _wrapped(_prose(paragraph) if colour else Text(visible(paragraph)), width)
    yield from _samples(_("Wrong"), manual.wrong, WRONG, width)
    yield from _samples(_("Right"), manual.right, RIGHT, width)
    if manual.repairs:
        yield from _heading(fix_heading(manual))
    for repair in manual.repairs:
        yield Text()
        for sign, text, style in (("- ", repair.before, WRONG), ("+ ", repair.after, RIGHT)):
            yield from _block(text, style, width, sign)


def _heading(words: str) -> Iterator[Text]:
    yield Text()
    yield Text(words, style="bold")


def _prose(text: str) -> Text:
    """Show code spans, the only markup of a paragraph, by their colour."""
    shown = Text()
    for place, part in enumerate(_CODE_SPAN.split(visible(text))):
        shown.append(part, style=CODE if place % 2 else "")
    return shown


def _wrapped(text: Text, width: int) -> Iterator[Text]:
    for line in text.divide(breaks(text.plain, width)):
        line.rstrip()
        yield line


def _samples(heading: str, samples: Sequence[Sample], style: str, width: int) -> Iterator[Text]:
    if samples:
        yield from _heading(heading)
    for sample in samples:
        yield Text()
        for extract in sample:
            if caption(extract, sample):
                yield Text(f"  {extract.path}", style="dim")
            yield from _block(extract.text, style, width)


def _block(text: str, style: str, width: int, sign: str = "") -> Iterator[Text]:
    """Indent each line of an example; what is too long goes on below, indented as well."""
    room = max(width - INDENT - len(sign), LEAST)
    for line in legible(text).replace("\t", TAB).split("\n") if text else ():
        for piece in chop_cells(line, room) or [""]:
            yield Text(f"{' ' * INDENT}{sign}{piece}".rstrip(), style=style)
