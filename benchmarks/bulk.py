"""Work on ten thousand item files, beside a validator and fixed bounds on time and memory."""

from pathlib import Path

from generate import ROOT, generate
from measuring import BIN, CATALOG, Row, peak_megabytes, seconds, side_by_side

COUNT = 10_000
REPEATS = 15
LARGE_REPEATS = 3


def large(folder: Path) -> list[Row]:
    """Compare the work on many items with a validator, and with fixed bounds on time and memory."""
    generate(folder, COUNT)
    items = folder / "data" / "items"
    files = [str(path) for path in sorted(items.rglob("*.yaml"))]
    listing = folder / "files.txt"
    listing.write_text("\n".join(files))
    schema = str(ROOT / "schema" / "item.schema.json")
    # the file names exceed one command line, so xargs -n hands over all that fit, as few times as can be
    peer = ["xargs", "-s", "2000000", "-a", str(listing), str(BIN / "check-jsonschema"), "--schemafile", schema]
    validate = [CATALOG, "-C", str(folder), "validate", "--format", "concise"]
    shape = [*validate, "--select", "schema"]
    as_json = [CATALOG, "-C", str(folder), "list", "--format", "json"]
    ours, theirs = side_by_side(validate, peer, LARGE_REPEATS)
    with_rules, without = side_by_side(validate, shape, REPEATS)
    return [
        Row(f"validate, {COUNT:,} items", ours, "check-jsonschema", theirs, 0.25),
        Row(f"all rules on top, {COUNT:,} items", with_rules - without, "reading and schema", without, 1.0),
        Row(f"list as JSON, {COUNT:,} items", seconds(as_json, LARGE_REPEATS), "1.5 s", 1.5, 1.0),
        Row(f"memory of validate, {COUNT:,} items", peak_megabytes(validate), "300 MB", 300, 1.0, "MB"),
        Row(f"memory of list, {COUNT:,} items", peak_megabytes(as_json), "300 MB", 300, 1.0, "MB"),
    ]
