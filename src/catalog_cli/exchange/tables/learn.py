"""Learn from a document how the office prints its table, and which of its cells depart from that."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.exchange.official import official_table
from catalog_cli.exchange.row_metadata import settled, without_addresses
from catalog_cli.exchange.tables.cells import cleaned, is_ditto, is_nothing
from catalog_cli.exchange.tables.columns import FoundTable
from catalog_cli.exchange.tables.grid import GridCell, SourceDocument
from catalog_cli.exchange.tables.headings import NUMBER
from catalog_cli.exchange.tables.learn_form import SeenColumn, SeenRow, learn_form, named_columns, seen_columns
from catalog_cli.exchange.tables.learn_lines import lines_above, lines_below
from catalog_cli.exchange.tables.learn_sections import learn_sections
from catalog_cli.exchange.tables.locate import DocumentLayout
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.document import ReadItem
from catalog_cli.model.form import USUAL_LINES, FormColumn, TableForm, form_values
from catalog_cli.model.item import Item, item_from
from catalog_cli.model.text import unspaced

_LINKED = ("link", "name", "content", "column")
"""Columns that may lead to an item's page, the most telling first."""


class ReadRow(Struct, frozen=True):
    """A row that was read: its table, its cells, and the item that it became."""

    table: FoundTable
    cells: tuple[GridCell, ...]
    item: ReadItem


class LearnedForm(Struct, frozen=True):
    """The form of a table, and its items with the texts that depart from it."""

    form: TableForm
    items: tuple[ReadItem, ...]


def learn(
    source: SourceDocument, layout: DocumentLayout, rows: Sequence[ReadRow], given: TableForm | None
) -> LearnedForm:
    """Learn the form of a document's table, which has rows; where a form is `given`, only what departs from it."""
    seen = seen_columns([SeenRow(row.table, row.cells, _item(place, row.item)) for place, row in enumerate(rows)])
    link_on, link_text = (given.link_on, given.link_text) if given else _link_words(seen)
    read = [without_words(row.item, link_text) for row in rows]
    items = [_item(place, each) for place, each in enumerate(read)]
    if given:
        form = given
    else:
        sections = learn_sections(source, layout.tables, [item.category for item in items])
        form = learn_form(
            [SeenRow(row.table, row.cells, item) for row, item in zip(rows, items, strict=True)], seen, sections.values
        )
        lines = lines_above(source, layout.tables, layout.title, layout.publishers)
        form = replace(
            form,
            lines=tuple(line for line in lines if line != sections.first) or USUAL_LINES,
            notes=lines_below(source, layout.tables),
            link_on=link_on,
            link_text=link_text,
        )
    columns = {column.name: each for column, each in zip(named_columns(seen), seen, strict=True)}
    if not all(column.name in columns for column in form.columns):
        # a table with other columns says nothing of how those that it lacks are printed
        return LearnedForm(form, tuple(read))
    before = [_carried(each) if given else None for each in read]
    departing = _departing(form, items, columns, before)
    return LearnedForm(form, tuple(replace(each, printed=texts) for each, texts in zip(read, departing, strict=True)))


def _item(place: int, item: ReadItem) -> Item:
    values = {**item.values, "id": f"row-{place}", "order": place}
    values.pop("printed", None)
    return item_from(values)


def _carried(item: ReadItem) -> Mapping[str, str]:
    """Return the texts that the document carries for an item, out of sight."""
    printed = item.values.get("printed")
    return {str(name): str(text) for name, text in printed.items()} if isinstance(printed, Mapping) else {}


def _link_words(seen: Sequence[SeenColumn]) -> tuple[str, str]:
    """Return the field whose cells lead to the items' pages, and the word that most of them print for the address."""
    for key in _LINKED:
        cells = [cell for each in seen if each.column.role == key for cell in each.cells if cell]
        words = Counter(cell.text.strip() for cell in cells if without_addresses(cell) and cell.text.strip())
        if key == "link" and cells:
            usual = words.most_common(1)
            return key, usual[0][0] if usual and usual[0][1] * 2 > _filled(cells) else ""
        if words.total() * 2 > _filled(cells):
            return key, ""
    return "link", ""


def _filled(cells: Sequence[GridCell]) -> int:
    return sum(not is_nothing(cell.text.strip()) for cell in cells)


def without_words(item: ReadItem, words: str) -> ReadItem:
    """Take the word that every link is printed as out of the note beside it."""
    if not words or item.values.get("link_note") != words or not item.values.get("link"):
        return item
    return replace(item, values={key: value for key, value in item.values.items() if key != "link_note"})


def _departing(
    form: TableForm,
    items: Sequence[Item],
    columns: Mapping[str, SeenColumn],
    before: Sequence[Mapping[str, str] | None],
) -> Iterator[dict[str, str]]:
    """Yield, for each item, the texts of its row that the form would print otherwise.

    `before` are those that it is known to have had; None where the form itself is being learned.
    """
    settings = Settings(categories=tuple(dict.fromkeys(item.category for item in items)), form=form_values(form))
    rows = {row.id: row.cells for row in official_table(Catalogue(settings, tuple(items))).rows}
    carried = [
        {
            column.name: text
            for column, cell in zip(form.columns, rows[item.id], strict=True)
            if (text := _departure(columns[column.name].cells[place], cell, column, item, before[place])) is not None
        }
        for place, item in enumerate(items)
    ]
    # a text that says something else than the item, as 同上 does, is not kept
    trial = tuple(replace(item, printed=texts) for item, texts in zip(items, carried, strict=True))
    shown = {row.id: row.cells for row in official_table(Catalogue(settings, trial)).rows}
    for item, texts in zip(items, carried, strict=True):
        cells = dict(zip((column.name for column in form.columns), shown[item.id], strict=True))
        yield {name: text for name, text in texts.items() if cells[name] == text}


def _departure(
    seen: GridCell | None, printed: str, column: FormColumn, item: Item, before: Mapping[str, str] | None
) -> str | None:
    """Return the text of a cell where it is not what the form prints, white space aside."""
    if seen is None:
        return None
    text = settled(cleaned(seen.text)[0])
    if before is not None and column.key == "link" and unspaced(text) == unspaced(f"{item.link}{item.link_note or ''}"):
        # a document without hyperlinks prints the address, whatever the form says
        return before.get(column.name)
    if unspaced(text) == unspaced(printed) or is_ditto(text):
        return None
    if column.key == NUMBER:
        # whoever sorts or inserts rows expects them to be counted again
        return text if text and not text.isdigit() else None
    # an empty cell of a category repeats the one above it
    return None if not text and column.key == "category" else text
