"""Load a whole catalogue from a source: good items and a finding for each bad file, in a stable order."""

from itertools import chain

from msgspec.structs import replace

from catalog_cli.cache.workspace_cache import WorkspaceCache, open_cache
from catalog_cli.model.catalogue import Catalogue, LoadedCatalogue, Settings, in_order
from catalog_cli.store.blob_cache import BlobCache
from catalog_cli.store.config import documents_from, settings_from
from catalog_cli.store.file_reading import FileRead, read_file
from catalog_cli.store.parse_cache import read_files, read_settings_file
from catalog_cli.store.source import DOCUMENTS, SETTINGS, Source, item_paths


def load_catalogue(source: Source, *, blobs: BlobCache | None = None) -> LoadedCatalogue:
    """Load settings and items; one bad file never stops the rest.

    Unchanged files come from the cache; revisions that are loaded with the same `blobs` share what they have in common.

    Raises:
        RevisionError: git cannot read the repository.
    """
    with open_cache(source) as cache:
        return load_with(source, cache, blobs=blobs)


def load_with(source: Source, cache: WorkspaceCache | None, *, blobs: BlobCache | None = None) -> LoadedCatalogue:
    """Load settings and items with the open cache of the source.

    Raises:
        RevisionError: git cannot read the repository.
    """
    paths = cache.paths() if cache else source.paths()
    reader = blobs.read_files if blobs else read_files
    files = list(reader(source, item_paths(paths), cache))
    above = read_settings_file(source, cache) if SETTINGS in paths else FileRead(None)
    settings = settings_from(above.values or {})
    entries = tuple([file.entry for file in files])
    return LoadedCatalogue(
        Catalogue(settings, in_order((entry.item for entry in entries if entry.item), settings.categories)),
        entries,
        (*above.findings, *chain.from_iterable(file.findings for file in files)),
        above.values,
    )


def with_documents(reading: LoadedCatalogue, source: Source) -> LoadedCatalogue:
    """Add the documents that the office's own list has; a list that cannot be read is a finding and no list."""
    if DOCUMENTS not in source.paths():
        return reading
    read = read_file(source, DOCUMENTS)
    settings = replace(reading.catalogue.settings, documents=documents_from(read.values or {}))
    catalogue = Catalogue(settings, reading.catalogue.items)
    return replace(reading, catalogue=catalogue, findings=(*reading.findings, *read.findings))


def load_settings(source: Source) -> Settings:
    """Load only what `catalog.yaml` says; nothing where it says nothing that can be read."""
    return settings_from(read_file(source, SETTINGS).values or {})
