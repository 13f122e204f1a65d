"""The options that say which rules run, how bad their findings are, and which findings are known."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated, Any

import typer

from catalog_cli.cli.completion import complete_rule
from catalog_cli.model.finding import Severity
from catalog_cli.model.nearest import nearest_name
from catalog_cli.rules.choice import Choice

RULES = _("Which rules")
KNOWN = _("Known findings")
FIXES = _("Fixes")
OUTPUT = _("Output")
LEVELS = tuple(str(level) for level in Severity)
"""From the worst to the mildest."""


def _rules(*flags: str, help: str) -> Any:  # noqa: A002 - typer's own word
    return typer.Option(
        *flags, metavar="RULE,…", help=help, autocompletion=complete_rule, rich_help_panel=RULES, show_default=False
    )


Words = list[str] | None
Select = Annotated[Words, _rules("--select", help=_("Check only these rules or families."))]
Ignore = Annotated[Words, _rules("--ignore", help=_("Do not check these rules or families."))]
SeverityOf = Annotated[
    Words,
    typer.Option(
        "--severity",
        metavar="[RULE=]LEVEL",
        help=_("Minimum severity to show (error · warning · info); or RULE=LEVEL to override one rule."),
        rich_help_panel=RULES,
        show_default=False,
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help=_("Treat warnings as errors."), rich_help_panel=RULES)]
Pedantic = Annotated[
    bool,
    typer.Option("--pedantic", help=_("Also run opt-in rules."), rich_help_panel=RULES),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="FILE", help=_("Do not show the findings listed in this file."), rich_help_panel=KNOWN
    ),
]
WriteBaseline = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        help=_("Write all current findings to this file, so that only new ones are shown."),
        rich_help_panel=KNOWN,
    ),
]
Fix = Annotated[
    bool,
    typer.Option("--fix", help=_("Apply safe fixes."), rich_help_panel=FIXES),
]
UnsafeFixes = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes", help=_("Also apply fixes that may change meaning; review them."), rich_help_panel=FIXES
    ),
]
ShowDiff = Annotated[
    bool,
    typer.Option("--diff", help=_("Show what would be fixed; write nothing."), rich_help_panel=FIXES),
]
OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output-file", "-o", metavar="FILE", help=_("Write the findings to this file."), rich_help_panel=OUTPUT
    ),
]
Statistics = Annotated[
    bool,
    typer.Option("--statistics", help=_("Only count the findings of each rule."), rich_help_panel=OUTPUT),
]


def choice_from(select: Words, ignore: Words, severity: Words, *, pedantic: bool, strict: bool) -> Choice:
    """Return what the user chose.

    Raises:
        typer.BadParameter: a name is no rule's and no family's, or a level is none.
    """
    pairs = [word.rpartition("=") for word in severity or [] if "=" in word]
    return Choice(
        select=tuple(name for text in select or [] for name in _names(text, "--select")),
        ignore=tuple(name for text in ignore or [] for name in _names(text, "--ignore")),
        severities={name: _level(level) for names, _equals, level in pairs for name in _names(names, "--severity")},
        pedantic=pedantic,
        strict=strict,
    )


def least_severity(severity: Words) -> Severity:
    """Return the mildest level that the user wants to see.

    Raises:
        typer.BadParameter: a level is none.
    """
    asked = [_level(word) for word in severity or [] if "=" not in word]
    return min(asked, key=LEVELS.index, default=Severity.INFO)


def _names(text: str, option: str) -> list[str]:
    # most commands have no rules to load
    from catalog_cli.rules.choice import current_name
    from catalog_cli.rules.registry import known_names

    names = [current_name(word.strip().casefold()) for word in text.replace("，", ",").split(",") if word.strip()]
    for name in names:
        if name not in known_names():
            near = nearest_name(name, known_names())
            problem = _("{option}: unknown rule or family “{name}”").format(option=option, name=name)
            hint = _("; did you mean {near}?").format(near=near) if near else ""
            raise typer.BadParameter(problem + hint)
    return names


def _level(word: str) -> Severity:
    try:
        return Severity(word.strip().casefold())
    except ValueError as error:
        problem = _("--severity: unknown level “{word}”; choose from: {levels}")
        raise typer.BadParameter(problem.format(word=word, levels=", ".join(LEVELS))) from error
