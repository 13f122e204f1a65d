"""Render pages with Jinja2: autoescaped, in a sandbox, each under a content policy that no template can change."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from itertools import islice
from traceback import walk_tb

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, TemplateError, TemplateSyntaxError
from markupsafe import Markup, escape

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.field import FIELDS
from catalog_cli.model.message import Message, message
from catalog_cli.model.table import Cell
from catalog_cli.model.text import visible
from catalog_cli.site.content import SiteContent
from catalog_cli.site.head import head_of
from catalog_cli.site.page import Page
from catalog_cli.site.sandbox import BoundedSandbox
from catalog_cli.site.web_address import web_address

_FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a wrong template raises."""
BUNDLED = "catalog/"
"""Before the name of a template of the program, for one of the office's own that extends it."""
Recall = Callable[[Callable[[], bytes]], bytes]
_PIECES = 10_000
_TAGS = {"zh": "zh-CN", "en": "en"}
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"


def render_page(page: Page, content: SiteContent) -> bytes:
    """Render a page.

    Everything up to the content policy is written here and not by a template, so that no template can be without it.

    Raises:
        CatalogError: a template of the office's own is wrong.
    """
    values = {
        "page": page,
        "root": page.root,
        "head": head_of(page, content),
        "settings": content.settings,
        "addresses": content.addresses,
        "edition": content.edition,
        "site": content.site,
        "stamp": content.edition.day if content.edition else content.run.today,
        **page.values,
    }
    prologue = _prologue(page, content.site.language).encode()
    return prologue + _renderer_of(content).render(f"{page.kind}.html", values)


def render_part(name: str, values: Mapping[str, object], content: SiteContent, recall: Recall) -> Markup:
    """Render a template of the program as a part of the page that is being rendered.

    `recall` is given the function that renders it, and calls it where it does not know what comes out.
    """
    renderer = _renderer_of(content)
    shared = {"root": "", "addresses": content.addresses}
    data = recall(lambda: renderer.render_part(name, {**shared, **values}))
    return Markup(data.decode())  # noqa: S704 - the template has escaped it


def _prologue(page: Page, language: str) -> str:
    script = ""
    if page.script:
        digest = b64encode(sha256(page.script.encode()).digest()).decode()
        script = f"; script-src 'sha256-{digest}'" + (" 'self'" if page.scripts else "")
    return (
        f'<!DOCTYPE html>\n<html lang="{_TAGS[language]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}{script}">\n'
    )


