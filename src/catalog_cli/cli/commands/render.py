"""`catalog render`: the official table as a document."""

import sys
from collections.abc import Mapping
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.cli.at import At, source_at
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.options import choice
from catalog_cli.cli.output import tell, write_bytes
from catalog_cli.cli.progress import progress
from catalog_cli.exchange.options import LAYOUTS, Options
from catalog_cli.exchange.registry import is_text, kind_for, render, takers, written_kinds
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.errors import CatalogError, UnreadableDocumentError
from catalog_cli.model.message import message
from catalog_cli.store.documents import document_is, read_document, write_document
from catalog_cli.store.reading import read

PANEL = _("Exchange")
FILTERED = True

To = Annotated[
    str | None,
    choice("--to", "-t", names=list(written_kinds()), help=_("The kind of document; the file's ending decides.")),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("Write to this file, not to standard output."))
]
Check = Annotated[bool, typer.Option("--check", help=_("Write nothing; exit with 1 when FILE is out of date."))]
Layout = Annotated[
    str, choice("--layout", names=list(LAYOUTS), help=_("For markdown: one table, or a section an item."))
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help=_("For csv and tsv: gbk, gb18030 …; UTF-8 by default.")),
]
Template = Annotated[
    Path | None,
    typer.Option("--template", metavar="FILE", help=_("For docx: a Word file whose styles and page are used.")),
]


def command(
    invocation: Invocation,
    to: To = None,
    output: Output = None,
    check: Check = False,
    layout: Layout = "table",
    encoding: Encoding = None,
    template: Template = None,
    at: At = None,
) -> None:
    """Write the official table: title, publishers, and the columns with their merged categories.

    Kinds: docx, xlsx, html, csv, tsv, markdown; json, jsonl and yaml for programs. Example: catalog render -o 目录.docx
    """
    kind = _kind(to, output, check=check)
    _heeded(kind, {"layout": layout != LAYOUTS[0], "encoding": encoding is not None, "template": template is not None})
    given = _template(invocation, template)
    reading = read(source_at(invocation, at))
    catalogue = Catalogue(reading.catalogue.settings, tuple(invocation.select(reading.catalogue.items)))
    with progress(_("Writing {kind}").format(kind=kind)) as step:
        try:
            data = render(kind, catalogue, Options(layout=layout, encoding=encoding, template=given, step=step))
        except UnreadableDocumentError as error:
            # the template is the one document that rendering reads
            why = message("the template {path} was not read: {reason}", path=str(template), reason=error.message)
            raise UnreadableDocumentError(why, error.remedy) from error
    if output is None:
        write_bytes(data)
    else:
        _to_file(invocation.start / output, output, data, check=check)
    tell_unread(reading, at)


def _kind(to: str | None, output: Path | None, *, check: bool) -> str:
    """Decide on the kind of document by the option, otherwise by the file's ending."""
    if check and output is None:
        raise typer.BadParameter(_("--check needs the file to look at: -o FILE"))
    kind = to or (kind_for(output) if output else "markdown")
    if kind is None or kind not in written_kinds():
        raise CatalogError(
            message("the ending of {path} does not say what kind of document it is", path=str(output)),
            message("Say it with --to; the kinds are: {names}", names=", ".join(written_kinds())),
        )
    if output is None and not is_text(kind) and sys.stdout.isatty():
        raise typer.BadParameter(_("a {kind} file is nothing for a terminal: write it with -o FILE").format(kind=kind))
    return kind


def _heeded(kind: str, given: Mapping[str, bool]) -> None:
    """Refuse an option that a kind would not heed, by which a user expects something that will not come."""
    for option in (option for option, is_given in given.items() if is_given and kind not in takers(option)):
        words = _("--{option} is only for {kinds}, not for {kind}")
        raise typer.BadParameter(words.format(option=option, kinds=", ".join(takers(option)), kind=kind))


def _template(invocation: Invocation, template: Path | None) -> bytes | None:
    if template is None:
        return None
    data = read_document(invocation.start / template)
    if data is None:
        raise CatalogError(
            message("there is no file {path}", path=str(template)), message("Check its name and its folder.")
        )
    return data


def _to_file(path: Path, shown: Path, data: bytes, *, check: bool) -> None:
    if check:
        if document_is(path, data):
            tell([_("{path} is up to date").format(path=shown) + "\n"])
            return
        tell([_("{path} is out of date; write it again with: catalog render -o {path}").format(path=shown) + "\n"])
        raise typer.Exit(1)
    write_document(path, data)
    tell([_("wrote {path}").format(path=shown) + "\n"])
