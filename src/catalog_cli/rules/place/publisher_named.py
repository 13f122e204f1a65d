"""The catalogue's publisher is an authority by its name, not 本机关, with which a new catalogue starts.

本机关 (this authority) says nothing to a reader who has the table and not the site that it is on.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 10: information is disclosed by the organ that
made it.
"""

from collections.abc import Iterator

from catalog_cli.model.catalogue import DEFAULT_PUBLISHER, Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.examples import RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Problem

TITLE = "公开主体已写明"
SEVERITY = Severity.WARNING
VALID = (RIGHT,)
INVALID = ({**RIGHT, SETTINGS_FILE: SETTINGS.replace("津市市人民政府办公室", DEFAULT_PUBLISHER)},)


def check_settings(settings: Settings) -> Iterator[Problem]:
    """Report the publisher that a new catalogue starts with."""
    if DEFAULT_PUBLISHER in settings.publishers:
        yield Problem(
            path="catalog.yaml",
            pointer=("publishers", settings.publishers.index(DEFAULT_PUBLISHER)),
            message=message("“{name}” names no publisher", name=DEFAULT_PUBLISHER),
            remedy=message("Give it its name: catalog office rename {old} NAME", old=DEFAULT_PUBLISHER),
        )
