"""The lines between the rows of the official table that name the outermost levels of its categories."""

from collections.abc import Sequence

from catalog_cli.exchange.official_numbers import LEVEL
from catalog_cli.model.form import NAME, NUMERAL, PLAIN_NUMBER, TableForm
from catalog_cli.parsing.numerals import chinese


def section_lines(categories: Sequence[str], form: TableForm) -> list[tuple[str, ...]]:
    """Return, for each row with such a category, the lines above it: one for each level that begins there."""
    found: list[tuple[str, ...]] = []
    before: list[str] = []
    counts = [0] * len(form.sections)
    for category in categories:
        levels = category.split(LEVEL)[: len(form.sections)]
        begun = next((depth for depth, name in enumerate(levels) if before[depth : depth + 1] != [name]), len(levels))
        lines = []
        for depth in range(begun, len(levels)):
            # the inner levels are counted anew under each outer one
            counts[depth] = counts[depth] + 1 if depth == begun else 1
            lines.append(section_line(levels[depth], counts[depth], form.sections[depth], form))
        found.append(tuple(lines))
        before = levels
    return found


def section_line(name: str, number: int, pattern: str, form: TableForm) -> str:
    """Return the line that names a section: its own one, or what the pattern makes of its name and number."""
    own = form.section_lines.get(name)
    if own is not None:
        return own
    return pattern.replace(NUMERAL, chinese(number)).replace(PLAIN_NUMBER, str(number)).replace(NAME, name)
