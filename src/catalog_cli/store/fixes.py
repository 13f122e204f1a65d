"""Apply fixes to the texts of files: each edit changes its value and no other byte."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from itertools import accumulate, takewhile
from typing import Any

from catalog_cli.model.field import FIELDS
from catalog_cli.model.finding import CommentEdit, Edit, Finding, TextReplacement
from catalog_cli.model.item import Value
from catalog_cli.store.source import Source, UnreadableFileError
from catalog_cli.yaml import parse
from catalog_cli.yaml.comments import without_names
from catalog_cli.yaml.edit import EditError, set_value, with_quotes
from catalog_cli.yaml.lines import LineIndex

KEY_ORDER = tuple(FIELDS)


def apply_fixes(source: Source, findings: Iterable[Finding]) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the new bytes of each file that fixes change, and the findings whose fixes were applied.

    Of overlapping fixes only the first is applied; the caller checks the outcome again, and finds what the others are
    still good for. A fix with several edits is applied as a whole or not at all.
    """
    chosen = _without_overlaps(findings)
    files: dict[str, bytes] = {}
    unedited: set[str] = set()
    by_path: defaultdict[str, list[Edit | CommentEdit]] = defaultdict(list)
    for edit in (edit for finding in chosen for edit in _all_edits(finding)):
        by_path[edit.path].append(edit)
    for path, edits in by_path.items():
        data = _apply(source, path, edits)
        if data is None:
            unedited.add(path)
        else:
            files[path] = data
    made = [each for each in chosen if not unedited.intersection(edit.path for edit in _all_edits(each))]
    # a fix of several files must not stay in one of them: start over without those that failed
    if len(made) < len(chosen):
        return apply_fixes(source, made)
    return files, made


def replacements_for(source: Source, finding: Finding) -> tuple[TextReplacement, ...]:
    """Return what the fix of a finding changes, stretch by stretch, in the files as they are; nothing without a fix."""
    files, _made = apply_fixes(source, [finding])
    return tuple(
        replacement
        for path, data in files.items()
        for replacement in _replacements(path, LineIndex(source.read(path).decode()), data.decode())
    )


def _replacements(path: str, before: LineIndex, after: str) -> Iterator[TextReplacement]:
    old, new = before.text.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, old))]
    for kind, first, last, first_new, last_new in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        was, becomes = "".join(old[first:last]), "".join(new[first_new:last_new])
        lead = _shared(was, becomes)
        trail = _shared(was[lead:][::-1], becomes[lead:][::-1])
        place = before.place(starts[first] + lead, starts[last] - trail)
        yield TextReplacement(path, place, becomes[lead : len(becomes) - trail])


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _all_edits(finding: Finding) -> tuple[Edit | CommentEdit, ...]:
    return (*finding.fix.comments, *finding.fix.edits) if finding.fix else ()


def _without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    taken: defaultdict[str, list[Edit]] = defaultdict(list)
    chosen = []
    for finding in findings:
        edits = finding.fix.edits if finding.fix else ()
        if _all_edits(finding) and not any(_overlap(edit, other) for edit in edits for other in taken[edit.path]):
            chosen.append(finding)
            for edit in edits:
                taken[edit.path].append(edit)
    return chosen


def _overlap(one: Edit, other: Edit) -> bool:
    """Return whether two edits of one file overlap."""
    shared = min(len(one.pointer), len(other.pointer))
    if one.pointer[:shared] != other.pointer[:shared]:
        return False
    if one.pointer != other.pointer or one.span is None or other.span is None:
        return True
    # adjacent spans conflict too: two replacements side by side may together say something else
    return one.span[0] <= other.span[1] and other.span[0] <= one.span[1]


def _apply(source: Source, path: str, edits: Sequence[Edit | CommentEdit]) -> bytes | None:
    """Return a file's bytes with the edits applied; None if they cannot be applied."""
    try:
        text = source.read(path).decode("utf-8")
        text = _with_comments_edited(text, [edit for edit in edits if isinstance(edit, CommentEdit)])
        values = parse(text.encode(), path).values
        if values is None:
            # nothing else can be changed in a file that cannot be read
            text = with_quotes(text)
            values = parse(text.encode(), path).values
    except (UnreadableFileError, UnicodeDecodeError):
        return None
    if values is None:
        return None
    try:
        for key, value in _new_values(values, [edit for edit in edits if isinstance(edit, Edit)]).items():
            text = set_value(text, key, value, KEY_ORDER)
    except EditError:
        return None
    return text.encode()


def _with_comments_edited(text: str, edits: Iterable[CommentEdit]) -> str:
    names: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for edit in edits:
        names[edit.line, edit.column].update(edit.names)
    # from the end, so that the places of earlier comments stay right
    for (line, column), unused in sorted(names.items(), reverse=True):
        text = without_names(text, line, column, unused)
    return text


def _new_values(values: Mapping[str, Value], edits: Sequence[Edit]) -> dict[str, Value]:
    """Return the new value of each top-level key that edits change."""
    outcome: dict[str, Any] = {str(edit.pointer[0]): deepcopy(values.get(str(edit.pointer[0]))) for edit in edits}
    # from the end, so that the spans and indexes of earlier edits stay right
    for edit in sorted(edits, key=_position, reverse=True):
        holder: Any = outcome
        for step in edit.pointer[:-1]:
            holder = holder[step]
        last = edit.pointer[-1]
        if edit.span:
            start, end = edit.span
            holder[last] = f"{holder[last][:start]}{edit.value}{holder[last][end:]}"
        elif edit.value is None:
            del holder[last]
        else:
            holder[last] = edit.value
    return {key: outcome.get(key) for key in {str(edit.pointer[0]): None for edit in edits}}


def _position(edit: Edit) -> tuple[int, ...]:
    """Return the position of an edit within a text, or within a list."""
    element = edit.pointer[1] if len(edit.pointer) > 1 else 0
    return *(edit.span or (0, 0)), element if isinstance(element, int) else 0
