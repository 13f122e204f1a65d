"""Count a year for the annual report: the office's documents, and the records of the ledger."""

from datetime import date

from catalog_cli.actions.ledger import LedgerAnswer, entries_of
from catalog_cli.facts.annual_report import report_form
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import UsageError
from catalog_cli.model.message import message
from catalog_cli.model.run import Run
from catalog_cli.store.loader import load_catalogue, with_documents
from catalog_cli.store.records import load_ledger
from catalog_cli.store.source import Source
from catalog_cli.views.annual_report import AnnualReport, YearData, count_report, form_tables, summary_words

FIRST_YEAR = 2008
"""The first year of which annual reports were made: 条例 was in force from 2008-05-01 on."""


def annual_report(source: Source, year: int, run: Run) -> tuple[AnnualReport, LedgerAnswer]:
    """Read a catalogue, its documents and its ledger, and count a year; also return what was read.

    Raises:
        UsageError: no report is made for that year.
        CatalogError: the source cannot be read.
    """
    if not FIRST_YEAR <= year <= run.today.year:
        raise UsageError(message("there is no report of {year}: name a year from 2008 on that has begun", year=year))
    reading: LoadedCatalogue = with_documents(load_catalogue(source), source)
    ledger, settings = load_ledger(source), reading.catalogue.settings
    entries = entries_of(ledger.records, reading.catalogue.items, settings, run)
    pairs = tuple((entry.due, entry.item) for entry in entries)
    data = YearData(year, run.today, settings.documents.documents, pairs)
    report = count_report(report_form(), settings.publishers, data)
    return report, LedgerAnswer(entries, reading, ledger)


def report_as_word(report: AnnualReport, today: date) -> bytes:
    """Return the report as a Word file in the layout of the official form, with the reasons for blanks, in Chinese."""
    # deferred: only this format needs the library
    from catalog_cli.exchange.word.annual_report import write_annual_report

    sentences = (summary_words(report), *report.blanks())
    notes = [f"说明（{today}）：", *(each.in_language("zh") for each in sentences)]
    title = f"{report.year}年政府信息公开工作年度报告"
    return write_annual_report(title, report.publishers, report.form.part, form_tables(report), notes)
