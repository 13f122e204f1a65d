"""Read a whole catalogue from a source: good items and a finding for each bad file, in a stable order."""

from collections.abc import Mapping
from functools import partial

from catalog_cli.cache.workspace_cache import open_cache
from catalog_cli.model.catalogue import Catalogue, Settings, in_order
from catalog_cli.model.item import ItemShapeError, Value, item_from
from catalog_cli.model.reading import Entry, Reading
from catalog_cli.store.blob_cache import BlobCache
from catalog_cli.store.config import settings_from
from catalog_cli.store.file_reading import FileRead, read_file
from catalog_cli.store.parse_cache import read_files
from catalog_cli.store.source import ITEMS, SETTINGS, Source


def read(source: Source, *, for_checking: bool = False, blobs: BlobCache | None = None) -> Reading:
    """Read settings and items; one bad file never stops the rest.

    `for_checking` also reads the JSON Schemas, which nothing else needs. Where it pays, files that are what they were
    when they were last read are not read again; revisions that are read with the same `blobs` share what they share.
    """
    with open_cache(source) as memory:
        paths = memory.paths() if memory else source.paths()
        reader = blobs.read_files if blobs else read_files
        files = dict(reader(source, [path for path in paths if path.startswith(f"{ITEMS}/")], memory))
    if for_checking:
        # only who checks needs the schemas
        from catalog_cli.store.config import read_config

        frame = read_config(source, paths)
        values, schemas, above = frame.values, frame.schemas, FileRead(frame.values, frame.findings, frame.comments)
    else:
        above = read_file(source, SETTINGS) if SETTINGS in paths else FileRead(None)
        values, schemas = above.values, {}
    everything = (above, *files.values())
    settings = settings_from(values or {})
    made = ((path, partial(entry_from, path, each.values)) for path, each in files.items())
    entries = tuple(blobs.entry(source, path, make) if blobs else make() for path, make in made)
    return Reading(
        Catalogue(settings, in_order((entry.item for entry in entries if entry.item), settings.categories)),
        entries,
        tuple(finding for each in everything for finding in each.findings),
        values,
        schemas,
        tuple(comment for each in everything for comment in each.comments),
    )


def read_settings(source: Source) -> Settings:
    """Read only what `catalog.yaml` says; nothing where it says nothing that can be read."""
    return settings_from(read_file(source, SETTINGS).values or {})


def entry_from(path: str, values: Mapping[str, Value] | None) -> Entry:
    """Give the entry of a file that holds these values, None when it could not be read."""
    if values is None:
        return Entry(path, None, None)
    try:
        return Entry(path, values, item_from(values, path))
    except ItemShapeError:
        return Entry(path, values, None)
