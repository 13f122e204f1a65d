"""A fix: the edits by which a program can remove a finding."""

from msgspec import Struct

from catalog_cli.model.item import Value

Pointer = tuple[str | int, ...]
"""The keys and positions that lead to a value within a file."""

Span = tuple[int, int]
"""Part of a text: the offsets of its first character and of the one after its last."""


class Edit(Struct, frozen=True, kw_only=True):
    """One change of one value of a file.

    With `span`, `value` replaces that part of the text at `pointer`; without it, it is the whole new
    value (None removes the key or the element).
    """

    path: str
    pointer: Pointer
    value: Value
    span: Span | None = None


class Fix(Struct, frozen=True):
    """Edits that belong together. A safe fix changes how a text is written; an unsafe one may change what it says."""

    edits: tuple[Edit, ...]
    safe: bool = True
