"""What a person most likely meant, where the parser's own words would lead them astray."""

import re
from collections.abc import Callable, Iterator

from catalog_cli.model.message import Message, message
from catalog_cli.yaml.diagnostics import Flaw
from catalog_cli.yaml.events import Problem
from catalog_cli.yaml.lines import Lines
from catalog_cli.yaml.quoting import double_quoted

_KEY = r"[A-Za-z_][A-Za-z0-9_]*"
_WIDE_COLON = re.compile(rf"[ ]*(?:-[ ]+)?({_KEY})[ ]*(：)[ ]*(.*?)[ \t]*")
_TIGHT_COLON = re.compile(rf"[ ]*(?:-[ ]+)?({_KEY})(:)(?!//)([^\s:].*?)[ \t]*")
_NO_COLON = re.compile(r"()([^\s#\-\"'\[{%@`][^:：]*?)()[ \t]*")
_COLON_IN_VALUE = re.compile(r"[ ]*(?:-[ ]+)?([^\s:#\"'][^:#\"']*?):[ ]+([^\"'\s\[{|>].*?:(?:[ ].*?)?)[ \t]*")
_AFTER_QUOTE = re.compile(r"[ ]*(?:-[ ]+)?(?:[^\s:#\"'][^:#\"']*:[ ]+)?(([\"']).*\2)[ ]*[^\s#].*")
_INDENTED_KEY = re.compile(r"([ ]+)([^\s:#][^:#]*):(?:[ ].*|)")

_COLON_WORDS = re.compile("mapping values are not allowed|could not find expected ':'|found '<scalar>'")
_MAPPING_WORDS = re.compile("mapping values are not allowed")
_LINE_WORDS = re.compile("mapping values are not allowed|could not find expected ':'")
_TEXT_WORDS = re.compile("found '<scalar>'")

Hint = Callable[[re.Match[str], int], Flaw]


def hinted(problem: Problem, lines: Lines) -> Flaw | None:
    """Give the flaw that a person would see in the lines around a problem; None when none is plain to see."""
    for words, pattern, hint in _HINTS:
        if words.search(problem.words):
            for start in _suspects(problem, lines):
                found = pattern.fullmatch(lines.text[start : lines.end(start)])
                if found:
                    return hint(found, start)
    return None


def colon_hint(lines: Lines, start: int) -> Flaw | None:
    """Give the flaw of a line that was meant as a key and a value, but whose colon is none to YAML."""
    line = lines.text[start : lines.end(start)]
    for pattern, hint in ((_WIDE_COLON, _wide_colon), (_TIGHT_COLON, _tight_colon)):
        found = pattern.fullmatch(line)
        if found:
            return hint(found, start)
    return None


def _suspects(problem: Problem, lines: Lines) -> Iterator[int]:
    """Give the starts of the line of a problem, of the one before, and of the one it is said to come from."""
    here = lines.start(problem.start)
    yield here
    before = lines.text[:here].rstrip()
    if before:
        yield lines.start(len(before) - 1)
    if problem.context >= 0:
        yield lines.start(problem.context)


def _wide_colon(found: re.Match[str], start: int) -> Flaw:
    return _flaw(
        (start + found.start(2), start + found.end(2)),
        message("the colon after {key} is the wide one of Chinese text (：)", key=found[1]),
        message("Type an English colon and a space: {line}", line=f"{found[1]}: {found[3]}".rstrip()),
    )


def _tight_colon(found: re.Match[str], start: int) -> Flaw:
    return _flaw(
        (start + found.start(2), start + found.end(2)),
        message("there is no space after the colon of {key}", key=found[1]),
        message("Type a space after the colon: {line}", line=f"{found[1]}: {found[3]}"),
    )


def _colon_in_value(found: re.Match[str], start: int) -> Flaw:
    return _flaw(
        (start + found.start(2), start + found.end(2)),
        message("the value of {key} has a colon with a space after it, which YAML takes for another key", key=found[1]),
        message("Put the value in quotes: {line}", line=f"{found[1]}: {double_quoted(found[2])}"),
    )


def _no_colon(found: re.Match[str], start: int) -> Flaw:
    return _flaw(
        (start + found.start(2), start + found.end(2)),
        message("there is no colon on this line, so it is no key with a value"),
        message("Write the key, a colon, a space and the value; indent the line if it goes on with the text above."),
    )


def _indented_key(found: re.Match[str], start: int) -> Flaw:
    return _flaw(
        (start + found.start(2), start + found.end(2)),
        message("{key} is indented as if it belonged to the value above", key=found[2]),
        message("Let the line begin where the other keys begin, or put the value above in quotes."),
    )


def _after_quote(found: re.Match[str], start: int) -> Flaw:
    return _flaw(
        (start + found.start(1), start + found.end(1)),
        message("the text in quotation marks ends here, and more text follows it"),
        message("Put the whole value in one pair of quotation marks, and the other kind of marks within it."),
    )


def _flaw(span: tuple[int, int], wrong: Message, remedy: Message) -> Flaw:
    return Flaw("yaml/syntax", *span, wrong, remedy)


_HINTS: tuple[tuple[re.Pattern[str], re.Pattern[str], Hint], ...] = (
    (_COLON_WORDS, _WIDE_COLON, _wide_colon),
    (_COLON_WORDS, _TIGHT_COLON, _tight_colon),
    (_MAPPING_WORDS, _COLON_IN_VALUE, _colon_in_value),
    (_MAPPING_WORDS, _INDENTED_KEY, _indented_key),
    (_LINE_WORDS, _NO_COLON, _no_colon),
    (_TEXT_WORDS, _AFTER_QUOTE, _after_quote),
)
