"""Read a catalogue out of git without a checkout, through its plumbing."""

from catalog_cli.store.git.naming import resolve, split_range, staged
from catalog_cli.store.git.objects import Objects, Revision
from catalog_cli.store.git.running import folder_in_repository, told

__all__ = ["Objects", "Revision", "folder_in_repository", "resolve", "split_range", "staged", "told"]
