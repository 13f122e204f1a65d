"""What a site's `robots.txt` lets a program ask for (RFC 9309): the longest rule that matches decides.

The standard library's parser knows neither `*` nor `$`, which sites of governments use, and takes the first rule that
matches.
"""

from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

MOST_BYTES = 512 * 1024
"""Of a file, as much as RFC 9309 asks a program to read at least."""
AGENT = "catalog"
"""The name by which rules may speak of this program."""
LONGEST_DELAY = 10.0
"""Seconds between two requests that a site may ask for; more would make a check of it endless."""


class Robots(Struct, frozen=True):
    """The rules of one site for this program, as pairs of a pattern and whether it allows, and the delay asked for."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Return whether a page may be asked for."""
        parts = urlsplit(url)
        path = _normal(f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}")
        matching = [(len(pattern), allowed) for pattern, allowed in self.rules if _matches(pattern, path)]
        # of two rules of the same length, the one that allows
        return max(matching, default=(0, True))[1]


ALL_ALLOWED = Robots()


def parse_robots(text: str) -> Robots:
    """Parse a `robots.txt`: the groups that name this program, or else those for all."""
    groups = list(_groups(text))
    own = [group for agents, group in groups if AGENT in agents] or [group for agents, group in groups if "*" in agents]
    lines = [line for group in own for line in group]
    rules = tuple((_normal(value), key == "allow") for key, value in lines if key != "crawl-delay" and value)
    delays = [_seconds(value) for key, value in lines if key == "crawl-delay"]
    return Robots(rules, min(max(delays, default=0.0), LONGEST_DELAY))


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    """Yield each group: the programs that it is for, in lower case, and its lines as pairs of key and value."""
    agents: set[str] = set()
    lines: list[tuple[str, str]] = []
    for key, value in _lines(text):
        if key == "user-agent":
            if lines:
                yield agents, lines
                agents, lines = set(), []
            agents.add(value.partition("/")[0].strip().lower())
        elif agents and key in {"allow", "disallow", "crawl-delay"}:
            lines.append((key, value))
    yield agents, lines


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _normal(path: str) -> str:
    """Write a path in one way: `%7E` and `~` mean the same, and so do 公开 and its percent-encoding."""
    kept = path.replace("%2F", "%252F").replace("%2f", "%252F")
    return quote(unquote(kept), safe="/~*$?&=;:@!,+'()%")


def _matches(pattern: str, path: str) -> bool:
    """Match a pattern with `*`, and `$` for the end, from the beginning of a path, in linear time."""
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for part in others:
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    if not pattern.endswith("$"):
        return True
    # the last part must be at the end, and need not be where it was found first
    return path.endswith(others[-1]) if others else place == len(path)


def _seconds(text: str) -> float:
    try:
        return max(float(text), 0.0)
    except ValueError:
        return 0.0
