"""How many items a catalogue has of each kind, as numbers, a table and a record."""

from collections import Counter
from collections.abc import Iterable, Iterator
from gettext import gettext as _
from itertools import chain

from msgspec import Struct
from msgspec.structs import asdict

from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.item import Item
from catalog_cli.model.table import Cell, Column, Row, Table
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.views.facets import Counts


class LinkFigures(Struct, frozen=True, kw_only=True):
    """How items are reached, each counted once, so that the four numbers add up to all items.

    By a page of its own (`present`), else on another item's, else not at all but with words for it; or nothing is said.
    """

    present: int
    published_with: int
    note_only: int
    absent: int


class Figures(Struct, frozen=True, kw_only=True):
    """A catalogue in figures. An item that names an office, a channel or a law twice counts once for it.

    `categories` are in the catalogue's order, those without items included; the others go by number, the largest
    first, then by first appearance. `laws` go by title, without issuer and article.
    """

    items: int
    categories: Counts
    offices: Counts
    channels: Counts
    laws: Counts
    links: LinkFigures


def count_figures(catalogue: Catalogue) -> Figures:
    """Count a catalogue's items by category, responsible office, channel, law and link."""
    items = catalogue.items
    return Figures(
        items=len(items),
        categories=_by_category(catalogue),
        offices=_most_first(item.responsible for item in items),
        channels=_most_first(item.channels for item in items),
        laws=_most_first(chain.from_iterable(map(laws_of, item.basis)) for item in items),
        links=_links(items),
    )


def sum_figures(parts: Iterable[Figures]) -> Figures:
    """Add the figures of several catalogues; names that are the same count together."""
    each = list(parts)
    return Figures(
        items=sum(part.items for part in each),
        categories=_summed([part.categories for part in each]),
        offices=_summed([part.offices for part in each]),
        channels=_summed([part.channels for part in each]),
        laws=_summed([part.laws for part in each]),
        links=LinkFigures(**dict(_summed([tuple(asdict(part.links).items()) for part in each]))),
    )


def _by_category(catalogue: Catalogue) -> Counts:
    counted = Counter(dict.fromkeys(catalogue.settings.categories, 0))
    counted.update(item.category for item in catalogue.items)
    return tuple(counted.items())


def _most_first(names_by_item: Iterable[Iterable[str]]) -> Counts:
    counted = Counter(name for names in names_by_item for name in dict.fromkeys(names))
    return tuple(counted.most_common())


def laws_of(printed: str) -> tuple[str, ...]:
    """Return the titles of all citations in a printed text; a text without any is its own title."""
    titles = tuple(cited.title for cited in parse_basis(printed).citations if cited.title)
    return titles or (printed.strip(),)


def _summed(parts: Iterable[Counts]) -> Counts:
    total = Counter[str]()
    for counts in parts:
        total.update(dict(counts))
    return tuple(total.most_common())


def _links(items: Iterable[Item]) -> LinkFigures:
    counted = Counter(map(_link_kind, items))
    return LinkFigures(
        present=counted["present"],
        published_with=counted["published_with"],
        note_only=counted["note_only"],
        absent=counted["absent"],
    )


def _link_kind(item: Item) -> str:
    if item.link:
        return "present"
    if item.published_with:
        return "published_with"
    return "note_only" if item.link_note else "absent"


def figures_table(figures: Figures) -> Table:
    """Show each count on a row: what is counted, its name, the number."""
    rows = list(_rows(figures))
    return Table(
        columns=(Column("figure", _("Figure")), Column("name", _("Of")), Column("count", _("Number"), number=True)),
        rows=rows,
        records=[
            {"figure": key, "name": name, "count": count} for key, counts in _groups(figures) for name, count in counts
        ],
    )


def overview_table(parts: Iterable[Figures]) -> Table:
    """Show the main numbers of several catalogues, of each on a row."""
    columns = (
        Column("items", _("Items"), number=True),
        Column("offices", _("Responsible office"), number=True),
        Column("laws", _("Law"), number=True),
        Column("present", _("with a link"), number=True),
        Column("absent", _("neither link nor note"), number=True),
    )
    rows = [(part.items, len(part.offices), len(part.laws), part.links.present, part.links.absent) for part in parts]
    return Table(columns, [tuple(Cell(f"{number}") for number in row) for row in rows])


def figures_record(figures: Figures) -> dict[str, object]:
    """Return all counts as one record, each group a mapping of names to numbers."""
    return {"items": figures.items} | {key: dict(counts) for key, counts in _groups(figures)}


def _groups(figures: Figures) -> tuple[tuple[str, Counts], ...]:
    return (
        ("categories", figures.categories),
        ("offices", figures.offices),
        ("channels", figures.channels),
        ("laws", figures.laws),
        ("links", tuple(asdict(figures.links).items())),
    )


def _rows(figures: Figures) -> Iterator[Row]:
    titles = {
        "categories": _("Category"),
        "offices": _("Responsible office"),
        "channels": _("Channels"),
        "laws": _("Law"),
        "links": _("Link"),
    }
    links = {
        "present": _("with a link"),
        "published_with": _("published with another item"),
        "note_only": _("note only"),
        "absent": _("neither link nor note"),
    }
    yield Cell(_("Items"), data="items"), Cell(""), Cell(str(figures.items))
    for key, counts in _groups(figures):
        for place, (name, count) in enumerate(counts):
            shown = links[name] if key == "links" else name
            yield Cell(titles[key] if place == 0 else "", data=key), Cell(shown, data=name), Cell(str(count))
