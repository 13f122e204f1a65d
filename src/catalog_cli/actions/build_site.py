"""Build the site of a catalogue: gather what it tells, and make the files that are not there yet."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from catalog_cli.actions.changelog import build_changelog
from catalog_cli.actions.site_history import histories_of
from catalog_cli.check.facts_files import facts_of
from catalog_cli.facts.laws import laws_in
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.changelog import Changelog
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.run import Run
from catalog_cli.site.content import Edition, SiteContent
from catalog_cli.site.registry import site_files
from catalog_cli.site.settings import site_settings
from catalog_cli.store.git.command import stdout_or_none
from catalog_cli.store.loader import load_catalogue, refuse_unreadable
from catalog_cli.store.source import Folder


def gather_content(root: Path, run: Run, base_url: str) -> tuple[LoadedCatalogue, SiteContent]:
    """Gather all that the site of a workspace tells.

    Raises:
        CatalogError: a file or a folder cannot be read.
    """
    source = Folder(root)
    reading = load_catalogue(source)
    refuse_unreadable(reading)
    settings = reading.catalogue.settings
    return reading, SiteContent(
        catalogue=reading.catalogue,
        site=site_settings(settings.site),
        run=run,
        histories=histories_of(root, run.today),
        laws=laws_in(facts_of(source)),
        edition=_edition(root),
        changelog=_changelog(root),
        unread=reading.findings,
        base_url=base_url,
    )


def made_files(content: SiteContent) -> Mapping[str, bytes]:
    """Make all files of a site."""
    return {file.path: file.make() for file in site_files(content)}


def _edition(root: Path) -> Edition | None:
    said = stdout_or_none(root, "log", "-1", "--no-show-signature", "--date=short", "--format=%h %cd")
    if not said:
        return None
    revision, day = said.decode().split()
    return Edition(revision, date.fromisoformat(day))


def _changelog(root: Path) -> Changelog | None:
    try:
        return build_changelog(root, None, None).changelog
    except CatalogError:
        # without git, or before the first commit, nothing has changed yet
        return None
