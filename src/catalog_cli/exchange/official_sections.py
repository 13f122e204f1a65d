"""The lines between the rows of the official table that name the outermost levels of its categories."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from catalog_cli.model.form import NAME, NUMERAL, PLAIN_NUMBER, TableForm
from catalog_cli.model.item import LEVEL
from catalog_cli.parsing.numerals import chinese


class Section(Struct, frozen=True):
    """An outermost level of the category that begins: its depth, its name, and its number among its neighbours."""

    depth: int
    name: str
    number: int


def sections_begun(categories: Iterable[list[str]]) -> Iterator[list[Section]]:
    """Yield, for each category, given by its levels, those that begin with it, the outermost first."""
    before: list[str] = []
    counts: list[int] = []
    for levels in categories:
        begun = next((depth for depth, name in enumerate(levels) if before[depth : depth + 1] != [name]), len(levels))
        # the inner levels are counted anew under each outer one
        counts = [*counts[: begun + 1], *[0] * len(levels)]
        for depth in range(begun, len(levels)):
            counts[depth] += 1
        yield [Section(depth, levels[depth], counts[depth]) for depth in range(begun, len(levels))]
        before = levels


def section_lines(categories: Sequence[str], form: TableForm) -> list[tuple[str, ...]]:
    """Return, for each row with such a category, the lines above it: one for each level that begins there."""
    levels = (category.split(LEVEL)[: len(form.sections)] for category in categories)
    return [tuple(section_line(section, form) for section in begun) for begun in sections_begun(levels)]


def section_line(section: Section, form: TableForm) -> str:
    """Return the line that names a section: its own one, or what the form's pattern makes of its name and number."""
    own = form.section_lines.get(section.name)
    if own is not None:
        return own
    line = form.sections[section.depth].replace(NUMERAL, chinese(section.number))
    return line.replace(PLAIN_NUMBER, str(section.number)).replace(NAME, section.name)
