"""`--format docx`: the 调整对照表 that an office files, as a Word document in Chinese."""

from collections.abc import Iterator

from catalog_cli.formats import Screen
from catalog_cli.model.change import Comparison
from catalog_cli.views.adjustments import adjustments

BINARY = True


def write(comparison: Comparison, screen: Screen) -> Iterator[bytes]:
    """Write the form."""
    # the library is slow to load, and only this format needs it
    from catalog_cli.exchange.word.adjustments import write_adjustments

    yield write_adjustments(adjustments(comparison), comparison.publishers)
