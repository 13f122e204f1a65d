"""What is wrong with the characters and lines of a text, whatever they mean as YAML."""

import re
from collections.abc import Callable, Iterator

from catalog_cli.model.message import message
from catalog_cli.yaml.diagnostics import Flaw

BOM = "\ufeff"
FLAW_LIMIT = 20
"""The most flaws of one kind that are told of one text."""

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
ODD_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")

_MARKER = re.compile(r"^(?:<<<<<<<|=======|>>>>>>>|\|{7})(?=[ \r\n]|$).*$", re.MULTILINE)
_DIRECTIVE = re.compile(r"^%.*$", re.MULTILINE)
_BEFORE_DOCUMENT = re.compile(r"(?:[ \t]*(?:#[^\n]*|%[^\n]*)?\r?(?:\n|$))+")


def character_flaws(text: str) -> Iterator[Flaw]:
    """Give the byte order mark, and the unseen characters and odd line breaks, the first of each line."""
    if text.startswith(BOM):
        yield _bom()
    yield from _first_of_lines(text, UNSEEN, _unseen)
    yield from _first_of_lines(text, ODD_BREAK, _odd_break)


def readable(text: str) -> str:
    """Give a text of the same length with signs in the place of those that stop a parser."""
    return UNSEEN.sub("\ufffd", re.sub("[\x85\u2028\u2029]", "\ufffd", re.sub("\r(?!\n)", "\n", text)))


def conflict_flaws(text: str) -> list[Flaw]:
    """Give one flaw for each conflict that git left in a text."""
    markers = list(_MARKER.finditer(text))
    starts = [found for found in markers if found[0].startswith("<")] or markers[:1]
    return [
        Flaw(
            "yaml/no-conflict-markers",
            found.start(),
            found.end(),
            message("git could not merge this part of the file, and left both versions in it"),
            message(
                "Keep the lines that are right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
            ),
        )
        for found in starts
    ]


def directive_flaws(text: str) -> list[Flaw]:
    """Give a flaw for each directive, a line that begins with % before the document."""
    before = _BEFORE_DOCUMENT.match(text)
    return [
        Flaw(
            "yaml/no-directives",
            found.start(),
            found.end(),
            message("{line} is a directive, which a catalogue's files do not need", line=found[0].strip()),
            message("Delete this line."),
        )
        for found in list(_DIRECTIVE.finditer(text, 0, before.end() if before else 0))[:FLAW_LIMIT]
    ]


def _first_of_lines(text: str, pattern: re.Pattern[str], flaw: Callable[[re.Match[str]], Flaw]) -> Iterator[Flaw]:
    place = 0
    for _ in range(FLAW_LIMIT):
        found = pattern.search(text, place)
        if not found:
            return
        yield flaw(found)
        place = text.find("\n", found.end()) + 1 or len(text)


def _bom() -> Flaw:
    return Flaw(
        "yaml/no-bom",
        0,
        1,
        message("this file begins with a byte order mark, an unseen sign that some editors add"),
        message("Save the file again as “UTF-8”, not as “UTF-8 with BOM”."),
    )


def _unseen(found: re.Match[str]) -> Flaw:
    return Flaw(
        "yaml/no-control-characters",
        found.start(),
        found.end(),
        message(
            "there is a control character here (U+{code}), which cannot be seen and does not belong in text",
            code=_code(found),
        ),
        message("Delete it; it may be easier to delete the word around it and type that again."),
    )


def _odd_break(found: re.Match[str]) -> Flaw:
    return Flaw(
        "yaml/plain-line-breaks",
        found.start(),
        found.end(),
        message(
            "there is an unusual line break here (U+{code}), which not every program takes for one", code=_code(found)
        ),
        message("Delete it, and press Enter where a new line is meant."),
    )


def _code(found: re.Match[str]) -> str:
    return f"{ord(found[0]):04X}"
