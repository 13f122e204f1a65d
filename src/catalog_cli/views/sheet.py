"""One item in full: a line for each field, with citations and time limit parsed, and the file."""

from collections.abc import Iterator, Sequence
from gettext import gettext as _

from catalog_cli.facts.citing import law_cited
from catalog_cli.facts.deadlines import StatutoryDeadline
from catalog_cli.facts.laws import Laws
from catalog_cli.model.item import Item
from catalog_cli.model.phrase import Citation
from catalog_cli.model.table import Cell, Column, Row, Table
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.views.deadlines import in_words
from catalog_cli.views.headings import heading
from catalog_cli.views.items import cell, record
from catalog_cli.views.statutory import statutory_words


def item_sheet(
    item: Item,
    companion: Item | None = None,
    deadlines: Sequence[StatutoryDeadline] = (),
    laws: Laws | None = None,
) -> Table:
    """Show all present fields of an item; `companion` is the item that it is published with.

    `deadlines` are the times that laws set for it; where they differ, all are named. `laws` are those of the workspace,
    the program's own where there are none.
    """
    return Table(
        columns=(Column("field", _("Field")), Column("value", _("Value"))),
        rows=list(_rows(item, companion, deadlines, laws)),
        records=[record(item)],
        title=f"{item.name}  {item.id}",
    )


def _rows(
    item: Item, companion: Item | None, deadlines: Sequence[StatutoryDeadline], laws: Laws | None
) -> Iterator[Row]:
    by_law = [_("By law: {limit}").format(limit=statutory_words(each)) for each in deadlines]
    for key in item.to_mapping():
        if key == "basis":
            lines = [_basis(number, text, laws) for number, text in enumerate(item.basis, 1)]
            yield Cell(heading(key)), Cell("\n".join(lines))
        elif key == "time_limit" and item.time_limit:
            yield Cell(heading(key)), Cell("\n   ".join([_time_limit(item.time_limit), *by_law]))
        elif key == "published_with" and companion:
            yield Cell(heading(key)), Cell(f"{companion.name}  {companion.id}", link=companion.link)
        else:
            yield Cell(heading(key)), cell(item, key)
    if by_law and not item.time_limit:
        yield Cell(heading("time_limit")), Cell("\n".join(by_law))
    yield Cell(heading("path")), Cell(item.path)


def _basis(number: int, text: str, laws: Laws | None) -> str:
    """Lay out a printed legal basis: each law, then its number and the place within it."""
    basis = parse_basis(text)
    lines = [line for citation in basis.citations for line in _citation(citation, laws)]
    unknown = [_("Not understood: {}").format(token.text) for token in basis.unparsed]
    return f"{number}." + "\n   ".join([*lines, *unknown] if lines else [text])


def _time_limit(text: str) -> str:
    """Add the meaning of a printed time limit below it, where that says more than the text."""
    return "\n   ".join([text, *meaning(text)])


def meaning(text: str) -> list[str]:
    """Return the meaning of a printed time limit, line by line; nothing where that only says again what is printed."""
    lines = in_words(parse_time_limit(text)).splitlines()
    return [] if all(_repeats(line, text) for line in lines) else lines


def _repeats(line: str, text: str) -> bool:
    """Return whether a line only says again what is printed: its characters, in order, but for 后 and 内."""
    signs = iter(text)
    return all(sign in signs for sign in line if sign not in "后内")


def _citation(citation: Citation, laws: Laws | None) -> Iterator[str]:
    """Yield the law as printed, then what else is known of the citation."""
    marked = any(token.text == "《" for token in citation.tokens)
    title = f"《{citation.title}》" if marked else citation.title
    yield f"{citation.issuer}{title}"
    place = "、".join(locator.text for locator in citation.locators)
    law = law_cited(citation, laws)
    full = law.title if law and law.title != citation.title else ""
    known = (
        (_("Full name: {}"), full),
        (_("No.: {}"), citation.reference),
        (_("Place: {}"), place),
        (_("Words: {}"), citation.quote),
    )
    details = "  ".join(words.format(value) for words, value in known if value)
    if details:
        yield details
