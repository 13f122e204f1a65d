"""What is computed from values alone is computed once for as long as they stay the same, and never otherwise."""

from functools import partial
from pathlib import Path

import pytest

from catalog_cli.cache.workspace_cache import get_or_compute
from catalog_cli.exchange.kinds.csv import write as write_csv
from catalog_cli.exchange.kinds.html import write as write_html
from catalog_cli.exchange.options import Options
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item
from catalog_cli.store.source import Folder, OverlaySource, Source
from conftest import lay

ITEM = Item(id="a", category="财政", name="预算", content="年度预算", basis=("《预算法》第十四条",))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.setenv("CATALOG_CACHE_DIR", str(tmp_path / "cache"))
    return Folder(lay(tmp_path / "workspace", {"catalog.yaml": "title: 目录\n"}))


def computed(source: Source, *of: bytes) -> list[bytes]:
    """Return the bytes of which something had to be computed."""
    asked: list[bytes] = []

    def twice(made_of: bytes) -> bytes:
        asked.append(made_of)
        return made_of * 2

    for made_of in of:
        assert get_or_compute(source, made_of, partial(twice, made_of)) == made_of * 2
    return asked


def test_only_what_is_new_is_computed_even_if_that_is_nothing(folder: Folder) -> None:
    assert computed(folder, b"a", b"", b"a", b"") == [b"a", b""]
    assert computed(folder, b"b", b"a") == [b"b"]


def test_what_is_not_written_yet_is_not_kept(folder: Folder) -> None:
    assert computed(OverlaySource(folder, {}), b"a", b"a") == [b"a", b"a"]


def test_where_there_can_be_no_cache_all_is_computed(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOG_CACHE_DIR", str(folder.root / "catalog.yaml"))
    assert computed(folder, b"a", b"a") == [b"a", b"a"]


def test_documents_are_the_same_whatever_is_known(folder: Folder) -> None:
    known = Options(memo=lambda made_of, compute: get_or_compute(folder, made_of, compute))
    changes: tuple[dict[str, object], ...] = (
        {},
        {"extra": {"次序": "2"}},
        {"name": "同上"},
        {"review_date": "2026-01-01"},
    )
    items = [Item(**{**{key: getattr(ITEM, key) for key in ITEM.__struct_fields__}, **change}) for change in changes]
    for write in (write_csv, write_html):
        for item in (*items, *items):
            catalogue = Catalogue(Settings(title="目录"), (item,))
            assert write(catalogue, known) == write(catalogue, Options())
