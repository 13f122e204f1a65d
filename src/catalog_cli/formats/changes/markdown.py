"""`--format markdown`: a comment for a review, long parts folded, and short enough to be posted."""

import re
from collections.abc import Iterator, Sequence
from gettext import ngettext

from catalog_cli.formats import Screen
from catalog_cli.model.change import Change, ChangeKind, Comparison
from catalog_cli.model.markdown_text import escaped
from catalog_cli.model.table import Cell
from catalog_cli.views.change_lines import Line, all_lines, change_name, changed_lines
from catalog_cli.views.changes import change_word, changes_stat, kind_word, renumbered_note

LONGEST = 60_000
"""Characters; the places that take comments refuse longer ones (GitHub's limit is 65,536)."""
FOLDED = 10
"""From more changes of a kind on, they are folded."""
_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SPACES = " \t\xa0\u3000"
_FIRM = str.maketrans({" ": "&nbsp;", "\t": "&nbsp;", "\xa0": "&nbsp;"})


def write(comparison: Comparison, screen: Screen) -> Iterator[str]:
    """Write a section a kind, an item a line, its fields below it."""
    yield "\n".join([*_markdown(comparison), ""])


def _markdown(comparison: Comparison) -> Iterator[str]:
    yield f"**{escaped(changes_stat(comparison.changes))}**"
    room = LONGEST
    left_out = 0
    for kind in ChangeKind:
        chosen = [change for change in comparison.shown if change.kind is kind]
        blocks, room = _fitting(chosen, room)
        left_out += len(chosen) - len(blocks)
        yield from _section(kind, blocks)
    if left_out:
        words = ngettext("… and {n} more change; see: {all}", "… and {n} more changes; see: {all}", left_out)
        yield from ("", escaped(words.format(n=left_out, all="catalog diff")))
    if note := renumbered_note(comparison.changes):
        yield from ("", f"_{escaped(note)}_")


def _section(kind: ChangeKind, blocks: Sequence[str]) -> Iterator[str]:
    if not blocks:
        return
    yield from ("", f"### {kind_word(kind).capitalize()}", "")
    if len(blocks) > FOLDED:
        summary = ngettext("{n} entry", "{n} entries", len(blocks)).format(n=len(blocks))
        yield from ("<details>", f"<summary>{escaped(summary)}</summary>", "", *blocks, "", "</details>")
    else:
        yield from blocks


def _fitting(changes: Sequence[Change], room: int) -> tuple[list[str], int]:
    """Write the first changes, as many as there is room for; give what room is left, none once one did not fit."""
    blocks: list[str] = []
    for change in changes:
        entry = "\n".join(block(change))
        room -= len(entry) + 1
        if room < 0:
            return blocks, 0
        blocks.append(entry)
    return blocks, room


def block(change: Change, *, in_full: bool = True) -> Iterator[str]:
    """Yield the lines of one change; `in_full` with all fields of an item that was added or removed."""
    file = f" — {escaped(change.file)}" if change.file else ""
    likeness = "" if change.likeness is None else f" — {escaped(change_word(change))}"
    yield f"- **{escaped(change_name(change))}** {_id_text(change.id)}{likeness}{file}"
    yield from (f"  - {_line(change, line)}" for line in (all_lines if in_full else changed_lines)(change))


def _line(change: Change, line: Line) -> str:
    if change.kind in {ChangeKind.ADDED, ChangeKind.REMOVED}:
        sides = [escaped(line.before.text or line.after.text)]
    else:
        sides = [_tagged(line.before, "del") or "∅", _tagged(line.after, "ins") or "∅"]
    return escaped(line.heading) + "：" + " → ".join(sides)


def _id_text(id_: str) -> str:
    """Show an id as code; one with odd signs, which could end the code, as text."""
    return f"`{id_}`" if _PLAIN_ID.fullmatch(id_) else escaped(id_)


def _tagged(cell: Cell, tag: str) -> str:
    pieces, start = [], 0
    for begin, end in cell.marks:
        pieces += [_piece(cell.text[start:begin]), f"<{tag}>{_piece(cell.text[begin:end])}</{tag}>"]
        start = end
    return "".join([*pieces, _piece(cell.text[start:])])


def _piece(text: str) -> str:
    """Escape a part of a line, keeping the spaces at its ends, which Markdown would drop."""
    core = text.strip(_SPACES)
    head, _core, tail = text.partition(core) if core else (text, "", "")
    return f"{head.translate(_FIRM)}{escaped(core)}{tail.translate(_FIRM)}"
