"""Regular expressions that are compiled when first used: there are hundreds, and most runs need few of them."""

import re
from typing import Any, cast


class _Uncompiled:
    """Stands for a compiled expression, and compiles it when it is first asked to do something."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self._flags), name)
        # found here from now on, so that later calls cost what they cost without this class
        setattr(self, name, found)
        return found


def lazy_regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give an expression to `match`, `search` and the like, which is compiled by the first of these calls.

    A faulty one raises `re.error` only then; functions of the module `re` do not take it.
    """
    return cast("re.Pattern[str]", _Uncompiled(pattern, flags))
