"""`catalog render`: the official table as a document."""

import sys
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.render_document import (
    choose_kind,
    read_template,
    refuse_unused_options,
    render_document,
)
from catalog_cli.cli.at import At, source_at
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.kind_advice import advise_on_kind_to_write
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.options import choice
from catalog_cli.cli.output import tell, write_bytes
from catalog_cli.cli.progress import progress
from catalog_cli.exchange.options import LAYOUTS, Options
from catalog_cli.exchange.registry import is_text, output_kinds
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.errors import UsageError
from catalog_cli.model.message import message
from catalog_cli.store.documents import read_document, write_document
from catalog_cli.store.loader import load_catalogue

PANEL = _("Import and export")
SYNONYMS = {"": "export print publish output convert generate save 导出 输出 发布 生成 打印 公布"}
FILTERED = True

To = Annotated[
    str | None,
    choice(
        "--to",
        "-t",
        "--format",
        "-f",
        names=list(output_kinds()),
        help=_("The kind of document; by default the file extension decides."),
        advice=advise_on_kind_to_write,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help=_("Write to this file instead of standard output.")),
]
Check = Annotated[bool, typer.Option("--check", help=_("Write nothing; exit with 1 if FILE is out of date."))]
Layout = Annotated[
    str, choice("--layout", names=list(LAYOUTS), help=_("For markdown: one table, or a section per item."))
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help=_("For csv and tsv: gbk, gb18030 …; UTF-8 by default.")),
]
Template = Annotated[
    Path | None,
    typer.Option("--template", metavar="FILE", help=_("For docx: a Word file to take styles and page setup from.")),
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
) -> int:
    """Write the official table: title, publishers, and the columns with their merged categories.

    Kinds: docx, xlsx, html, csv, tsv, markdown; pdf through LibreOffice; json, jsonl and yaml for programs.
    Example: catalog render -o 目录.docx
    """
    if check and output is None:
        raise UsageError(message("--check needs a file to compare with: -o FILE"))
    kind = choose_kind(to, output)
    if output is None and not is_text(kind) and sys.stdout.isatty():
        raise UsageError(message("a {kind} file cannot be shown in a terminal: write it with -o FILE", kind=kind))
    refuse_unused_options(
        kind, {"layout": layout != LAYOUTS[0], "encoding": encoding is not None, "template": template is not None}
    )
    template_data = read_template(invocation.start, template)
    reading = load_catalogue(source_at(invocation, at))
    catalogue = Catalogue(reading.catalogue.settings, tuple(invocation.select(reading.catalogue.items)))
    with progress(_("Writing {kind}").format(kind=kind)) as step:
        options = Options(layout=layout, encoding=encoding, template=template_data, step=step)
        data = render_document(kind, catalogue, options, template)
    if output is None:
        write_bytes(data)
    elif check:
        if _tell_outdated(invocation.start / output, output, data):
            return 1
    else:
        write_document(invocation.start / output, data)
        tell([_("wrote {path}").format(path=output) + "\n"])
    return tell_unread(reading, at)


def _tell_outdated(path: Path, name: Path, data: bytes) -> bool:
    """Say whether a file holds the document as it is now; return whether it does not."""
    present = read_document(path)
    if present == data:
        words = _("{path} is up to date")
    elif present is None:
        words = _("{path} is not there yet; write it with: catalog render -o {path}")
    else:
        words = _("{path} is out of date; write it again with: catalog render -o {path}")
    tell([words.format(path=name) + "\n"])
    return present != data
