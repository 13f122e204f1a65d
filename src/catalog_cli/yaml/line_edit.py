"""Change one key of a plainly written file by its lines alone; where they leave a doubt, the strict parser decides."""

from collections.abc import Sequence

from catalog_cli.model.item import Value
from catalog_cli.yaml.fast_parser import FAST_LIMIT, parse_lines


def set_line(text: str, key: str, value: Value) -> str | None:
    """Return what `edit.set_value` does, where the value is written on a line, or its elements on one each.

    None where it is not there yet, or where any line of the text, before or after, means more than it says. The strict
    parser takes longer to import than all else that changes a value.
    """
    values = parse_lines(text) if text.endswith("\n") and len(text.encode()) <= FAST_LIMIT else None
    if values is None or key not in values:
        return None
    old, new = values[key], list(value) if isinstance(value, tuple) else value
    lines = text.split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
    if isinstance(old, list) and isinstance(new, list):
        start, end = at + 1, at + 1 + len(old)
        if lines[start:end] != _elements(old):
            # there are comments between them
            return None
        lines[start:end] = _elements(new)
    elif isinstance(old, (str, int)) and isinstance(new, (str, int)):
        lines[at] = f"{key}: {new}"
    else:
        return None
    changed = "\n".join(lines)
    return changed if parse_lines(changed) == {**values, key: new} else None


def _elements(values: Sequence[Value]) -> list[str]:
    return [f"  - {value}" for value in values]
