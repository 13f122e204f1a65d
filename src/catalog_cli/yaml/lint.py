"""Check the characters, the lines and the tree of a text that a parser gets through."""

import re
from collections.abc import Callable, Iterator, Mapping

from catalog_cli.model.lfs_pointer import is_lfs_pointer
from catalog_cli.model.message import Message, message
from catalog_cli.yaml.diagnostics import Diagnostic
from catalog_cli.yaml.emit import double_quoted
from catalog_cli.yaml.lines import LineIndex
from catalog_cli.yaml.nodes import AliasNode, MappingEntry, MappingNode, Node, ScalarNode, SequenceNode, walk
from catalog_cli.yaml.plain_scalars import PlainMeaning, meaning

BOM = "\ufeff"
DIAGNOSTIC_LIMIT = 20
"""The most diagnostics of one kind that are reported for one text."""

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
ODD_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")

# longer ones are git's for conflicts in what it had to merge before, and where both sides renamed a file
_MARKER = re.compile(r"^(?:<{7,}|={7,}|>{7,}|\|{7,})(?=[ \r\n]|$).*$", re.MULTILINE)
_DIRECTIVE = re.compile(r"^%.*$", re.MULTILINE)
_BEFORE_DOCUMENT = re.compile(r"(?:[ \t]*(?:#[^\n]*|%[^\n]*)?\r?(?:\n|$))+")


