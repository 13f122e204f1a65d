"""How an answer is written: a folder for each kind of answer, a file for each format, and the screen that it is for."""

from msgspec import Struct


class Screen(Struct, frozen=True):
    """Where an answer is shown: `width` is in columns, of which a Chinese character takes two."""

    width: int = 80
    terminal: bool = False
    colour: bool = False
