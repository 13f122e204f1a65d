"""Collect the content of a catalogue's site: items, histories, the law, the edition, the office's own templates."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct

from catalog_cli.actions.changelog import build_changelog
from catalog_cli.actions.site_history import histories_of
from catalog_cli.check.facts_files import facts_of
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.changelog import Changelog
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.run import Run
from catalog_cli.site.content import SiteContent, SiteEdition
from catalog_cli.site.settings import site_settings
from catalog_cli.store.git.command import stdout_or_none
from catalog_cli.store.loader import load_catalogue, refuse_unreadable
from catalog_cli.store.source import Folder
from catalog_cli.store.template_folder import read_templates


class GatheredContent(Struct, frozen=True):
    """What a site tells, and what reading the workspace gave."""

    content: SiteContent
    reading: LoadedCatalogue


def gather_content(root: Path, run: Run, base_url: str) -> GatheredContent:
    """Gather all that the site of a workspace tells.

    Raises:
        CatalogError: a file or a folder of the catalogue or of the templates cannot be read.
    """
    source = Folder(root)
    reading = load_catalogue(source)
    refuse_unreadable(reading)
    site = site_settings(reading.catalogue.settings.site)
    content = SiteContent(
        catalogue=reading.catalogue,
        site=site,
        run=run,
        histories=histories_of(root, run.today, [item.path for item in reading.catalogue.items]),
        facts=facts_of(source),
        edition=_edition(root),
        editions_key=_tags(root),
        read_changelog=partial(_changelog, root),
        unread=reading.findings,
        base_url=base_url,
        overrides=read_templates(root, site.templates) if site.templates else _NONE,
    )
    return GatheredContent(content, reading)


_NONE: Mapping[str, str] = {}


def _edition(root: Path) -> SiteEdition | None:
    said = stdout_or_none(root, "log", "-1", "--no-show-signature", "--date=short", "--format=%h %H %cd")
    if not said:
        return None
    short, commit, day = said.decode().split()
    return SiteEdition(short, date.fromisoformat(day), commit)


def _tags(root: Path) -> object:
    return stdout_or_none(root, "for-each-ref", "--format=%(refname) %(objectname)", "refs/tags")


def _changelog(root: Path) -> Changelog | None:
    try:
        return build_changelog(root, None, None).changelog
    except CatalogError:
        # without git, or before the first commit, nothing has changed yet
        return None
