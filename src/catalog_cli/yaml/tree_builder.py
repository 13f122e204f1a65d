"""Build the tree of nodes from ruamel.yaml's events; nothing is constructed, resolved or expanded."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from catalog_cli.yaml.nodes import AliasNode, MappingEntry, MappingNode, Node, ScalarNode, SequenceNode

DEPTH_LIMIT = 16
"""The most levels that lists and mappings may be nested in."""
NODE_LIMIT = 20_000
"""The most keys and values of one text."""

PIECE_LIMIT = 150_000
"""The most lines and words of one text."""

_NODES = {"ScalarEvent", "AliasEvent", "SequenceStartEvent", "MappingStartEvent"}
_COLON = re.compile(r"[ \t]*:")
_CONTENT = re.compile(r"^( *)[^ \r\n]", re.MULTILINE)
_LINE_END = re.compile(r"\r?\n?\Z")
_PIECE = re.compile(r"\n|[ \t]+")


class TooMuchError(Exception):
    """The text exceeds a limit; `kind` says which, `offset` where."""

    def __init__(self, kind: str, offset: int) -> None:
        """Keep which limit, and where."""
        super().__init__(kind)
        self.kind = kind
        self.offset = offset


class _Frame(Struct):
    event: Any
    kind: type[SequenceNode | MappingNode]
    nodes: list[Node] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    """The offset of the dash of each element, or of the colon of each entry."""


class Tree(Struct):
    """The tree of a text as far as it was parsed; `root` is None when it holds nothing."""

    text: str
    root: Node | None = None
    frames: list[_Frame] = field(default_factory=list)
    count: int = 0


def build_tree(tree: Tree, events: Iterable[Any]) -> None:
    """Add the nodes of a stream of events to a tree; when the stream fails, the tree keeps what came before.

    Raises:
        TooMuchError: a second document, too deep, or too many nodes.
    """
    # counted first: the scanner is pure Python, and takes many seconds for a file that is full of tokens
    if sum(1 for _ in _PIECE.finditer(tree.text)) > PIECE_LIMIT:
        raise TooMuchError("count", 0)
    try:
        for event in events:
            _take(tree, event)
    finally:
        # lists and mappings that were open when the parser stopped are worth showing findings in
        while tree.frames:
            _close(tree, None)


def _take(tree: Tree, event: Any) -> None:
    kind = type(event).__name__
    start = event.start_mark.index if event.start_mark else 0
    tree.count += kind in _NODES
    if tree.count > NODE_LIMIT:
        raise TooMuchError("count", start)
    if kind == "ScalarEvent":
        _add(tree, _scalar(tree, event))
    elif kind == "AliasEvent":
        _add(tree, AliasNode(start=start, end=event.end_mark.index))
    elif kind in {"SequenceStartEvent", "MappingStartEvent"}:
        if len(tree.frames) >= DEPTH_LIMIT:
            raise TooMuchError("depth", start)
        tree.frames.append(_Frame(event, SequenceNode if kind == "SequenceStartEvent" else MappingNode))
    elif kind in {"SequenceEndEvent", "MappingEndEvent"}:
        _close(tree, event)
    elif kind == "DocumentStartEvent" and tree.root:
        raise TooMuchError("documents", start)


def _add(tree: Tree, node: Node) -> None:
    if not tree.frames:
        tree.root = node
        return
    frame = tree.frames[-1]
    mark = _mark(tree.text, frame, node)
    if mark is not None:
        frame.marks.append(mark)
        node = _missing(node, mark)
    frame.nodes.append(node)


def _missing(node: Node, mark: int) -> Node:
    """Place a missing value right after its colon or dash; ruamel.yaml puts it where the next token starts."""
    if mark < 0 or node.start < node.end or not isinstance(node, ScalarNode):
        return node
    return replace(node, start=mark + 1, end=mark + 1)


def _mark(text: str, frame: _Frame, node: Node) -> int | None:
    """Return the offset of the dash or colon before a node; -1 when there is none, None for a key."""
    if frame.kind is MappingNode:
        if len(frame.nodes) % 2 == 0:
            return None
        found = _COLON.match(text, frame.nodes[-1].end)
        return found.end() - 1 if found else -1
    if frame.event.flow_style:
        return -1
    if not frame.nodes:
        return int(frame.event.start_mark.index)
    return _next_dash(text, frame, node)


def _next_dash(text: str, frame: _Frame, node: Node) -> int:
    column = frame.event.start_mark.column
    # events have no mark for a dash: it is the next one in the column of the list
    found = re.compile(rf"^[^\S\r\n]{{{column}}}-(?=\s|$)", re.MULTILINE).search(text, frame.nodes[-1].end)
    return found.end() - 1 if found else node.start


def _scalar(tree: Tree, event: Any) -> ScalarNode:
    start, end = event.start_mark.index, event.end_mark.index
    style = event.style or ""
    if style in {"|", ">"}:
        end = _block_end(tree.text, start, end)
    return ScalarNode(
        start=start, end=end, text=event.value, style=style, anchored=bool(event.anchor), tagged=bool(event.tag)
    )


def _block_end(text: str, start: int, end: int) -> int:
    """Return where a block scalar's last line ends; the blank lines after it only belong to `|+` and `>+`."""
    body = text.find("\n", start, end) + 1
    if not body or "+" in text[start:body].partition("#")[0]:
        return start + len(_LINE_END.sub("", text[start:end]))
    found = _CONTENT.search(text, body, end)
    indent = len(found[1]) if found else 0
    while end >= body:
        line = text.rfind("\n", start, end)
        last = text[line + 1 : end].rstrip("\r")
        # a line of more spaces than the indentation is no blank line, but text
        if last.strip(" ") or len(last) > indent:
            break
        end = line
    return end - (text[end - 1] == "\r")


