"""Fingerprints of workspaces, by which those are known that have not changed since they were gathered."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.cache.stat_snapshot import scan
from catalog_cli.check.checker import BaselineLocation
from catalog_cli.many.processes import in_processes
from catalog_cli.many.targets import GatherTarget
from catalog_cli.model.errors import RevisionError
from catalog_cli.store.git.discovery import head_and_trees
from catalog_cli.store.git.revisions import commit_at
from catalog_cli.store.reading import read_bytes, settings_from
from catalog_cli.store.source import SETTINGS, Folder, UnreadableFileError

_SOME = 200
"""How many workspaces one process looks at in one go; with fewer, processes cost more than they save."""


class _RepositoryState(Struct, frozen=True):
    """What rows depend on besides files: the commit at HEAD, the trees of its folders, and the commit to compare with.

    A workspace in a commit or in none has no tree here.
    """

    head: str | None = None
    trees: Mapping[str, str] = {}
    since: str = ""


_NO_REPOSITORY = _RepositoryState()


def with_fingerprints(targets: Sequence[GatherTarget], since: str | None, jobs: int) -> list[GatherTarget]:
    """Return workspaces, sorted by label, with their fingerprints and the commits at which their folders stand.

    Args:
        targets: the workspaces.
        since: the revision or the day that they are compared with.
        jobs: how many processes look at the files side by side.
    """
    look = partial(_looked_at, since)
    some = [targets[begin : begin + _SOME] for begin in range(0, len(targets), _SOME)]
    found = [target for each in in_processes(look, some, jobs) for target in each]
    return sorted(found, key=lambda target: target.label)


def _looked_at(since: str | None, targets: Sequence[GatherTarget]) -> list[GatherTarget]:
    # not longer: a folder may become a repository while a process lives
    above = cache(_repository_above)
    repositories = [target.folder if target.commit else above(target.folder, above) for target in targets]
    together: dict[str, list[GatherTarget]] = {}
    for repository, target in zip(repositories, targets, strict=True):
        together.setdefault(repository, []).append(target)
    states = {repository: _state(repository, since, some) for repository, some in together.items()}
    return [
        _with_fingerprint(target, repository, states[repository])
        for repository, target in zip(repositories, targets, strict=True)
    ]


def _repository_above(folder: str, above: Callable[..., str]) -> str:
    """Return the repository that a folder is in, empty where there is none; `above` is this function, remembering."""
    if os.path.exists(f"{folder}/.git"):  # noqa: PTH110 - asked for many thousand folders
        return folder
    parent = os.path.dirname(folder)  # noqa: PTH120 - see above
    return "" if parent == folder else above(parent, above)


def _state(repository: str, since: str | None, targets: Iterable[GatherTarget]) -> _RepositoryState:
    if not repository:
        return _NO_REPOSITORY
    folder = Path(repository)
    within = [_within(target, repository) for target in targets if target.commit is None]
    try:
        head, trees = head_and_trees(folder, within) if within else (None, {})
    except RevisionError:
        # no git on this computer, or another user's repository
        return _NO_REPOSITORY
    return _RepositoryState(head, trees, _commit_or_reason(folder, since))


def _commit_or_reason(repository: Path, since: str | None) -> str:
    if since is None:
        return ""
    try:
        return commit_at(repository, since)
    except RevisionError as error:
        return str(error)


def _with_fingerprint(target: GatherTarget, repository: str, state: _RepositoryState) -> GatherTarget:
    if target.trouble:
        return target
    if target.commit:
        return replace(target, fingerprint=_digest((target.fingerprint, state.since)))
    tree = state.trees.get(_within(target, repository), "")
    files = _fingerprint_of_files(Path(target.folder))
    fingerprint = _digest((files, tree, state.since)) if files else ""
    return replace(target, fingerprint=fingerprint, revision=state.head)


def _within(target: GatherTarget, repository: str) -> str:
    """Return the path of a folder in its repository, with a final `/`; empty at the top, and without a repository."""
    within = target.folder[len(repository) :].strip(os.sep) if repository else ""
    return f"{Path(within).as_posix()}/" if within else ""


def _fingerprint_of_files(folder: Path) -> str:
    """Return what changes with the files of a workspace; nothing where one was changed a moment ago."""
    snapshot = scan(Folder(folder))
    return "" if snapshot.racy else "\n".join((snapshot.state.hex(), *_signature_of_baseline(folder)))


def _signature_of_baseline(folder: Path) -> Iterator[str]:
    """Yield what changes with the baseline, if `catalog.yaml` names one."""
    try:
        data = Folder(folder).read(SETTINGS)
    except UnreadableFileError:
        return
    if b"baseline" not in data:
        return
    place = BaselineLocation(None, folder).path(settings_from(read_bytes(data, SETTINGS).values or {}))
    if place:
        try:
            seen = place.stat()
        except OSError:
            return
        yield repr((seen.st_size, seen.st_mtime_ns, seen.st_ino))


def _digest(parts: Iterable[str]) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
