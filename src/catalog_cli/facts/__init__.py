"""What the law says: data files and their readers. What the data lacks is unconfirmed, never wrong."""

from datetime import date
from typing import Final

DATA_DAY: Final = date(2026, 11, 28)
"""The day on which the facts were put together."""
LAWS_UNTIL: Final = date(2025, 4, 19)
"""The day up to which no text of a law is missing, but for those of which only news are known."""
REGULATIONS_UNTIL: Final = date(2025, 6, 23)
"""The same day for administrative regulations."""
NEWS_UNTIL: Final = date(2026, 6, 8)
"""The day of the last newer text, or of the last news of one."""
