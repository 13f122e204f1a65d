"""What an answer is written on: a terminal of some width with or without colours, or a pipe."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screen:
    """`width` is in columns; a Chinese character takes two."""

    width: int = 80
    terminal: bool = False
    colour: bool = False
