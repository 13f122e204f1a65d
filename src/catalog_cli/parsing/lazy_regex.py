"""Regular expressions that are compiled when first needed: there are hundreds, and most runs need few of them."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, Final, cast

_NOTHING: Final[dict[str, Callable[[], object]]] = {
    "match": lambda: None,
    "fullmatch": lambda: None,
    "search": lambda: None,
    "finditer": lambda: iter(()),
    "findall": list,
}
"""What the methods that are guarded return where nothing matches."""
_ANCHORED: Final = frozenset({"match", "fullmatch"})
_WORTH: Final = 10_000
"""Characters that may be looked at in place of compiling: beyond so many, looking has cost as much.

Without this bound, an expression that is tried at each place of a long text would look at the whole text each time.
"""


class _LazyRegex:
    """Stands for a compiled expression, and compiles it when it is first asked something that it may answer with yes.

    Compiling costs some ten thousand times what a look at a character does, and a typical text is of few shapes.
    """

    def __init__(self, pattern: str, flags: int, first: str, needs: str) -> None:
        self.pattern = pattern
        self.first = frozenset(first)
        self.needs = frozenset(needs)
        self._flags = flags
        self._looked_at = 0

    def __getattr__(self, name: str) -> Any:
        if name in _NOTHING and (self.first or self.needs):
            return partial(self._guarded, name)
        return self._compiled(name)

    def _compiled(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self._flags), name)
        # found here from now on, so that later calls cost what they cost without this class
        setattr(self, name, found)
        return found

    def _guarded(self, name: str, text: str, *bounds: int) -> Any:
        self._looked_at += len(text)
        if self._looked_at > _WORTH:
            return self._compiled(name)(text, *bounds)
        if name in _ANCHORED and self.first:
            start = bounds[0] if bounds else 0
            possible = text[start : start + 1] in self.first
        else:
            possible = not self.first or not self.first.isdisjoint(text)
        if possible and (not self.needs or not self.needs.isdisjoint(text)):
            return self._compiled(name)(text, *bounds)
        return _NOTHING[name]()


def lazy_regex(pattern: str, flags: int = 0, *, first: str = "", needs: str = "") -> re.Pattern[str]:
    """Return an expression with `match`, `search` and the like, which is compiled by the first call that needs it.

    `first` are characters of which every match begins with one, `needs` such that every match has one of them: a text
    without them is answered without compiling. A test proves both for every expression of the program. A faulty
    expression raises `re.error` only when it is compiled; functions of the module `re` do not take one of these.
    """
    return cast("re.Pattern[str]", _LazyRegex(pattern, flags, first, needs))
