"""The day of the data that a message names."""

from catalog_cli.facts import DATA_DAY
from catalog_cli.facts.laws import Law, Laws


def data_day(law: Law) -> str:
    """Return the day up to which a law's texts are known; of one that is known as repealed only, that of the facts."""
    return str(law.checked_until or DATA_DAY)


def repeal_day(law: Law, laws: Laws) -> str:
    """Return the day up to which a law, or the one that repeals it, is known; that of the facts where neither is."""
    by = laws.named(law.repealed_by) if law.repealed_by else None
    known = [each.checked_until for each in (law, by) if each and each.checked_until]
    return str(max(known, default=DATA_DAY))
