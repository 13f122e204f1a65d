"""The items that are measured are right, the last of a kind with an order and the first without one included."""

import random
from pathlib import Path

from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.model.finding import Severity
from catalog_cli.store.source import Folder
from conftest import ROOT, RUN
from generate import ORDERED, generate, varied


def test_items_of_any_turn_are_right(tmp_path: Path) -> None:
    generate(tmp_path, 20)
    for turn in (ORDERED - 1, ORDERED, 49_999):
        for path in (ROOT / "data/items").glob("*.yaml"):
            text = varied(path.read_text(encoding="utf-8"), turn, random.Random(turn))
            (tmp_path / f"data/items/{path.stem}-{turn}.yaml").write_text(text, encoding="utf-8")
    found = check_source(Folder(tmp_path), CheckRequest(RUN)).findings
    assert [finding for finding in found if finding.severity is Severity.ERROR] == []
