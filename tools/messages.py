"""Gather every sentence that a user can see into the translation file; with `--check`, only say what is amiss.

The sentences are the literals in `_()`, `gettext()`, `ngettext()`, `message()` and, in templates, `both()`, the
docstrings of commands and of rules, the English labels of fields and the help of their options, and typer's own words.
"""

import ast
import io
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path

import typer
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

from catalog_cli.model.field import FIELDS
from catalog_cli.model.text import paragraphs

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "catalog_cli"
PO = SOURCE / "locale" / "zh_CN" / "LC_MESSAGES" / "catalog.po"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "message": None, "both": None}
METHODS = [("**.py", "python"), ("site/templates/**.html", "jinja2")]
TYPER_FILES = ("core.py", "rich_utils.py")
TYPER_SENTENCES = ("Show this message and exit.",)
"""What typer says without asking for a translation; the command line translates it."""


def gathered() -> Catalog:
    """Return a catalogue of all sentences, without translations."""
    catalog = Catalog(project="catalog", charset="utf-8", fuzzy=False)
    # babel warns of every f-string that is a value of a sentence; `_hidden` finds those that are one
    with redirect_stderr(io.StringIO()):
        extracted = list(extract_from_dir(SOURCE, METHODS, keywords=KEYWORDS))
    for file, _line, text, _comments, _context in extracted:
        catalog.add(text, locations=[(f"src/catalog_cli/{file}", 0)])
    for path in sorted((SOURCE / "cli" / "commands").glob("*.py")):
        for text in _docstrings(path):
            catalog.add(text, locations=[(str(path.relative_to(ROOT)), 0)])
    for path in sorted((SOURCE / "rules").glob("*/[!_]*.py")):
        manual = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        catalog.add(paragraphs(manual), locations=[(str(path.relative_to(ROOT)), 0)])
    for field in FIELDS.values():
        for text in filter(None, (field.label, field.help)):
            catalog.add(text, locations=[("src/catalog_cli/model/field.py", 0)])
    for name in TYPER_FILES:
        for _line, text, _comments, _context in extract_from_file("python", Path(typer.__file__).with_name(name)):
            catalog.add(text, locations=[(f"typer/{name}", 0)])
    for text in TYPER_SENTENCES:
        catalog.add(text, locations=[("typer", 0)])
    return catalog


def merged() -> Catalog:
    """Return the translation file with new sentences added and those no longer used left out."""
    with PO.open("rb") as stream:
        present = read_po(stream, locale="zh_CN")
    present.update(gathered(), no_fuzzy_matching=True, update_header_comment=False)
    present.obsolete.clear()
    for field in FIELDS.values():
        present[field.label].string = field.heading
    for entry in present:
        # a per cent sign is one: values stand in {named} places
        entry.flags.discard("python-format")
    return present


def amiss(catalog: Catalog) -> Iterator[str]:
    """Say which sentences lack a translation, or have one whose named places differ."""
    for entry in catalog:
        if entry.id and not (entry.string if isinstance(entry.string, str) else all(entry.string or [""])):
            yield f"not translated: {entry.id!r}"
        elif entry.id and entry.fuzzy:
            yield f"to be looked at: {entry.id!r}"


def _docstrings(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and ast.get_docstring(node):
            yield paragraphs(ast.get_docstring(node))


def _hidden() -> Iterator[str]:
    """Yield the places where a sentence stands in an f-string."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr) and any(_is_marked(part) for part in ast.walk(node)):
                yield f"{path.relative_to(ROOT)}:{node.lineno}"


def _is_marked(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS


def main() -> int:
    """Write the file, or check it; give an exit status."""
    catalog = merged()
    if "--check" not in sys.argv:
        with PO.open("wb") as stream:
            write_po(stream, catalog, width=120, sort_output=True, omit_header=False, no_location=True)
    problems = list(amiss(catalog))
    known = {entry.id for entry in read_po(PO.open("rb"), locale="zh_CN")}
    problems += [f"inside an f-string, where it is not found: {place}" for place in _hidden()]
    problems += [f"not in the file yet (make messages): {entry.id!r}" for entry in catalog if entry.id not in known]
    print("\n".join(problems) or f"{len(catalog)} sentences, all translated")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
