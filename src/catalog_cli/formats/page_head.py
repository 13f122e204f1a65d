"""The head of the pages that `--format html` writes: a page loads nothing from elsewhere and runs no script."""

from collections.abc import Iterator
from gettext import gettext as _
from html import escape
from importlib.resources import files

from catalog_cli.model.text import one_line


def page_head(heading: str, package: str, style: str) -> Iterator[str]:
    """Yield the lines up to the head's end; `style` is a file of `package`."""
    # the language of the page's own words, as web pages name it
    language = _("en")
    yield from (
        "<!DOCTYPE html>",
        f'<html lang="{escape(language)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(one_line(heading))}</title>",
        f"<style>\n{files(package).joinpath(style).read_text(encoding='utf-8')}</style>",
        "</head>",
    )
