"""The text of `--help`: translated, and folded so that no Chinese word is lost."""

from collections.abc import Callable
from functools import wraps
from gettext import gettext as _
from typing import Any


class TranslatedHelp:
    """The parts of a command's help that typer writes, in the user's language. Put before typer's own class."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option `--help`, its help translated."""
        return translated(super().get_help_option(ctx))  # type: ignore[misc]

    def get_usage(self, ctx: Any) -> str:
        """Return the line that shows how the command is typed."""
        line: str = super().get_usage(ctx)  # type: ignore[misc]
        return line.replace("Usage: ", _("Usage: "), 1)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        # deferred: only help is drawn by rich
        from typer import rich_utils

        make_text: Any = rich_utils._make_rich_text  # noqa: SLF001 - typer offers no option for it
        if not hasattr(make_text, "__wrapped__"):
            rich_utils._make_rich_text = _folding(make_text)  # noqa: SLF001
        super().format_help(ctx, formatter)  # type: ignore[misc]


def translated(option: Any) -> Any:
    """Translate the help of an option that typer made, in place."""
    if option is not None and option.help:
        option.help = _(option.help)
    return option


def _folding(make_text: Callable[..., Any]) -> Callable[..., Any]:
    """Let the texts of the help go on in the next line.

    In a box, rich cuts what is too long for a line with “…”, and takes a Chinese sentence, which has no blanks, for one
    word.
    """

    @wraps(make_text)
    def make_folding_text(**values: Any) -> Any:
        text = make_text(**values)
        text.overflow = "fold"
        return text

    return make_folding_text
