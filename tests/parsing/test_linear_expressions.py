"""No regular expression of the program takes time of a higher power for a long text.

Steps are counted, not seconds: a text twice as long takes about twice the steps.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import catalog_cli
from parsing.expressions import Expression, expressions
from parsing.regex_pumps import hard_texts
from parsing.regex_steps import SteppingRegex, TooManyStepsError

pytestmark = pytest.mark.slow

LINEAR = 3
"""A text twice as long takes at most so many times the steps; four times, if they are of the second power."""
FEW = 8
"""Steps for each character: with fewer, none of the texts has been looked at again and again."""
MOST = 200
"""Steps for each character of a short text, after which nothing more is learned from it."""
ONCE = "tried at one place of a text, after what was read before it"
WORD = "tried once where a word of a query begins, which is then passed over as a whole"
LINES = "compared with whole lines"
EXCEPTIONS: Mapping[str, str] = {
    "parsing.citations._DONE": "tried once in each bracket",
    "parsing.citations._STRAY": ONCE,
    "parsing.citations._TITLED": ONCE,
    "parsing.citations.steps._BEFORE_TITLE": ONCE,
    "parsing.citations.steps._CLOSED": ONCE,
    "parsing.citations.steps._CLOSING": ONCE,
    "parsing.citations.steps._DATED": ONCE,
    "parsing.citations.steps._ENDED": ONCE,
    "parsing.time_limits._NUMBERING": ONCE,
    "parsing.time_limits.clauses._COUNTED_AFTERWARDS": ONCE,
    "parsing.time_limits.clauses._ELSE": ONCE,
    "parsing.time_limits.clauses._PASSED": ONCE,
    "parsing.characters._BEFORE": "looks back over at most 64 characters",
    "parsing.characters._GAP_BEFORE": "looks back over at most 64 characters",
    "rules.law.no_stray_spaces._HEADING_ENDS": ONCE,
    "rules.link.well_formed._SECOND": ONCE,
    "search.tokenizer.MISSPELT": WORD,
    "search.tokenizer._COMPARED": WORD,
    "search.tokenizer._FIELD": WORD,
    "yaml.edit_values._SUPPRESSION": ONCE,
    "yaml.syntax_errors._AFTER_QUOTE": LINES,
    "yaml.syntax_errors._COLON_IN_VALUE": LINES,
    "yaml.syntax_errors._INDENTED_KEY": LINES,
    "yaml.syntax_errors._TIGHT_COLON": LINES,
    "yaml.syntax_errors._WIDE_COLON": LINES,
    "yaml.tree_builder._COLON": ONCE,
}
"""Expressions that are of a higher power where they are tried at every place of a text, and why they are not."""
MADE_OF_WORDS = {
    "actions.assignments",
    "cli.commands.init",
    "facts.deadlines",
    "parsing.characters",
    "parsing.lazy_regex",
    "parsing.time_limits.period_days",
    "search.spelling.misspellings",
    "search.spelling.pinyin",
    "yaml.entries",
    "yaml.node_positions",
    "yaml.tree_builder",
}
"""Modules with an expression that is put together when the program runs: of words and signs, and of bounded parts."""


@pytest.fixture(autouse=True)
def deep_enough() -> Iterator[None]:
    """Let the stepping engine go as deep as its texts are long."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    yield
    sys.setrecursionlimit(limit)


def steps(regex: SteppingRegex, text: str, use: str) -> int:
    """Return how many steps it takes; no more than the bound."""
    regex.steps = 0
    try:
        if use == "finditer":
            all(regex.finditer(text))
        else:
            regex.match(text, end=len(text) if use == "fullmatch" else None)
    except TooManyStepsError:
        pass
    return regex.steps


def superlinear(expression: Expression) -> Iterator[tuple[str, str, int, int]]:
    """Yield the texts that take too long: the use, the text, its steps, and those of one twice as long."""
    regex = SteppingRegex(expression.pattern, expression.flags)
    for text, longer in hard_texts(regex):
        for use in expression.uses:
            regex.most = MOST * len(text)
            short = steps(regex, text, use)
            if short < FEW * len(text):
                continue
            regex.most = LINEAR * short
            long = steps(regex, longer, use)
            if long > LINEAR * short:
                yield use, text, short, long


REPEATING = re.compile(r"[*+]|,\}")
"""What an expression has that may take long."""
ROOMS = sorted(path.stem for path in Path(*catalog_cli.__path__).iterdir() if (path / "__init__.py").is_file())
"""Where expressions are: they are gathered by the tests, since all modules are imported and read for that."""


def known_expressions() -> Iterator[Expression]:
    return (each for each in expressions() if each.pattern is not None)


def expressions_of(room: str) -> Iterator[Expression]:
    return (each for each in known_expressions() if each.place.startswith(f"{room}."))


def test_every_expression_is_in_a_room() -> None:
    assert {each.place.partition(".")[0] for each in known_expressions()} <= set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_text_twice_as_long_takes_about_twice_the_steps(room: str) -> None:
    tried = [
        each for each in expressions_of(room) if each.place not in EXCEPTIONS and REPEATING.search(f"{each.pattern}")
    ]
    assert {each.place: text for each in tried for text in superlinear(each)} == {}


def test_there_are_no_exceptions_that_nothing_needs() -> None:
    excepted = {each.place: each for each in known_expressions() if each.place in EXCEPTIONS}
    assert excepted.keys() == EXCEPTIONS.keys()
    assert [place for place, each in excepted.items() if not any(superlinear(each))] == []


def test_every_expression_is_known_or_made_of_words() -> None:
    assert {each.place.rpartition(".")[0] for each in expressions() if each.pattern is None} == MADE_OF_WORDS


@pytest.mark.parametrize("pattern", [r"\s+$", r"^(a+)+$", r"\s*/\s*", r"《[^》]*》", "a.*b.*c", "(a|aa)+b", "^a*a*b"])
def test_what_is_of_a_higher_power_is_found(pattern: str) -> None:
    assert any(superlinear(Expression("", pattern, 0, frozenset({"finditer"}))))


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s++$", "^(a++)+$", "《[^《》]*》", "(?:a|ab)c*d", "a(?=b)"])
def test_what_is_linear_is_left_alone(pattern: str) -> None:
    assert not any(superlinear(Expression("", pattern, 0, frozenset({"finditer"}))))


@pytest.mark.parametrize("room", ROOMS)
def test_the_engine_that_counts_finds_what_the_other_finds(room: str) -> None:
    for expression in [each for each in expressions_of(room) if "finditer" in each.uses][::10]:
        regex = SteppingRegex(expression.pattern, expression.flags)
        other = re.compile(expression.pattern, expression.flags)
        for text in {text[:60] for text, _ in hard_texts(regex)}:
            whole = text.encode() if isinstance(expression.pattern, bytes) else text
            found = list(regex.finditer(text))
            assert found == [each.span() for each in other.finditer(whole)], expression.place
