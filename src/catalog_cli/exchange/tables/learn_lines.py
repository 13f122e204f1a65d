"""Learn the lines that stand above and below the table of a document."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from catalog_cli.exchange.tables.columns import FoundTable
from catalog_cli.exchange.tables.grid import Grid, SourceDocument
from catalog_cli.exchange.tables.headings import on_one_line, starting_cells
from catalog_cli.exchange.tables.title_lines import is_annex, is_label_row, is_note, is_sentence
from catalog_cli.model.form import PUBLISHERS, TITLE
from catalog_cli.model.text import unspaced

_MOST = 8
"""So many lines belong to the table; more are a text of which it is an annex."""
_LONGEST = 300
_BESIDE = "　　"
"""Between texts that stand beside each other in one row."""
_LIST = 3
"""A row with more texts than that is one of a list."""


def lines_above(
    source: SourceDocument, tables: Sequence[FoundTable], title: str, publishers: Sequence[str]
) -> tuple[str, ...]:
    """Return the lines above the first table, from the title on, with places for title and publishers."""
    texts = _with_title_on_one_line(list(_above(source, tables[0]))[-_MOST:], title)
    lines = [_filled(text, title, publishers) for text in texts]
    titled = [place for place, line in enumerate(lines) if TITLE in line]
    # what stands above the title is the text of which the table is an annex, or the frame of a page
    return tuple(lines[titled[-1] :] if titled else (line for line in lines if PUBLISHERS in line))


def _with_title_on_one_line(texts: list[str], title: str) -> list[str]:
    """Join the line of an office and the rest of the title below it."""
    for at, (one, other) in enumerate(pairwise(texts)):
        if title and unspaced(one + other) == unspaced(title):
            return [*texts[:at], title, *texts[at + 2 :]]
    return texts


def lines_below(source: SourceDocument, tables: Sequence[FoundTable]) -> tuple[str, ...]:
    """Return the lines below the last table; none where a whole text follows."""
    last = tables[-1]
    ends = max((row for table in tables if table.grid.table == last.grid.table for row in table.rows), default=0)
    below = [*row_lines(last.grid, range(ends + 1, len(last.grid.rows))), *_texts_after(source, last.grid)]
    texts = list(takewhile(_is_of_table, below))
    return tuple(texts) if len(texts) <= _MOST and all(len(text) <= _LONGEST for text in texts) else ()


def _is_of_table(text: str) -> bool:
    """Return whether a line below a table may belong to it: it begins neither an annex nor another list."""
    parts = text.split(_BESIDE)
    return not is_annex(text) and (len(parts) <= _LIST or is_label_row(parts))


def _above(source: SourceDocument, table: FoundTable) -> Iterator[str]:
    for part in source.parts:
        if isinstance(part, Grid):
            if part.table == table.grid.table:
                yield from row_lines(part, range(_first_heading(table)))
                return
        else:
            yield from text_lines(part)


def _texts_after(source: SourceDocument, grid: Grid) -> Iterator[str]:
    place = next(at for at, part in enumerate(source.parts) if isinstance(part, Grid) and part.table == grid.table)
    rest = source.parts[place + 1 :]
    texts = [part for part in takewhile(lambda part: not isinstance(part, Grid), rest) if isinstance(part, str)]
    # a short line right above another table is its caption
    if texts and len(texts) < len(rest) and not (is_note(texts[-1]) or is_sentence(texts[-1])):
        del texts[-1]
    for text in texts:
        yield from text_lines(text)


def _first_heading(table: FoundTable) -> int:
    """Return the row in which the headings begin."""
    tops = [(column.index, column.path[0]) for column in table.columns if column.path]
    for index, row in enumerate(table.grid.rows[: min(table.rows, default=0)]):
        known = sum(on_one_line(row[place].text) == text for place, text in tops)
        if known > 1 and known * 2 > len(tops):
            return index
    return 0


def row_lines(grid: Grid, rows: range) -> Iterator[str]:
    """Yield the texts of rows, a line for each."""
    for index in rows:
        texts = [
            " ".join(cell.text.split()) for _, cell in starting_cells(grid.rows[index]) if cell.row in {index, *rows}
        ]
        if texts and any(cell.row == index for _, cell in starting_cells(grid.rows[index])):
            yield _BESIDE.join(texts)


def text_lines(text: str) -> Iterator[str]:
    """Yield the lines of a paragraph that say something."""
    yield from (line for part in text.splitlines() if (line := " ".join(part.split())))


def _filled(text: str, title: str, publishers: Sequence[str]) -> str:
    if title and unspaced(text) == unspaced(title):
        return TITLE
    if title and title in text:
        text = text.replace(title, TITLE, 1)
    names = "、".join(publishers)
    return text.replace(names, PUBLISHERS, 1) if names and names in text else text
