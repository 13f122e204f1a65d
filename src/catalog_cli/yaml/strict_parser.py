"""Read a text carefully, with positions: its values, or all that is wrong with it."""

from msgspec import Struct

from catalog_cli.model.finding import Finding
from catalog_cli.model.message import message
from catalog_cli.yaml.diagnostics import Flaw, findings_from
from catalog_cli.yaml.encoding import decoded
from catalog_cli.yaml.events import Reading, read_tree
from catalog_cli.yaml.hints import colon_hint
from catalog_cli.yaml.lines import Lines
from catalog_cli.yaml.lint import character_flaws, conflict_flaws, directive_flaws, readable
from catalog_cli.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from catalog_cli.yaml.parsed import Parsed
from catalog_cli.yaml.plain_scalars import Meaning, meaning
from catalog_cli.yaml.structure import structure_flaws
from catalog_cli.yaml.syntax_errors import problem_flaws
from catalog_cli.yaml.values import mapping_of


class Look(Struct, frozen=True):
    """A text with its lines, its tree (None when there is none at all) and its flaws."""

    lines: Lines
    root: Node | None
    flaws: tuple[Flaw, ...]


def carefully_read(data: bytes, path: str) -> Parsed:
    """Give the values in a file's bytes, or a finding with a place for each thing that is wrong with them."""
    text = decoded(data, path)
    if isinstance(text, Finding):
        return Parsed(None, (text,))
    look = look_at(text)
    if look.flaws or not isinstance(look.root, MappingNode):
        return Parsed(None, findings_from(look.flaws, look.lines, path, look.root))
    return Parsed(mapping_of(look.root))


def look_at(text: str) -> Look:
    """Read a text into a tree and list its flaws; with none, the root is a mapping."""
    lines = Lines(text)
    flaws = conflict_flaws(text) or directive_flaws(text)
    if flaws:
        return Look(lines, None, tuple(flaws))
    flaws = list(character_flaws(text))
    reading = read_tree(readable(text))
    flaws += _root_flaws(reading, lines)
    if reading.tree.root:
        flaws += structure_flaws(reading.tree.root, lines)
    if reading.problem:
        flaws += problem_flaws(reading.problem, lines)
    return Look(lines, reading.tree.root, tuple(flaws))


def _root_flaws(reading: Reading, lines: Lines) -> list[Flaw]:
    root = reading.tree.root
    if isinstance(root, MappingNode) or reading.problem:
        return []
    if root is None or (isinstance(root, ScalarNode) and not root.style and meaning(root.text) is Meaning.NULL):
        return [_empty(root)]
    hint = colon_hint(lines, lines.start(root.start))
    return [hint or _no_mapping(root)]


def _empty(root: Node | None) -> Flaw:
    start = root.start if root else 0
    return Flaw(
        "yaml/not-empty",
        start,
        root.end if root else 0,
        message("this file is empty, or holds nothing but comments"),
        message("Write keys and values in it, or delete the file; a new item is made with: catalog new"),
    )


def _no_mapping(root: Node) -> Flaw:
    wrong = (
        message("this file holds a list; it should hold keys with their values")
        if isinstance(root, SequenceNode)
        else message("this file holds a single text; it should hold keys with their values")
    )
    remedy = message("Write each key on a line of its own, then a colon, a space and the value: name: 政府公报")
    return Flaw("yaml/is-mapping", root.start, root.end, wrong, remedy)
