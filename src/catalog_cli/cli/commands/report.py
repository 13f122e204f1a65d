"""`catalog report`: the counts of active disclosure that the annual report asks for."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.annual_report import annual_report, report_as_word
from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.at import At, run_at, source_at
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread_files
from catalog_cli.cli.options import choice
from catalog_cli.cli.output import tell
from catalog_cli.formats.registry import format_names
from catalog_cli.views.annual_report import AnnualReport, report_table, summary_words

PANEL = _("Look")
NO_ARGS_IS_HELP = True
SYNONYMS = {"": "annual yearly 年报 年度报告 报表"}
_WORD = "docx"

Year = Annotated[int, typer.Argument(metavar="YEAR", help=_("The year to report on."), show_default=False)]
Format = Annotated[
    str | None,
    choice(
        "--format",
        "-f",
        names=sorted([*format_names("tables"), _WORD]),
        help=_("Output format; tab-separated lines when piped; docx is the official form in Word, written with -o."),
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("Write the official form to this file (.docx)."))
]


def command(invocation: Invocation, year: Year, at: At = None, format: Format = None, output: Output = None) -> int:
    """Count what the annual report asks about active disclosure, from documents.yaml and the ledger.

    What they do not show is left blank, with the reason. Example: catalog report 2026 -o 年度报告.docx
    """
    if output is None and format == _WORD:
        raise typer.BadParameter(_("a Word file cannot be shown in a terminal: write it with -o FILE"))
    if output is not None and (format not in {None, _WORD} or output.suffix.casefold() != f".{_WORD}"):
        raise typer.BadParameter(_("-o writes a Word file (.docx); redirect other formats"))
    run = run_at(invocation, at)
    report, read = annual_report(source_at(invocation, at), year, run)
    if output is None:
        answer(report_table(report), format)
        if table_format(format) == "table":
            tell([f"{summary_words(report)}\n"])
    else:
        _write(report, invocation, output)
    return tell_unread_files(read.unread, at)


def _write(report: AnnualReport, invocation: Invocation, output: Path) -> None:
    # deferred: most answers are printed
    from catalog_cli.store.documents import write_document

    write_document(invocation.start / output, report_as_word(report, invocation.run.today))
    tell([_("wrote {path}").format(path=output) + "\n"])
    tell(_("left blank: {what}").format(what=str(line)) + "\n" for line in report.blanks())
