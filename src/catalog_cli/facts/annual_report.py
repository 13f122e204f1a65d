"""What the annual report of a government body counts of its active disclosure: the tables of its official form."""

from functools import cache
from typing import Literal

from msgspec import Struct

from catalog_cli.facts import data_mapping


class ReportRow(Struct, frozen=True, kw_only=True):
    """A row of the form: what is counted, and where the number may come from.

    Of documents, `is_rules` are those that are 规章. Of records, one of `match` must stand in the name or the category
    of the item, and none of `excluded`.
    """

    content: str
    source: Literal["documents", "records", "nothing"]
    is_rules: bool = False
    match: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


class ReportBlock(Struct, frozen=True):
    """A block of the form: the article of the law, the headings of its numbers, and its rows."""

    article: str
    figures: tuple[str, ...]
    rows: tuple[ReportRow, ...]


class AnnualReportForm(Struct, frozen=True):
    """The form: its title and number, the heading of the part on active disclosure, and its blocks."""

    title: str
    number: str
    part: str
    blocks: tuple[ReportBlock, ...]


@cache
def report_form() -> AnnualReportForm:
    """Return the form in force."""
    data = data_mapping("annual_report.yaml")
    return AnnualReportForm(
        data["source"]["title"],
        data["source"]["number"],
        data["part"],
        tuple(
            ReportBlock(block["article"], tuple(block["figures"]), tuple(map(_row, block["rows"])))
            for block in data["blocks"]
        ),
    )


def _row(record: dict[str, object]) -> ReportRow:
    words = {key: tuple(value) if isinstance(value := record.get(key), list) else () for key in ("match", "not")}
    source = record["from"]
    return ReportRow(
        content=str(record["content"]),
        source="documents" if source == "documents" else "records" if source == "records" else "nothing",
        is_rules=bool(record.get("rules")),
        match=words["match"],
        excluded=words["not"],
    )
