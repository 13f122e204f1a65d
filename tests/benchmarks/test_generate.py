"""The catalogues that are measured are right, but for the faults that are meant."""

import random
from pathlib import Path

from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.model.finding import Severity
from catalog_cli.store.source import Folder
from conftest import ROOT, RUN, lay
from generate import ORDERED, generate, varied
from generate_many import ITEMS, model_files, offices, write_catalogue


def test_items_of_any_turn_are_right(tmp_path: Path) -> None:
    generate(tmp_path, 20)
    for turn in (ORDERED - 1, ORDERED, 49_999):
        for path in (ROOT / "data/items").glob("*.yaml"):
            text = varied(path.read_text(encoding="utf-8"), turn, random.Random(turn))
            (tmp_path / f"data/items/{path.stem}-{turn}.yaml").write_text(text, encoding="utf-8")
    found = check_source(Folder(tmp_path), CheckRequest(RUN)).findings
    assert [finding for finding in found if finding.severity is Severity.ERROR] == []


def test_the_model_of_many_catalogues_is_right(tmp_path: Path) -> None:
    folder = lay(tmp_path, model_files())
    found = check_source(Folder(folder), CheckRequest(RUN)).findings
    assert [finding.rule for finding in found if finding.severity is Severity.ERROR] == []
    assert len(list((folder / "data/items").iterdir())) == ITEMS


def test_many_offices_have_a_folder_of_their_own() -> None:
    assert len({office.folder for office in offices(26_001)}) == 26_001


def test_an_office_writes_the_same_catalogue_again(tmp_path: Path) -> None:
    (office,) = offices(1)
    for name in ("one", "other"):
        write_catalogue(tmp_path / name, 1, office)
    one, other = (sorted((tmp_path / name).rglob("*.yaml")) for name in ("one", "other"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]
