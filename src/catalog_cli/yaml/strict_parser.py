"""Parse any bytes with positions: into values, or into a diagnostic for each thing that is wrong."""

import re

from msgspec import Struct

from catalog_cli.model.finding import Finding, Place
from catalog_cli.model.message import Message, message
from catalog_cli.yaml.diagnostics import Diagnostic, findings_from
from catalog_cli.yaml.fast_parser import Parsed
from catalog_cli.yaml.lines import LineIndex
from catalog_cli.yaml.lint import (
    character_diagnostics,
    conflict_diagnostics,
    directive_diagnostics,
    pointer_diagnostics,
    readable,
    structure_diagnostics,
)
from catalog_cli.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode, mapping_of
from catalog_cli.yaml.plain_scalars import PlainMeaning, meaning
from catalog_cli.yaml.syntax_errors import colon_hint, explain_problem
from catalog_cli.yaml.tree_builder import ParseResult, parse_tree

SIZE_LIMIT = 1024 * 1024
"""The most bytes a text may have."""
SHOWN = 200
"""The most characters shown of a line that may be endless."""

_CHINESE = re.compile("[\u3400-\u9fff]{2}")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decoded(data: bytes, path: str) -> str | Finding:
    """Decode a file's bytes, or return the finding that says why not; no bytes raise anything."""
    if len(data) > SIZE_LIMIT:
        return _too_large(data, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, path)


def _too_large(data: bytes, path: str) -> Finding:
    first = data[: SHOWN * 4].partition(b"\n")[0].decode("utf-8", "replace")[:SHOWN].rstrip("\r")
    return Finding(
        rule="yaml/size",
        message=message("this file is larger than {limit} bytes", limit=SIZE_LIMIT),
        path=path,
        remedy=message("Keep one item in one file, and put long documents where the link leads."),
        place=Place(1, 1, 1, 1, first),
    )


def _not_utf8(data: bytes, bad: int, path: str) -> Finding:
    encoding, remedy = _guess(data)
    start = data.rfind(b"\n", 0, bad) + 1
    end = data.find(b"\n", bad)
    line = data[start : end if end >= 0 else len(data)]
    column = len(data[start:bad].decode("utf-8")) + 1
    shown = line.decode(encoding or "utf-8", "replace").rstrip("\r")
    return Finding(
        rule="yaml/utf-8",
        message=_described(encoding),
        path=path,
        remedy=remedy,
        place=Place(data.count(b"\n", 0, bad) + 1, column, data.count(b"\n", 0, bad) + 1, column + 1, shown),
    )


def _guess(data: bytes) -> tuple[str, Message]:
    if data.startswith(_UTF16):
        return "utf-16", message(
            "Save it as UTF-8 in your editor, or convert it with: {command}",
            command="iconv -f UTF-16 -t UTF-8 OLD > NEW",
        )
    try:
        chinese = _CHINESE.search(data.decode("gb18030"))
    except UnicodeDecodeError:
        chinese = None
    if chinese:
        return "gb18030", message(
            "Save it as UTF-8 in your editor, or convert it with: {command}",
            command="iconv -f GB18030 -t UTF-8 OLD > NEW",
        )
    return "", message("Open the file in the program that wrote it, and save it as UTF-8.")


def _described(encoding: str) -> Message:
    if encoding == "gb18030":
        return message("this file is not UTF-8; it looks like GBK (GB18030), which Chinese Windows programs write")
    if encoding == "utf-16":
        return message("this file is not UTF-8; it looks like UTF-16, which Windows programs call “Unicode”")
    return message("this file is not UTF-8: there is a byte here that belongs to no character")


class ParsedText(Struct, frozen=True):
    """A text with its lines, its tree (None when there is none at all) and its diagnostics."""

    lines: LineIndex
    root: Node | None
    diagnostics: tuple[Diagnostic, ...]


def parse_strict(data: bytes, path: str) -> Parsed:
    """Parse a file's bytes into values, or into a finding with a place for each error."""
    text = decoded(data, path)
    if isinstance(text, Finding):
        return Parsed(None, (text,))
    parsed = parse_text(text)
    if parsed.diagnostics or not isinstance(parsed.root, MappingNode):
        return Parsed(None, findings_from(parsed.diagnostics, parsed.lines, path, parsed.root))
    return Parsed(mapping_of(parsed.root))


def parse_text(text: str) -> ParsedText:
    """Parse a text into a tree with its diagnostics; without any, the root is a mapping."""
    lines = LineIndex(text)
    diagnostics = conflict_diagnostics(text) or pointer_diagnostics(text) or directive_diagnostics(text)
    # with conflict markers or directives in it, or in a pointer, whatever a parser says next is misleading
    if diagnostics:
        return ParsedText(lines, None, tuple(diagnostics))
    diagnostics = list(character_diagnostics(text))
    # the parser stops at the first bad character; replaced one for one, all are found in one run
    reading = parse_tree(readable(text))
    diagnostics += _root_diagnostics(reading, lines)
    if reading.tree.root:
        diagnostics += structure_diagnostics(reading.tree.root, lines)
    if reading.problem:
        diagnostics += explain_problem(reading.problem, lines)
    return ParsedText(lines, reading.tree.root, tuple(diagnostics))


def _root_diagnostics(reading: ParseResult, lines: LineIndex) -> list[Diagnostic]:
    root = reading.tree.root
    if isinstance(root, MappingNode) or reading.problem:
        return []
    if root is None or (isinstance(root, ScalarNode) and not root.style and meaning(root.text) is PlainMeaning.NULL):
        return [_empty(root)]
    hint = colon_hint(lines, lines.start(root.start))
    return [hint or _no_mapping(root)]


def _empty(root: Node | None) -> Diagnostic:
    start = root.start if root else 0
    return Diagnostic(
        "yaml/not-empty",
        start,
        root.end if root else 0,
        message("this file is empty, or holds nothing but comments"),
        message("Write keys and values in it, or delete the file; a new item is made with: catalog new"),
    )


def _no_mapping(root: Node) -> Diagnostic:
    wrong = (
        message("this file holds a list; it should hold keys with their values")
        if isinstance(root, SequenceNode)
        else message("this file holds a single text; it should hold keys with their values")
    )
    remedy = message("Write each key on a line of its own, then a colon, a space and the value: name: 政府公报")
    return Diagnostic("yaml/is-mapping", root.start, root.end, wrong, remedy)
