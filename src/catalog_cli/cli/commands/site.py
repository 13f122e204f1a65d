"""`catalog site`: the catalogue as a website."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.build_site import gather_content, made_files
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.language import speaking
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.output import tell
from catalog_cli.store.site_folder import write_site

PANEL = _("Import and export")
SYNONYMS = {"": "web website publish html pages 网站 发布 网页"}

Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="DIR", help=_("The folder to build the site in."), show_default=False)
]
BaseUrl = Annotated[
    str, typer.Option("--base-url", metavar="URL", help=_("Where the site will be, for feeds and site maps."))
]


def command(invocation: Invocation, output: Output, base_url: BaseUrl = "") -> int:
    """Build the site of the catalogue: pages that citizens can search, and data for programs."""
    reading, content = gather_content(invocation.workspace, invocation.run, base_url)
    with speaking(content.site.language):
        files = made_files(content)
    write_site(invocation.start / output, files)
    tell([_("wrote {path}").format(path=output) + "\n"])
    return tell_unread(reading)
