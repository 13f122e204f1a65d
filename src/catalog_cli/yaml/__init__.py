"""Parse YAML text into values: one function over a fast parser and a strict one."""

from catalog_cli.yaml.fast_parser import Parsed, parse_fast

__all__ = ["Parsed", "parse"]


def parse(data: bytes, path: str) -> Parsed:
    """Parse the bytes of a file as one plain YAML mapping; `path` is the one that its findings name.

    No bytes raise anything: what cannot be parsed comes back as findings, each with its place.
    """
    values = parse_fast(data)
    if values is not None:
        return Parsed(values)
    # deferred: the strict parser is needed only for what the fast one declines
    from catalog_cli.yaml.strict_parser import parse_strict

    return parse_strict(data, path)