def _close(tree: Tree, event: Any) -> None:
    frame = tree.frames.pop()
    start = frame.event.start_mark.index
    nodes = frame.nodes
    end = nodes[-1].end if nodes else start
    if frame.event.flow_style and event is not None:
        end = event.end_mark.index
    shape = {
        "start": start,
        "end": end,
        "flow": bool(frame.event.flow_style),
        "anchored": bool(frame.event.anchor),
        "tagged": bool(frame.event.tag),
    }
    _add(tree, _collection(frame, shape))


def _collection(frame: _Frame, shape: dict[str, Any]) -> Node:
    nodes, marks = frame.nodes, frame.marks
    if frame.kind is SequenceNode:
        dashes = () if shape["flow"] else tuple(marks)
        return SequenceNode(items=tuple(nodes), dashes=dashes, **shape)
    pairs = zip(nodes[::2], nodes[1::2], marks, strict=False)
    return MappingNode(entries=tuple(MappingEntry(*pair) for pair in pairs), **shape)


_NO_CHARACTER = re.compile(r"\\U(?!00(?:0[0-9a-fA-F]|10))[0-9a-fA-F]{8}")


class ParseProblem(Struct, frozen=True):
    """Why the text could not be parsed to its end: the parser's own words, and the offsets they are about.

    `context` is where what could not be finished began, -1 when the parser does not say.
    """

    kind: str
    start: int
    words: str = ""
    context_words: str = ""
    context: int = -1


class ParseResult(Struct, frozen=True):
    """The tree as far as it was parsed, and the problem that stopped the parser."""

    tree: Tree
    problem: ParseProblem | None = None


def parse_tree(text: str) -> ParseResult:
    """Parse a text into a tree; a problem comes with the tree of what precedes it."""
    from ruamel.yaml.error import MarkedYAMLError

    tree = Tree(text)
    try:
        build_tree(tree, _events(text))
    except TooMuchError as error:
        return ParseResult(tree, ParseProblem(error.kind, error.offset))
    except MarkedYAMLError as error:
        return ParseResult(tree, _problem(error, len(text)))
    except (ValueError, OverflowError):
        # the library asks for the character of an escape such as \UFFFFFFFF without looking whether there is one
        found = _NO_CHARACTER.search(text)
        return ParseResult(tree, ParseProblem("syntax", found.start() if found else 0, "unknown escape character"))
    return ParseResult(tree)


def _events(text: str) -> Iterator[Any]:
    from ruamel.yaml import YAML

    return iter(YAML(typ="safe", pure=True).parse(text))


def _problem(error: Any, size: int) -> ParseProblem:
    mark, context = error.problem_mark, error.context_mark
    return ParseProblem(
        "syntax",
        min((mark or context).index, size),
        error.problem or "",
        error.context or "",
        min(context.index, size) if context else -1,
    )
