"""Every rule has a page in both languages, and a page that is not right is told of."""

import subprocess
import sys
from pathlib import Path

from catalog_cli.rules.registry import rule_places
from conftest import ROOT, environment


def pages(folder: Path, *options: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools/rule_pages.py"), "--folder", str(folder), *options],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return done.returncode, done.stdout.splitlines()


def test_every_rule_has_a_page_in_both_languages_and_a_line_in_the_lists(tmp_path: Path) -> None:
    assert pages(tmp_path)[0] == 0
    for ending in (".md", ".zh-CN.md"):
        listed = (tmp_path / f"README{ending}").read_text(encoding="utf-8")
        for name in rule_places():
            assert (tmp_path / f"{name}{ending}").is_file()
            assert f"[{name}]({name}{ending})" in listed
    assert pages(tmp_path, "--check")[0] == 0


def test_pages_that_are_missing_stale_or_of_no_rule_are_named(tmp_path: Path) -> None:
    pages(tmp_path)
    (tmp_path / "yaml/no-tabs.md").unlink()
    (tmp_path / "yaml/no-bom.zh-CN.md").write_text("# old\n", encoding="utf-8")
    (tmp_path / "yaml/no-such-rule.md").write_text("# gone\n", encoding="utf-8")
    status, told = pages(tmp_path, "--check")
    assert status == 1
    assert told[:-1] == [
        "stale: yaml/no-bom.zh-CN.md",
        "missing: yaml/no-tabs.md",
        "of no rule: yaml/no-such-rule.md",
    ]
    assert "make pages" in told[-1]
    pages(tmp_path)
    assert pages(tmp_path, "--check")[0] == 0


def test_the_links_of_every_page_lead_to_pages(tmp_path: Path) -> None:
    pages(tmp_path)
    for page in tmp_path.rglob("*.md"):
        for link in page.read_text(encoding="utf-8").split("](")[1:]:
            target = link.partition(")")[0]
            if target.endswith(".md") and "ci" not in target:
                assert (page.parent / target).is_file()
