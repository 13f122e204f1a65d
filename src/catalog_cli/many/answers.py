"""The answer to a question as a table: headings in the reader's language, days and lists as everywhere."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from gettext import gettext as _
from math import isfinite
from typing import Any

from catalog_cli.many.database import Answer
from catalog_cli.many.question import NamedQuestion
from catalog_cli.model.message import Message, message
from catalog_cli.model.table import Cell, Column, Each, Row, Table
from catalog_cli.views.answer_page import AnswerPage, Bar

_FOR_PROGRAMS = {"path": "publisher", "item": "name", "model_item": "model_name"}
"""Columns by which programs tell rows apart, each with the one by which people do."""
_KEPT = (int, date)
_HEADINGS: dict[str, Message] = {
    "after": message("After"),
    "before": message("Before"),
    "catalogue": message("Catalogue"),
    "category": message("Category"),
    "city": message("City"),
    "allowed": message("Allowed"),
    "covered_topics": message("Topics covered"),
    "errors": message("Errors"),
    "field": message("Field"),
    "findings": message("Findings"),
    "infos": message("Infos"),
    "item": message("Item"),
    "items": message("Items"),
    "jurisdiction": message("Jurisdiction"),
    "kind": message("Change"),
    "last_changed": message("Last changed"),
    "law": message("Law"),
    "level": message("Level of government"),
    "likeness": message("Likeness"),
    "model_item": message("Item of the model"),
    "model_name": message("Its name in the model"),
    "name": message("Name"),
    "offices": message("Offices"),
    "oldest": message("Oldest"),
    "open_topics": message("Not covered"),
    "other_name": message("Other name"),
    "other_offices": message("Offices with it"),
    "overdue": message("Overdue"),
    "path": message("Path"),
    "printed": message("As printed"),
    "province": message("Province"),
    "publisher": message("Publisher"),
    "repealed": message("Repealed"),
    "reviews_past": message("Reviews past"),
    "rows": message("Count"),
    "rule": message("Rule"),
    "severity": message("Severity"),
    "since_day": message("Since"),
    "status": message("Status"),
    "statutory_limit": message("Statutory limit"),
    "statutory_source": message("Source of the limit"),
    "successor": message("Successor"),
    "time_limit": message("Time limit"),
    "topics": message("Topics"),
    "usual_name": message("Usual name"),
    "usual_offices": message("Offices with it"),
    "warnings": message("Warnings"),
}


def answer_table(answer: Answer, *, title: str = "", for_people: bool = False) -> Table:
    """Show an answer; for people without the columns beside which they have a name.

    A column that a query of the user's own names is headed by that name.
    """
    names = [column.name for column in answer.columns]
    shown = [place for place, name in enumerate(names) if not (for_people and _FOR_PROGRAMS.get(name) in names)]
    columns = tuple(
        Column(answer.columns[place].name, heading(answer.columns[place].name), number=answer.columns[place].is_number)
        for place in shown
    )

    def row(values: Sequence[Any]) -> Row:
        return tuple(Cell(_text(values[place])) for place in shown)

    def record(values: Sequence[Any]) -> dict[str, object]:
        return {name: _plain(value) for name, value in zip(names, values, strict=True)}

    return Table(columns, Each(row, answer.rows), Each(record, answer.rows), title)


def questions_table(all_questions: Sequence[NamedQuestion], language: str) -> Table:
    """Show the questions that can be asked by name."""

    def row(question: NamedQuestion) -> Row:
        return Cell(question.name), Cell(question.title(language)), Cell(question.needs)

    def record(question: NamedQuestion) -> dict[str, object]:
        return {"question": question.name, "asks": question.title(language), "needs": question.needs or None}

    columns = (
        Column("question", _("Question"), is_whole=True),
        Column("asks", _("What it asks")),
        Column("needs", _("Option of gather that it needs")),
    )
    return Table(columns, Each(row, all_questions), Each(record, all_questions))


def answer_page(answer: Answer, question: NamedQuestion, title: str, day: date) -> AnswerPage:
    """Show an answer as a page, with bars where the question says by which column."""
    table = answer_table(answer, for_people=True)
    names = [column.name for column in answer.columns]
    by, _blank, counted = question.chart.partition(" ")
    if by not in names or (counted and counted not in names):
        return AnswerPage(title, day, table)
    places = names.index(by), names.index(counted) if counted else None
    return AnswerPage(title, day, table, heading(by), heading(counted or "rows"), _bars(answer, *places))


def plain_rows(answer: Answer) -> list[list[Any]]:
    """Return the rows as a workbook takes them: numbers, days and flags as they are, all else as text."""
    return [[_plain_cell(value) for value in row] for row in answer.rows]


def _plain_cell(value: Any) -> Any:
    if isinstance(value, _KEPT):
        return value
    plain = _plain(value)
    return plain if isinstance(plain, float) else _text(value)


def _bars(answer: Answer, by: int, counted: int | None) -> Sequence[Bar]:
    """Add up the numbers of a column, or count the rows, by another column; the most comes first."""
    lengths: Counter[str] = Counter()
    for row in answer.rows:
        lengths[_text(row[by]) or "–"] += 1 if counted is None else row[counted] or 0
    return lengths.most_common()


def heading(name: str) -> str:
    """Return the heading of a column."""
    return str(_HEADINGS[name]) if name in _HEADINGS else name


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "、".join(map(_text, value))
    plain = _plain(value)
    return "" if plain is None else str(plain)


def _plain(value: Any) -> object:
    """Return a value as JSON has it."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (float, Decimal)):
        return float(value) if isfinite(value) else None
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return value.isoformat() if isinstance(value, date) else str(value)
