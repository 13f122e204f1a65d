"""Which duties of disclosure a catalogue covers, by which items, and the table that says so."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from msgspec import Struct

from catalog_cli.facts.duties import Duty, duties_at
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.item import Item
from catalog_cli.model.table import Cell, Column, Row, Table
from catalog_cli.parsing.listing import excludes, lists


class Coverage(Struct, frozen=True):
    """A duty and the items that cover it, in the catalogue's order."""

    duty: Duty
    items: tuple[Item, ...]

    @property
    def covered(self) -> bool | None:
        """Whether any item covers it; None where only a person can say."""
        return bool(self.items) if self.duty.match else None


def coverage_of(catalogue: Catalogue) -> tuple[Coverage, ...]:
    """Say for each duty of the catalogue's level which items cover it.

    Each of the duty's words is looked for in the names; one that no name holds, in the content; one that is not there
    either, in the categories. An item that does not apply to the office (`not_applicable`) covers the duty as well.
    """
    level = catalogue.settings.jurisdiction.get("level")
    duties = duties_at(level if isinstance(level, str) else "")
    return tuple(Coverage(duty, _covering(duty, catalogue.items)) for duty in duties)


def _covering(duty: Duty, items: Sequence[Item]) -> tuple[Item, ...]:
    found = {item.id for word in duty.match for item in _with_word(word, items)}
    return tuple(item for item in items if item.id in found)


def _with_word(word: str, items: Sequence[Item]) -> list[Item]:
    named = [item for item in items if word in item.name and not excludes(item.name, word)]
    listed = named or [item for item in items if word in item.content and lists(item.content, word)]
    return listed or [item for item in items if word in item.category]


def coverage_table(covered: Sequence[Coverage], *, only_open: bool = False) -> Table:
    """Show each duty on a row, or with `only_open` each that no item covers; the title sums all of them up."""
    shown = [each for each in covered if each.covered is False or not only_open]
    return Table(
        columns=(
            Column("article", _("Article")),
            Column("duty", _("Duty")),
            Column("covered", _("Covered")),
            Column("items", _("Covered by")),
        ),
        rows=[_row(each) for each in shown],
        records=[_record(each) for each in shown],
        title=_summary(covered),
    )


def _summary(covered: Sequence[Coverage]) -> str:
    done = sum(each.covered is True for each in covered)
    summed = ngettext("{n} of {all} duty covered", "{n} of {all} duties covered", len(covered))
    return summed.format(n=done, all=len(covered))


def _row(each: Coverage) -> Row:
    words = {True: _("yes"), False: _("no"), None: _("for a person to judge")}
    names = "、".join(map(_name, each.items))
    return Cell(each.duty.article), Cell(each.duty.words), Cell(words[each.covered]), Cell(names)


def _name(item: Item) -> str:
    return _("{name} (does not apply here)").format(name=item.name) if item.not_applicable else item.name


def _record(each: Coverage) -> dict[str, object]:
    return {
        "article": each.duty.article,
        "duty": each.duty.words,
        "covered": each.covered,
        "items": [_item_record(item) for item in each.items],
    }


def _item_record(item: Item) -> dict[str, object]:
    why_not = {"not_applicable": item.not_applicable} if item.not_applicable else {}
    return {"id": item.id, "name": item.name, **why_not}
