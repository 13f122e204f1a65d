"""Compare a catalogue with the model that it follows: what is missing or added, and what differs beyond the names."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from itertools import zip_longest

from msgspec import Struct

from catalog_cli.changes.likeness import likely_pairs
from catalog_cli.changes.place_names import PlaceNames
from catalog_cli.facts.citing import is_repealed, law_cited, successor
from catalog_cli.facts.laws import Laws
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.item import Item, Value, as_texts
from catalog_cli.model.phrase import Clause, ClauseKind, Period
from catalog_cli.model.run import Run
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.parsing.time_limits.lengths import length_of

COMPARED = ("name", "category", "content", "basis", "channels", "time_limit", "audience", "method", "duration")
"""The fields in which an item follows its model; the others are the office's own."""
_UNORDERED = frozenset({"channels", "audience", "method"})
_PERIODS = tuple(Period)
_SAYS_NOT_WHEN = frozenset({ClauseKind.STANDING, ClauseKind.DISPLAY})


class DepartureKind(StrEnum):
    """How a catalogue departs from its model, in the order in which it is told."""

    MISSING = "missing"
    """An item of the model is not in the catalogue."""
    ADDED = "added"
    """An item of the catalogue is not in the model."""
    RENAMED = "renamed"
    LOOSER = "looser"
    """The time limit allows more time than the model's."""
    STRICTER = "stricter"
    REPLACED = "replaced"
    """A law is cited that another one, which the model cites, has replaced."""
    NEWER = "newer"
    """A law is cited that has replaced one which the model cites."""
    DIFFERENT = "different"


class MatchKind(StrEnum):
    """What connects an item with the one of the model that it follows."""

    TIED = "tied"
    """Its `model` names the other."""
    ID = "id"
    NAME = "name"
    LIKENESS = "likeness"


class Match(Struct, frozen=True):
    """An item of the model, in own words, and the one that follows it; `likeness` where only that connects them."""

    model: Item
    own: Item
    kind: MatchKind
    likeness: float | None = None


class Departure(Struct, frozen=True):
    """One departure: the items, None where one lacks; the field, and its values, that of the model in own names."""

    kind: DepartureKind
    model: Item | None = None
    own: Item | None = None
    key: str = ""
    expected: Value = None
    found: Value = None
    likeness: float | None = None


class Conformity(Struct, frozen=True):
    """What a comparison with a model found: how many of its items are there, and the differences in its order.

    `matches` are the items that are there, those of the model beside those that follow them.
    """

    expected: int = 0
    present: int = 0
    differences: tuple[Departure, ...] = ()
    matches: tuple[Match, ...] = ()


class Legislation(Struct, frozen=True):
    """The laws by which replaced ones are told, and the day on which they are."""

    laws: Laws
    run: Run


def compare_with_model(model: Catalogue, own: Catalogue, legislation: Legislation) -> Conformity:
    """Compare a catalogue with its model.

    An item follows the one that its `model` names, else the one of the same id, of the same category and name, or of
    the same name, apart from the names of places; else the most similar one.

    Returns:
        The differences in the order of the model; then the items that only the catalogue has.
    """
    names = PlaceNames.between(model.settings, own.settings)
    expected = [names.in_own_words(item) for item in model.items]
    matches = _matches(expected, own.items, names)
    by_model = {id(match.model): match for match in matches}
    followed = {id(match.own) for match in matches}
    found = [difference for item in expected for difference in _of_item(item, by_model, names, legislation)]
    added = [Departure(DepartureKind.ADDED, own=item) for item in own.items if id(item) not in followed]
    return Conformity(len(model.items), len(matches), (*found, *added), tuple(matches))


def _of_item(
    item: Item, by_model: Mapping[int, Match], names: PlaceNames, legislation: Legislation
) -> Iterator[Departure]:
    match = by_model.get(id(item))
    if match is None:
        yield Departure(DepartureKind.MISSING, model=item)
    elif not match.own.not_applicable:
        yield from _differences(match, names, legislation)


def _differences(match: Match, names: PlaceNames, legislation: Legislation) -> Iterator[Departure]:
    model, own = match.model, match.own
    for key in COMPARED:
        expected, found = getattr(model, key), getattr(own, key)
        # what the model leaves open is the office's to say
        if expected and expected != found and not names.same(expected, found, unordered=key in _UNORDERED):
            kind = _KINDS.get(key, _different)(expected, found, legislation)
            yield Departure(kind, model, own, key, expected, found, match.likeness if key == "name" else None)


