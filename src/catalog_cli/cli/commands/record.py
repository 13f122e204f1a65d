"""`catalog record`: the ledger of disclosures, from the day on which each was formed to its publication."""

import sys
from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.actions.plan_record import plan_record_add, plan_record_done, plan_record_remove
from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.at import At, run_at, source_at
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread_files
from catalog_cli.cli.options import ItemName, TableFormat, choice, complete_item, completing
from catalog_cli.cli.output import screen, tell
from catalog_cli.cli.plan_output import DryRun, carry_out
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import table_kinds
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder

PANEL = _("Change")
NO_ARGS_IS_HELP = True
SYNONYMS = {
    "": "ledger records register 台账 登记 记录 公开台账",
    "add": "登记公开",
    "done": "published 已公开 销号",
    "list": "台账列表",
}

Formed = Annotated[
    str,
    typer.Option(
        "--formed",
        metavar="DATE",
        help=_("The day on which it was formed or changed (2026-03-01, 2026年3月1日, today)."),
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help=_("The day on which it was published."), show_default=False),
]
Link = Annotated[
    str | None, typer.Option("--link", metavar="URL", help=_("The address of its page."), show_default=False)
]
Title = Annotated[
    str | None,
    typer.Option("--title", metavar="TEXT", help=_("What it is; the item's name by default."), show_default=False),
]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help=_("A remark."), show_default=False)]
Which = Annotated[
    str,
    typer.Argument(
        metavar="RECORD|ID",
        help=_("The record's name, or an item that has one open record."),
        autocompletion=completing("record"),
        show_default=False,
    ),
]
Whole = Annotated[
    list[str],
    typer.Argument(
        metavar="RECORD…",
        help=_("The records' full names."),
        autocompletion=completing("record"),
        show_default=False,
    ),
]
File = Annotated[
    str, typer.Argument(metavar="FILE", help=_("The table; - for standard input, with --from."), show_default=False)
]
From = Annotated[
    str | None,
    choice("--from", names=list(table_kinds()), help=_("The kind of document; by default the file extension decides.")),
]
WhichTable = Annotated[
    int | None, typer.Option("--table", metavar="N", min=1, help=_("Read only the Nth table of the document."))
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help=_("Encoding of a text file, if detection fails."))
]
Skip = Annotated[
    bool, typer.Option("--skip-unmatched", help=_("Skip rows without an item or a day; import the others."))
]
OfItem = Annotated[
    str | None,
    typer.Option("--item", metavar="ID", help=_("Of this item."), autocompletion=complete_item, show_default=False),
]
Year = Annotated[int | None, typer.Option("--year", metavar="YEAR", help=_("Formed in this year."), show_default=False)]
Open = Annotated[bool, typer.Option("--open", help=_("Not published yet."))]
Late = Annotated[bool, typer.Option("--late", help=_("Published after the time limit, or overdue."))]
Office = Annotated[
    str | None,
    typer.Option(
        "--office",
        metavar="TEXT",
        help=_("Of this responsible office."),
        autocompletion=completing("filter responsible"),
        show_default=False,
    ),
]


def command() -> None:
    """Keep the ledger (台账): what was formed when, and when it was published.

    Each disclosure is a file of its own in data/records, which `validate` checks and `due` counts.
    """


def add(
    invocation: Invocation,
    item: ItemName,
    formed: Formed,
    published: Published = None,
    link: Link = None,
    title: Title = None,
    note: Note = None,
    dry_run: DryRun = False,
) -> int:
    """Enter a disclosure: published already, or still to be published.

    Example: catalog record add zhengfu-gongbao --formed 2026-03-01 --title 政府公报2026年第1期
    """
    root, run = invocation.workspace, invocation.run
    texts = {"title": title, "formed": formed, "published": published, "link": link, "note": note}
    return carry_out(root, lambda reading: plan_record_add(root, reading, item, texts, run.today), run, dry_run=dry_run)


def list_(
    invocation: Invocation,
    item: OfItem = None,
    year: Year = None,
    open: Open = False,
    late: Late = False,
    office: Office = None,
    at: At = None,
    format: TableFormat = None,
) -> int:
    """List records, optionally filtered.

    Example: catalog record list --open --office 数据局
    """
    # deferred, here and below: few actions count days or read documents
    from catalog_cli.actions.ledger import RecordFilter, read_ledger
    from catalog_cli.views.records import ledger_table

    wanted = RecordFilter(item=item, year=year, open=open, late=late, office=office)
    found = read_ledger(source_at(invocation, at), wanted, run_at(invocation, at))
    form = table_format(format)
    answer(ledger_table(found.entries, screen().width if form == "table" else None), form)
    return tell_unread_files(found.unread, at)


def done(
    invocation: Invocation, record: Which, published: Published = None, link: Link = None, dry_run: DryRun = False
) -> int:
    """Record that a disclosure was published, today by default.

    Example: catalog record done zhengfu-gongbao --link https://www.jinshishi.gov.cn/zwgk/1001.html
    """
    root, run = invocation.workspace, invocation.run
    texts = {"published": published, "link": link}
    return carry_out(
        root, lambda reading: plan_record_done(root, reading, record, texts, run.today), run, dry_run=dry_run
    )


def import_(
    invocation: Invocation,
    file: File,
    from_: From = None,
    table: WhichTable = None,
    encoding: Encoding = None,
    skip: Skip = False,
    dry_run: DryRun = False,
) -> int:
    """Import a table of disclosures (Excel, CSV, Word) as offices keep it.

    Its columns are found by headings such as 事项名称, 信息名称, 形成日期, 公开日期 and 链接. What is in the ledger
    already is updated, never duplicated. Where a row has no item, nothing is written unless --skip-unmatched is given.
    """
    from catalog_cli.actions.incoming_document import load_document
    from catalog_cli.actions.plan_record_import import match_rows, plan_record_import, read_rows
    from catalog_cli.views.imported import left_out_lines

    root = invocation.workspace
    incoming = load_document(invocation.start, file, from_, sys.stdin.buffer)
    read = read_rows(incoming, ReadOptions(table=table, encoding=encoding))
    matched = match_rows(load_catalogue(Folder(root)).catalogue.items, read)
    tell(f"{line}\n" for line in left_out_lines(matched.left_out))
    if matched.left_out and not skip:
        raise CatalogError(
            message("nothing was written: {n} rows cannot be taken over", n=len(matched.left_out)),
            message("Correct them, or take over the others with: --skip-unmatched"),
        )
    carry_out(root, lambda _reading: plan_record_import(root, matched), invocation.run, dry_run=dry_run)
    return int(bool(matched.left_out))


def remove(invocation: Invocation, records: Whole, dry_run: DryRun = False) -> int:
    """Remove records that were entered by mistake.

    Example: catalog record remove zhengfu-gongbao-2026-03-01
    """
    root = invocation.workspace
    return carry_out(root, lambda _reading: plan_record_remove(root, records), invocation.run, dry_run=dry_run)


ACTIONS = (add, list_, done, import_, remove)
