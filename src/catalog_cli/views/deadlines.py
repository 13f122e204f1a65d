"""A time limit in words of the reader's language, a line for each clause."""

import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from msgspec.structs import replace

from catalog_cli.model.phrase import Clause, ClauseKind, Period, TimeLimit, TimeUnit

_REMEMBERED = 4096
"""Entries of the memo of shortened time limits: a table measures them before it shows them."""
Words = Callable[[Clause], str]
_BRIEF = 11
"""So many characters of a printed time limit are shown where it is not understood; a shorter one stays as it is."""


def in_words(limit: TimeLimit) -> str:
    """Return what a time limit means: “within 20 working days after 信息形成”, “every year by 31 January”.

    Events and subjects stay as printed. Each clause has a line of its own; then what was not understood is said, and
    that other law prevails. A text without any of these (`/`) gives an empty string.
    """
    lines = [_line(clause) for clause in limit.clauses if not _all_unknown(clause)]
    lines += [_("Not understood: {}").format(token.text) for token in limit.unparsed]
    if limit.exception:
        lines.append(_("unless another law sets a different time"))
    return "\n".join(lines)


def in_brief(printed: str) -> str:
    """Return a printed time limit in few words: its lengths and days, without events and subjects.

    A short one stays as it is; of one that is not understood, the beginning is left.
    """
    return printed if len(printed) <= _BRIEF else _brief(printed, os.environ.get("LANGUAGE"))


@lru_cache(_REMEMBERED)
def _brief(printed: str, _language: str | None) -> str:
    # deferred: only tables for people are in brief
    from catalog_cli.parsing.time_limits import parse_time_limit

    limit = parse_time_limit(printed)
    if limit.unparsed or any(clause.kind is ClauseKind.UNKNOWN for clause in limit.clauses):
        return f"{printed[:_BRIEF]}…"
    brief = dict.fromkeys(clause_words(_without_event(clause)) for clause in limit.clauses)
    return _("; ").join(brief) or f"{printed[:_BRIEF]}…"


def _without_event(clause: Clause) -> Clause:
    return clause if clause.number is None and clause.kind is not ClauseKind.PROMPTLY else replace(clause, trigger="")


def _all_unknown(clause: Clause) -> bool:
    return any(stretch.text == clause.text for stretch in clause.unparsed)


def clause_words(clause: Clause) -> str:
    """Return what one clause means, without its subject."""
    return _WORDS[clause.kind](clause)


def _line(clause: Clause) -> str:
    words = clause_words(clause)
    if not clause.subject or clause.kind is ClauseKind.UNKNOWN:
        return words
    return _("{subject}: {limit}").format(subject=clause.subject, limit=words)


def _after(clause: Clause) -> str:
    if clause.number == 0:
        words = _("on the day of {event}") if clause.trigger else _("on the same day")
    elif clause.number is None:
        words = _("after {event}")
    else:
        words = _("within {amount} after {event}") if clause.trigger else _("within {amount}")
    return words.format(amount=_amount(clause), event=clause.trigger)


def _before(clause: Clause) -> str:
    if clause.number is None:
        words = _("before {event}")
    else:
        words = _("at least {amount} before {event}") if clause.trigger else _("at least {amount} ahead")
    return words.format(amount=_amount(clause), event=clause.trigger)


def _yearly(clause: Clause) -> str:
    if clause.date is None:
        return _("every year, no day named")
    return _("every year by {date}").format(date=_day(clause.date))


def _periodic(clause: Clause) -> str:
    words = {
        Period.DAY: _("every day"),
        Period.WEEK: _("every week"),
        Period.MONTH: _("every month"),
        Period.QUARTER: _("every quarter"),
        Period.HALF_YEAR: _("every half-year"),
        Period.YEAR: _("every year"),
    }
    return words[clause.period or Period.YEAR]


def _promptly(clause: Clause) -> str:
    words = _("promptly after {event} (no fixed date)") if clause.trigger else _("promptly, no fixed date")
    return words.format(event=clause.trigger)


def _standing(_clause: Clause) -> str:
    return _("displayed permanently, no end date")


def _display(clause: Clause) -> str:
    return _("displayed for at least {amount}").format(amount=_amount(clause))


def _same(_clause: Clause) -> str:
    return _("the same as the item above")


def _unknown(clause: Clause) -> str:
    return _("unclear: {text}").format(text=clause.text)


_WORDS: Final[Mapping[ClauseKind, Words]] = {
    ClauseKind.AFTER: _after,
    ClauseKind.BEFORE: _before,
    ClauseKind.YEARLY: _yearly,
    ClauseKind.PERIODIC: _periodic,
    ClauseKind.PROMPTLY: _promptly,
    ClauseKind.STANDING: _standing,
    ClauseKind.DISPLAY: _display,
    ClauseKind.SAME: _same,
    ClauseKind.UNKNOWN: _unknown,
}


def _amount(clause: Clause) -> str:
    """Return the number with its unit; a lost unit is said, never guessed."""
    number = clause.number or 0
    words = _AMOUNTS[clause.unit](number) if clause.unit else _("{n} (no unit given)")
    return words.format(n=number)


_AMOUNTS: Final[Mapping[TimeUnit, Callable[[int], str]]] = {
    TimeUnit.WORKING_DAY: lambda number: ngettext("{n} working day", "{n} working days", number),
    TimeUnit.DAY: lambda number: ngettext("{n} day", "{n} days", number),
    TimeUnit.WEEK: lambda number: ngettext("{n} week", "{n} weeks", number),
    TimeUnit.MONTH: lambda number: ngettext("{n} month", "{n} months", number),
    TimeUnit.YEAR: lambda number: ngettext("{n} year", "{n} years", number),
    TimeUnit.HOUR: lambda number: ngettext("{n} hour", "{n} hours", number),
    TimeUnit.MINUTE: lambda number: ngettext("{n} minute", "{n} minutes", number),
}
"""The words for a number of each unit; asked for one by one, as a translation is looked up in files."""


def _day(date: str) -> str:
    """Write 01-31 as 31 January; a month that does not exist stays as it is."""
    month, day = map(int, date.split("-"))
    names = (
        *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June")),
        *(_("July"), _("August"), _("September"), _("October"), _("November"), _("December")),
    )
    if not 1 <= month <= len(names):
        return date
    return _("{day} {month}").format(day=day, month=names[month - 1])