def _matches(model: Sequence[Item], own: Sequence[Item], names: PlaceNames) -> list[Match]:
    pairs: dict[int, tuple[Item, MatchKind]] = {}
    tied = [item for item in own if item.model]
    free = [item for item in own if not item.model]
    _pair(pairs, MatchKind.TIED, [item.id for item in model], [item.model for item in tied], tied)
    names_of = (
        (MatchKind.ID, _id),
        (MatchKind.NAME, partial(_full_name, names)),
        (MatchKind.NAME, partial(_name, names)),
    )
    for kind, key in names_of:
        _pair(pairs, kind, [key(item) for item in model], [key(item) for item in free], free)
    certain = {place: Match(model[place], item, kind) for place, (item, kind) in pairs.items()}
    likely = _likely(model, free, certain)
    return [match for _place, match in sorted({**certain, **likely}.items())]


def _pair(
    pairs: dict[int, tuple[Item, MatchKind]],
    kind: MatchKind,
    model: Sequence[str],
    own: Sequence[str | None],
    items: Sequence[Item],
) -> None:
    """Pair those items of both sides that have the same key and no partner yet; the first with the first."""
    taken = {id(item) for item, _kind in pairs.values()}
    waiting = {key: item for key, item in reversed(list(zip(own, items, strict=True))) if id(item) not in taken}
    for place, key in enumerate(model):
        if place not in pairs and key in waiting:
            pairs[place] = waiting.pop(key), kind


def _id(item: Item) -> str:
    return item.id


def _full_name(names: PlaceNames, item: Item) -> str:
    return f"{names.neutral(item.category)}/{names.neutral(item.name)}"


def _name(names: PlaceNames, item: Item) -> str:
    return names.neutral(item.name)


def _likely(model: Sequence[Item], own: Sequence[Item], certain: Mapping[int, Match]) -> dict[int, Match]:
    taken = {id(match.own) for match in certain.values()}
    places = [place for place in range(len(model)) if place not in certain]
    left = [item for item in own if id(item) not in taken]
    pairs = likely_pairs([model[place].to_mapping() for place in places], [item.to_mapping() for item in left])
    return {
        places[pair.old]: Match(model[places[pair.old]], left[pair.new], MatchKind.LIKENESS, pair.likeness)
        for pair in pairs
    }


def _different(_expected: Value, _found: Value, _legislation: Legislation) -> DepartureKind:
    return DepartureKind.DIFFERENT


def _renamed(_expected: Value, _found: Value, _legislation: Legislation) -> DepartureKind:
    return DepartureKind.RENAMED


def _by_time(expected: Value, found: Value, _legislation: Legislation) -> DepartureKind:
    """Tell whether a time limit is looser or stricter; different where both cannot be measured clause by clause."""
    if not found:
        return DepartureKind.LOOSER
    pairs = list(zip_longest(_clauses(expected), _clauses(found)))
    signs = {_compared(*pair) for pair in pairs if None not in pair} if all(all(pair) for pair in pairs) else {None}
    if signs <= {0, 1} and 1 in signs:
        return DepartureKind.LOOSER
    return DepartureKind.STRICTER if signs <= {0, -1} and -1 in signs else DepartureKind.DIFFERENT


def _clauses(printed: Value) -> list[Clause]:
    limit = parse_time_limit(str(printed))
    return [clause for clause in limit.clauses if clause.kind not in _SAYS_NOT_WHEN]


def _compared(model: Clause, own: Clause) -> int | None:
    """Return 1 if the own clause allows more time, -1 for less, 0 for as much; None where that cannot be said."""
    for measure in (length_of, _day_of_year, _period):
        expected, found = measure(model), measure(own)
        if expected is not None and found is not None:
            return (found > expected) - (found < expected)
    return None


def _day_of_year(clause: Clause) -> int | None:
    if clause.kind is not ClauseKind.YEARLY or clause.date is None:
        return None
    month, day = map(int, clause.date.split("-"))
    return 100 * month + day


def _period(clause: Clause) -> int | None:
    return _PERIODS.index(clause.period) if clause.kind is ClauseKind.PERIODIC and clause.period else None


def _by_law(expected: Value, found: Value, legislation: Legislation) -> DepartureKind:
    """Tell whether one side cites a law that another law, cited by the other side, has replaced."""
    model, own = _successors(expected, legislation), _successors(found, legislation)
    if any(new in model and new not in own for new in own.values() if new):
        return DepartureKind.REPLACED
    if any(new in own and new not in model for new in model.values() if new):
        return DepartureKind.NEWER
    return DepartureKind.DIFFERENT


def _successors(basis: Value, legislation: Legislation) -> dict[str, str]:
    """Return the titles of the laws that a basis cites, each with that of the law that replaced it, or nothing."""
    citations = (citation for text in as_texts(basis) for citation in parse_basis(text).citations)
    laws = (law for citation in citations if (law := law_cited(citation, legislation.laws)))
    run = legislation.run
    return {law.title: (successor(law, legislation.laws, run) or "") if is_repealed(law, run) else "" for law in laws}


_KINDS = {"name": _renamed, "time_limit": _by_time, "basis": _by_law}
