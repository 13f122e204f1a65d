"""Change a list in its text: elements that stay keep their lines, only what goes and what comes is touched."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from catalog_cli.model.item import Value
from catalog_cli.yaml.emit import STEP, element
from catalog_cli.yaml.lines import Lines
from catalog_cli.yaml.nodes import ScalarNode, SequenceNode
from catalog_cli.yaml.quoting import double_quoted, plain_is_safe_in_flow
from catalog_cli.yaml.scalars import on_one_line, scalar_splice
from catalog_cli.yaml.splices import Splice
from catalog_cli.yaml.values import value_of

Opcode = tuple[str, int, int, int, int]


def list_splices(old: SequenceNode, new: Sequence[Value], lines: Lines) -> list[Splice]:
    """Give the splices that make a list of scalars hold the texts and numbers in `new`, which is not empty."""
    before = [(type(value), value) for value in map(value_of, old.items)]
    after = [(type(value), value) for value in new]
    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    if all(_one_for_one(opcode) for opcode in opcodes):
        return [splice for opcode in opcodes for splice in _replaced(old, new, opcode, lines)]
    if old.flow:
        return [Splice(old.start, old.end, _flow(old, new, opcodes, lines.text))]
    return [splice for opcode in opcodes if opcode[0] != "equal" for splice in _block(old, new, opcode, lines)]


def flow_scalar(value: Value) -> str:
    """Write a text or a number as it may stand between brackets."""
    text = str(value)
    return text if isinstance(value, int) or plain_is_safe_in_flow(text) else double_quoted(text)


def _one_for_one(opcode: Opcode) -> bool:
    kind, gone, gone_end, come, come_end = opcode
    return kind in {"equal", "replace"} and gone_end - gone == come_end - come


def _replaced(old: SequenceNode, new: Sequence[Value], opcode: Opcode, lines: Lines) -> Iterator[Splice]:
    """Give the splices that put elements in the place of as many others, each in its quotes and with its comment."""
    kind, gone, gone_end, come, come_end = opcode
    if kind == "equal":
        return
    for item, value in zip(old.items[gone:gone_end], new[come:come_end], strict=True):
        if not isinstance(item, ScalarNode) or not isinstance(value, (str, int)):
            continue
        if old.flow:
            quoted = item.style and isinstance(value, str)
            yield Splice(item.start, item.end, on_one_line(item, str(value)) if quoted else flow_scalar(value))
        else:
            yield scalar_splice(item, value, lines.column(old.dashes[0]) - 1 + STEP, lines)


def _block(old: SequenceNode, new: Sequence[Value], opcode: Opcode, lines: Lines) -> Iterator[Splice]:
    if _one_for_one(opcode):
        yield from _replaced(old, new, opcode, lines)
        return
    _, gone, gone_end, come, come_end = opcode
    for place in range(gone, gone_end):
        yield Splice(lines.start(old.dashes[place]), lines.after(old.items[place].end), "")
    at = lines.after(old.items[gone - 1].end) if gone else lines.start(old.dashes[0])
    indent = lines.column(old.dashes[0]) - 1
    written = [line for value in new[come:come_end] for line in element(value, indent)]
    if written:
        yield Splice(at, at, "".join(f"{line}{lines.line_end}" for line in written))


def _flow(old: SequenceNode, new: Sequence[Value], opcodes: Sequence[Opcode], text: str) -> str:
    parts: list[str] = []
    for kind, gone, gone_end, come, come_end in opcodes:
        if kind == "equal":
            parts.append(text[old.items[gone].start : old.items[gone_end - 1].end])
        else:
            parts += map(flow_scalar, new[come:come_end])
    if not old.items:
        return f"[{', '.join(parts)}]"
    return text[old.start : old.items[0].start] + ", ".join(parts) + text[old.items[-1].end : old.end]
