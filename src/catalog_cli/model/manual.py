"""A rule's manual: what is right, why, and examples, in the reader's language."""

from datetime import date
from typing import Literal

from msgspec import Struct

from catalog_cli.model.finding import Severity

FixSafety = Literal["safe", "unsafe"]
"""Kinds of fix: a safe one changes how a text is written, an unsafe one may change what it says."""

USUAL_FILE = "data/items/zhengfu-gongbao.yaml"
"""The file that most examples are about; its path is not worth showing."""


class Extract(Struct, frozen=True):
    """The lines of an example that matter, out of the file at `path`; without a path, the text of a field."""

    text: str
    path: str = ""


Sample = tuple[Extract, ...]
"""An example: what matters of each of its files."""


class Repair(Struct, frozen=True):
    """The lines that a fix changes, before and after, in the file at `path` or in the text of a field."""

    before: str
    after: str
    path: str = ""


class Manual(Struct, frozen=True, kw_only=True):
    """A rule's whole manual.

    `title` is the short Chinese one; `summary` is the sentence that says what is right, `body` the paragraphs after
    it. `fix` is None where a person has to correct what is wrong. `as_of` is the day of which the examples speak, None
    when any will do.
    """

    name: str
    title: str
    severity: Severity
    pedantic: bool
    fix: FixSafety | None
    summary: str
    body: tuple[str, ...]
    right: tuple[Sample, ...]
    wrong: tuple[Sample, ...]
    repairs: tuple[Repair, ...]
    as_of: date | None = None
