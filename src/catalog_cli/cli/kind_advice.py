"""The kinds of documents as options take them, and what to do instead of one that is not read or not written."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

from catalog_cli.cli.options import choice
from catalog_cli.exchange.registry import conversion_for, read_kinds
from catalog_cli.model.document import Conversion


def advise_on_kind_to_read(name: str) -> str | None:
    """Say of a kind of document that is not read by its name what to do instead."""
    conversion = _conversion(name)
    if conversion is None:
        return None
    if conversion.kind is None:
        return _("a PDF has words on a page but no tables; ask for the Word file that it was made from")
    return _("“{name}” is an old format: name a file that ends in .{name}, which LibreOffice converts").format(
        name=name
    )


def advise_on_kind_to_write(name: str) -> str | None:
    """Say of a kind of document that is not written which one to write instead."""
    conversion = _conversion(name)
    if conversion is None or conversion.kind is None:
        return None
    return _("“{name}” is an old format, which is not written; choose {kind}, which Word, Excel and WPS open").format(
        name=name, kind=conversion.kind
    )


def _conversion(kind: str) -> Conversion | None:
    return conversion_for(Path(f"file.{kind}"))


KindToRead = Annotated[
    str | None,
    choice(
        "--from",
        names=list(read_kinds()),
        help=_("The kind of document; by default the file extension decides."),
        advice=advise_on_kind_to_read,
    ),
]
