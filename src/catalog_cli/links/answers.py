"""The answers of earlier runs: a link that opened a few days ago need not be asked again."""

import os
from collections.abc import Iterable
from pathlib import Path
from time import time

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.cache.codec import CacheMissError, dumps_or_none, loads
from catalog_cli.cache.database import LINKS, Database, cache_path, is_enabled
from catalog_cli.rules.rule import LinkAnswer, LinkStatus

_LONGEST = 90 * 24 * 3600.0
"""Seconds after which an answer is forgotten, whatever the user says."""
_LAYOUT = b"1"
"""Raise this whenever the form of answers, or the way in which they are judged, changes."""
_KEY = b"answers"
_KEPT = frozenset({LinkStatus.OK, LinkStatus.MOVED})
"""Only these are cached: a link that was fixed must show as fixed, and an unknown one is asked again."""


class _Answers(Struct, frozen=True, array_like=True):
    answers: dict[str, LinkAnswer]


def known_answers(root: Path, max_age: float) -> dict[str, LinkAnswer]:
    """Return the answers of earlier runs that are no older than so many seconds, by address."""
    return {url: replace(each, is_cached=True) for url, each in _stored(root).items() if _age(each) <= max_age}


def keep_answers(root: Path, answers: Iterable[LinkAnswer]) -> None:
    """Keep the answers that are good for some time; what cannot be kept is asked again the next time."""
    stored = _stored(root)
    new = {each.url: each for each in answers if not each.is_cached}
    kept = {url: each for url, each in {**stored, **new}.items() if each.status in _KEPT and _age(each) < _LONGEST}
    packed = dumps_or_none(_Answers(kept), _Answers)
    if packed and is_enabled():
        database = _database(root)
        database.write((), {_KEY: packed}, 1)
        database.close()


def _stored(root: Path) -> dict[str, LinkAnswer]:
    if not is_enabled():
        return {}
    database = _database(root)
    packed = database.result(_KEY)
    database.close()
    try:
        return loads(packed, _Answers).answers if packed else {}
    except CacheMissError:
        return {}


def _database(root: Path) -> Database:
    return Database(cache_path(), os.fsencode(os.path.realpath(root)) + LINKS, _LAYOUT)


def _age(answer: LinkAnswer) -> float:
    # a clock that was set back makes answers of the future, which are no good
    age = time() - answer.asked
    return age if age >= 0 else float("inf")
