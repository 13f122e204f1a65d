"""`catalog ask`: questions about many catalogues, which `catalog gather` has gathered into tables."""

import sys
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import PAGE, Limit, PageFormat
from catalog_cli.cli.output import screen, tell, write
from catalog_cli.formats.registry import format_names, writer
from catalog_cli.many.answers import answer_page, answer_table, heading, plain_rows, questions_table
from catalog_cli.many.database import Answer, Within, open_tables
from catalog_cli.many.question import NamedQuestion, question_from, questions
from catalog_cli.model.errors import CatalogError, UsageError, reason_of
from catalog_cli.model.message import listed, message

PANEL = _("Many catalogues")
SYNONYMS = {"": "sql question duckdb 提问 问询 查询统计"}
NO_ARGS_IS_HELP = True
_WORKBOOK = "xlsx"
_ENDINGS = {"md": "markdown", "yml": "yaml"}

Tables = Annotated[
    Path,
    typer.Argument(metavar="OUT", help=_("The folder that the catalogues were gathered into."), show_default=False),
]
Asked = Annotated[
    str | None,
    typer.Argument(
        metavar="QUESTION",
        help=_("What to ask; without it, the questions are listed."),
        autocompletion=lambda: list(questions()),
        show_default=False,
    ),
]
Place = Annotated[
    str | None,
    typer.Option(
        "--in", metavar="PLACE", help=_("Only catalogues whose place or publisher contains this."), show_default=False
    ),
]
Level = Annotated[
    str | None,
    typer.Option(
        "--level", metavar="LEVEL", help=_("Only catalogues of this level: 省, 市, 县, 乡."), show_default=False
    ),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="COLUMN", help=_("Count the rows by a column: city, publisher."), show_default=False),
]
Sql = Annotated[
    Path | None,
    typer.Option(
        "--sql", metavar="FILE", help=_("Ask what this SQL file asks; - is standard input."), show_default=False
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=_("Write the answer to this file: .xlsx, .html, .csv, .json …"),
        show_default=False,
    ),
]
ShowSql = Annotated[bool, typer.Option("--show-sql", help=_("Print the question's SQL, to copy and change it."))]

Shell = Annotated[bool, typer.Option("--shell", help=_("Run the duckdb program on the tables, where it is installed."))]


def command(
    invocation: Invocation,
    tables: Tables,
    question: Asked = None,
    place: Place = None,
    level: Level = None,
    by: By = None,
    limit: Limit = None,
    sql: Sql = None,
    show_sql: ShowSql = False,
    shell: Shell = False,
    format: PageFormat = None,
    output: Output = None,
) -> int:
    """Ask gathered catalogues: which offices lack an item, promise more time than the law, cite a repealed law.

    Each question is a query in SQL that can be copied and changed. Queries only look: they read the gathered tables and
    nothing else. Examples: catalog ask tables lacking --in 常德市 · catalog ask tables repealed --by city
    """
    within = Within(place, level)
    if shell:
        return _run_shell(invocation.start / tables, within, question or sql)
    asked = _asked(invocation, question, sql)
    if asked is None:
        if output or format == PAGE:
            raise UsageError(message("name the question whose answer is to be written"))
        answer(questions_table(list(questions().values()), invocation.run.language), format)
        return 0
    if show_sql:
        write([asked.sql])
        return 0
    form = _form_of(format, output)
    with open_tables(invocation.start / tables, within) as database:
        found = database.ask(asked.sql, by, limit)
    title = asked.title(invocation.run.language)
    chart = replace(asked, chart=f"{by} rows") if by else asked
    _hand_over(_written(found, chart, title, database.day, form), invocation.start, output)
    if not found.rows:
        tell(_nothing(asked))
    return 0


def _run_shell(folder: Path, within: Within, asked: object) -> int:
    if asked:
        raise UsageError(message("type the question in the shell, or leave --shell out"))
    # deferred: few ask in a shell
    from catalog_cli.many.shell import run_shell

    return run_shell(folder, within)


def _form_of(format: str | None, output: Path | None) -> str:
    """Return the format that was asked for, or the one that a file's ending names.

    Raises:
        UsageError: neither names one that can be written.
    """
    if output is None:
        return table_format(format)
    ending = output.suffix.removeprefix(".").casefold()
    form = format or _ENDINGS.get(ending, ending)
    known = [*format_names("tables"), PAGE, _WORKBOOK]
    if form not in known:
        endings = listed([f".{name}" for name in known if name != "table"])
        raise UsageError(
            message("{path} does not say its format; end the name in {endings}", path=str(output), endings=endings)
        )
    return form


def _written(found: Answer, question: NamedQuestion, title: str, day: date, form: str) -> bytes:
    if form == _WORKBOOK:
        # deferred: the library is slow to load
        from catalog_cli.exchange.excel.plain_table import write_plain_table

        return write_plain_table(title, [heading(column.name) for column in found.columns], plain_rows(found))
    if form == PAGE:
        pieces = writer("answers", PAGE)(answer_page(found, question, title, day), screen())
    else:
        pieces = writer("tables", form)(answer_table(found, for_people=form == "table"), screen())
    return "".join(pieces).encode()


def _hand_over(data: bytes, start: Path, output: Path | None) -> None:
    """Write the answer to a file, or print it."""
    if output is None:
        write([data.decode()])
        return
    # deferred: most answers are printed
    from catalog_cli.store.documents import write_document

    write_document(start / output, data)
    tell([_("wrote {path}").format(path=output) + "\n"])


def _asked(invocation: Invocation, name: str | None, sql: Path | None) -> NamedQuestion | None:
    """Return the question that is named, or the one of a file; None where neither is."""
    if sql is not None:
        if name is not None:
            raise UsageError(message("name a question or a file of SQL, not both"))
        return question_from(str(sql), _read(invocation.start, sql))
    if name is None:
        return None
    if name not in questions():
        raise UsageError(message("unknown “{name}”; choose from: {names}", name=name, names=listed(list(questions()))))
    return questions()[name]


def _read(start: Path, path: Path) -> str:
    try:
        return sys.stdin.read() if str(path) == "-" else (start / path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogError(
            message("cannot read {path}: {reason}", path=str(path), reason=reason_of(error)),
            message("Name a file of SQL in UTF-8."),
        ) from error


def _nothing(question: NamedQuestion) -> list[str]:
    if question.needs:
        words = _("nothing found; this needs tables that were gathered with {option}").format(option=question.needs)
    else:
        words = _("nothing found")
    return [f"{words}\n"]
