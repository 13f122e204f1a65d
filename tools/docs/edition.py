"""Sphinx extension: the edition in one language, its table of contents, and what leads to the other edition.

English pages are `NAME.md`, Chinese ones `NAME.zh-CN.md` beside them. Each edition holds the pages of its language; a
link to a page of the other language leads to the other edition, which is beside it: `en/`, `zh-CN/`.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform

ENGLISH, CHINESE = "en", "zh-CN"
SUFFIX = f".{CHINESE}"
HOME, RULES, API = "README", "docs/rules/README", "docs/api"
BILINGUAL = ("docs/glossary", "search")
"""Pages under one name in both editions."""
ONLY_ENGLISH = ("CONTRIBUTING", "CHANGELOG", "SECURITY")
SECTIONS = (
    ("Start", "入门", ("docs/year", "docs/tables", "docs/form", "docs/offices")),
    ("Every day", "日常使用", ("docs/search", "docs/item", "docs/catalog-yaml", "docs/editing", "docs/output")),
    ("In time", "按期公开", ("docs/due", "docs/records", "docs/links", "docs/conform")),
    ("Publish", "发布", ("docs/publish", "docs/site-data")),
    ("Together", "协作", ("docs/diff", "docs/history", "docs/merging", "docs/ci")),
    ("Behind it", "原理", (RULES, "docs/law", "docs/trust", "docs/conformance", "docs/benchmarks")),
    ("Take part", "参与", (API, "docs/glossary", *ONLY_ENGLISH)),
)
"""The table of contents in both languages; a page of `docs/` that it does not name is put at its end."""

_REFERENCE = "\n\n## {title}\n\n```{{eval-rst}}\n.. automodule:: catalog_cli.api\n   :members:\n   :no-index:\n```\n"
"""All that `catalog_cli.api` offers, with the fields of its values, out of the docstrings."""
_WIDE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]{2}")
"""Two characters between which Chinese has no blank, from the end of a line and the beginning of the next."""


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect what makes an edition of a build."""
    app.connect("config-inited", _choose_pages)
    app.connect("source-read", _add_contents)
    app.connect("autodoc-process-docstring", _list_errors)
    app.connect("doctree-read", _join_lines)
    app.connect("html-page-context", _name_twin)
    app.connect("html-page-context", _complete_page, priority=900)  # after the theme has put the page together
    app.connect("html-collect-pages", _start_page)
    app.add_post_transform(LinkToOtherEdition)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


class LinkToOtherEdition(SphinxPostTransform):
    """Make links to pages of the other language lead to the other edition."""

    default_priority = 5  # before MyST looks for the page in this edition

    def run(self, **_: Any) -> None:
        """Replace each such link."""
        for link in list(self.document.findall(pending_xref)):
            page = link.get("reftarget", "")
            if link.get("refdomain") == "doc" and page not in self.env.all_docs and _is_page(self.app, page):
                anchor = f"#{link['reftargetid']}" if link.get("reftargetid") else ""
                address = _address(page, _language_of(page), self.env.docname) + anchor
                link.replace_self(nodes.reference("", "", *link.children, refuri=address, internal=True))


def twin_of(page: str, language: str) -> str:
    """Return the page that says the same in the edition of a language: its home page, where there is none."""
    if page in BILINGUAL:
        return page
    name = page.removesuffix(SUFFIX)
    if language == ENGLISH:
        return name
    return f"{HOME if name in ONLY_ENGLISH else name}{SUFFIX}"


def _choose_pages(_: Sphinx, config: Config) -> None:
    if _edition(config) == ENGLISH:
        config.include_patterns = ["*.md", "docs/**.md"]
        config.exclude_patterns.append(f"**{SUFFIX}.md")
    else:
        config.include_patterns = [f"*{SUFFIX}.md", f"docs/**{SUFFIX}.md", *(f"{page}.md" for page in BILINGUAL)]
    config.root_doc = twin_of(HOME, _edition(config))


def _add_contents(app: Sphinx, page: str, source: list[str]) -> None:
    if page == app.config.root_doc:
        source[0] += "".join(_contents(_edition(app.config), Path(app.srcdir)))
    elif page == twin_of(API, _edition(app.config)):
        source[0] += _REFERENCE.format(title="Reference" if page == API else "全部名称")


def _contents(language: str, root: Path) -> Iterator[str]:
    rest = dict.fromkeys([*_pages(root, ".", language), *_pages(root, "docs", language), twin_of(RULES, language)])
    del rest[twin_of(HOME, language)]
    for english, chinese, names in (*SECTIONS, ("More", "其他", tuple(rest))):
        pages = [page for name in names if (page := twin_of(name, language)) in rest]
        for page in pages:
            del rest[page]
        if pages:
            yield _toctree(english if language == ENGLISH else chinese, pages)


def _pages(root: Path, folder: str, language: str) -> list[str]:
    names = (path.relative_to(root).with_suffix("").as_posix() for path in root.glob(f"{folder}/*.md"))
    return sorted(name for name in names if name in BILINGUAL or _language_of(name) == language)


def _toctree(title: str, pages: list[str]) -> str:
    lines = "".join(f"/{page}\n" for page in pages)
    return f"\n\n```{{toctree}}\n:hidden:\n:maxdepth: 1\n:caption: {title}\n\n{lines}```\n"


def _name_twin(app: Sphinx, page: str, _template: str, context: dict[str, Any], _: nodes.document | None) -> None:
    other = CHINESE if _edition(app.config) == ENGLISH else ENGLISH
    context["twin"] = _address(twin_of(HOME if page == "index" else page, other), other, page)


def _list_errors(*event: Any) -> None:
    """Make a list of what a function raises; all else of a docstring is right as it is."""
    lines: list[str] = event[-1]
    if "Raises:" in lines:
        start = lines.index("Raises:") + 1
        lines[start:] = ["", *(re.sub(r"^ {4}(?=\S)", "- ", line).removeprefix("      ") for line in lines[start:])]


def _join_lines(_: Sphinx, document: nodes.document) -> None:
    """Join lines that end and begin with Chinese: a browser shows their line break as a blank."""
    for text in list(document.findall(nodes.Text)):
        if text == "\n" and (siblings := text.parent.children):
            place = siblings.index(text)
            before, after = siblings[place - 1 : place], siblings[place + 1 : place + 2]
            if before and after and _WIDE.fullmatch(before[0].astext()[-1:] + after[0].astext()[:1]):
                text.parent.remove(text)


def _complete_page(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _: nodes.document | None) -> None:
    """Add what keyboards and screen readers need and the theme leaves out: focus for code that scrolls, levels."""
    context["body"] = context.get("body", "").replace("<pre>", '<pre tabindex="0">')
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')


def _start_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    yield "index", {"home": f"{app.config.root_doc}.html"}, "index.html"


def _is_page(app: Sphinx, name: str) -> bool:
    return Path(app.srcdir, f"{name}.md").is_file()


def _address(page: str, language: str, origin: str) -> str:
    return f"{'../' * (origin.count('/') + 1)}{language}/{page}.html"


def _language_of(page: str) -> str:
    return CHINESE if page.endswith(SUFFIX) else ENGLISH


def _edition(config: Config) -> str:
    return ENGLISH if config.language == "en" else CHINESE
