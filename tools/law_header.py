"""Read what the header and the closing article of a law say of its days and orders."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from law_text import NUMERALS, number_of

Order = list[str]
"""The number of an order and its day."""
DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_ORDER = re.compile(
    r"((?:中华人民共和国)?(?:国务院|主席|[\u4e00-\u9fff、]{2,40}?))"
    rf"(?:令\s*第?\s*([0-9]+|[{NUMERALS}]+)\s*号|第\s*([0-9]+)\s*号令)"
)
_AMENDED = re.compile(r"修正|修订|修改")
_IN_WORDS = re.compile(
    r"([一二三四五六七八九][零〇○一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_STARTS = r"自\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*起?\s*(?:施行|实施|执行|生效)"
_AT_ONCE = r"(?:本[\u4e00-\u9fff]{1,4})?自?(?:公布|发布|颁布)之日起(?:施行|实施|执行|生效)"


def iso(found: re.Match[str]) -> str:
    """Return the day that is in the last three groups of a match."""
    year, month, day = found.groups()[-3:]
    return f"{year}-{int(month):02}-{int(day):02}"


def in_digits(text: str) -> str:
    """Write dates in Chinese numerals (一九九三年十一月一日) as the others are written."""
    return _IN_WORDS.sub(
        lambda found: f"{number_of(found[1].replace('○', '〇'))}年{number_of(found[2])}月{number_of(found[3])}日", text
    )


def days_between(one: str, other: str) -> int:
    """Count the days from one day to another."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


@dataclass
class Header:
    """What a header says: orders that issued the text or amended it, and the days of all its statements.

    `changed` says that it tells of an amendment, `unnumbered` has the days of those without an order; `effective` is a
    first day in force that stands there.
    """

    issued: list[Order] = field(default_factory=list)
    amended: list[Order] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    unnumbered: list[str] = field(default_factory=list)
    effective: str | None = None
    changed: bool = False
    stated: str | None = None

    @property
    def first(self) -> str | None:
        """The day of the first statement."""
        return self.stated or next(iter(self.days), None)

    @property
    def last(self) -> str | None:
        """The newest day."""
        return self.stated or max(self.days, default=None)


def read_header(lines: Iterable[str]) -> Header:
    """Read the lines of a header: every date in it begins a statement."""
    lines = list(lines)
    header, text = Header(), " ".join(lines)
    for spot, following in pairwise([*DAY.finditer(text), None]):
        if spot:
            _take_statement(header, iso(spot), text[spot.end() : following.start() if following else len(text)])
    for line in lines:
        found = re.fullmatch(r"(?:publish_date|)\s*(\d{4}-\d\d-\d\d)\s*(公布|施行)", line)
        if found and found[2] == "公布":
            header.stated = found[1]
        elif found:
            header.effective = found[1]
    return header


def _take_statement(header: Header, day: str, said: str) -> None:
    if re.match(r"^\s*(起)?\s*(施行|实施|执行)", said) and not _ORDER.search(said):
        header.effective = day
        return
    header.days.append(day)
    outside = re.sub(r"《[^》]*》|〈[^〉]*〉", "", said)
    is_amendment = bool(_AMENDED.search(said))
    header.changed = header.changed or is_amendment
    if is_amendment and not _ORDER.search(outside):
        header.unnumbered.append(day)
    if re.search(r"公布|发布|颁布|施行", outside) and "决定" not in said:
        header.published.append(day)
    by_decision = "决定" in said and "修" in said
    for name in _order_names(outside):
        (header.amended if by_decision else header.issued).append([name, day])


def _order_names(text: str) -> Iterator[str]:
    for found in _ORDER.finditer(text):
        issuer = re.sub(r"^.*?\d+[日年]", "", found[1]).strip()
        issuer = re.sub(r"^中+华人民共和国", "", issuer)
        issuer = issuer.replace("、中华人民共和国", "、").replace("中央军委", "中央军事委员会")
        issuer = re.sub(r"^国家主席", "主席", issuer)
        if not issuer.startswith(("由", "的", "和", "以", "经")):
            number = found[2] or found[3]
            yield f"{issuer}令第{number if number.isdigit() else number_of(number)}号"


def effective_day(closing: Iterable[str], version: str | None, *, changed: bool) -> str | None:
    """Return the first day in force where the closing article says it, not before the text itself."""
    said = in_digits("".join(closing))
    found = re.search(_STARTS, said)
    if found:
        return iso(found) if version and iso(found) >= version else None
    return version if version and not changed and re.search(_AT_ONCE, said) else None


def without_repeats(orders: Iterable[Order]) -> list[Order]:
    """Return orders, each once."""
    seen: list[Order] = []
    for number, day in orders:
        order = [number.lstrip("、"), day]
        if order not in seen:
            seen.append(order)
    return seen
