"""Say in plain words why a text could not be read to its end, and what to do about it."""

import re

from msgspec import Struct

from catalog_cli.model.message import Message, message
from catalog_cli.yaml.diagnostics import Flaw
from catalog_cli.yaml.events import Problem
from catalog_cli.yaml.hints import hinted
from catalog_cli.yaml.lines import Lines
from catalog_cli.yaml.tabs import tab_flaws
from catalog_cli.yaml.tree_builder import DEPTH_LIMIT, NODE_LIMIT


class _Explanation(Struct, frozen=True):
    """What the parser's words mean; with `at_context` the place where the unfinished thing began is shown."""

    words: re.Pattern[str]
    message: Message
    remedy: Message
    at_context: bool = False


def problem_flaws(problem: Problem, lines: Lines) -> list[Flaw]:
    """Give the flaws behind a problem: one, or one for each line that has the same fault."""
    if problem.kind != "syntax":
        return [_limit_flaw(problem, lines)]
    tabs = tab_flaws(problem, lines)
    if tabs:
        return tabs
    return [hinted(problem, lines) or _explained(problem, lines)]


def _explained(problem: Problem, lines: Lines) -> Flaw:
    said = f"{problem.words} / {problem.context_words}"
    found = next((each for each in _EXPLANATIONS if each.words.search(said)), _OTHERWISE)
    start = problem.context if found.at_context and problem.context >= 0 else problem.start
    start = _before_end(start, lines.text)
    return Flaw("yaml/syntax", start, min(start + 1, len(lines.text)), found.message, found.remedy)


def _before_end(start: int, text: str) -> int:
    """Move from behind the last sign of the text onto it, so that there is something to show."""
    return start if start < len(text) else max(len(text.rstrip()) - 1, 0)


def _limit_flaw(problem: Problem, lines: Lines) -> Flaw:
    rule, wrong, remedy = _LIMITS[problem.kind]
    end = max(lines.end(problem.start), problem.start) if problem.kind == "documents" else problem.start + 1
    return Flaw(rule, problem.start, min(end, len(lines.text)), wrong, remedy)


_LIMITS = {
    "documents": (
        "yaml/one-document",
        message("a second document begins here; a file holds one"),
        message("Put what follows the line --- into a file of its own, or delete that line."),
    ),
    "depth": (
        "yaml/not-too-deep",
        message("there are more than {limit} levels of lists and mappings within each other", limit=DEPTH_LIMIT),
        message("Look for brackets that are not closed; put text with brackets in it in quotes."),
    ),
    "count": (
        "yaml/size",
        message(
            "there is more in this file than is read: over {limit} values, or far too many words", limit=NODE_LIMIT
        ),
        message("Keep one item in one file, and put long documents where the link leads."),
    ),
}

_EXPLANATIONS = (
    _Explanation(
        re.compile("unexpected end of stream|unexpected document separator"),
        message("this quotation mark is never closed"),
        message("Put the same quotation mark at the end of the text."),
        at_context=True,
    ),
    _Explanation(
        re.compile(r"expected ',' or '\]'"),
        message("this square bracket is not closed, or its elements are not separated by commas"),
        message("Close it with ], and put a comma between the elements; put text with brackets in it in quotes."),
        at_context=True,
    ),
    _Explanation(
        re.compile("expected ',' or '}'"),
        message("this curly bracket is not closed, or what is in it is not separated by commas"),
        message(
            "Close it with {bracket}, and put a comma between the entries; put text with brackets in it in quotes.",
            bracket="}",
        ),
        at_context=True,
    ),
    _Explanation(
        re.compile(r"but found '<stream end>'"),
        message("the file ends here, but a bracket is still open"),
        message("Close the bracket, or put text with brackets in it in quotes."),
    ),
    _Explanation(
        re.compile("while parsing a flow node"),
        message("something is missing between the brackets here"),
        message("Write the value that is missing, or delete the comma; put text with brackets in it in quotes."),
    ),
    _Explanation(
        re.compile("unknown escape character|expected escape sequence"),
        message("a backslash between double quotation marks begins an escape, and this one does not exist"),
        message("Write two backslashes where one is meant, or use single quotation marks."),
    ),
    _Explanation(
        re.compile("scanning a block scalar"),
        message("this sign is followed by something that does not belong there"),
        message("Write | alone at the end of the line, and the text on the lines below, indented by two spaces."),
        at_context=True,
    ),
    _Explanation(
        re.compile("sequence entries are not allowed here"),
        message("an element of a list cannot stand on the line of its key"),
        message("Put each element on a line of its own: two spaces, a dash, a space, the text."),
    ),
    _Explanation(
        re.compile(
            r"found '(?:<block sequence start>|<block mapping start>)'|found '-'|found '\?'|<block mapping start>"
        ),
        message("this line is not indented like the lines it belongs with"),
        message("Keys begin at the left edge; the elements of a list begin with two spaces and a dash."),
    ),
    _Explanation(
        re.compile(r"found '(?:\]|\}|,)'"),
        message("there is a bracket or a comma here that nothing before it calls for"),
        message("Delete it, or put the whole text in quotes."),
    ),
    _Explanation(
        re.compile("found '<scalar>'"),
        message("there is text here that belongs to nothing"),
        message("Put the whole value in one pair of quotation marks, and indent each further line of a text alike."),
    ),
    _Explanation(
        re.compile("cannot start any token"),
        message("a value cannot begin with this sign"),
        message("Put the whole value in quotes."),
    ),
    _Explanation(
        re.compile("could not find expected ':'"),
        message("there is no colon on this line, so it is no key with a value"),
        message("Write the key, a colon, a space and the value; indent the line if it goes on with the text above."),
        at_context=True,
    ),
    _Explanation(
        re.compile("mapping values are not allowed here"),
        message("there is a colon here where no key can stand"),
        message(
            "Put the value in quotes if the colon is part of it; otherwise let the key begin where the other keys do."
        ),
    ),
    _Explanation(
        re.compile("undefined alias|scanning an (?:alias|anchor)"),
        message("a value cannot begin with & or *"),
        message("Put the whole value in quotes."),
    ),
    _Explanation(
        re.compile("tag"),
        message("a value cannot begin with an exclamation mark"),
        message("Put the whole value in quotes."),
    ),
)

_OTHERWISE = _Explanation(
    re.compile(""),
    message("this cannot be read as YAML"),
    message("Compare the line with those of a file that is right; put a value with unusual signs in it in quotes."),
)
