"""Markdown: the official table as a pipe table, or a section for each item, and any document with a pipe table."""

from collections.abc import Iterable, Iterator

from catalog_cli.exchange.official import NONE, OfficialRow, OfficialTable, official_table
from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.tables.grid import SourceDocument
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.markdown_text import address, escaped

SUFFIXES = (".md", ".markdown")
TAKES = ("layout",)


def write(catalogue: Catalogue, options: Options) -> bytes:
    """Write the official form as Markdown, in UTF-8."""
    table = official_table(catalogue)
    body = _sections(table) if options.layout == "sections" else _table(table)
    head = [f"# {escaped(table.title)}", "", escaped(table.publishers), ""]
    return "\n".join([*head, *body, ""]).encode()


def read_source(data: bytes, options: ReadOptions) -> SourceDocument:
    """Read the tables of a document, HTML within it included."""
    from catalog_cli.exchange.text.encodings import decode
    from catalog_cli.exchange.web.markdown import read_markdown

    return read_markdown(decode(data, options.encoding))


def _table(table: OfficialTable) -> Iterator[str]:
    yield _line(escaped(heading) for heading in table.headings)
    yield _line("---" for _ in table.headings)
    for group in table.groups:
        for place, row in enumerate(group.rows):
            lead = (str(group.number), escaped(group.category)) if place == 0 else ("", "")
            yield _line([*lead, *_cells(table, row)])


def _sections(table: OfficialTable) -> Iterator[str]:
    for group in table.groups:
        yield from (f"## {group.number} {escaped(group.category)}", "")
        for row in group.rows:
            yield from _section(table, row)


def _section(table: OfficialTable, row: OfficialRow) -> Iterator[str]:
    cells = list(_cells(table, row))
    yield from (f"### {cells[0]}", "")
    for column, cell in zip(table.columns[1:], cells[1:], strict=True):
        if cell != NONE:
            yield f"- {_strong(column.heading)}：{cell}"
    yield ""


def _cells(table: OfficialTable, row: OfficialRow) -> Iterator[str]:
    for column, cell in zip(table.columns, row.cells, strict=True):
        if column.key == "link" and row.link:
            yield address(row.link) + escaped(cell[len(row.link) :])
        else:
            yield escaped(cell)


def _strong(text: str) -> str:
    # `****` would be shown as four stars
    shown = escaped(text)
    return f"**{shown}**" if shown else ""


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
