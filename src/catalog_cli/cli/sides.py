"""The two sides of a comparison: the files here, a revision of git, or a folder."""

from pathlib import Path

import typer

from catalog_cli.cli.global_options import start_folder
from catalog_cli.cli.workspace import workspace
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.store.git import resolve, split_range
from catalog_cli.store.source import SETTINGS, Folder, Source


def two_sides(context: typer.Context, words: list[str]) -> tuple[Source, Source]:
    """Give the old and the new side that the user's words mean.

    Raises:
        CatalogError: there are too many words, or one names neither a revision nor a catalogue's folder.
    """
    if len(words) > 2:  # noqa: PLR2004 - a comparison has two sides
        raise CatalogError(
            message("a comparison has two sides, not {count}", count=len(words)), message("Write: catalog diff A B")
        )
    if len(words) == 1 and ".." in words[0] and not _folder(context, words[0]):
        words = list(split_range(words[0], workspace(context)))
    if len(words) == 2:  # noqa: PLR2004 - a comparison has two sides
        return _side(context, words[0]), _side(context, words[1])
    here = Folder(workspace(context))
    return (_side(context, words[0]) if words else resolve(here.root, "HEAD")), here


def _side(context: typer.Context, word: str) -> Source:
    return _folder(context, word) or resolve(workspace(context), word)


def _folder(context: typer.Context, word: str) -> Folder | None:
    """Take a word for a folder when it is one that holds a catalogue.

    Raises:
        CatalogError: it can only be meant for a folder, and holds none.
    """
    folder = start_folder(context) / Path(word)
    if (folder / SETTINGS).is_file():
        return Folder(folder.resolve())
    if word.startswith(("/", "./", "../", "~")) or word in {".", ".."}:
        raise CatalogError(
            message("{folder} has no {name}", folder=word, name=SETTINGS),
            message("Name the folder of a catalogue, or a revision of git."),
        )
    return None
