"""How a word of a query is looked for in a text: the one place that knows when a text holds a word."""

from collections.abc import Sequence

from catalog_cli.queries.folding import Folded, Stretch, fold


def held(word: str, folded: str) -> bool:
    """Tell whether a folded text holds a folded word."""
    return word in folded


def stretches(words: Sequence[str], printed: str) -> tuple[Stretch, ...]:
    """Give the stretches of a printed text that hold any of the folded words: sorted, apart from each other."""
    folded = fold(printed)
    return Folded.of(printed).stretches(words) if any(held(word, folded) for word in words) else ()
