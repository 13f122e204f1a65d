"""`catalog render`: the official table as a document."""

import sys
from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from catalog_cli.actions.choose_form import with_form
from catalog_cli.actions.render_document import (
    cached_memo,
    choose_kind,
    read_template,
    refuse_unused_options,
    render_document,
)
from catalog_cli.actions.render_each import (
    RenderedSheet,
    choose_sheet_kind,
    refuse_other_files,
    render_each,
)
from catalog_cli.cli.at import At, run_at, source_at
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.kind_advice import advise_on_kind_to_write
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.options import choice, completing
from catalog_cli.cli.output import tell, write_bytes
from catalog_cli.cli.progress import progress
from catalog_cli.exchange.options import LAYOUTS, Options
from catalog_cli.exchange.registry import is_text, output_kinds
from catalog_cli.exchange.work_sheets import divisions
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.errors import UsageError
from catalog_cli.model.form_presets import NAMED
from catalog_cli.model.message import message
from catalog_cli.store.documents import read_document, write_document, write_documents
from catalog_cli.store.loader import load_catalogue, refuse_unreadable

PANEL = _("Import and export")
SYNONYMS = {"": "export print output convert generate save 导出 输出 生成 打印 公布"}
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
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=_("Write to this file instead of standard output; with --each, into this folder."),
    ),
]
Each = Annotated[
    str | None,
    choice(
        "--each",
        names=list(divisions()),
        help=_("Write a work sheet for each of these, as xlsx by default, into the folder after -o."),
    ),
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

FormName = Annotated[
    str | None,
    choice("--form", names=list(NAMED), help=_("Print the table in this form instead of the catalogue's own.")),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="NAME,…",
        help=_("Print only these columns, in this order: fields or headings."),
        autocompletion=completing("fields"),
    ),
]


def command(
    invocation: Invocation,
    to: To = None,
    output: Output = None,
    each: Each = None,
    check: Check = False,
    layout: Layout = "table",
    encoding: Encoding = None,
    template: Template = None,
    form: FormName = None,
    columns: Columns = None,
    at: At = None,
) -> int:
    """Write the official table: title, publishers, and the columns with their merged categories.

    Kinds: docx, xlsx, html, csv, tsv, markdown; pdf through LibreOffice; json, jsonl and yaml for programs.
    Example: catalog render -o 目录.docx, or a work sheet for each office: catalog render --each office -o 发出
    """
    kind = choose_sheet_kind(invocation.start, to, output) if each else choose_kind(to, output)
    if check and output is None:
        raise UsageError(message("--check needs a file to compare with: -o FILE"))
    if output is None and not is_text(kind) and sys.stdout.isatty():
        raise UsageError(message("a {kind} file cannot be shown in a terminal: write it with -o FILE", kind=kind))
    refuse_unused_options(
        kind, {"layout": layout != LAYOUTS[0], "encoding": encoding is not None, "template": template is not None}
    )
    template_data = read_template(invocation.start, template)
    source = source_at(invocation, at)
    reading = load_catalogue(source)
    if output is not None:
        refuse_unreadable(reading)
    settings = reading.catalogue.settings
    deadlines = invocation.deadlines_asked(settings, lambda: run_at(invocation, at))
    selected = tuple(invocation.select(reading.catalogue.items, deadlines))
    catalogue = Catalogue(with_form(settings, form, columns, reading.catalogue.items), selected)
    with progress(_("Writing {kind}").format(kind=kind)) as step:
        options = Options(layout=layout, encoding=encoding, template=template_data, step=step)
        if each and output:
            sheets = render_each(kind, catalogue, each, options, template)
        else:
            options = replace(options, memo=cached_memo(source, catalogue))
            data = render_document(kind, catalogue, options, template)
    command = f"catalog render {f'--each {each} ' if each else ''}-o {output}"
    is_outdated = False
    if output is None:
        write_bytes(data)
    elif each:
        is_outdated = _write_or_check_sheets(invocation.start, output, sheets, command, check=check)
    else:
        is_outdated = _write_or_check(invocation.start, output, data, command, check=check)
    return 1 if is_outdated else tell_unread(reading, at)


def _write_or_check(start: Path, name: Path, data: bytes, command: str, *, check: bool) -> bool:
    """Write the document, or with `check` say whether it is out of date; return whether it is."""
    if check:
        return _tell_outdated(start, name, data, command)
    write_document(start / name, data)
    tell([_("wrote {path}").format(path=name) + "\n"])
    return False


def _write_or_check_sheets(
    start: Path, folder: Path, sheets: Sequence[RenderedSheet], command: str, *, check: bool
) -> bool:
    """Write the sheets, or with `check` say which are out of date; return whether any is.

    `command` writes them.
    """
    if check:
        outdated = [_tell_outdated(start, folder / sheet.file, sheet.data, command) for sheet in sheets]
        return any(outdated)
    refuse_other_files(start / folder, sheets)
    write_documents(start / folder, {sheet.file: sheet.data for sheet in sheets})
    for sheet in sheets:
        words = ngettext("wrote {path} ({n} item)", "wrote {path} ({n} items)", sheet.items)
        tell([words.format(path=folder / sheet.file, n=sheet.items) + "\n"])
    return False


def _tell_outdated(start: Path, name: Path, data: bytes, command: str) -> bool:
    """Say whether a file holds the document as it is now; return whether it does not."""
    present = read_document(start / name)
    if present == data:
        words = _("{path} is up to date")
    elif present is None:
        words = _("{path} is not there yet; write it with: {command}")
    else:
        words = _("{path} is out of date; write it again with: {command}")
    tell([words.format(path=name, command=command) + "\n"])
    return present != data
