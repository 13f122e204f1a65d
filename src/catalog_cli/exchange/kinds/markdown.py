"""Markdown: the official table as a pipe table, or a section for each item, and any document with a pipe table."""

from collections.abc import Iterable, Iterator

from catalog_cli.exchange.official import OfficialColumn, OfficialRow, OfficialTable, TitleLine, official_table
from catalog_cli.exchange.official_headings import flat_headings
from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.tables.grid import SourceDocument
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.form import NUMBER
from catalog_cli.model.markdown_text import address, escaped, hyperlink

SUFFIXES = (".md", ".markdown")
TAKES = ("layout",)
_IN_HEADINGS = (NUMBER, "category", "name")


def write(catalogue: Catalogue, options: Options) -> bytes:
    """Write the official form as Markdown, in UTF-8."""
    table = official_table(catalogue)
    body = _sections(table) if options.layout == "sections" else _table(table)
    head = [text for line in table.lines for text in (_title_line(line), "")]
    notes = [text for note in table.notes for text in ("", escaped(note))]
    return "\n".join([*head, *body, *notes, ""]).encode()


def _title_line(line: TitleLine) -> str:
    return f"# {escaped(line.text)}" if line.is_title else escaped(line.text)


def read_source(data: bytes, options: ReadOptions) -> SourceDocument:
    """Read the tables of a document, HTML within it included."""
    from catalog_cli.exchange.text.encodings import decode
    from catalog_cli.exchange.web.markdown import read_markdown

    return read_markdown(decode(data, options.encoding))


def _table(table: OfficialTable) -> Iterator[str]:
    if not (table.has_tables and table.rows and table.rows[0].lines):
        yield from _head(table)
    for number, row in enumerate(table.rows):
        if table.has_tables and row.lines:
            yield from ("",) * (number > 0)
            yield from (text for line in row.lines for text in (f"## {escaped(line)}", ""))
            yield from _head(table)
        elif row.lines:
            yield from (_line([escaped(line), *[""] * (len(table.columns) - 1)]) for line in row.lines)
        yield _line(map(_shown, table.columns, _cells(table, row), row.spans))


def _head(table: OfficialTable) -> Iterator[str]:
    first, *others = flat_headings(table.columns)
    yield _line(map(escaped, first))
    yield _line("---" for _ in first)
    # a pipe table has one row of headings; those of the others are cells
    yield from (_line(map(escaped, headings)) for headings in others)


def _shown(column: OfficialColumn, cell: str, span: int) -> str:
    """Leave a cell empty that goes on from above; no cell can be merged, and only a category is read on so."""
    return cell if span or column.key not in {NUMBER, "category"} else ""


def _sections(table: OfficialTable) -> Iterator[str]:
    for group in table.groups:
        yield from (f"## {group.number} {escaped(group.category)}", "")
        for row in group.rows:
            yield from _section(table, row)


def _section(table: OfficialTable, row: OfficialRow) -> Iterator[str]:
    yield from (f"### {escaped(row.item.name)}", "")
    for column, cell, text in zip(table.columns, _cells(table, row), row.cells, strict=True):
        if column.key not in _IN_HEADINGS and text not in {"", column.absent}:
            yield f"- {_strong('/'.join(column.path))}：{cell}"
    yield ""


def _cells(table: OfficialTable, row: OfficialRow) -> Iterator[str]:
    for column, cell in zip(table.columns, row.cells, strict=True):
        yield _linked(row, cell) if column.key == table.link_on else escaped(cell)


def _linked(row: OfficialRow, cell: str) -> str:
    words = row.words
    if not row.link or not words:
        return escaped(cell)
    shown = address(row.link) if words == row.link else hyperlink(words, row.link)
    return shown + escaped(cell[len(words) :])


def _strong(text: str) -> str:
    # `****` would be shown as four stars
    shown = escaped(text)
    return f"**{shown}**" if shown else ""


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
