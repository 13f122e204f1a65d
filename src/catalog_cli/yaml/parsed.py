"""What reading one YAML text gives: its values, or the findings that say why there are none."""

from collections.abc import Mapping

from msgspec import Struct

from catalog_cli.model.finding import Finding
from catalog_cli.model.item import Value


class Parsed(Struct, frozen=True):
    """`values` is None when there is any finding, and only then."""

    values: Mapping[str, Value] | None
    findings: tuple[Finding, ...] = ()
