"""Build a rule's manual from its file: the translated docstring, and examples cut to the lines that matter."""

from difflib import SequenceMatcher
from gettext import gettext
from itertools import chain, pairwise

from catalog_cli.model.manual import Extract, FixSafety, Manual, Repair, Sample
from catalog_cli.model.text import paragraphs
from catalog_cli.rules.examples import FILE, RIGHT
from catalog_cli.rules.interface import Rule
from catalog_cli.rules.rule import Example

LONGEST_LINE = 100
"""Characters of an example's line that are shown."""
CONTEXT = 3
"""Longest run of unchanged lines that is shown between two changed ones."""
CUT = "…"
"""Stands for what is left out."""


def manual_of(rule: Rule) -> Manual:
    """Return the manual of a rule."""
    summary, *body = gettext(paragraphs(rule.module.__doc__)).split("\n\n")
    return Manual(
        name=rule.name,
        title=rule.module.TITLE,
        severity=rule.severity,
        pedantic=rule.pedantic,
        fix=_fix_safety(rule),
        summary=summary,
        body=tuple(body),
        right=tuple(_sample(example) for example in rule.module.VALID),
        wrong=tuple(_sample(example) for example in rule.module.INVALID),
        as_of=rule.as_of,
        repairs=tuple(chain.from_iterable(_repairs(*pair) for pair in rule.fixes)),
    )


def _fix_safety(rule: Rule) -> FixSafety | None:
    if not rule.fixes:
        return None
    return "safe" if rule.fix_is_safe else "unsafe"


def _sample(example: Example) -> Sample:
    """Return the lines of an example that differ from a valid workspace, or one whole file if none do."""
    if isinstance(example, str):
        return (Extract(_shortened(example)),)
    files = {path: _text(content) for path, content in example.items()}
    telling = [path for path, text in files.items() if text != RIGHT.get(path)]
    return tuple(
        Extract(_shortened(_news(files[path], RIGHT.get(path, ""), CONTEXT) or files[path]), path)
        for path in telling or [path for path in (FILE, *files) if path in files][:1]
    )


def _repairs(before: Example, after: Example) -> list[Repair]:
    """Return what a fix changes: a text as a whole, of files the lines that differ."""
    if isinstance(before, str) or isinstance(after, str):
        return [Repair(_shortened(str(before)), _shortened(str(after)))]
    old, new = ({path: _text(content) for path, content in files.items()} for files in (before, after))
    return [
        Repair(
            before=_shortened(_news(old.get(path, ""), new.get(path, ""))),
            after=_shortened(_news(new.get(path, ""), old.get(path, ""))),
            path=path,
        )
        for path in dict.fromkeys((*old, *new))
        if old.get(path) != new.get(path)
    ]


def _text(content: str | bytes) -> str:
    return content if isinstance(content, str) else content.decode("utf-8", "replace")


def _news(text: str, base: str, context: int = 0) -> str:
    """Return the lines of a text that `base` lacks, with up to `context` unchanged lines between two of them."""
    lines = text.split("\n")
    compared = SequenceMatcher(None, base.split("\n"), lines, autojunk=False).get_opcodes()
    new = [(first, last) for tag, _, _, first, last in compared if tag != "equal" and first < last]
    shown = lines[slice(*new[0])] if new else []
    for (_, end), (first, last) in pairwise(new):
        between = lines[end:first]
        shown += [*(between if len(between) <= context else [CUT]), *lines[first:last]]
    return "\n".join(shown)


def _shortened(text: str) -> str:
    lines = text.rstrip("\n").split("\n")
    return "\n".join(f"{line[:LONGEST_LINE]}{CUT}" if len(line) > LONGEST_LINE else line for line in lines)
