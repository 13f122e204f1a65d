"""`catalog parse`: what the tool understands of a printed phrase."""

import sys
from collections.abc import Iterator
from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.cli.options import one_of
from catalog_cli.cli.output import tell, write
from catalog_cli.model.json_text import dumps
from catalog_cli.parsing.records import RECORDS

PANEL = _("Judge")
SYNONYMS = {"": "understand 解析"}
NO_ARGS_IS_HELP = True

Kind = Annotated[
    str,
    typer.Argument(
        metavar="|".join(RECORDS),
        help=_("What the phrases are: time limits (公开时限) or legal bases (公开依据)."),
        callback=one_of(list(RECORDS)),
        autocompletion=lambda: list(RECORDS),
        show_default=False,
    ),
]
Texts = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TEXT…", help=_("The phrases as printed; without any, the lines of the input."), show_default=False
    ),
]


def command(kind: Kind, texts: Texts = None) -> None:
    """Parse time limits or citations; print one JSON object per line.

    Text that cannot be parsed is listed in “unparsed”. Example: catalog parse time-limit 自信息形成之日起20个工作日内
    """
    record = RECORDS[kind]
    write(f"{dumps(record(text))}\n" for text in texts or _lines())


def _lines() -> Iterator[str]:
    """Return the lines of the input that are not empty."""
    if sys.stdin.isatty():
        tell([_("Type a phrase a line; end with Ctrl-D (on Windows with Ctrl-Z and Enter).") + "\n"])
    # a Chinese phrase may come in any encoding of an old console; what cannot be read must not stop the others
    for line in sys.stdin.buffer:
        text = line.decode("utf-8-sig", "replace").strip()
        if text:
            yield text
