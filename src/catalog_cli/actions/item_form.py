"""A form for a new item, to be filled in with an editor: every field with an example, and the usual words."""

import re
from collections.abc import Mapping, Sequence
from gettext import gettext as _

from catalog_cli.actions.assignments import value_from
from catalog_cli.actions.item_questions import ItemQuestion
from catalog_cli.model.field import FIELDS, Kind
from catalog_cli.model.item import Value
from catalog_cli.model.text import one_line
from catalog_cli.views.headings import heading
from catalog_cli.yaml.emit import entry

_NOTE = "#:"
"""The prefix of the lines that explain the form and are not part of the item."""
_EXPLAINED = re.compile(rf"(?:^[ \t]*\r?\n)?^[ \t]*{_NOTE}.*(?:\r?\n|\Z)", re.MULTILINE)
_EMPTY = re.compile(r"^[a-z_]+:[ \t]*\r?\n(?![ \t]|-)", re.MULTILINE)


def item_form(asked: Sequence[ItemQuestion], answers: Mapping[str, str]) -> str:
    """Return the form: what is known is filled in, and the rest explained."""
    how = _("Fill in, save and close. Lines that begin with “{sign}” and empty fields are left out.").format(sign=_NOTE)
    lines = [f"{_NOTE} {how}"]
    explained = {question.key: question for question in asked}
    for key in dict.fromkeys((*explained, *answers)):
        question = explained.get(key)
        value = value_from(key, answers.get(key, ""))
        lines += ["", f"{_NOTE} {heading(key)}{_explanation(question)}", *_entry(key, value, question)]
    return "".join(f"{line}\n" for line in lines)


def filled_in(form: str) -> str:
    """Return what was filled in, without the explanations and the empty fields."""
    text = _EXPLAINED.sub("", form)
    while (shorter := _EMPTY.sub("", text + ("" if text.endswith("\n") else "\n"))) != text:
        text = shorter
    return text


def _explanation(question: ItemQuestion | None) -> str:
    if question is None:
        return ""
    required = _(" (required)") if question.required else ""
    example = _(", such as {example}").format(example=one_line(question.example)) if question.example else ""
    return required + example


def _entry(key: str, value: Value, question: ItemQuestion | None) -> list[str]:
    """Return the lines of a field: its value, or none and the usual words to choose from."""
    words = question.words if question else ()
    if value is not None:
        return entry(key, value, 0)
    if FIELDS[key].kind is Kind.LIST:
        return [f"{key}:", *(f"{_NOTE}  - {one_line(word)}" for word in words)]
    return [*(f"{_NOTE} {key}: {one_line(word)}" for word in words), f"{key}:"]
