"""The counts of an annual report (条例 第五十条) that documents and records give, and why the others are blank."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from gettext import gettext as _

from msgspec import Struct

from catalog_cli.due.ledger import RecordDue, RecordState
from catalog_cli.facts.annual_report import AnnualReportForm, ReportBlock, ReportRow
from catalog_cli.model.catalogue import IssuedDocument
from catalog_cli.model.item import Item
from catalog_cli.model.message import Message, message
from catalog_cli.model.table import Cell, Column, Row, Table
from catalog_cli.parsing.issued_documents import document_number

CONTENT = "信息内容"
"""The heading of the first column of every block of the form."""


class Count(Struct, frozen=True):
    """A number of the report, None where it is left blank, with its source or the reason: a fixed word, a sentence."""

    number: int | None
    source: str
    why: Message


class ReportLine(Struct, frozen=True):
    """A row of the form with its numbers, one for each figure of its block."""

    article: str
    content: str
    figures: tuple[tuple[str, Count], ...]


class AnnualReport(Struct, frozen=True):
    """The part of a year's report on active disclosure; `published` and `late` are what the ledger says in all."""

    year: int
    form: AnnualReportForm
    publishers: tuple[str, ...]
    lines: tuple[ReportLine, ...]
    published: int = 0
    late: int = 0
    open: int = 0

    def blanks(self) -> list[Message]:
        """List what cannot be counted, each with the reason."""
        return [
            message("{content}, {figure}: {why}", content=line.content, figure=figure, why=count.why)
            for line in self.lines
            for figure, count in line.figures
            if count.number is None
        ]


class YearData(Struct, frozen=True):
    """What a year is counted from: the office's documents, and the records of the ledger with their items."""

    year: int
    today: date
    documents: tuple[IssuedDocument, ...]
    entries: tuple[tuple[RecordDue, Item | None], ...]

    @property
    def last(self) -> date:
        """The last day that is counted: that of the year, or today while the year is not over."""
        return min(date(self.year, 12, 31), self.today)


def count_report(form: AnnualReportForm, publishers: Sequence[str], data: YearData) -> AnnualReport:
    """Count what the form asks of a year."""
    lines = [
        ReportLine(block.article, row.content, tuple(zip(block.figures, _counts(row, block, data), strict=True)))
        for block in form.blocks
        for row in block.rows
    ]
    published = [due for due, _item in data.entries if due.record.published and due.record.published.year == data.year]
    return AnnualReport(
        data.year,
        form,
        tuple(publishers),
        tuple(lines),
        published=len(published),
        late=sum(due.state is RecordState.LATE for due in published),
        open=sum(due.record.is_open and due.record.formed.year == data.year for due, _item in data.entries),
    )


def report_table(report: AnnualReport) -> Table:
    """Show each number on a row, with its source or the reason why it is blank."""
    numbers = [(line, figure, count) for line in report.lines for figure, count in line.figures]
    return Table(
        columns=(
            Column("article", _("Article")),
            Column("content", _("Content")),
            Column("figure", _("Figure")),
            Column("number", _("Number"), number=True),
            Column("source", _("Source, or why it is blank")),
        ),
        rows=list(_rows(numbers)),
        records=[
            {
                "article": line.article,
                "content": line.content,
                "figure": figure,
                "number": count.number,
                "source": count.source,
            }
            for line, figure, count in numbers
        ],
    )


def form_tables(report: AnnualReport) -> list[Table]:
    """Return the blocks of the form, each as the form prints it: its article above, the contents before the numbers."""
    return [
        Table(
            tuple(Column(heading, heading) for heading in (CONTENT, *block.figures)),
            [
                (
                    Cell(line.content),
                    *(Cell("" if count.number is None else f"{count.number}") for _f, count in line.figures),
                )
                for line in report.lines
                if line.article == block.article
            ],
            title=block.article,
        )
        for block in report.form.blocks
    ]


