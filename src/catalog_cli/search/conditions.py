"""What a query may ask besides words: citations, presence of fields, comparisons, days of change."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

from catalog_cli.model.field import FIELDS, Kind
from catalog_cli.model.message import Message, message
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL, number_from
from catalog_cli.search.ast import And, Changed, Cites, Compare, CompareDate, Expression, Has, Not, Or, StepRange, Term
from catalog_cli.search.errors import QueryError, UnknownFieldError
from catalog_cli.search.fields import STATUTORY, STATUTORY_NAMES, known_key

CONDITIONS: Mapping[str, str] = {
    "article": "条",
    "条": "条",
    "paragraph": "款",
    "款": "款",
    "item": "项",
    "项": "项",
    "has": "has",
    "有": "has",
    "missing": "missing",
    "缺": "missing",
    "changed": "changed",
    "改于": "changed",
    **dict.fromkeys(sorted(STATUTORY_NAMES), STATUTORY),
}
"""Names that may stand before a colon and are no fields, each with its meaning: a unit of locators, or a keyword."""

_UNIT_NAMES: Mapping[str, tuple[str, ...]] = {
    "工作日": ("工作日", "workday", "workdays"),
    "日": ("日", "天", "day", "days"),
    "周": ("周", "星期", "week", "weeks"),
    "月": ("月", "month", "months"),
    "年": ("年", "year", "years"),
    "小时": ("小时", "hour", "hours"),
}
_UNITS = {name: unit for unit, names in _UNIT_NAMES.items() for name in names}
_AMOUNT = lazy_regex(rf"(?P<number>{NUMERAL})\s*个?\s*(?P<unit>.*)", re.DOTALL)
_DAY = lazy_regex(r"(\d{4})(?:年|[-./年](\d{1,2})(?:月|[-./月](\d{1,2})日?)?)?", re.ASCII)
_RANGE = lazy_regex(r"\.\.+|…+")


GroupPart = tuple[Expression, bool]
"""A part of an AND group, and whether it stood there without brackets."""


class ConditionError(QueryError):
    """The value does not suit its condition; the parser adds the position."""


def parse_condition(name: str, relation: str, value: str) -> Expression:
    """Parse the value of one of `CONDITIONS`.

    Raises:
        ConditionError: there is no such field, number or day, or the relation is not a colon.
    """
    if CONDITIONS[name.casefold()] == STATUTORY:
        return _statutory(name, relation, value)
    if relation != ":":
        raise _wrong(message("“{name}” needs a colon after it", name=name), message("Write for example: article:63"))
    asked = CONDITIONS[name.casefold()]
    if asked == "changed":
        return _changed(value)
    if asked in {"has", "missing"}:
        present = Has(STATUTORY if value.strip().casefold() in STATUTORY_NAMES else _key(value))
        return present if asked == "has" else Not(present)
    return Cites((_step(asked, value),))


def parse_comparison(name: str, relation: str, value: str) -> Compare | CompareDate:
    """Parse what the field with this name is compared with.

    Raises:
        ConditionError: there is no such field, its values cannot be compared, or not with this one.
    """
    if name.casefold() in STATUTORY_NAMES:
        return _statutory(name, relation, value)
    key = _key(name)
    field = FIELDS.get(key)
    if field is None or not field.comparable:
        raise _incomparable(name)
    if field.kind is Kind.DATE:
        return _compare_date(key, relation, value)
    amount = _AMOUNT.fullmatch(value.strip())
    number = number_from(amount["number"]) if amount else None
    if field.kind is Kind.NUMBER:
        if number is None or (amount and amount["unit"]):
            raise _wrong(message("“{value}” is not a whole number", value=value), message("Write for example: order>2"))
        return Compare(key, relation, number)
    return _compare_length(key, relation, value)


def _compare_length(key: str, relation: str, value: str) -> Compare:
    amount = _AMOUNT.fullmatch(value.strip())
    number = number_from(amount["number"]) if amount else None
    unit = _UNITS.get(amount["unit"].strip().casefold()) if amount else None
    if number is None or unit is None:
        raise _wrong(
            message("“{value}” is not a length of time", value=value),
            message("Write a number and one of these: {units}.", units=" ".join(_UNIT_NAMES)),
        )
    return Compare(key, relation, number, unit)


def _statutory(name: str, relation: str, value: str) -> Compare:
    """Parse what the time that a law sets is compared with."""
    if relation not in {"<", "<=", ">", ">="}:
        raise _wrong(
            message("“{name}” is compared with a length of time", name=name),
            message("Write for example: {name}<=2工作日", name=name),
        )
    return _compare_length(STATUTORY, relation, value)


def _compare_date(key: str, relation: str, value: str) -> CompareDate:
    """Compare with a day; a month or a year is over after its last day, and has begun on its first."""
    first, last = _days(value.strip(), message("Write for example: review_date<2027-01-01, review_date>=2026-12"))
    return CompareDate(key, relation, first if relation in {"<", ">="} else last)


def _incomparable(name: str) -> ConditionError:
    fields = sorted((field for field in FIELDS.values() if field.comparable), key=lambda field: field.kind.value)
    *names, last = [field.key if name.isascii() else field.heading for field in fields]
    return _wrong(
        message(
            "only {fields} and {last} can be compared with < and >",
            fields=(", " if name.isascii() else "、").join(names),
            last=last,
        ),
        message("In any other field, use : or = instead."),
    )


def bind_citations(parts: Sequence[GroupPart]) -> list[Expression]:
    """Bind each bare `article:63` to the law before it in the group, else to the first after it, else to any.

    An article after another article begins a new citation of the same law; a paragraph after an article goes on
    with the same one.
    """
    # done per group, after parsing: the law may come before the article, or after it
    laws = [place for place, (part, _bare) in enumerate(parts) if _is_law(part)]
    bound: dict[int | None, list[list[StepRange]]] = {}
    for place, (part, bare) in enumerate(parts):
        if isinstance(part, Cites) and bare:
            before = [law for law in laws if law < place]
            law = before[-1] if before else next(iter(laws), None)
            _add_step(bound.setdefault(law, []), part.steps[0])
    free: list[Expression] = [Cites(tuple(steps)) for steps in bound.get(None, ())]
    rest = [
        each
        for place, (part, bare) in enumerate(parts)
        if not (isinstance(part, Cites) and bare)
        for each in ([Cites(tuple(steps), part) for steps in bound[place]] if place in bound else [part])
    ]
    return rest + free


def _add_step(citations: list[list[StepRange]], step: StepRange) -> None:
    if citations and all(step.unit != other.unit for other in citations[-1]):
        citations[-1].append(step)
    else:
        citations.append([step])


def _is_law(part: Expression) -> bool:
    """Return whether a part consists of nothing but wanted words of the legal basis."""
    if isinstance(part, (And, Or)):
        return all(map(_is_law_part, part.parts))
    return isinstance(part, Term) and part.key == "basis"


def _is_law_part(part: Expression) -> bool:
    return _is_law(part.part if isinstance(part, Not) else part)


def _key(name: str) -> str:
    try:
        return known_key(name, ())
    except UnknownFieldError as error:
        raise ConditionError(error.message, error.remedy) from None


def _step(unit: str, value: str) -> StepRange:
    first, last = _ends(value)
    low, high = (_numbered(unit, end) if end else None for end in (first, last))
    if low is None and high is None:
        raise _no_number(value)
    if low is not None and high is not None and high < low:
        raise _turned(value)
    return StepRange(unit, low or 1, high)


def _numbered(unit: str, text: str) -> int:
    number = number_from(text.removeprefix("第").removesuffix(unit).strip("（）()"))
    if not number:
        raise _no_number(text)
    return number


def _changed(value: str) -> Changed:
    example = message("Write for example: changed:2026-01-15, changed:2026-01.., changed:..2025")
    first, last = _ends(value)
    low, high = (_days(end, example) if end else None for end in (first, last))
    if low is None and high is None:
        raise _no_day(value, example)
    if low and high and high[1] < low[0]:
        raise _turned(value)
    return Changed(low[0] if low else None, high[1] if high else None)


def _days(text: str, example: Message) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise _no_day(text, example)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        raise _no_day(text, example) from None
    if day:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, monthrange(first.year, last_month)[1])


def _ends(value: str) -> tuple[str, str]:
    """Split a range; a single value is both of its ends."""
    parts = _RANGE.split(value.strip(), maxsplit=1)
    return parts[0].strip(), parts[-1].strip()


def _no_number(text: str) -> ConditionError:
    return _wrong(
        message("“{value}” is not a number from 1 up", value=text),
        message("Write for example: article:63, article:10..20"),
    )


def _no_day(text: str, example: Message) -> ConditionError:
    return _wrong(message("“{value}” is not a day, month or year", value=text), example)


def _turned(text: str) -> ConditionError:
    return _wrong(message("“{value}” ends before it begins", value=text), message("Put the smaller end first."))


def _wrong(problem: Message, remedy: Message) -> ConditionError:
    return ConditionError(problem, remedy)
