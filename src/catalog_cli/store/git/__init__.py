"""Read a catalogue out of git without a checkout, through its plumbing."""

from catalog_cli.store.git.command import folder_in_repository, stdout_or_none
from catalog_cli.store.git.objects import GitFiles, Revision
from catalog_cli.store.git.revisions import resolve, resolve_if_any, split_range, staged

__all__ = [
    "GitFiles",
    "Revision",
    "folder_in_repository",
    "resolve",
    "resolve_if_any",
    "split_range",
    "staged",
    "stdout_or_none",
]
