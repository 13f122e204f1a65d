"""Change one key of a file's text; every other byte stays as it is."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.item import Value
from catalog_cli.model.message import message
from catalog_cli.yaml.diagnostics import Diagnostic
from catalog_cli.yaml.edit_values import entry_removal, value_edits
from catalog_cli.yaml.emit import double_quoted
from catalog_cli.yaml.emit import entry as written_entry
from catalog_cli.yaml.lines import LineIndex, TextEdit, apply_edits
from catalog_cli.yaml.nodes import MappingEntry, MappingNode, ScalarNode, SequenceNode, mapping_of, value_of
from catalog_cli.yaml.strict_parser import ParsedText, parse_text

_BLANKS_AND_BREAK = re.compile(r"[ \t]*(\r?\n)?")


def with_final_newline(parsed: ParsedText) -> str:
    """Return the text with exactly one line break at its end, its values unchanged."""
    text = parsed.lines.text if parsed.lines.text.endswith("\n") else without_block_end(parsed)
    value_end = parsed.root.end if parsed.root and text is parsed.lines.text else 0
    last = max(len(text.rstrip(" \t\r\n")), value_end)
    found = _BLANKS_AND_BREAK.match(text, last)
    return text[:last] + (found[1] if found and found[1] else parsed.lines.line_end)


def without_block_end(parsed: ParsedText) -> str:
    """Return the text with a block scalar at its very end marked `|-`, so that a line break after it adds nothing."""
    text = parsed.lines.text
    last = parsed.root
    while isinstance(last, (MappingNode, SequenceNode)) and not last.flow and last.end == len(text):
        last = last.items[-1] if isinstance(last, SequenceNode) else last.entries[-1].value
    if not isinstance(last, ScalarNode) or not last.block or text[last.start + 1] == "-":
        return text
    sign = last.start + 1
    return apply_edits(text, [TextEdit(sign, sign + (text[sign] == "+"), "-")])


Change = Callable[[MappingNode, LineIndex], list[TextEdit]]


class EditError(CatalogError):
    """The text is not a plain mapping, so nothing in it can be changed safely."""


def set_value(text: str, key: str, value: Value, order: Sequence[str]) -> str:
    """Return the text with the value of `key` set; None and an empty list or mapping take the key away.

    The new value keeps the style of the old one where that can hold it. A new key goes after the nearest key before
    it in `order` that is present, or first when there is none.

    Raises:
        EditError: the text is no plain mapping, or has an error that the edit does not fix.
        TypeError: the value is no text, whole number, list or mapping.
    """
    new = _plain(value)
    if new is None or new in ([], {}):
        return remove_key(text, key)
    parsed, root = _opened(text)
    present = root.find(key)
    if present and not parsed.diagnostics and value_of(present.value) == new:
        return text

    def change(mapping: MappingNode, lines: LineIndex) -> list[TextEdit]:
        entry = mapping.find(key)
        return value_edits(entry, new, lines) if entry else [_insertion(mapping, key, new, order, lines)]

    return _changed(parsed, change, {**mapping_of(root), key: new})


def remove_key(text: str, key: str) -> str:
    """Return the text without the lines of `key`; unchanged when there is no such key.

    Raises:
        EditError: the text is no plain mapping, or has an error that the edit does not fix.
    """
    parsed, root = _opened(text)
    if not root.find(key):
        _refuse_diagnostics(parsed)
        return text

    def change(mapping: MappingNode, lines: LineIndex) -> list[TextEdit]:
        removals = [entry_removal(entry, lines) for entry in mapping.entries if _named(entry, key)]
        if len(removals) < len(mapping.entries):
            return removals
        # a file without any key would be no mapping any more
        return [TextEdit(removals[0].start, removals[-1].end, f"{{}}{lines.line_end}")]

    return _changed(parsed, change, {name: value for name, value in mapping_of(root).items() if name != key})


def with_quotes(text: str) -> str:
    """Return the text with each value quoted that needs nothing else; other errors stay."""
    parsed = parse_text(text)
    quotable = [diagnostic for diagnostic in parsed.diagnostics if diagnostic.quotable]
    return apply_edits(
        text,
        [
            TextEdit(diagnostic.start, diagnostic.end, double_quoted(text[diagnostic.start : diagnostic.end]))
            for diagnostic in quotable
        ],
    )


def _opened(text: str) -> tuple[ParsedText, MappingNode]:
    parsed = parse_text(text)
    root = parsed.root
    if not isinstance(root, MappingNode):
        raise _refusal(parsed.diagnostics[0], parsed.lines)
    if root.flow and root.entries:
        raise EditError(
            message("the keys of this file are in curly brackets"),
            message("Write each key on a line of its own, without the brackets."),
        )
    return parsed, root


def _refuse_diagnostics(parsed: ParsedText) -> None:
    if parsed.diagnostics:
        raise _refusal(parsed.diagnostics[0], parsed.lines)


def _refusal(diagnostic: Diagnostic, lines: LineIndex) -> EditError:
    return EditError(
        message(
            "fix line {line} of the file first: {reason}",
            line=lines.line(diagnostic.start),
            reason=diagnostic.message,
        ),
        diagnostic.remedy,
    )


def _changed(parsed: ParsedText, change: Change, expected: Mapping[str, Value]) -> str:
    """Make a change and parse the outcome: a text that does not hold the expected values is never returned."""
    outcomes = []
    for text in _outcomes(parsed, change):
        outcome = parse_text(text)
        if not outcome.diagnostics and isinstance(outcome.root, MappingNode) and mapping_of(outcome.root) == expected:
            return text
        outcomes.append(outcome)
    for outcome in outcomes:
        _refuse_diagnostics(outcome)
    raise EditError(
        message("cannot change this without changing something else in the file"),
        message("Change it in an editor."),
    )


def _outcomes(parsed: ParsedText, change: Change) -> Iterator[str]:
    """Yield the changed text; further ones only for a text that ends without a line break."""
    text, line_end = parsed.lines.text, parsed.lines.line_end
    if text.endswith(("\n", "\r")):
        yield _applied(parsed, change)
        return
    for whole in (text, without_block_end(parsed)):
        changed = _applied(parse_text(whole + line_end), change)
        yield changed.removesuffix(line_end)
        yield changed


def _applied(parsed: ParsedText, change: Change) -> str:
    text = parsed.lines.text
    return apply_edits(text, change(parsed.root, parsed.lines)) if isinstance(parsed.root, MappingNode) else text


def _insertion(root: MappingNode, key: str, value: Value, order: Sequence[str], lines: LineIndex) -> TextEdit:
    if not root.entries:
        return TextEdit(root.start, root.end, lines.line_end.join(written_entry(key, value, 0)))
    at = _place_for(root, key, order, lines)
    indent = lines.column(root.entries[0].key.start) - 1
    return TextEdit(at, at, "".join(f"{line}{lines.line_end}" for line in written_entry(key, value, indent)))


def _place_for(root: MappingNode, key: str, order: Sequence[str], lines: LineIndex) -> int:
    if key not in order:
        return lines.after(root.end)
    before = order[: order.index(key)]
    entry = next((found for name in reversed(before) if (found := root.find(name))), None)
    return lines.after(max(entry.value.end, entry.key.end)) if entry else _top(root, lines)


def _top(root: MappingNode, lines: LineIndex) -> int:
    """Return the place above the first key and its comment; a comment that begins the file stays above."""
    first = here = lines.start(root.entries[0].key.start)
    while here and lines.text[lines.start(here - 1) : here].lstrip().startswith("#"):
        here = lines.start(here - 1)
    return here or first


def _named(entry: MappingEntry, key: str) -> bool:
    return isinstance(entry.key, ScalarNode) and entry.key.text == key


def _plain(value: Value) -> Value:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(part) for part in value] if isinstance(value, (list, tuple)) else value
