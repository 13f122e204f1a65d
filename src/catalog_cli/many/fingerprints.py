"""Fingerprints of workspaces, by which those are known that have not changed since they were gathered."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from catalog_cli.cache.stat_snapshot import scan
from catalog_cli.many.processes import process_pool
from catalog_cli.many.targets import GatherTarget
from catalog_cli.store.source import Folder

_SOME = 200
"""How many workspaces one process looks at in one go; with fewer, processes cost more than they save."""


def with_fingerprints(targets: Sequence[GatherTarget], jobs: int) -> list[GatherTarget]:
    """Return the workspaces with their fingerprints; several processes look at the files of many workspaces."""
    some = [targets[begin : begin + _SOME] for begin in range(0, len(targets), _SOME)]
    if min(jobs, len(some)) < 2:
        return _looked_at(targets)
    with process_pool(min(jobs, len(some))) as pool:
        return [target for each in pool.map(_looked_at, some) for target in each]


def _looked_at(targets: Sequence[GatherTarget]) -> list[GatherTarget]:
    return [replace(target, fingerprint=_fingerprint(target)) for target in targets]


def _fingerprint(target: GatherTarget) -> str:
    if target.trouble:
        return ""
    snapshot = scan(Folder(Path(target.folder)))
    return "" if snapshot.racy else snapshot.state.hex()