def summary_words(report: AnnualReport) -> Message:
    """Say what the ledger holds of the year as a whole."""
    return message(
        "ledger of {year}: {published} published, {late} of them late; {open} still open",
        year=report.year,
        published=report.published,
        late=report.late,
        open=report.open,
    )


Numbers = Iterable[tuple[ReportLine, str, Count]]


def _rows(numbers: Numbers) -> Iterator[Row]:
    above = ("", "")
    for line, figure, count in numbers:
        article = Cell("" if line.article == above[0] else line.article, data=line.article)
        content = Cell("" if (line.article, line.content) == above else line.content, data=line.content)
        above = line.article, line.content
        yield (
            article,
            content,
            Cell(figure),
            Cell("" if count.number is None else f"{count.number}"),
            Cell(str(count.why), data=count.source),
        )


def _counts(row: ReportRow, block: ReportBlock, data: YearData) -> Sequence[Count]:
    if row.source == "documents":
        return _counted_documents([each for each in data.documents if is_rule(each) is row.is_rules], data)
    if row.source == "records":
        return (_counted_records(row, data),) * len(block.figures)
    return (Count(None, "no_amounts", message("neither documents.yaml nor the ledger holds amounts")),) * len(
        block.figures
    )


def is_rule(document: IssuedDocument) -> bool:
    """Return whether a document is a 规章, which is issued by an order (令) and has no number with a year."""
    return "令" in document.number and document_number(document.number) is None


def _counted_documents(documents: Sequence[IssuedDocument], data: YearData) -> Sequence[Count]:
    """Count what was issued and repealed in a year, and what is in force on its last day."""
    if not data.documents:
        blank = Count(None, "no_documents", message("documents.yaml lists no documents"))
        return blank, blank, blank
    undated = sum(_year_of(each) is None for each in documents)
    unended = sum(each.is_out_of_force and _ended(each) is None for each in documents)
    listed = message("documents.yaml")
    return (
        Count(
            sum(_year_of(each) == data.year for each in documents),
            f"documents; without_year:{undated}" if undated else "documents",
            message("documents.yaml; {n} without a year are not counted", n=undated) if undated else listed,
        ),
        Count(
            sum((ended := _ended(each)) is not None and ended.year == data.year for each in documents),
            f"documents; without_day:{unended}" if unended else "documents",
            message("documents.yaml; {n} out of force without a day are not counted", n=unended) if unended else listed,
        ),
        Count(
            sum(_is_in_force(each, data.last) for each in documents),
            f"documents; on:{data.last}",
            message("documents.yaml, on {day}", day=f"{data.last}"),
        ),
    )


def _year_of(document: IssuedDocument) -> int | None:
    number = document_number(document.number)
    return document.issued.year if document.issued else number.year if number else None


def _ended(document: IssuedDocument) -> date | None:
    """Return the day on which a document that was repealed or has lapsed went out of force, where one is known."""
    return (document.repealed_on or document.until) if document.is_out_of_force else None


def _is_in_force(document: IssuedDocument, day: date) -> bool:
    year = _year_of(document)
    if (document.issued and document.issued > day) or (year is not None and year > day.year):
        return False
    if document.until and document.until < day:
        return False
    ended = _ended(document)
    return not document.is_out_of_force or (ended is not None and ended > day)


def _counted_records(row: ReportRow, data: YearData) -> Count:
    """Count the records of a year of items that are about what the row counts; none says nothing."""
    found = [due.record for due, item in data.entries if item and _is_about(item, row)]
    number = sum(record.formed.year == data.year for record in found)
    if not number:
        return Count(
            None, "no_records", message("the ledger has no record of {year} under an item of that name", year=data.year)
        )
    words = message("records of items on {content} formed in {year}", content=row.content, year=data.year)
    return Count(number, "records", words)


def _is_about(item: Item, row: ReportRow) -> bool:
    words = f"{item.name}\n{item.category}"
    return any(word in words for word in row.match) and not any(word in words for word in row.excluded)
