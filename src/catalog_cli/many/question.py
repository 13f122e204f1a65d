"""The questions that can be asked by name: each is a file of SQL, which says in its first lines what it asks."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

_FOLDER = Path(__file__).with_name("questions")
_HEADER = re.compile(r"^-- (en|zh|needs|chart): (.+)$", re.MULTILINE)


class NamedQuestion(Struct, frozen=True):
    """A question: its name, what it asks in English and Chinese, and its SQL.

    `needs` is the option of `catalog gather` without which there is no answer, `chart` the column by which the rows are
    counted in a chart, with a second one whose numbers are added up instead; both may be empty.
    """

    name: str
    en: str
    zh: str
    sql: str
    needs: str = ""
    chart: str = ""

    def title(self, language: str) -> str:
        """Return what it asks, in a language of the program."""
        return self.zh if language.startswith("zh") else self.en


@cache
def questions() -> Mapping[str, NamedQuestion]:
    """Return all questions by name, in the order of their names."""
    return {path.stem: question_from(path.stem, path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.iterdir())}


def question_from(name: str, sql: str) -> NamedQuestion:
    """Make a question of a file's text; one without a header is called by its name."""
    said = dict(_HEADER.findall(sql))
    return NamedQuestion(
        name, said.get("en", name), said.get("zh", name), sql, said.get("needs", ""), said.get("chart", "")
    )
