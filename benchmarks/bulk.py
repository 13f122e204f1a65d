"""Listing ten thousand items, and what the rules cost on top of reading, with bounds on time and memory."""

from pathlib import Path

from generate import generate
from measuring import CATALOG, forget, in_turn, peak_megabytes
from rows import Part, Row

COUNT = 10_000
REPEATS = 2
MEMORY = 300


def bulk(folder: Path) -> Part:
    """List all items of files never seen and of files seen before; validate without rules and with all."""
    generate(folder, COUNT)
    catalog = [CATALOG, "-C", str(folder)]
    listing = [*catalog, "list", "--format", "json"]
    validate = [*catalog, "validate", "--format", "concise"]
    cold, all_rules, schema = (
        in_turn([command], REPEATS, forget)[0] for command in (listing, validate, [*validate, "--select", "schema"])
    )
    (warm,) = in_turn([listing], REPEATS)
    return Part(
        f"Listing {COUNT:,} items",
        [
            Row("list --format json, cold", cold, 1.5),
            Row("list --format json, nothing changed", warm, 1.5),
            Row("list --format json, memory", peak_megabytes(listing), MEMORY, unit="MB"),
            Row("validate, cold", all_rules, 2.0, "validate --select schema", schema),
        ],
    )
