"""Write values as the text of a new file, in the way that every reader reads back as the very same values."""

from collections.abc import Mapping, Sequence

from catalog_cli.model.item import Value
from catalog_cli.yaml.quoting import block_is_safe, one_line

STEP = 2
"""Spaces by which a level is indented."""


def document(values: Mapping[str, Value]) -> str:
    """Write a mapping as a file: one key after the other, in the order given, lines ended by LF.

    Keys without a value (None) are left out. Keys are texts of up to 1,000 characters.

    Raises:
        TypeError: a value is no text, whole number, list or mapping.
    """
    lines = [line for key, value in values.items() if value is not None for line in entry(key, value, 0)]
    return "".join(f"{line}\n" for line in lines) or "{}\n"


def scalar(text: str, indent: int) -> str:
    """Write one text: plain, in quotes, or, when it has several lines, as a block indented by `indent` spaces."""
    if "\n" in text and block_is_safe(text):
        return block(text, indent)
    return one_line(text)


def block(text: str, indent: int) -> str:
    """Write a text for which `block_is_safe` holds as a literal block, without a line break at its end."""
    sign, body = ("|", text[:-1]) if text.endswith("\n") else ("|-", text)
    return "\n".join([sign, *(" " * indent + line if line else "" for line in body.split("\n"))])


def entry(key: str, value: Value, indent: int) -> list[str]:
    """Write a key and its value as lines without their ends, the key indented by `indent` spaces.

    Raises:
        TypeError: the value is no text, whole number, list or mapping.
    """
    first, *rest = after_colon(value, indent)
    return [f"{' ' * indent}{one_line(key)}:{first}", *rest]


def after_colon(value: Value, indent: int) -> list[str]:
    """Write a value as lines, the first of which follows the colon of a key indented by `indent` spaces.

    Raises:
        TypeError: the value is no text, whole number, list or mapping.
    """
    if isinstance(value, Mapping):
        lines = [line for key, inner in value.items() for line in entry(key, inner, indent + STEP)]
        return ["", *lines] if lines else [" {}"]
    if isinstance(value, Sequence) and not isinstance(value, str):
        lines = [line for part in value for line in element(part, indent + STEP)]
        return ["", *lines] if lines else [" []"]
    return f" {single(value, indent + STEP)}".split("\n")


def element(value: Value, indent: int) -> list[str]:
    """Write an element of a list as lines without their ends, its dash indented by `indent` spaces.

    Raises:
        TypeError: the value is no text or whole number.
    """
    return f"{' ' * indent}- {single(value, indent + STEP)}".split("\n")


def single(value: Value, indent: int) -> str:
    """Write a text or a whole number.

    Raises:
        TypeError: the value is neither.
    """
    if isinstance(value, str):
        return scalar(value, indent)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    message = f"no catalogue's file holds a {type(value).__name__}"
    raise TypeError(message)
