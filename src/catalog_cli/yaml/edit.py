"""Change one key of a file's text; every other byte stays as it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.item import Value
from catalog_cli.model.message import message
from catalog_cli.yaml.diagnostics import Flaw
from catalog_cli.yaml.edit_values import entry_removal, value_splices
from catalog_cli.yaml.emit import entry as written_entry
from catalog_cli.yaml.ending import sealed
from catalog_cli.yaml.lines import Lines
from catalog_cli.yaml.nodes import Entry, MappingNode, ScalarNode
from catalog_cli.yaml.quoting import double_quoted
from catalog_cli.yaml.splices import Splice, spliced
from catalog_cli.yaml.strict_parser import Look, look_at
from catalog_cli.yaml.values import mapping_of, value_of

Change = Callable[[MappingNode, Lines], list[Splice]]


class EditError(CatalogError):
    """The text is no plain mapping of keys and values, so that nothing can be changed in it safely."""


def set_value(text: str, key: str, value: Value, order: Sequence[str]) -> str:
    """Give the text with the value of `key` set; None and an empty list or mapping take the key away.

    The new value is written in the style of the old one where that can hold it. A key that is absent comes after
    the nearest key before it in `order` that is present, or first when there is none.

    Raises:
        EditError: the text is no plain mapping, or has an error that the edit does not mend.
        TypeError: the value is no text, whole number, list or mapping.
    """
    new = _plain(value)
    if new is None or new in ([], {}):
        return remove_key(text, key)
    look, root = _opened(text)
    present = root.find(key)
    if present and not look.flaws and value_of(present.value) == new:
        return text

    def change(mapping: MappingNode, lines: Lines) -> list[Splice]:
        entry = mapping.find(key)
        return value_splices(entry, new, lines) if entry else [_insertion(mapping, key, new, order, lines)]

    return _changed(look, change, {**mapping_of(root), key: new})


def remove_key(text: str, key: str) -> str:
    """Give the text without the lines of `key`; unchanged when there is no such key.

    Raises:
        EditError: the text is no plain mapping, or has an error that the edit does not mend.
    """
    look, root = _opened(text)
    if not root.find(key):
        _refuse_flaws(look)
        return text

    def change(mapping: MappingNode, lines: Lines) -> list[Splice]:
        removals = [entry_removal(entry, lines) for entry in mapping.entries if _named(entry, key)]
        if len(removals) < len(mapping.entries):
            return removals
        # a file without any key would be no mapping any more
        return [Splice(removals[0].start, removals[-1].end, f"{{}}{lines.line_end}")]

    return _changed(look, change, {name: value for name, value in mapping_of(root).items() if name != key})


def with_quotes(text: str) -> str:
    """Give the text with quotes around each value that needs nothing but them; other mistakes stay."""
    look = look_at(text)
    quotable = [flaw for flaw in look.flaws if flaw.quotable]
    return spliced(
        text, [Splice(flaw.start, flaw.end, double_quoted(text[flaw.start : flaw.end])) for flaw in quotable]
    )


def _opened(text: str) -> tuple[Look, MappingNode]:
    look = look_at(text)
    root = look.root
    if not isinstance(root, MappingNode):
        raise _refusal(look.flaws[0], look.lines)
    if root.flow and root.entries:
        raise EditError(
            message("the keys of this file stand between curly brackets"),
            message("Write each key on a line of its own, without the brackets."),
        )
    return look, root


def _refuse_flaws(look: Look) -> None:
    if look.flaws:
        raise _refusal(look.flaws[0], look.lines)


def _refusal(flaw: Flaw, lines: Lines) -> EditError:
    return EditError(
        message(
            "line {line} of the file has to be mended first: {reason}",
            line=lines.line(flaw.start),
            reason=flaw.message,
        ),
        flaw.remedy,
    )


def _changed(look: Look, change: Change, expected: Mapping[str, Value]) -> str:
    """Make a change and read the outcome again: what does not read as it should is never given out."""
    outcomes = []
    for text in _outcomes(look, change):
        outcome = look_at(text)
        if not outcome.flaws and isinstance(outcome.root, MappingNode) and mapping_of(outcome.root) == expected:
            return text
        outcomes.append(outcome)
    for outcome in outcomes:
        _refuse_flaws(outcome)
    raise EditError(
        message("this cannot be changed without changing something else in the file"),
        message("Change it in an editor."),
    )


def _outcomes(look: Look, change: Change) -> Iterator[str]:
    """Give the changed text; further ones only for a text that ends without a line break."""
    text, line_end = look.lines.text, look.lines.line_end
    if text.endswith(("\n", "\r")):
        yield _applied(look, change)
        return
    for whole in (text, sealed(look)):
        changed = _applied(look_at(whole + line_end), change)
        yield changed.removesuffix(line_end)
        yield changed


def _applied(look: Look, change: Change) -> str:
    text = look.lines.text
    return spliced(text, change(look.root, look.lines)) if isinstance(look.root, MappingNode) else text


def _insertion(root: MappingNode, key: str, value: Value, order: Sequence[str], lines: Lines) -> Splice:
    if not root.entries:
        return Splice(root.start, root.end, lines.line_end.join(written_entry(key, value, 0)))
    at = _place_for(root, key, order, lines)
    indent = lines.column(root.entries[0].key.start) - 1
    return Splice(at, at, "".join(f"{line}{lines.line_end}" for line in written_entry(key, value, indent)))


def _place_for(root: MappingNode, key: str, order: Sequence[str], lines: Lines) -> int:
    if key not in order:
        return lines.after(root.end)
    before = order[: order.index(key)]
    entry = next((found for name in reversed(before) if (found := root.find(name))), None)
    return lines.after(max(entry.value.end, entry.key.end)) if entry else _top(root, lines)


def _top(root: MappingNode, lines: Lines) -> int:
    """Give the place above the first key and the comment that leads it; a comment that begins the file stays above."""
    first = here = lines.start(root.entries[0].key.start)
    while here and lines.text[lines.start(here - 1) : here].lstrip().startswith("#"):
        here = lines.start(here - 1)
    return here or first


def _named(entry: Entry, key: str) -> bool:
    return isinstance(entry.key, ScalarNode) and entry.key.text == key


def _plain(value: Value) -> Value:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(part) for part in value] if isinstance(value, (list, tuple)) else value
