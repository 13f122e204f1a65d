"""Completion in bash, zsh, fish and PowerShell: their scripts, and the answers that these ask for."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Any

from typer import _completion_shared as shared
from typer._click.shell_completion import CompletionItem, ShellComplete, split_arg_string

from catalog_cli.cli.global_options import SHOW_COMPLETION
from catalog_cli.cli.output import write
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import listed, message
from catalog_cli.model.text import one_line
from catalog_cli.parsing.lazy_regex import lazy_regex

ASKED = "_CATALOG_COMPLETE"
"""The variable by which a script asks, with the shell's name as its value."""
_LINE = "_CATALOG_LINE"
"""The line that is typed, up to the cursor."""
_BREAKS = "_CATALOG_BREAKS"
"""The characters at which bash takes a line apart, besides blanks: it replaces only what is after the last one."""
_ENDINGS: Mapping[str, str] = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1", "pwsh": "ps1"}
_QUOTES = ("'", '"')
_SPECIAL = lazy_regex(r"[\s\"'\\\\$`&|;<>()*?#~!\[\]{}]")


def answer(command: Any, environ: Mapping[str, str]) -> int:
    """Print what may come next on the line that is typed, as the script of the shell wants it."""
    write(f"{line}\n" for line in _TypedLine(command, environ).lines())
    return 0


class _TypedLine(ShellComplete):
    """A line up to the cursor, and what may come there."""

    name = "catalog"

    def __init__(self, command: Any, environ: Mapping[str, str]) -> None:
        super().__init__(command, {}, "catalog", ASKED)
        self._line = environ.get(_LINE, "")
        self._is_bash = environ[ASKED] == "bash"
        self._breaks = environ.get(_BREAKS, "")

    def lines(self) -> Iterator[str]:
        """Yield what may come next, a line for each."""
        for item in self.get_completions(*self.get_completion_args()):
            # paths are completed by the shell itself
            if item.type == "plain":
                yield self.format_completion(item)

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one at the cursor, without the program's name, and that one."""
        words = split_arg_string(self._line)[1:]
        return (words[:-1], words[-1]) if words and not self._line[-1:].isspace() else (words, "")

    def format_completion(self, item: CompletionItem) -> str:
        """Return a value with what it means; bash shows no meanings."""
        value = one_line(str(item.value))
        if self._is_bash:
            return self._for_bash(value)
        return f"{value}\t{one_line(item.help)}" if item.help else value

    def _for_bash(self, value: str) -> str:
        """Return a value from the last break on, quoted unless the user has begun to quote."""
        typed = self._line.split()[-1] if self.get_completion_args()[1] else ""
        cut = max((typed.rfind(sign) for sign in self._breaks if sign in "=:"), default=-1) + 1
        rest = value[cut:]
        # an end that goes on stays open
        is_plain = typed[cut:].startswith(_QUOTES) or rest.endswith(("=", ":")) or not _SPECIAL.search(rest)
        return rest if is_plain else shlex.quote(rest)

    def source_vars(self) -> dict[str, Any]:
        """Return nothing: the scripts are files."""
        return {}


def give_script(option: str, arguments: Sequence[str]) -> int:
    """Print or install the script of the shell that is named after the option, or of the one that is running.

    Raises:
        CatalogError: no such shell is known, or none is named and none is recognised.
    """
    after = arguments[arguments.index(option) + 1 :]
    shell = after[0] if after and not after[0].startswith("-") else _running()
    if shell not in _ENDINGS:
        raise CatalogError(
            message("no completion for the shell “{name}”", name=shell),
            message("Name one of these: {names}", names=listed(_ENDINGS)),
        )
    if option == SHOW_COMPLETION:
        write([_script(shell)])
        return 0
    # typer knows where each shell looks; its scripts are templates
    shared._completion_scripts[shell] = _script(shell).replace("%", "%%")  # noqa: SLF001 - there is no public way
    _name, path = shared.install(shell=shell, prog_name="catalog", complete_var=ASKED)
    write(
        [
            _("Completion of {shell} is in {path}; it begins with the next terminal.").format(shell=shell, path=path)
            + "\n"
        ]
    )
    return 0


def _script(shell: str) -> str:
    return (Path(__file__).parent / "shells" / f"catalog.{_ENDINGS[shell]}").read_text(encoding="utf-8")


def _running() -> str:
    """Return the name of the shell that started the program.

    Raises:
        CatalogError: it is not recognised.
    """
    name = shared._get_shell_name()  # noqa: SLF001 - there is no public way
    if name is None:
        raise CatalogError(
            message("cannot tell which shell this is"),
            message("Name one of these: {names}", names=listed(_ENDINGS)),
        )
    return name