class Renderer:
    """The templates in one set of languages, compiled when they are first used."""

    def __init__(self, languages: tuple[str, ...], folder: str, overrides: Mapping[str, str]) -> None:
        """Take the languages, and the office's own templates by name with the folder that they are in."""
        self._folder = folder
        self._overrides = overrides
        # the sandbox looks at each access to a value, a quarter of the time; the program's own templates need none
        environment = (BoundedSandbox if overrides else Environment)(
            loader=FunctionLoader(self._source),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        translate = _translator(languages[0])
        environment.globals.update(
            {"_": translate, "both": _both(languages), "field": _field(languages), "other": _others(languages)}
        )
        environment.filters.update(
            text=shown, lines=lines, marked=marked, web=web_address, json_text=json_text, script_text=script_text
        )
        self._environment = environment

    def render(self, name: str, values: Mapping[str, object]) -> bytes:
        """Render a template, in UTF-8.

        Raises:
            CatalogError: a template is wrong.
        """
        try:
            if isinstance(self._environment, BoundedSandbox):
                self._environment.begin()
            template: Template = self._environment.get_template(name)
            return _encoded(template.generate(values))
        except _FAULTS as error:
            raise CatalogError(
                message(
                    "cannot render the template {name}: {reason}", name=self._place(error) or name, reason=str(error)
                ),
                message("See docs/publish.md for what a template may use."),
            ) from error

    def render_part(self, name: str, values: Mapping[str, object]) -> bytes:
        """Render a template as a part of the page that is being rendered."""
        template: Template = self._environment.get_template(name)
        return template.render(values).encode()

    def _place(self, error: BaseException) -> str:
        """Return the file and the line in which one of the office's own templates is wrong."""
        own = {f"{self._folder}/{name}" for name in self._overrides}
        if isinstance(error, TemplateSyntaxError) and error.filename in own:
            return f"{error.filename}:{error.lineno}"
        frames = [(each.f_code.co_filename, line) for each, line in walk_tb(error.__traceback__)]
        return next((f"{file}:{line}" for file, line in reversed(frames) if file in own), "")

    def _source(self, name: str) -> str | tuple[str, str, Callable[[], bool]] | None:
        if name in self._overrides:
            return self._overrides[name], f"{self._folder}/{name}", lambda: True
        bundled = name.removeprefix(BUNDLED)
        # looked up and not joined: a template of the workspace's may name any file of the disk
        places = (files(__package__) / "templates").iterdir()
        return next((file.read_text(encoding="utf-8") for file in places if file.name == bundled), None)


def _encoded(pieces: Iterator[str]) -> bytes:
    """Join and encode the pieces of a page, some at a time: the page of all items has a million."""
    page = BytesIO()
    while some := list(islice(pieces, _PIECES)):
        page.write("".join(some).encode())
    return page.getvalue()


def _renderer_of(content: SiteContent) -> Renderer:
    return _renderer(content.site.languages, content.site.templates, tuple(sorted(content.overrides.items())))


@lru_cache(maxsize=4)
def _renderer(languages: tuple[str, ...], folder: str, overrides: tuple[tuple[str, str], ...]) -> Renderer:
    return Renderer(languages, folder, dict(overrides))


def _translator(language: str) -> Callable[..., str]:
    @cache
    def plain(text: str) -> str:
        return Message(text).in_language(language)

    return lambda text, **values: Message(text, values).in_language(language) if values else plain(text)


def _both(languages: tuple[str, ...]) -> Callable[[str], Markup]:
    """Return the function that gives a heading in all languages of the site, the first one first."""

    @cache
    def both(text: str) -> Markup:
        return _both_words(languages, Message(text))

    return both


def _field(languages: tuple[str, ...]) -> Callable[[str], Markup]:
    """Return the function that gives the heading of a field; a key of the workspace's own is its own heading."""

    @cache
    def field(key: str) -> Markup:
        return _both_words(languages, Message(FIELDS[key].label)) if key in FIELDS else escape(visible(key))

    return field


def _others(languages: tuple[str, ...]) -> Callable[[str], Markup]:
    """Return the function that gives the heading of a field in the other languages of the site only."""

    @cache
    def others(key: str) -> Markup:
        return _in_others(languages[1:], Message(FIELDS[key].label)) if key in FIELDS else Markup()

    return others


def _both_words(languages: tuple[str, ...], words: Message) -> Markup:
    return escape(words.in_language(languages[0])) + _in_others(languages[1:], words)


def _in_others(languages: tuple[str, ...], words: Message) -> Markup:
    tag = Markup(' <span class="other" lang="{}">{}</span>')
    return Markup().join(tag.format(_TAGS[each], words.in_language(each)) for each in languages)


@lru_cache(maxsize=4096)
def shown(text: str) -> Markup:
    """Return a text with its control characters made visible."""
    return escape(visible(text))


@lru_cache(maxsize=4096)
def lines(text: str) -> Markup:
    """Return a text with its line breaks kept; most texts of a table are in it many times."""
    if "\n" not in text:
        return escape(visible(text))
    return Markup("<br>").join(escape(visible(line)) for line in text.split("\n"))


def marked(cell: Cell) -> Markup:
    """Return the text of a cell with what differs from its other side marked."""
    shown_text, end = Markup(), 0
    for start, stop in cell.marks:
        shown_text += lines(cell.text[end:start]) + Markup("<mark>{}</mark>").format(lines(cell.text[start:stop]))
        end = stop
    return shown_text + lines(cell.text[end:])


def json_text(text: str) -> Markup:
    """Return JSON as the contents of a script element, which no text in it can end."""
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - no `<` is left


def script_text(text: str) -> Markup:
    """Return the program's own script as it is: the content policy names it by the hash of these characters."""
    return Markup(text)  # noqa: S704 - comes with the program
