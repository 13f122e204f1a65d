"""Fingerprints of workspaces, by which those are known that have not changed since they were gathered."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from catalog_cli.cache.stat_snapshot import scan
from catalog_cli.many.places import Place
from catalog_cli.many.processes import process_pool
from catalog_cli.store.source import Folder

_SOME = 200
"""How many workspaces one process looks at in one go; with fewer, processes cost more than they save."""


def with_fingerprints(places: Sequence[Place], jobs: int) -> list[Place]:
    """Return the workspaces with their fingerprints; several processes look at the files of many workspaces."""
    some = [places[begin : begin + _SOME] for begin in range(0, len(places), _SOME)]
    if min(jobs, len(some)) < 2:
        return _looked_at(places)
    with process_pool(min(jobs, len(some))) as pool:
        return [place for each in pool.map(_looked_at, some) for place in each]


def _looked_at(places: Sequence[Place]) -> list[Place]:
    return [replace(place, fingerprint=_fingerprint(place)) for place in places]


def _fingerprint(place: Place) -> str:
    if place.trouble:
        return ""
    snapshot = scan(Folder(Path(place.folder)))
    return "" if snapshot.racy else snapshot.state.hex()
