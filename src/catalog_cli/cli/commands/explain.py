"""`catalog explain`: what a rule asks for, why, and by what examples."""

from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.cli.options import choice, complete_rule
from catalog_cli.cli.output import screen, write
from catalog_cli.formats.registry import format_names, writer
from catalog_cli.rules.manual import manual_of
from catalog_cli.rules.registry import all_rules, family_named, find_rule
from catalog_cli.views.manuals import rules_table

PANEL = _("Judge")
SYNONYMS = {"": "rule rules why 解释 说明 规则"}
USUAL = {"manuals": ("text", "markdown"), "tables": ("table", "tsv")}
"""The formats of each kind of answer on a terminal and in a pipe."""

Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="RULE|FAMILY…",
        help=_("Rules by name or Chinese title, or families; all rules by default."),
        autocompletion=complete_rule,
        show_default=False,
    ),
]
Format = Annotated[
    str | None,
    choice(
        "--format",
        "-f",
        names=sorted({*format_names("manuals"), *format_names("tables")}),
        help=_("Output format; when piped, Markdown for a manual, tab-separated lines for a list."),
    ),
]


def command(names: Names = None, format: Format = None) -> None:
    """Explain rules: what is right, why, the source, and examples.

    A rule shows its manual; a family, or no name at all, a list. Examples: catalog explain · catalog explain yaml ·
    catalog explain schema/known-keys
    """
    families = {name: family_named(name) for name in names or ()}
    rules = (
        [rule for name, family in families.items() for rule in family or (find_rule(name),)] if names else all_rules()
    )
    manuals = [manual_of(rule) for rule in dict.fromkeys(rules)]
    wanted = "tables" if not names or any(families.values()) else "manuals"
    form = format or USUAL[wanted][not screen().terminal]
    # a format that the wanted kind of answer does not have says which kind is meant
    kind = next(each for each in (wanted, *USUAL) if form in format_names(each))
    answer = manuals if kind == "manuals" else rules_table(manuals)
    write(writer(kind, form)(answer, screen()))
