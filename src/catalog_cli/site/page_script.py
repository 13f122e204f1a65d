"""The script of the index page, which hides the rows that what is typed does not find."""

from functools import cache
from importlib.resources import files

from msgspec import Struct

from catalog_cli.site.content import SiteContent
from catalog_cli.site.search_data import DATA_FILE, DATA_NAME


class PageScript(Struct, frozen=True):
    """The text of an inline script, and the paths of scripts in the site that come before it."""

    text: str = ""
    files: tuple[str, ...] = ()


def index_script(content: SiteContent) -> PageScript:  # noqa: ARG001 - the same for all
    """Return the script of the index page."""
    return PageScript(_search_script(), (DATA_FILE,))


@cache
def _search_script() -> str:
    """Join the parts of the script, in the order of their numbers, in a scope of their own."""
    folder = files(__package__).joinpath("assets/search")
    parts = sorted((part for part in folder.iterdir() if part.name.endswith(".js")), key=lambda part: part.name)
    text = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    return f'(() => {{\n"use strict";\nconst data = {DATA_NAME};\n{text}}})();'
