"""`--format html`: a calendar page that stands alone, with months and a list, for the screen and for paper."""

from calendar import Calendar as Months
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from html import escape

from catalog_cli.due.due_days import DueDay
from catalog_cli.formats import Screen
from catalog_cli.formats.page_head import page_head
from catalog_cli.model.field import separator_of
from catalog_cli.model.text import one_line
from catalog_cli.views.agenda import Agenda
from catalog_cli.views.due import kind_of_due, note_words, provisional_words, statutory_words, weekday
from catalog_cli.views.headings import heading

STYLE = "due.css"
_MOST_MONTHS = 36
"""Months that are drawn; the list goes on."""
_A_WEEK = [date(2024, 1, day) for day in range(1, 8)]
"""From a Monday to a Sunday."""


def write(agenda: Agenda, screen: Screen) -> Iterator[str]:
    """Write the page; it loads nothing from elsewhere and runs no script."""
    return (f"{line}\n" for line in _page(agenda))


def _page(agenda: Agenda) -> Iterator[str]:
    title, day = agenda.title or _("Catalogue"), _("As of {day}").format(day=agenda.today)
    yield from page_head(_("Due days: {title}").format(title=title), __package__, STYLE)
    yield from (
        "<body>",
        "<header>",
        f"<p>{_text(day)}</p>",
        f'<h1 lang="zh-CN">{_text(title)}</h1>',
        f'<p lang="zh-CN">{_text("、".join(agenda.publishers))}</p>',
        "</header>",
        "<main>",
    )
    yield from _months(agenda)
    yield from _list(agenda)
    yield "</main>"
    if words := provisional_words(agenda.days):
        yield f"<footer><p>{_text(words)}</p></footer>"
    yield from ("</body>", "</html>")


def _months(agenda: Agenda) -> Iterator[str]:
    """Draw each month of the window as a table of weeks."""
    title = _("Months")
    yield f'<section aria-labelledby="months"><h2 id="months">{_text(title)}</h2>'
    yield f'<p class="key">{_key()}</p><div class="months">'
    due = agenda.by_day()
    for year, month in list(_months_of(agenda.window.first, agenda.window.last))[:_MOST_MONTHS]:
        yield from _month(agenda, due, year, month)
    yield "</div></section>"


def _key() -> str:
    words = (("due", _("due")), ("off", _("day off")), ("worked", _("weekend worked")), ("today", _("today")))
    return " ".join(f'<span class="{name}">{_text(word)}</span>' for name, word in words)


def _months_of(first: date, last: date) -> Iterator[tuple[int, int]]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield number // 12, number % 12 + 1


def _month(agenda: Agenda, due: Mapping[date, list[DueDay]], year: int, month: int) -> Iterator[str]:
    word = "" if agenda.calendar.is_announced(year) else _("provisional")
    sign = f" <small>{_text(word)}</small>" if word else ""
    yield f"<table><caption>{_text(_month_name(year, month))}{sign}</caption><thead><tr>"
    yield from (f'<th scope="col">{_text(weekday(day))}</th>' for day in _A_WEEK)
    yield "</tr></thead><tbody>"
    for week in Months().monthdayscalendar(year, month):
        cells = (_day(agenda, due, date(year, month, day)) if day else "<td></td>" for day in week)
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def _day(agenda: Agenda, due: Mapping[date, list[DueDay]], day: date) -> str:
    """Draw a day; one with something due leads to its place in the list, and says how much it is."""
    is_weekend = day.weekday() > 4  # Saturday and Sunday
    is_working = agenda.calendar.is_working(day)
    signs = {"off": not is_working, "worked": is_working and is_weekend, "today": day == agenda.today}
    names = [name for name, holds in signs.items() if holds]
    found = due.get(day)
    if not found:
        return f"<td{_class(names)}>{day.day}</td>"
    count = ngettext("{n} item due", "{n} items due", len(found)).format(n=len(found))
    label = f"{day}: {count}"
    return f'<td{_class([*names, "due"])}><a href="#d{day}" aria-label="{escape(label)}">{day.day}</a></td>'


def _class(names: Sequence[str]) -> str:
    return f' class="{" ".join(names)}"' if names else ""


def _list(agenda: Agenda) -> Iterator[str]:
    """List what is due, month by month; what is overdue comes first."""
    title, nothing = _("What is due"), _("nothing is due")
    yield f'<section class="list" aria-labelledby="list"><h2 id="list">{_text(title)}</h2>'
    if not agenda.days:
        yield f"<p>{_text(nothing)}</p>"
    month = ""
    for day, found in agenda.by_day().items():
        name = _("Overdue") if day < agenda.today else _month_name(day.year, day.month)
        if name != month:
            yield f"{'</dl>' if month else ''}<h3>{_text(name)}</h3><dl>"
            month = name
        yield f'<div><dt id="d{day}"><time datetime="{day}">{day}</time> {_text(weekday(day))}</dt>'
        yield from (_entry(each, agenda) for each in found)
        yield "</div>"
    yield f"{'</dl>' if month else ''}</section>"


def _entry(day: DueDay, agenda: Agenda) -> str:
    offices = separator_of("responsible").join(day.offices)
    limit = _("{subject}: {limit}").format(subject=heading("time_limit"), limit=day.basis)
    catalogue = [day.workspace.heading] if day.workspace else []
    words = [*catalogue, kind_of_due(day.kind), limit, *statutory_words(day), *note_words(day, agenda.today)]
    return (
        f'<dd><b lang="zh-CN">{_text(day.name)}</b> <span lang="zh-CN">{_text(offices)}</span>'
        f"<small>{' · '.join(map(_text, words))}</small></dd>"
    )


def _month_name(year: int, month: int) -> str:
    return _("{year}-{month:02}").format(year=year, month=month)


def _text(text: str) -> str:
    return escape(one_line(text))
