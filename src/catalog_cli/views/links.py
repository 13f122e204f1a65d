"""What links answered, as a table with a row for each item, and summed up in a line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.model.table import Cell, Column, Each, Row, Table
from catalog_cli.model.text import one_line
from catalog_cli.rules.rule import LinkAnswer, LinkStatus

LIST = "list"
"""Where a page shows its newest day, if not in a tag."""
Pair = tuple[Item, LinkAnswer]
_WORDS = {
    LinkStatus.OK: message("opens"),
    LinkStatus.MOVED: message("permanently moved"),
    LinkStatus.DEAD: message("dead"),
    LinkStatus.UNKNOWN: message("unknown"),
    LinkStatus.REFUSED: message("not checked"),
}


def links_table(pairs: Sequence[Pair], *, with_days: bool) -> Table:
    """Show a row for each link; with the newest day that its page shows where that was asked for."""
    columns = [
        Column("item", _("Item"), is_whole=True),
        Column("url", _("Link")),
        Column("status", _("Status")),
        Column("http", "HTTP", number=True),
        Column("final_url", _("Leads to")),
        Column("note", _("Note")),
    ]
    days = [Column("newest", _("Newest date")), Column("seen_in", _("Seen in"))] if with_days else []
    shown = columns + days

    def record(pair: Pair) -> dict[str, object]:
        whole = _record(pair)
        return {key: value for key, value in whole.items() if with_days or key not in {"newest", "seen_in"}}

    def row(pair: Pair) -> Row:
        values = _record(pair)
        return tuple(_cell(column.key, values[column.key], pair) for column in shown)

    return Table(tuple(shown), Each(row, pairs), Each(record, pairs))


def links_summary(pairs: Sequence[Pair]) -> str:
    """Sum up in one line how many links were asked, and how many have each status."""
    count = ngettext("{n} link", "{n} links", len(pairs)).format(n=len(pairs))
    counts = Counter(answer.status for _item, answer in pairs)
    listed = _(", ").join(f"{counts[status]} {_WORDS[status]}" for status in LinkStatus if counts[status])
    return _("{links}: {listed}.").format(links=count, listed=listed) if pairs else _("No item has a link.")


def proxy_note(pairs: Sequence[Pair]) -> str | None:
    """Say that a proxy was used, where one was: then nobody here has checked to which address a name leads."""
    if not any(answer.by_proxy for _item, answer in pairs):
        return None
    return _("Requested through a proxy, which resolves the host names and checks the addresses itself.")


def _record(pair: Pair) -> dict[str, object]:
    item, answer = pair
    newest = answer.days[0] if answer.days else None
    return {
        "item": item.id,
        "url": item.link,
        "status": str(answer.status),
        "http": answer.http,
        "final_url": answer.final_url,
        "note": _("; ").join(_notes(answer)) or None,
        "newest": newest.day.isoformat() if newest else None,
        "seen_in": newest.where if newest else None,
    }


def _cell(key: str, value: object, pair: Pair) -> Cell:
    text = "" if value is None else one_line(str(value))
    if key == "status":
        return Cell(str(_WORDS[pair[1].status]), data=text)
    if key == "final_url" and text == pair[1].url:
        # a person looks for what is different
        return Cell("", data=text)
    if key == "seen_in" and text == LIST:
        return Cell(_("list of entries"), data=text)
    return Cell(text)


def _notes(answer: LinkAnswer) -> Iterator[str]:
    if answer.note:
        yield str(answer.note)
    if answer.by_proxy:
        yield _("via a proxy, which checks the address itself")
    if answer.is_cached:
        yield _("result of {day}").format(day=date.fromtimestamp(answer.asked).isoformat())  # noqa: DTZ012 - the user's own calendar
