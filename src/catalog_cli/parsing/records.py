"""What each kind of printed phrase says, as plain data: one function for each kind that a user can ask for."""

from collections.abc import Callable, Mapping

from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.citations.record import basis_record
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.parsing.time_limits.record import time_limit_record

RECORDS: Mapping[str, Callable[[str], dict[str, object]]] = {
    "time-limit": lambda text: time_limit_record(parse_time_limit(text)),
    "basis": lambda text: basis_record(parse_basis(text)),
}
"""Give what a text of a kind says; nothing is raised for any text."""
