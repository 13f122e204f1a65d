"""The pages about publishing can be followed as they stand: commands, workflows, templates."""

import re
import shlex
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from catalog_cli.rules.examples import RIGHT, SETTINGS
from conftest import ROOT, Run, lay

PAGES = ("docs/publish.md", "docs/publish.zh-CN.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EACH_PAGE = pytest.mark.parametrize("page", PAGES)


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return [found[2] for found in BLOCK.finditer(text) if found[1] == language]


def loaded(example: str) -> Any:
    return YAML(typ="safe", pure=True).load(StringIO(example))


@EACH_PAGE
def test_the_builds_in_workflows_and_consoles_build_a_site(page: str, tmp_path: Path, run: Run) -> None:
    sources = [*blocks(page, "console"), *blocks(page, "yaml")]
    calls = [found[1] for source in sources for found in re.finditer(r"catalog site ((?!--serve).*)", source)]
    assert len(calls) == 6
    for number, call in enumerate(calls):
        words = shlex.split(call.replace("$CI_PAGES_URL", "https://a.gitlab.io/b"), comments=True)
        words = ["https://a.github.io/b" if "steps.pages" in word else word for word in words]
        folder = lay(tmp_path / f"{number}/here", RIGHT)
        if "--check" in words:
            run("site", *words[:-1], cwd=folder)
        assert run("site", *words, cwd=folder).status == 0


@EACH_PAGE
def test_the_workflow_builds_before_it_publishes_with_the_history_that_the_pages_need(page: str) -> None:
    workflow, pages, settings = map(loaded, blocks(page, "yaml"))
    (job,) = workflow["jobs"].values()
    steps = [step.get("uses", "").partition("@")[0] or step["run"].partition(" -o")[0] for step in job["steps"]]
    order = ["actions/checkout", "catalog site", "actions/upload-pages-artifact", "actions/deploy-pages"]
    assert [step for step in steps if step in order] == order
    assert job["steps"][0]["with"]["fetch-depth"] == 0
    assert {"pages": "write", "id-token": "write"}.items() <= workflow["permissions"].items()
    assert (pages["pages"]["artifacts"]["paths"], pages["pages"]["variables"]["GIT_DEPTH"]) == (["public"], "0")
    assert set(settings["site"]) == {"languages", "templates"}


@EACH_PAGE
def test_the_example_of_a_template_and_the_settings_hold(page: str, tmp_path: Path, run: Run) -> None:
    (template,) = blocks(page, "html")
    settings = SETTINGS + blocks(page, "yaml")[2]
    folder = lay(tmp_path / "own", {**RIGHT, "catalog.yaml": settings, "templates/base.html": template})
    assert run("validate", cwd=folder).status == 0
    assert run("site", "-o", "public", cwd=folder).status == 0
    assert "湘ICP备00000000号" in (folder / "public/index.html").read_text(encoding="utf-8")


@EACH_PAGE
def test_the_blocks_are_those_of_the_templates(page: str) -> None:
    rows = re.findall(r"^\| ((?:`\w+`[、, ]*)+) \| (.*?) \|", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) == 5
    folder = ROOT / "src/catalog_cli/site/templates"
    for names, place in rows:
        file = place.strip("`") if place.startswith("`") else "base.html"
        template = (folder / file).read_text(encoding="utf-8")
        assert all(f"{{% block {name} %}}" in template for name in re.findall(r"\w+", names))
