"""Explain in plain words why a text cannot be parsed, and what was most likely meant."""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from catalog_cli.model.message import Message, message
from catalog_cli.yaml.diagnostics import Diagnostic
from catalog_cli.yaml.emit import double_quoted
from catalog_cli.yaml.lines import LineIndex
from catalog_cli.yaml.lint import DIAGNOSTIC_LIMIT
from catalog_cli.yaml.tree_builder import DEPTH_LIMIT, NODE_LIMIT, ParseProblem

_INDENTED_BY_TAB = re.compile(r"^ *\t")
_LINE_OF_TAB = re.compile(r"^\t", re.MULTILINE)


def tab_diagnostics(problem: ParseProblem, lines: LineIndex) -> list[Diagnostic]:
    """Return one for each line indented by a tab, from the one that stopped the parser; none if that line has none."""
    first = _tab(problem, lines)
    if first is None:
        return []
    others = [found.start() for found in _LINE_OF_TAB.finditer(lines.text, lines.after(first))]
    return [_tab_diagnostic(place) for place in (first, *others)[:DIAGNOSTIC_LIMIT]]


def _tab(problem: ParseProblem, lines: LineIndex) -> int | None:
    """Return the offset of the tab that stopped the parser, if it was one."""
    start = lines.start(problem.start)
    indented = _INDENTED_BY_TAB.match(lines.text[start : lines.end(start)])
    if indented:
        return start + indented.end() - 1
    return problem.start if lines.text[problem.start : problem.start + 1] == "\t" else None


def _tab_diagnostic(place: int) -> Diagnostic:
    return Diagnostic(
        "yaml/no-tabs",
        place,
        place + 1,
        message("tab in the indentation; YAML requires spaces"),
        message("Put spaces in its place, two for each level."),
    )


_KEY = r"[A-Za-z_][A-Za-z0-9_]*"
_BEFORE_KEY = "[ ]*+(?:-[ ]++)?"
_WIDE_COLON = re.compile(rf"{_BEFORE_KEY}({_KEY})[ ]*+(：)[ ]*+(.*[^ \t\n]|)[ \t]*+")
_TIGHT_COLON = re.compile(rf"{_BEFORE_KEY}({_KEY})(:)(?!//)([^\s:](?:.*[^ \t\n])?)[ \t]*+")
_NO_COLON = re.compile(r"()([^\s#\-\"'\[{%@`:：](?:[^:：]*[^:： \t])?)()[ \t]*+")
_COLON_IN_VALUE = re.compile(
    rf"{_BEFORE_KEY}([^\s:#\"'][^:#\"']*+):[ ]++([^\"'\s\[{{|>](?=.*?:(?:[ ]|\t*$)).*[^ \t\n])[ \t]*+"
)
_AFTER_QUOTE = re.compile(rf"{_BEFORE_KEY}(?:[^\s:#\"'][^:#\"']*+:[ ]++)?(([\"']).*\2)[ ]*[^\s#](?s:.*)")
_INDENTED_KEY = re.compile(r"([ ]++)([^\s:#][^:#]*+):(?:[ ].*|)")

_COLON_WORDS = re.compile("mapping values are not allowed|could not find expected ':'|found '<scalar>'")
_MAPPING_WORDS = re.compile("mapping values are not allowed")
_LINE_WORDS = re.compile("mapping values are not allowed|could not find expected ':'")
_TEXT_WORDS = re.compile("found '<scalar>'")

Hint = Callable[[re.Match[str], int], Diagnostic]


def find_hint(problem: ParseProblem, lines: LineIndex) -> Diagnostic | None:
    """Look for a likely mistake in the lines around a problem; None when there is no obvious one."""
    for words, pattern, hint in _HINTS:
        if not words.search(problem.words):
            continue
        for start in _suspects(problem, lines):
            found = pattern.fullmatch(lines.text[start : lines.end(start)])
            if found:
                return hint(found, start)
    return None


