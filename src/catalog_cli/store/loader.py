"""Load a whole catalogue from a source: good items and a finding for each bad file, in a stable order."""

from msgspec.structs import replace

from catalog_cli.model.catalogue import Catalogue, LoadedCatalogue, Settings, loaded
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.store.reading import documents_from, item_file_from, read_file, settings_from
from catalog_cli.store.source import DOCUMENTS, SETTINGS, Folder, ObjectSource, Source, UnreadableFileError, item_paths

FEWEST_CACHED = 100
"""Fewer files are read as quickly as the cache is opened, unless one of them takes the strict parser."""


def load_catalogue(source: Source) -> LoadedCatalogue:
    """Load settings and items; one bad file never stops the rest. Unchanged files of a large workspace are cached.

    Raises:
        RevisionError: git cannot read the repository.
    """
    quickly = _load_quickly(source) if isinstance(source, Folder) else None
    if quickly:
        return quickly
    # deferred: a small workspace needs no cache, and few commands read revisions
    from catalog_cli.store.cached_loader import load_cached

    return load_cached(source)


def refuse_unreadable(reading: LoadedCatalogue) -> None:
    """Stop a command that publishes or adds where files or folders cannot be read: items may be in them.

    A file whose YAML is broken is no reason: it is named, and left out.

    Raises:
        CatalogError: a file or a folder cannot be read.
    """
    for finding in reading.findings:
        if finding.rule.startswith("file/"):
            what = message("nothing was written: {path}: {message}", path=finding.path, message=finding.message)
            raise CatalogError(what, finding.remedy)


def with_documents(reading: LoadedCatalogue, source: Source) -> LoadedCatalogue:
    """Add the documents that the office's own list has; a list that cannot be read is a finding and no list."""
    # looking for one file is quicker than listing thousands of items
    is_there = (source.root / DOCUMENTS).exists() if isinstance(source, Folder) else DOCUMENTS in source.paths()
    if not is_there:
        return reading
    if isinstance(source, ObjectSource):
        # one that is asked for a file without this reads all that it has
        source.fetch([DOCUMENTS])
    read = read_file(source, DOCUMENTS)
    settings = replace(reading.catalogue.settings, documents=documents_from(read.values or {}))
    catalogue = Catalogue(settings, reading.catalogue.items)
    return replace(reading, catalogue=catalogue, findings=(*reading.findings, *read.findings))


def load_settings(source: Source) -> Settings:
    """Load only what `catalog.yaml` says; nothing where it says nothing that can be read."""
    return settings_from(read_file(source, SETTINGS).values or {})


def _load_quickly(folder: Folder) -> LoadedCatalogue | None:
    """Load a small workspace of plain files; None where the cache may save time."""
    if folder.has_many(FEWEST_CACHED):
        return None
    # deferred: YAML is not needed where all files are cached
    from catalog_cli.yaml.fast_parser import parse_fast

    settings, entries, paths = None, [], folder.paths()
    for path in (*(path for path in paths if path == SETTINGS), *item_paths(paths)):
        try:
            values = parse_fast(folder.read(path))
        except UnreadableFileError:
            values = None
        if values is None:
            return None
        if path == SETTINGS:
            settings = values
        else:
            entries.append(item_file_from(path, values))
    return loaded(settings_from(settings or {}), settings, entries)
