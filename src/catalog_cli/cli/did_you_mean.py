"""Which command or option a user meant by a word that is none: by its meaning, then by its spelling."""

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from typer.models import ArgumentInfo

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import Message, message
from catalog_cli.model.text import command_line, nearest_names
from catalog_cli.plugins import discover, load

Synonyms = Mapping[str, str]
"""Words, separated by blanks, by what is to be typed after the command for them; `""` is nothing."""

_ACTIONS = {"new": "add", "move": "reorder"}
"""Actions of commands that are called otherwise than the commands that do the same to items."""
_HELP = frozenset(["help", "man", "usage", "?", "帮助", "用法", "说明书"])
_LONGEST = 60
"""More than so many characters after the unknown word are not repeated."""
_LONG = 5
_ALIKE = 0.7
_ALIKE_SHORT = 0.6
_OPTIONS: Synonyms = {
    "to": "format type kind as",
    "format": "to type kind as",
    "name": "title item",
    "office": "department dept unit responsible who",
    "channel": "channels where-published",
    "law": "laws basis",
    "link": "url href address",
    "time-limit": "deadline due when",
    "columns": "fields cols show",
    "sort": "order order-by",
    "limit": "top head max count",
    "output": "out file output-file save",
    "output-file": "out file output save",
    "directory": "dir folder cwd path workspace",
    "workspace": "catalog catalogue project repo",
    "below": "recursive recurse under all tree",
    "at": "rev revision on",
    "as-of": "today date day",
    "lang": "language locale",
    "dry-run": "preview diff simulate no-write",
    "diff": "preview dry-run",
}
"""Other names of options, by the option's own; only those that a command has are suggested."""
_CHANGING_OPTIONS = frozenset({"fix", "unsafe-fixes", "write-baseline", "install-completion", "force"})


class _Meaning(Struct, frozen=True):
    """A command, what is typed after it, whether it only shows something, and whether it takes words."""

    command: str
    rest: str
    only_shows: bool
    takes_words: bool


def unknown_command(package: str, panels: frozenset[str], word: str, after: Sequence[str]) -> CatalogError:
    """Return the error for a word that is no command of a package; `panels` are those of commands that change nothing.

    A command whose module lists the word among its `SYNONYMS` comes before one that is only spelt like it. By spelling
    alone, no command is suggested that changes files, unless the word is one slip away from it.
    """
    return CatalogError(message("unknown command “{name}”", name=word), _remedy(package, panels, word, after))


def _remedy(package: str, panels: frozenset[str], word: str, after: Sequence[str]) -> Message:
    everything = message("List all commands with: catalog --help")
    if word.casefold() in _HELP:
        return everything
    found = _meant(word.casefold(), dict(_meanings(package, panels)))
    if found is None:
        return everything
    typed = " ".join(filter(None, (found.command, found.rest)))
    rest = command_line(*after)
    if found.takes_words and len(rest) <= _LONGEST and not any(each.startswith("-") for each in after):
        typed = f"{typed} {rest}".strip()
    return message("Did you mean: catalog {name}?", name=typed)


def action_meant(package: str, word: str, actions: Collection[str]) -> str | None:
    """Return the action of a command that a word means as the name of a command would: delete is remove."""
    found = dict(_meanings(package, frozenset())).get(word.casefold())
    meant = _ACTIONS.get(found.command, found.command) if found and not found.rest else ""
    return meant if meant in actions else next(iter(nearest_names(word.casefold(), actions, 1, _ALIKE)), None)


def _meanings(package: str, panels: frozenset[str]) -> Iterator[tuple[str, _Meaning]]:
    for name in discover(package):
        module = load(package, name)
        only_shows, takes_words = module.PANEL in panels, _takes_words(module.command)
        synonyms: Synonyms = getattr(module, "SYNONYMS", {})
        for rest, words in synonyms.items():
            yield from ((word, _Meaning(name, rest, only_shows and not rest, takes_words)) for word in words.split())
        yield name, _Meaning(name, "", only_shows, takes_words)


def _takes_words(command: Callable[..., Any]) -> bool:
    """Return whether a command takes words besides its options."""
    parameters = inspect.signature(command).parameters.values()
    return any(
        isinstance(each, ArgumentInfo) for one in parameters for each in getattr(one.annotation, "__metadata__", ())
    )


def _meant(word: str, meanings: Mapping[str, _Meaning]) -> _Meaning | None:
    if word in meanings:
        return meanings[word]
    begun = [known for known in meanings if not known.isascii() and word.startswith(known)]
    if begun:
        return meanings[max(begun, key=len)]
    near = nearest_names(word, meanings, len(meanings), _ALIKE if len(word) >= _LONG else _ALIKE_SHORT)
    return next((meanings[each] for each in near if meanings[each].only_shows or _is_one_slip(word, each)), None)


def _is_one_slip(word: str, meant: str) -> bool:
    """Return whether one letter is missing, too many, swapped with its neighbour or, in a long word, wrong."""
    # deferred: only mistyped words are compared
    from rapidfuzz.distance import OSA

    # another letter in a short word makes another word: net is not set
    is_other_word = len(word) == len(meant) < _LONG and sorted(word) != sorted(meant)
    return OSA.distance(word, meant) <= 1 and not is_other_word


def option_meant(typed: str, known: Sequence[str]) -> str | None:
    """Return the option of a command, by its long flag, that was meant by one that it does not have."""
    word = typed.lstrip("-").partition("=")[0].casefold()
    names = [flag.removeprefix("--") for flag in known if flag.startswith("--")]
    meant = next((name for name in names if word in _OPTIONS.get(name, "").split()), None)
    if meant is None:
        near = nearest_names(word, names, len(names), _ALIKE)
        meant = next((name for name in near if name not in _CHANGING_OPTIONS or _is_one_slip(word, name)), None)
    return f"--{meant}" if meant else None