def colon_hint(lines: LineIndex, start: int) -> Diagnostic | None:
    """Return a diagnostic for a line meant as `key: value` whose colon YAML does not take for one."""
    line = lines.text[start : lines.end(start)]
    for pattern, hint in ((_WIDE_COLON, _wide_colon), (_TIGHT_COLON, _tight_colon)):
        found = pattern.fullmatch(line)
        if found:
            return hint(found, start)
    return None


def _suspects(problem: ParseProblem, lines: LineIndex) -> Iterator[int]:
    """Yield the starts of the lines to look at: of the problem, of the line before, and of its context."""
    here = lines.start(problem.start)
    yield here
    before = lines.text[:here].rstrip()
    if before:
        yield lines.start(len(before) - 1)
    if problem.context >= 0:
        yield lines.start(problem.context)


def _wide_colon(found: re.Match[str], start: int) -> Diagnostic:
    return _diagnostic(
        (start + found.start(2), start + found.end(2)),
        message("the colon after {key} is the wide one of Chinese text (：)", key=found[1]),
        message("Type an English colon and a space: {line}", line=f"{found[1]}: {found[3]}".rstrip()),
    )


def _tight_colon(found: re.Match[str], start: int) -> Diagnostic:
    return _diagnostic(
        (start + found.start(2), start + found.end(2)),
        message("no space after the colon of {key}", key=found[1]),
        message("Type a space after the colon: {line}", line=f"{found[1]}: {found[3]}"),
    )


def _colon_in_value(found: re.Match[str], start: int) -> Diagnostic:
    return _diagnostic(
        (start + found.start(2), start + found.end(2)),
        message("the value of {key} contains “: ”, which YAML reads as another key", key=found[1]),
        message("Put the value in quotes: {line}", line=f"{found[1]}: {double_quoted(found[2])}"),
    )


def _no_colon(found: re.Match[str], start: int) -> Diagnostic:
    return _diagnostic(
        (start + found.start(2), start + found.end(2)),
        message("no colon on this line, so it is not a key with a value"),
        message("Write the key, a colon, a space and the value; indent the line if it goes on with the text above."),
    )


def _indented_key(found: re.Match[str], start: int) -> Diagnostic:
    return _diagnostic(
        (start + found.start(2), start + found.end(2)),
        message("{key} is indented as if it belonged to the value above", key=found[2]),
        message("Align the line with the other keys, or put the value above in quotes."),
    )


def _after_quote(found: re.Match[str], start: int) -> Diagnostic:
    return _diagnostic(
        (start + found.start(1), start + found.end(1)),
        message("text follows the closing quotation mark"),
        message("Put the whole value in one pair of quotation marks, and the other kind of marks within it."),
    )


def _diagnostic(span: tuple[int, int], wrong: Message, remedy: Message) -> Diagnostic:
    return Diagnostic("yaml/syntax", *span, wrong, remedy)


_HINTS: tuple[tuple[re.Pattern[str], re.Pattern[str], Hint], ...] = (
    (_COLON_WORDS, _WIDE_COLON, _wide_colon),
    (_COLON_WORDS, _TIGHT_COLON, _tight_colon),
    (_MAPPING_WORDS, _COLON_IN_VALUE, _colon_in_value),
    (_MAPPING_WORDS, _INDENTED_KEY, _indented_key),
    (_LINE_WORDS, _NO_COLON, _no_colon),
    (_TEXT_WORDS, _AFTER_QUOTE, _after_quote),
)


class _Explanation(Struct, frozen=True):
    """What the parser's words mean; with `at_context` the place where the unfinished construct began is shown."""

    words: re.Pattern[str]
    message: Message
    remedy: Message
    at_context: bool = False


def explain_problem(problem: ParseProblem, lines: LineIndex) -> list[Diagnostic]:
    """Explain a problem: one diagnostic, or one for each line with the same error."""
    if problem.kind != "syntax":
        return [_limit_diagnostic(problem, lines)]
    tabs = tab_diagnostics(problem, lines)
    if tabs:
        return tabs
    return [find_hint(problem, lines) or _explained(problem, lines)]


