"""Which rules run and how bad their findings are, as the options of `catalog validate` say it."""

from collections.abc import Sequence
from gettext import gettext as _

import typer
from msgspec.structs import replace

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import listed
from catalog_cli.model.text import nearest_name
from catalog_cli.rules.choice import Choice, current_name
from catalog_cli.rules.registry import known_names

LEVELS = tuple(str(level) for level in Severity)
"""From the worst to the mildest."""


def choose_rules(plain: Choice, select: Sequence[str], ignore: Sequence[str], severity: Sequence[str]) -> Choice:
    """Return a choice with the rules and levels that the options name.

    Raises:
        typer.BadParameter: a name is no rule's and no family's, or a level is none.
    """
    pairs = [word.rpartition("=") for word in severity if "=" in word]
    return replace(
        plain,
        select=tuple(name for text in select for name in _names(text, "--select")),
        ignore=tuple(name for text in ignore for name in _names(text, "--ignore")),
        severities={name: _level(level) for names, _equals, level in pairs for name in _names(names, "--severity")},
    )


def least_severity(severity: Sequence[str]) -> Severity:
    """Return the mildest level that the user wants to see.

    Raises:
        typer.BadParameter: a level is none.
    """
    asked = [_level(word) for word in severity if "=" not in word]
    return min(asked, key=LEVELS.index, default=Severity.INFO)


def _names(text: str, option: str) -> list[str]:
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
        raise typer.BadParameter(problem.format(word=word, levels=listed(LEVELS))) from error
