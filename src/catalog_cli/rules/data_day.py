"""The day of the data that a message names."""

from catalog_cli.facts import DATA_DAY
from catalog_cli.facts.laws import Law


def data_day(law: Law) -> str:
    """Return the day up to which a law's texts are known; of one that is known as repealed only, that of the facts."""
    return str(law.checked_until or DATA_DAY)