def character_diagnostics(text: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for a byte order mark, and for the first control character and odd break of each line."""
    if text.startswith(BOM):
        yield _bom()
    yield from _first_of_lines(text, UNSEEN, _unseen)
    yield from _first_of_lines(text, ODD_BREAK, _odd_break)


def readable(text: str) -> str:
    """Replace the characters that stop the parser one for one, so that offsets stay."""
    return UNSEEN.sub("\ufffd", re.sub("[\x85\u2028\u2029]", "\ufffd", re.sub("\r(?!\n)", "\n", text)))


def conflict_diagnostics(text: str) -> list[Diagnostic]:
    """Return a diagnostic for each conflict that git left in a text."""
    markers = list(_MARKER.finditer(text))
    starts = [found for found in markers if found[0].startswith("<")] or markers[:1]
    return [
        Diagnostic(
            "yaml/no-conflict-markers",
            found.start(),
            found.end(),
            message("unresolved merge conflict: git left both versions in the file"),
            message(
                "Keep the lines that are right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
            ),
        )
        for found in starts
    ]


def pointer_diagnostics(text: str) -> list[Diagnostic]:
    """Return a diagnostic where Git LFS keeps the file elsewhere."""
    if not is_lfs_pointer(text.encode("utf-8", "surrogatepass")):
        return []
    return [
        Diagnostic(
            "yaml/no-lfs-pointer",
            0,
            text.index("\n"),
            message("this is a pointer of Git LFS, not the file itself"),
            message(
                "Fetch the file with: git lfs pull. Keep the catalogue in git itself, which can compare and merge it: "
                "git lfs untrack PATTERN, then git add --renormalize ."
            ),
        )
    ]


def directive_diagnostics(text: str) -> list[Diagnostic]:
    """Return a diagnostic for each directive, a line that begins with % before the document."""
    before = _BEFORE_DOCUMENT.match(text)
    return [
        Diagnostic(
            "yaml/no-directives",
            found.start(),
            found.end(),
            message("{line} is a directive, which catalogue files do not need", line=found[0].strip()),
            message("Delete this line."),
        )
        for found in list(_DIRECTIVE.finditer(text, 0, before.end() if before else 0))[:DIAGNOSTIC_LIMIT]
    ]


def _first_of_lines(
    text: str, pattern: re.Pattern[str], diagnostic: Callable[[re.Match[str]], Diagnostic]
) -> Iterator[Diagnostic]:
    place = 0
    for _ in range(DIAGNOSTIC_LIMIT):
        found = pattern.search(text, place)
        if not found:
            return
        yield diagnostic(found)
        place = text.find("\n", found.end()) + 1 or len(text)


def _bom() -> Diagnostic:
    return Diagnostic(
        "yaml/no-bom",
        0,
        1,
        message("this file begins with a byte order mark, an invisible sign that some editors add"),
        message("Save the file again as “UTF-8”, not as “UTF-8 with BOM”."),
    )


def _unseen(found: re.Match[str]) -> Diagnostic:
    return Diagnostic(
        "yaml/no-control-characters",
        found.start(),
        found.end(),
        message(
            "control character (U+{code}), invisible and not allowed in text",
            code=_code(found),
        ),
        message("Delete it; it may be easier to delete the word around it and retype it."),
    )


def _odd_break(found: re.Match[str]) -> Diagnostic:
    return Diagnostic(
        "yaml/plain-line-breaks",
        found.start(),
        found.end(),
        message("unusual line break (U+{code}), which not every program recognizes", code=_code(found)),
        message("Delete it, and press Enter where you want a new line."),
    )


def _code(found: re.Match[str]) -> str:
    return f"{ord(found[0]):04X}"


_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def structure_diagnostics(root: Node, lines: LineIndex) -> Iterator[Diagnostic]:
    """Yield the diagnostics of a tree: repeated keys, ambiguous values, anchors, tags, missing values."""
    for node in walk(root):
        yield from _decoration_diagnostics(node)
        if isinstance(node, ScalarNode) and _HALF_CHARACTER.search(node.text):
            yield _half_character(node)
        if isinstance(node, MappingNode):
            yield from _mapping_diagnostics(node, lines)
        elif isinstance(node, SequenceNode):
            yield from (diagnostic for item in node.items for diagnostic in _value_diagnostics(item, None))


def _decoration_diagnostics(node: Node) -> Iterator[Diagnostic]:
    if node.anchored or isinstance(node, AliasNode):
        yield _diagnostic(
            "yaml/no-anchors",
            node,
            message("anchor (&name) or alias (*name), which catalogue files do not need"),
            message("Write the value itself; put it in quotes if it is a text that begins with & or *."),
        )
    if node.tagged:
        yield _diagnostic(
            "yaml/no-tags",
            node,
            message("tag (beginning with !), which catalogue files do not need"),
            message("Delete the tag; put the value in quotes if it is a text that begins with !."),
        )


def _half_character(node: ScalarNode) -> Diagnostic:
    return _syntax(
        node,
        message("an escape in this text (such as {escape}) is only half of a character", escape="\\ud83d"),
        message("Write the character itself in place of the escapes."),
    )


def _mapping_diagnostics(node: MappingNode, lines: LineIndex) -> Iterator[Diagnostic]:
    seen: dict[str, Node] = {}
    for entry in node.entries:
        yield from _key_diagnostics(entry, lines.text, flow=node.flow)
        yield from _value_diagnostics(entry.value, entry.key)
        if isinstance(entry.key, ScalarNode):
            first = seen.setdefault(entry.key.text, entry.key)
            if first is not entry.key:
                yield _repeated(entry.key, first, lines)


def _repeated(key: ScalarNode, first: Node, lines: LineIndex) -> Diagnostic:
    return _diagnostic(
        "yaml/unique-keys",
        key,
        message(
            "the key {key} is here on line {line}, and already on line {first}",
            key=key.text,
            line=lines.line(key.start),
            first=lines.line(first.start),
        ),
        message("Keep one of the two, and delete the other."),
    )


def _key_diagnostics(entry: MappingEntry, text: str, *, flow: bool) -> Iterator[Diagnostic]:
    key = entry.key
    # in brackets, libraries leave out a question mark right before a key, which YAML takes for a part of it
    glued = flow and text[key.start - 1 : key.start] == "?"
    if not isinstance(key, ScalarNode):
        yield _syntax(
            key,
            message("a list or a mapping cannot be a key"),
            message("Write the key as a word, then a colon and a space; put quotes around text with brackets in it."),
        )
    elif glued or (entry.colon < 0 and not flow):
        yield _syntax(
            key,
            message("this key is written with ?"),
            message("Write the key, then a colon and a space, then the value: key: value"),
        )
    elif not key.style and not key.text and not key.anchored and not key.tagged:
        yield _syntax(key, message("this colon has no key before it"), message("Write a key before the colon."))
    elif not key.style and key.text == "<<":
        yield _diagnostic(
            "yaml/no-merge-keys",
            key,
            message("<< is a merge key, which catalogue files do not need"),
            message("Write the keys and values themselves."),
        )
    else:
        yield from _ambiguous(key, is_key=True)


def _value_diagnostics(value: Node, key: Node | None) -> Iterator[Diagnostic]:
    if not isinstance(value, ScalarNode) or value.style or value.anchored or value.tagged:
        return
    if meaning(value.text) is not PlainMeaning.NULL:
        yield from _ambiguous(value, is_key=False)
    elif key is None:
        yield _diagnostic(
            "yaml/no-empty-values",
            value,
            message("this element of the list is empty"),
            message("Give it a value, or delete the line."),
        )
    else:
        yield Diagnostic(
            "yaml/no-empty-values",
            key.start,
            max(value.end, key.end),
            message("{key} has no value", key=_shown(key)),
            message("Give it a value after the colon, or delete the key."),
        )


def _ambiguous(node: ScalarNode, *, is_key: bool) -> Iterator[Diagnostic]:
    found = PlainMeaning.TEXT if node.style or node.anchored or node.tagged else meaning(node.text)
    if found is PlainMeaning.TEXT or (found is PlainMeaning.INTEGER and not is_key):
        return
    yield _diagnostic(
        "yaml/quote-ambiguous",
        node,
        _MISTAKEN[found](node.text),
        message("Put it in quotes: {quoted}", quoted=double_quoted(node.text)),
        # of a number or a truth value nobody knows that a text was meant
        quotable=found is PlainMeaning.DATE and not is_key,
    )


_MISTAKEN: Mapping[PlainMeaning, Callable[[str], Message]] = {
    PlainMeaning.INTEGER: lambda text: message("YAML reads {text} as a number; a key must be text", text=text),
    PlainMeaning.NULL: lambda text: message("YAML reads {text} as no value; a key must be text", text=text),
    PlainMeaning.TRUTH: lambda text: message("YAML reads {text} as yes or no, not as text", text=text),
    PlainMeaning.SIGN: lambda text: message("YAML reads {text} as a special sign, not as text", text=text),
    PlainMeaning.DATE: lambda text: message(
        "YAML reads {text} as a date, and programs change how it is written", text=text
    ),
    PlainMeaning.NUMBER: lambda text: message(
        "YAML reads {text} as a number, and programs change how it is written", text=text
    ),
}


def _shown(key: Node) -> str:
    return key.text if isinstance(key, ScalarNode) else "?"


def _syntax(node: Node, wrong: Message, remedy: Message) -> Diagnostic:
    return _diagnostic("yaml/syntax", node, wrong, remedy)


def _diagnostic(rule: str, node: Node, wrong: Message, remedy: Message, *, quotable: bool = False) -> Diagnostic:
    return Diagnostic(rule, node.start, node.end, wrong, remedy, quotable)
