"""The answer to a question about many catalogues as a page: a table, and bars of what is in it."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from catalog_cli.model.table import Table

Bar = tuple[str, int | float]


class AnswerPage(Struct, frozen=True):
    """The title, the day on which the catalogues were gathered, the answer, and the bars of its chart by length.

    `by` says what the bars are counted by, `counted` what; without a chart there are no bars.
    """

    title: str
    day: date
    table: Table
    by: str = ""
    counted: str = ""
    bars: Sequence[Bar] = ()
