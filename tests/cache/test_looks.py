"""Files look the same however the work of looking at them is divided."""

from pathlib import Path
from unittest.mock import patch

import pytest

from catalog_cli.cache.looks import look_round
from catalog_cli.store.source import Folder

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@pytest.mark.parametrize("folders", [0, 1, 2, 3, 9])
def test_looks_are_the_same_in_one_process_and_in_several(tmp_path: Path, folders: int) -> None:
    for number in range(folders):
        (tmp_path / f"data/items/{number}/below").mkdir(parents=True)
        (tmp_path / f"data/items/{number}/a.yaml").write_text("id: a\n", encoding="utf-8")
        (tmp_path / f"data/items/{number}/below/b.yaml").symlink_to("../a.yaml")
    (tmp_path / "catalog.yaml").write_text("title: a\n", encoding="utf-8")
    alone = look_round(Folder(tmp_path))
    for name in ("MANY_FILES", "MANY_FOLDERS"):
        with patch(f"catalog_cli.cache.looks.{name}", 1), patch("catalog_cli.store.workers.cores", lambda: 2):
            shared = look_round(Folder(tmp_path))
        assert (shared.count, shared.doubtful) == (alone.count, alone.doubtful)
        assert shared.each == alone.each
