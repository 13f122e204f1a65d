"""What a user can choose about a document that is written or read."""

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from catalog_cli.model.form import TableForm

LAYOUTS = ("table", "sections")
Step = Callable[[int, int], None]
"""Called now and then with how much is done, and of how much."""


Memo = Callable[[bytes, Callable[[], bytes]], bytes]
"""Takes an input and a function that computes the output from it alone; an earlier run may know the output."""


def no_memo(_made_of: bytes, compute: Callable[[], bytes]) -> bytes:
    """Compute every time."""
    return compute()


def silently(_done: int, _all: int) -> None:
    """Report no progress."""


class Options(Struct, frozen=True):
    """How to write: `layout` is for kinds that know more than one, a table or a section for each item.

    `encoding` is for kinds that are plain text; None is the kind's usual one. `template` is a document of the same
    kind whose styles are used. `sent` are the ids of the items that a document is sent out with; a kind that can keep
    them out of sight does, and they come back as `Document.sent`. `memo` spares long computations, `part` many short
    ones, such as that of a single row.
    """

    layout: str = "table"
    encoding: str | None = None
    template: bytes | None = None
    step: Step = silently
    sent: tuple[str, ...] = ()
    memo: Memo = no_memo
    part: Memo = no_memo


class ReadOptions(Struct, frozen=True):
    """How to read: `table` picks one of the document's tables, from 1; None takes all that fit.

    `columns` says, by a column's heading, which field it is, where the usual headings do not say it; `known` says it of
    the headings of the catalogue's own form, which the document need not have. `learns_form` says that the form of the
    table is wanted too, `form` is that of the catalogue which the items go into. `link_text` is the word that stands
    for an address there, and is no note beside it.
    """

    table: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    learns_form: bool = False
    form: TableForm | None = None
    link_text: str = ""
    step: Step = silently
