"""Which files refer to an item: those whose `published_with` is its id."""

from collections.abc import Collection, Iterable, Mapping

from catalog_cli.model.reading import Entry


def referring_to(entries: Iterable[Entry], ids: Collection[str]) -> Mapping[str, str]:
    """Give the id that each file refers to, by the file's path, of those that refer to one of `ids`.

    Files whose values make no item count as well, as they would be left with an id that is gone.
    """
    named = ((entry.path, entry.value("published_with")) for entry in entries)
    return {path: wanted for path, wanted in named if isinstance(wanted, str) and wanted in ids}
