"""`catalog set`: change fields of one item, or of all items that a query finds."""

from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.actions.plan_set import plan_set, plan_set_where
from catalog_cli.actions.plan_settings import plan_set_settings
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import Where, completing
from catalog_cli.cli.plan_output import DryRun, carry_out
from catalog_cli.store.source import SETTINGS as SETTINGS_FILE

PANEL = _("Change")
SYNONYMS = {"": "assign update put 设置 赋值 更新 改"}
NO_ARGS_IS_HELP = True

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="[ID|catalog.yaml] FIELD=VALUE…",
        help=_(
            "The item, or catalog.yaml, unless --where is given; FIELD=VALUE sets, FIELD= clears, "
            "+= and -= change a list."
        ),
        autocompletion=completing("item or assignment"),
        show_default=False,
    ),
]


def command(invocation: Invocation, words: Words, where: Where = None, dry_run: DryRun = False) -> int:
    """Set fields of one item, of all items found by --where, or keys of catalog.yaml.

    The rest of each file stays unchanged. Separate list elements with ；(basis) or 、(other fields):
    channels=政府网站、政府公报. In catalog.yaml: title=…, publishers+=…, jurisdiction.name=…
    """
    root = invocation.workspace
    if words[0] == SETTINGS_FILE and where is None:
        return carry_out(
            root, lambda reading: plan_set_settings(root, reading, words[1:]), invocation.run, dry_run=dry_run
        )
    if where is None:
        return carry_out(
            root, lambda reading: plan_set(root, reading, words[0], words[1:]), invocation.run, dry_run=dry_run
        )
    return carry_out(
        root,
        lambda reading: plan_set_where(root, reading, where, words, invocation.run),
        invocation.run,
        dry_run=dry_run,
    )
