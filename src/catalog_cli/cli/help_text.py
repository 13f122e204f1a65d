"""The text of `--help`: translated, and folded so that no Chinese word is lost."""

from collections.abc import Callable
from functools import wraps
from gettext import gettext as _
from typing import Any

from catalog_cli.cli.output import answering


class TranslatedHelp:
    """The parts of a command's help that typer writes, in the user's language. Put before typer's own class."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option `--help`, its help translated."""
        return translated(super().get_help_option(ctx))  # type: ignore[misc]  # a mixin: typer's class follows

    def get_usage(self, ctx: Any) -> str:
        """Return the line that shows how the command is typed."""
        line: str = super().get_usage(ctx)  # type: ignore[misc]  # a mixin: typer's class follows
        return line.replace("Usage: ", _("Usage: "), 1)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        # deferred: only help is drawn by rich
        from typer import rich_utils

        # typer offers no option for it: one function makes the sentences, the other the names of options
        maker: Any = rich_utils
        for name in ("_make_rich_text", "highlighter"):
            if not hasattr(getattr(maker, name), "__wrapped__"):
                setattr(maker, name, _folding(getattr(maker, name)))
        with answering():
            super().format_help(ctx, formatter)  # type: ignore[misc]  # a mixin: typer's class follows


def translated(option: Any) -> Any:
    """Translate the help of an option that typer made, in place."""
    if option is not None and option.help:
        option.help = _(option.help)
    return option


def _folding(make_text: Callable[..., Any]) -> Callable[..., Any]:
    """Return a maker of texts that continue on the next line instead of being cut.

    In a box, rich cuts a word that is too long for the line and adds “…”. It takes a Chinese sentence, which has no
    blanks, for one word.
    """

    @wraps(make_text)
    def make_folding_text(*words: Any, **values: Any) -> Any:
        text = make_text(*words, **values)
        text.overflow = "fold"
        return text

    return make_folding_text
