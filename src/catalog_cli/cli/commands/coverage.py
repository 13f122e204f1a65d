"""`catalog coverage`: which duties of disclosure the catalogue covers."""

from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.options import TableFormat
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from catalog_cli.views.coverage import coverage_of, coverage_table

PANEL = _("Judge")
SEVERAL = True
SYNONYMS = {"": "gaps duties cover 覆盖 覆盖率 义务 漏项"}

OnlyOpen = Annotated[bool, typer.Option("--open", help=_("Only the topics that no item covers."))]


def command(invocation: Invocation, only_open: OnlyOpen = False, format: TableFormat = None) -> int:
    """Show for each topic of disclosure which items cover it, by which words, and what is still open.

    The topics are those of 《政府信息公开条例》 第二十条 and, for a level named in catalog.yaml, 第二十一条, as far as
    they bind the kind of body that publishes (body in catalog.yaml). The result is for information, never a failure:
    topics of specialized departments need human judgment. For a school or a hospital, the list of its ministry counts.
    """
    if invocation.is_about_several:
        # deferred: most runs are about one catalogue
        from catalog_cli.cli.several.coverage import cover_several

        return cover_several(invocation, table_format(format), only_open=only_open)
    reading = load_catalogue(Folder(invocation.workspace))
    answer(coverage_table(coverage_of(reading.catalogue), only_open=only_open), format)
    return tell_unread(reading)
