"""Put a value in the place of another in its text, in the other's style where that can hold it."""

from collections.abc import Iterator, Mapping

from catalog_cli.model.item import Value
from catalog_cli.yaml.elements import list_splices
from catalog_cli.yaml.emit import STEP, after_colon
from catalog_cli.yaml.emit import entry as written_entry
from catalog_cli.yaml.lines import Lines
from catalog_cli.yaml.nodes import Entry, MappingNode, ScalarNode, SequenceNode
from catalog_cli.yaml.scalars import scalar_splice, with_tail
from catalog_cli.yaml.splices import Splice
from catalog_cli.yaml.values import value_of


def value_splices(entry: Entry, new: Value, lines: Lines) -> list[Splice]:
    """Give the splices that put `new` in the place of an entry's value; none where it is that already."""
    old = entry.value
    if isinstance(old, ScalarNode) and old.end > old.start and isinstance(new, (str, int)):
        return [scalar_splice(old, new, _indent(entry, lines) + STEP, lines)]
    if (
        isinstance(old, SequenceNode)
        and isinstance(new, list)
        and all(isinstance(item, ScalarNode) for item in old.items)
    ):
        return list_splices(old, new, lines)
    if isinstance(old, MappingNode) and isinstance(new, dict) and not old.flow:
        return list(mapping_splices(old, new, lines))
    return _rewritten(entry, after_colon(new, _indent(entry, lines)), lines)


def mapping_splices(old: MappingNode, new: Mapping[str, Value], lines: Lines) -> Iterator[Splice]:
    """Give the splices that make a block mapping hold `new`, which is not empty; new keys come last."""
    for entry in old.entries:
        key = entry.key.text if isinstance(entry.key, ScalarNode) else ""
        if key not in new:
            yield entry_removal(entry, lines)
        elif value_of(entry.value) != new[key]:
            yield from value_splices(entry, new[key], lines)
    indent = _indent(old.entries[0], lines)
    added = [(key, value) for key, value in new.items() if not old.find(key)]
    at = lines.after(old.end)
    written = [line for key, value in added for line in written_entry(key, value, indent)]
    if written:
        yield Splice(at, at, "".join(f"{line}{lines.line_end}" for line in written))


def entry_removal(entry: Entry, lines: Lines) -> Splice:
    """Give the splice that takes away an entry's lines."""
    return Splice(lines.start(entry.key.start), lines.after(max(entry.value.end, entry.key.end)), "")


def _indent(entry: Entry, lines: Lines) -> int:
    return lines.column(entry.key.start) - 1


def _rewritten(entry: Entry, written: list[str], lines: Lines) -> list[Splice]:
    """Write the whole value anew; a comment on the line of the key stays."""
    old = entry.value
    after = entry.colon + 1
    on_key_line = lines.line(old.start) == lines.line(after)
    if on_key_line:
        return [with_tail(after, old, written, lines)]
    first, *rest = written
    end = lines.end(after)
    return [
        Splice(after, after, first),
        Splice(end, lines.end(old.end), "".join(lines.line_end + line for line in rest)),
    ]
