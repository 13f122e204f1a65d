"""The duties of disclosure as a table: whether each is covered, and by which items."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from catalog_cli.model.item import Item
from catalog_cli.model.table import Cell, Column, Row, Table
from catalog_cli.views.duty_coverage import Coverage


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
