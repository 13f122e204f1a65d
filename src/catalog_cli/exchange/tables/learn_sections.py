"""Learn how a table prints the levels of the category that no column has: as rows across it, or above tables."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from catalog_cli.exchange.official_sections import Section, section_line, sections_begun
from catalog_cli.exchange.tables.columns import FoundTable
from catalog_cli.exchange.tables.grid import Grid, SourceDocument
from catalog_cli.exchange.tables.learn_lines import row_lines, text_lines
from catalog_cli.exchange.tables.title_lines import section_name
from catalog_cli.model.form import NAME, NUMERAL, PLAIN_NUMBER, SECTIONS_AS, TableForm
from catalog_cli.model.item import LEVEL, is_within
from catalog_cli.model.text import unspaced
from catalog_cli.parsing.numerals import chinese


class SectionLine(Struct, frozen=True):
    """A section, and the line that names it; empty where none does."""

    section: Section
    line: str


class LearnedSections(Struct, frozen=True):
    """What the form says of sections, and the line of the first one where it stands above the first table."""

    values: Mapping[str, object]
    first: str = ""


def learn_sections(source: SourceDocument, tables: Sequence[FoundTable], categories: Sequence[str]) -> LearnedSections:
    """Return how the sections of a document are printed; `categories` are those of its items."""
    named = [
        table for table in tables if table.category and any(is_within(each, table.category) for each in categories)
    ]
    depths = {len(table.category.split(LEVEL)) for table in named}
    has_column = any(column.role == "category" for table in named for column in table.columns)
    if len(named) < len(tables) or (has_column and len(depths) > 1):
        return LearnedSections({})
    found = list(_sections(source, tables))
    within = sum(one.grid.table == other.grid.table for one, other in pairwise(tables))
    first_inside = bool(found and found[0].line and not _is_above(source, tables[0], found[0].line))
    if len({table.category for table in tables}) == 1 and not first_inside:
        return LearnedSections({})
    patterns = tuple(_pattern([each for each in found if each.section.depth == depth]) for depth in range(max(depths)))
    plain = TableForm(columns=(), sections=patterns)
    own = {
        each.section.name: each.line for each in found if each.line and section_line(each.section, plain) != each.line
    }
    way = SECTIONS_AS[2 * within < len(tables) - 1]
    values = {"sections": patterns, "section_lines": own, "sections_as": way}
    return LearnedSections(values, "" if first_inside else found[0].line)


def _sections(source: SourceDocument, tables: Sequence[FoundTable]) -> Iterator[SectionLine]:
    levels = (table.category.split(LEVEL) for table in tables)
    for before, table, begun in zip((None, *tables), tables, sections_begun(levels), strict=False):
        lines = _lines_before(source, before, table)
        yield from (SectionLine(section, _line_of(section.name, lines)) for section in begun)


def _line_of(name: str, lines: Sequence[str]) -> str:
    exact = (line for line in lines if section_name(line) == name)
    return next(exact, None) or next((line for line in reversed(lines) if unspaced(name) in unspaced(line)), "")


def _lines_before(source: SourceDocument, before: FoundTable | None, table: FoundTable) -> list[str]:
    """Return the lines between the rows of one table and those of the next."""
    first = min(table.rows, default=0)
    if before and before.grid.table == table.grid.table:
        return list(row_lines(table.grid, range(max(before.rows, default=0) + 1, first)))
    lines: list[str] = []
    for part in source.parts:
        if isinstance(part, Grid) and part.table == table.grid.table:
            return [*lines, *row_lines(table.grid, range(first))]
        lines = [] if isinstance(part, Grid) else [*lines, *text_lines(part)]
    return []


def _is_above(source: SourceDocument, table: FoundTable, line: str) -> bool:
    """Return whether a line stands above the headings of the first table, and not among its rows."""
    below = range(min(table.rows, default=0))
    texts = list(row_lines(table.grid, below))
    headings = {text for column in table.columns for text in column.path[:1]}
    start = next((place for place, text in enumerate(texts) if sum(each in text for each in headings) > 1), len(texts))
    return line not in texts[start:]


def _pattern(sections: Sequence[SectionLine]) -> str:
    patterns = Counter(_generalised(each) for each in sections if each.line)
    return patterns.most_common(1)[0][0] if patterns else NAME


def _generalised(found: SectionLine) -> str:
    """Return a section's line with places for its name and its number."""
    section = found.section
    before, name, after = found.line.partition(section.name)
    if not name:
        return found.line
    for sign, number in ((NUMERAL, chinese(section.number)), (PLAIN_NUMBER, str(section.number))):
        if number in before:
            return f"{before.replace(number, sign, 1)}{NAME}{after}"
    return f"{before}{NAME}{after}"
