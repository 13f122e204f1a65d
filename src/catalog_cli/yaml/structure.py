"""What is wrong with a tree: keys twice, values that readers take for something else, and what only experts write."""

import re
from collections.abc import Callable, Iterator, Mapping

from catalog_cli.model.message import Message, message
from catalog_cli.yaml.diagnostics import Flaw
from catalog_cli.yaml.lines import Lines
from catalog_cli.yaml.nodes import AliasNode, Entry, MappingNode, Node, ScalarNode, SequenceNode, walk
from catalog_cli.yaml.plain_scalars import Meaning, meaning
from catalog_cli.yaml.quoting import double_quoted

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def structure_flaws(root: Node, lines: Lines) -> Iterator[Flaw]:
    """Give every flaw of a tree and of all that is in it."""
    for node in walk(root):
        yield from _decoration_flaws(node)
        if isinstance(node, ScalarNode) and _HALF_CHARACTER.search(node.text):
            yield _half_character(node)
        if isinstance(node, MappingNode):
            yield from _mapping_flaws(node, lines)
        elif isinstance(node, SequenceNode):
            yield from (flaw for item in node.items for flaw in _value_flaws(item, None))


def _decoration_flaws(node: Node) -> Iterator[Flaw]:
    if node.anchored or isinstance(node, AliasNode):
        yield _flaw(
            "yaml/no-anchors",
            node,
            message("this is an anchor (&name) or an alias (*name), which a catalogue's files do not need"),
            message("Write the value itself; put it in quotes if it is a text that begins with & or *."),
        )
    if node.tagged:
        yield _flaw(
            "yaml/no-tags",
            node,
            message("this is a tag, a sign that begins with !, which a catalogue's files do not need"),
            message("Delete the tag; put the value in quotes if it is a text that begins with !."),
        )


def _half_character(node: ScalarNode) -> Flaw:
    return _syntax(
        node,
        message("an escape in this text (such as {escape}) stands for half of a character only", escape="\\ud83d"),
        message("Write the character itself in place of the escapes."),
    )


def _mapping_flaws(node: MappingNode, lines: Lines) -> Iterator[Flaw]:
    seen: dict[str, Node] = {}
    for entry in node.entries:
        yield from _key_flaws(entry, flow=node.flow)
        yield from _value_flaws(entry.value, entry.key)
        if isinstance(entry.key, ScalarNode):
            first = seen.setdefault(entry.key.text, entry.key)
            if first is not entry.key:
                yield _repeated(entry.key, first, lines)


def _repeated(key: ScalarNode, first: Node, lines: Lines) -> Flaw:
    return _flaw(
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


def _key_flaws(entry: Entry, *, flow: bool) -> Iterator[Flaw]:
    key = entry.key
    if not isinstance(key, ScalarNode):
        yield _syntax(
            key,
            message("a list or a mapping cannot be a key"),
            message("Write the key as a word, then a colon and a space; put quotes around text with brackets in it."),
        )
    elif entry.colon < 0 and not flow:
        yield _syntax(
            key,
            message("this key is written with a question mark"),
            message("Write the key, then a colon and a space, then the value: key: value"),
        )
    elif not key.style and not key.text and not key.anchored and not key.tagged:
        yield _syntax(
            key, message("there is a colon here with no key before it"), message("Write a key before the colon.")
        )
    elif not key.style and key.text == "<<":
        yield _flaw(
            "yaml/no-merge-keys",
            key,
            message("<< is a merge key, which a catalogue's files do not need"),
            message("Write the keys and values that are meant."),
        )
    else:
        yield from _ambiguous(key, is_key=True)


def _value_flaws(value: Node, key: Node | None) -> Iterator[Flaw]:
    if not isinstance(value, ScalarNode) or value.style or value.anchored or value.tagged:
        return
    if meaning(value.text) is not Meaning.NULL:
        yield from _ambiguous(value, is_key=False)
    elif key is None:
        yield _flaw(
            "yaml/no-empty-values",
            value,
            message("this element of the list is empty"),
            message("Give it a value, or delete the line."),
        )
    else:
        yield Flaw(
            "yaml/no-empty-values",
            key.start,
            max(value.end, key.end),
            message("{key} has no value", key=_shown(key)),
            message("Give it a value after the colon, or delete the key; a missing value is a missing key."),
        )


def _ambiguous(node: ScalarNode, *, is_key: bool) -> Iterator[Flaw]:
    found = Meaning.TEXT if node.style or node.anchored or node.tagged else meaning(node.text)
    if found is Meaning.TEXT or (found is Meaning.INTEGER and not is_key):
        return
    yield _flaw(
        "yaml/quote-ambiguous",
        node,
        _MISTAKEN[found](node.text),
        message("Put it in quotes: {quoted}", quoted=double_quoted(node.text)),
        # of a number or a truth value nobody knows that a text was meant
        quotable=found is Meaning.DATE and not is_key,
    )


_MISTAKEN: Mapping[Meaning, Callable[[str], Message]] = {
    Meaning.INTEGER: lambda text: message("YAML takes {text} for a number; a key has to be a text", text=text),
    Meaning.NULL: lambda text: message("YAML takes {text} for no value at all; a key has to be a text", text=text),
    Meaning.TRUTH: lambda text: message("YAML takes {text} for yes or no, not for a text", text=text),
    Meaning.SIGN: lambda text: message("YAML takes {text} for a sign of its own, not for a text", text=text),
    Meaning.DATE: lambda text: message(
        "YAML takes {text} for a date, and programs change how it is written", text=text
    ),
    Meaning.NUMBER: lambda text: message(
        "YAML takes {text} for a number, and programs change how it is written", text=text
    ),
}


def _shown(key: Node) -> str:
    return key.text if isinstance(key, ScalarNode) else "?"


def _syntax(node: Node, wrong: Message, remedy: Message) -> Flaw:
    return _flaw("yaml/syntax", node, wrong, remedy)


def _flaw(rule: str, node: Node, wrong: Message, remedy: Message, *, quotable: bool = False) -> Flaw:
    return Flaw(rule, node.start, node.end, wrong, remedy, quotable)
