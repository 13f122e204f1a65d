"""The examples of rules about links: what each address answers is really sent, by a proxy on loopback."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from catalog_cli.actions.check_links import LinksOutcome, LinksRequest, check_links
from catalog_cli.links.options import AskOptions
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.examples import ANSWER
from catalog_cli.rules.interface import Rule
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from conftest import RUN, lay
from links.loopback import Behaviour, raw, serve

Files = Mapping[str, str | bytes]


def on_disk(files: Files) -> dict[str, str | bytes]:
    """Return the files of an example without the answers."""
    return {path: text for path, text in files.items() if not path.startswith(ANSWER)}


def answered(rule: Rule, files: Files, folder: Path) -> LinksOutcome:
    """Lay the files of an example and check its links, as `catalog links` does."""
    root = lay(folder, on_disk(files))
    answers: dict[str, Behaviour] = {
        path.removeprefix(ANSWER): raw(str(text)) for path, text in files.items() if path.startswith(ANSWER)
    }
    with serve(answers) as proxy, pytest.MonkeyPatch.context() as patch:
        patch.setenv("http_proxy", proxy.address)
        patch.delenv("no_proxy", raising=False)
        reading = load_catalogue(Folder(root))
        request = LinksRequest(
            root=root,
            run=replace(RUN, today=rule.as_of or RUN.today),
            choice=Choice(pedantic=True),
            baseline=None,
            contact=None,
            options=AskOptions(confirm_after=0, interval=0),
            max_age=0,
        )
        return check_links(reading, reading.catalogue.items, request, lambda _done, _all: None)
