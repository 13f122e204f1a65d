"""What became of a catalogue since an earlier edition of it in its own repository."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from catalog_cli.changes.diff import diff_catalogues
from catalog_cli.many.content import Trouble
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.change import Change
from catalog_cli.model.errors import RevisionError
from catalog_cli.store.cached_loader import load_with
from catalog_cli.store.git.objects import Revision
from catalog_cli.store.git.revisions import commit_at, commit_day, repository_above
from catalog_cli.store.source import SETTINGS, Folder, ObjectSource, Source


class ChangesSince(Struct, frozen=True):
    """All changes since a commit, and its day; or, as `trouble`, why they cannot be told."""

    changes: tuple[Change, ...] = ()
    commit: str | None = None
    day: date | None = None
    trouble: Trouble | None = None


def changes_since(since: str, source: Source, catalogue: Catalogue) -> ChangesSince:
    """Compare a catalogue with what it was; where it was not yet in that commit, all its items are new.

    Args:
        since: a revision of its repository, or a day.
        source: where the catalogue was read.
        catalogue: the catalogue as it is now.
    """
    folder = source.root if isinstance(source, Folder) else source.folder if isinstance(source, ObjectSource) else None
    if folder is None:
        return ChangesSince()
    try:
        commit, day = _commit_and_day(repository_above(folder) or folder, since)
        earlier = Revision(folder, since, commit, getattr(source, "within", ""))
        is_there = SETTINGS in earlier.paths()
        before = load_with(earlier, None).catalogue if is_there else Catalogue(Settings())
    except RevisionError as error:
        return ChangesSince(trouble=Trouble("history", None, error.message, error.remedy))
    return ChangesSince(diff_catalogues(before, catalogue), commit, day)


def forget_history() -> None:
    """Forget which commits words mean, in a process that outlives a run."""
    _commit_and_day.cache_clear()


@lru_cache(maxsize=4096)
def _commit_and_day(repository: Path, since: str) -> tuple[str, date]:
    """Return the commit that a word means in a repository, which many workspaces may share, and its day."""
    commit = commit_at(repository, since)
    return commit, commit_day(repository, commit)
