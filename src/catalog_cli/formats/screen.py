"""What an answer is written on: a terminal of some width with or without colours, or a pipe."""

from msgspec import Struct


class Screen(Struct, frozen=True):
    """`width` is in columns; a Chinese character takes two."""

    width: int = 80
    terminal: bool = False
    colour: bool = False
