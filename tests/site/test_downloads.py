"""The documents that a site offers are those of `catalog render`."""

from pathlib import Path

from conftest import Run
from sites import BARE, ITEM, site_content, site_of


def test_they_are_what_render_writes(bundled: Path, run: Run) -> None:
    assert run("site", "-o", "site", cwd=bundled).status == 0
    for kind in ("docx", "xlsx", "csv"):
        assert run("render", "-o", f"table.{kind}", cwd=bundled).status == 0
        assert (bundled / "site" / "downloads" / f"catalog.{kind}").read_bytes() == (
            bundled / f"table.{kind}"
        ).read_bytes()


def test_two_builds_give_the_same_bytes() -> None:
    first, second = (site_of(site_content(ITEM, BARE, base_url="https://x.example/"), "") for _ in range(2))
    assert first == second
    assert len(first) > 20
