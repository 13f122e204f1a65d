"""What 序号 counts in the official table."""

from collections.abc import Sequence

from catalog_cli.model.item import LEVEL

OF_CATEGORY = ("categories", "outermost")
"""Ways of counting that give the rows of one category the same number."""
_ANEW = ("sections", "within")


def row_numbers(categories: Sequence[str], counted: str) -> list[str]:
    """Return the number of each row, given its category; `counted` is one of `NUMBERINGS`."""
    numbers: list[str] = []
    before, count = None, 0
    for whole in categories:
        category = whole.split(LEVEL)[0] if counted in {"outermost", "sections"} else whole
        if counted in OF_CATEGORY:
            count += category != before
        else:
            count = 1 if counted in _ANEW and category != before else count + 1
        before = category
        numbers.append(str(count))
    return numbers
