"""YAML text as values: one function, behind which a fast reader and a careful one stand."""

from catalog_cli.yaml.fast_parser import quickly_read
from catalog_cli.yaml.parsed import Parsed

__all__ = ["Parsed", "parse"]


def parse(data: bytes, path: str) -> Parsed:
    """Read the bytes of a file as one plain YAML mapping; `path` is what its findings are to name.

    Nothing is raised for any bytes: what cannot be read comes back as findings, each with its place.
    """
    values = quickly_read(data)
    if values is not None:
        return Parsed(values)
    # the careful reader is only needed, and only paid for, when there is something to look at
    from catalog_cli.yaml.strict_parser import carefully_read

    return carefully_read(data, path)
