"""The statutory holidays of any year, for years whose days off the State Council has not announced yet.

Source: 《全国年节及纪念日放假办法》 as revised by 国务院令第795号, in force since 1 January 2025.
"""

from datetime import date, timedelta
from functools import cache

from msgspec import Struct


class Festivals(Struct, frozen=True):
    """The festivals of one year that follow the moon or the sun, each as (month, day)."""

    spring: tuple[int, int]
    qingming: tuple[int, int]
    dragon_boat: tuple[int, int]
    mid_autumn: tuple[int, int]


_FIXED = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
"""New Year, two days of Labour Day, three of National Day."""
_SPRING = range(-1, 3)
"""The Spring Festival is off from New Year's Eve on, four days."""
_FESTIVALS = {
    2025: Festivals((1, 29), (4, 4), (5, 31), (10, 6)),
    2026: Festivals((2, 17), (4, 5), (6, 19), (9, 25)),
    2027: Festivals((2, 6), (4, 5), (6, 9), (9, 15)),
    2028: Festivals((1, 26), (4, 4), (5, 28), (10, 3)),
    2029: Festivals((2, 13), (4, 4), (6, 16), (9, 22)),
    2030: Festivals((2, 3), (4, 5), (6, 5), (9, 12)),
    2031: Festivals((1, 23), (4, 5), (6, 24), (10, 1)),
    2032: Festivals((2, 11), (4, 4), (6, 12), (9, 19)),
    2033: Festivals((1, 31), (4, 4), (6, 1), (9, 8)),
    2034: Festivals((2, 19), (4, 5), (6, 20), (9, 27)),
    2035: Festivals((2, 8), (4, 5), (6, 10), (9, 16)),
    2036: Festivals((1, 28), (4, 4), (5, 30), (10, 4)),
    2037: Festivals((2, 15), (4, 4), (6, 18), (9, 24)),
    2038: Festivals((2, 4), (4, 5), (6, 7), (9, 13)),
    2039: Festivals((1, 24), (4, 5), (5, 27), (10, 2)),
    2040: Festivals((2, 12), (4, 4), (6, 14), (9, 20)),
    2041: Festivals((2, 1), (4, 4), (6, 3), (9, 10)),
    2042: Festivals((1, 22), (4, 4), (6, 22), (9, 28)),
    2043: Festivals((2, 10), (4, 5), (6, 11), (9, 17)),
    2044: Festivals((1, 30), (4, 4), (5, 31), (10, 5)),
    2045: Festivals((2, 17), (4, 4), (6, 19), (9, 25)),
}
"""By year; later years lack these days. They are a table, as formulas for the moon miss some of them by a day."""


@cache
def statutory_holidays(year: int) -> frozenset[date]:
    """Return the statutory holidays of a year, without the days that a notice adds or makes up for."""
    days = {date(year, month, day) for month, day in _FIXED}
    if festivals := _FESTIVALS.get(year):
        spring = date(year, *festivals.spring)
        days |= {spring + timedelta(days=shift) for shift in _SPRING}
        days |= {date(year, *day) for day in (festivals.qingming, festivals.dragon_boat, festivals.mid_autumn)}
    return frozenset(days)
