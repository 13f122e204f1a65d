"""The day of the data that a message names."""

from catalog_cli.facts import DATA_DAY
from catalog_cli.facts.laws import Law, Laws


def data_day(law: Law) -> str:
    """Return the day up to which a law's texts are known; of one that is known as repealed only, that of the facts."""
    return str(law.checked_until or DATA_DAY)


def repeal_day(law: Law, laws: Laws) -> str:
    """Return the day up to which the law that repeals another is known; that of the facts where it is no known law."""
    by = laws.named(law.repealed_by) if law.repealed_by else None
    return str((by and by.checked_until) or DATA_DAY)