def _explained(problem: ParseProblem, lines: LineIndex) -> Diagnostic:
    said = f"{problem.words} / {problem.context_words}"
    found = next((each for each in _EXPLANATIONS if each.words.search(said)), _OTHERWISE)
    start = problem.context if found.at_context and problem.context >= 0 else problem.start
    start = _before_end(start, lines.text)
    return Diagnostic("yaml/syntax", start, min(start + 1, len(lines.text)), found.message, found.remedy)


def _before_end(start: int, text: str) -> int:
    """Move from behind the last character of the text onto it, so that there is something to show."""
    return start if start < len(text) else max(len(text.rstrip()) - 1, 0)


def _limit_diagnostic(problem: ParseProblem, lines: LineIndex) -> Diagnostic:
    rule, wrong, remedy = _LIMITS[problem.kind]
    end = max(lines.end(problem.start), problem.start) if problem.kind == "documents" else problem.start + 1
    return Diagnostic(rule, problem.start, min(end, len(lines.text)), wrong, remedy)


_LIMITS = {
    "documents": (
        "yaml/one-document",
        message("a second document begins here; a file holds one"),
        message("Put what follows the line --- into a file of its own, or delete that line."),
    ),
    "depth": (
        "yaml/not-too-deep",
        message("lists and mappings are nested more than {limit} levels deep", limit=DEPTH_LIMIT),
        message("Look for brackets that are not closed; put text with brackets in it in quotes."),
    ),
    "count": (
        "yaml/size",
        message("this file is too large to read: over {limit} values, or far too many words", limit=NODE_LIMIT),
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
        message("this curly bracket is not closed, or its entries are not separated by commas"),
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
        message("a value is missing in these brackets"),
        message("Write the value that is missing, or delete the comma; put text with brackets in it in quotes."),
    ),
    _Explanation(
        re.compile("unknown escape character|expected escape sequence"),
        message("unknown escape: in double quotes a backslash begins an escape"),
        message("Write \\\\ for a backslash, or use single quotation marks."),
    ),
    _Explanation(
        re.compile("scanning a block scalar"),
        message("unexpected text after this sign"),
        message("Write | alone at the end of the line, and the text on the lines below, indented by two spaces."),
        at_context=True,
    ),
    _Explanation(
        re.compile("more indented follow up line"),
        message("an empty line before this text has spaces in it"),
        message("Delete the spaces of the empty lines after | or >."),
    ),
    _Explanation(
        re.compile("sequence entries are not allowed here"),
        message("a list element cannot be on the same line as its key"),
        message("Put each element on a line of its own: two spaces, a dash, a space, the text."),
    ),
    _Explanation(
        re.compile(
            r"found '(?:<block sequence start>|<block mapping start>)'|found '-'|found '\?'|<block mapping start>"
        ),
        message("this line is not indented like its siblings"),
        message("Keys begin at the left edge; the elements of a list begin with two spaces and a dash."),
    ),
    _Explanation(
        re.compile(r"found '(?:\]|\}|,)'"),
        message("unexpected bracket or comma"),
        message("Delete it, or put the whole text in quotes."),
    ),
    _Explanation(
        re.compile("found '<scalar>'"),
        message("stray text"),
        message("Put the whole value in one pair of quotation marks, and indent each further line of a text alike."),
    ),
    _Explanation(
        re.compile("cannot start any token"),
        message("a value cannot begin with this sign"),
        message("Put the whole value in quotes."),
    ),
    _Explanation(
        re.compile("could not find expected ':'"),
        message("no colon on this line, so it is not a key with a value"),
        message("Write the key, a colon, a space and the value; indent the line if it goes on with the text above."),
        at_context=True,
    ),
    _Explanation(
        re.compile("mapping values are not allowed here"),
        message("unexpected colon: no key is allowed here"),
        message("If the colon is part of the value, quote the value; otherwise align the key with the other keys."),
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
    message("cannot be parsed as YAML"),
    message("Compare the line with a correct file; put a value with unusual signs in quotes."),
)
