"""A template that came with somebody's workspace brings nothing into the site but what the site is about."""

from pathlib import Path

import pytest

from catalog_cli.rules.examples import RIGHT, SETTINGS
from conftest import Run, lay


@pytest.mark.parametrize("way", ["{secret}", "catalog/{secret}", "../../../../../../../../../..{secret}", "../page.py"])
def test_a_template_reads_no_file_of_the_disk(run: Run, tmp_path: Path, way: str) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("密码", encoding="utf-8")
    include = '{% include "' + way.format(secret=secret) + '" %}'
    folder = lay(
        tmp_path / "w", {**RIGHT, "catalog.yaml": f"{SETTINGS}site:\n  templates: 模板\n", "模板/about.html": include}
    )
    outcome = run("site", "-o", str(tmp_path / "site"), cwd=folder)
    assert outcome.status == 2
    assert "about.html" in outcome.stderr
    assert not (tmp_path / "site/about/index.html").exists()
