"""What the law says: data files and their readers. What the data lacks is unconfirmed, never wrong."""

import gzip
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

DATA_DAY: Final = date(2026, 11, 28)
"""The day on which the facts were put together."""
LAWS_UNTIL: Final = date(2025, 4, 19)
"""The day up to which no text of a law is missing, but for those of which only news are known."""
REGULATIONS_UNTIL: Final = date(2025, 6, 23)
"""The same day for administrative regulations."""
NEWS_UNTIL: Final = date(2026, 6, 8)
"""The day of the last newer text, or of the last news of one."""
_DATA = Path(__file__).parent / "data"


def data_lines(name: str) -> list[bytes]:
    """Read the lines of a file of the package's data; one that is seldom read is compressed."""
    data = (_DATA / name).read_bytes()
    return (gzip.decompress(data) if name.endswith(".gz") else data).splitlines()


@cache
def data_records(name: str) -> list[dict[str, Any]]:
    """Read a YAML file of the package's data that holds a list of mappings."""
    records: list[dict[str, Any]] = _yaml(name)
    return records


@cache
def data_mapping(name: str) -> dict[str, Any]:
    """Read a YAML file of the package's data that holds a mapping."""
    mapping: dict[str, Any] = _yaml(name)
    return mapping


def _yaml(name: str) -> Any:
    # deferred: the days of the data are asked for without it
    import ryaml

    return ryaml.loads((_DATA / name).read_text(encoding="utf-8"))
