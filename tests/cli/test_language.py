"""The language is the user's: the option, then the variable, then the locale; English otherwise."""

from pathlib import Path

import pytest

from catalog_cli.cli.language import chosen_language
from catalog_cli.rules.examples import RIGHT
from conftest import ROOT, Run
from dated import commit


@pytest.mark.parametrize(
    ("words", "environ", "language"),
    [
        pytest.param([], {}, "en", id="nothing said is English"),
        pytest.param([], {"LANG": "zh_CN.UTF-8"}, "zh_CN", id="the locale"),
        pytest.param([], {"LANG": "zh_TW.UTF-8"}, "zh_CN", id="any Chinese locale"),
        pytest.param([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en", id="LC_ALL before LANG"),
        pytest.param([], {"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US"}, "en", id="LC_MESSAGES before LANG"),
        pytest.param([], {"LANG": "zh_CN.UTF-8", "CATALOG_LANG": "en"}, "en", id="the variable before the locale"),
        pytest.param(["--lang", "zh"], {"CATALOG_LANG": "en"}, "zh_CN", id="the option before the variable"),
        pytest.param(["list", "--lang=en"], {"CATALOG_LANG": "zh"}, "en", id="the option in one word"),
        pytest.param(["--", "--lang", "zh"], {}, "en", id="not behind --"),
        pytest.param(["--lang"], {}, "en", id="an option without a value is for the parser to refuse"),
        pytest.param([], {"LANG": "fr_FR.UTF-8"}, "en", id="English otherwise"),
    ],
)
def test_the_language_is_chosen(words: list[str], environ: dict[str, str], language: str) -> None:
    assert chosen_language(words, environ) == language


def test_help_speaks_chinese_to_the_last_word(run: Run) -> None:
    told = run("list", "--help", LANG="zh_CN.UTF-8").stdout
    assert "事项" in told
    for english in ("Options", "Usage", "Show this message", "default"):
        assert english not in told


def test_a_usage_error_speaks_chinese(run: Run) -> None:
    outcome = run("list", "--nonsense", LANG="zh_CN.UTF-8")
    assert outcome.status == 2
    assert "没有" in outcome.stderr
    assert "No such option" not in outcome.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("show", "政府网站工作年度报表"),
        ("search", "预算"),
        ("search", "公开", "--facets"),
        ("stats",),
        ("coverage",),
        ("explain",),
        ("validate", "--statistics"),
        ("cache", "info"),
    ],
)
def test_programs_get_the_same_in_every_language(run: Run, words: tuple[str, ...]) -> None:
    chinese, english = (run(*words, cwd=ROOT, LANG=language) for language in ("zh_CN.UTF-8", "en"))
    assert (chinese.status, chinese.stdout) == (english.status, english.stdout)


def test_programs_get_the_same_of_changes_in_every_language(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "w"
    commit(folder, dict(RIGHT), "第一版")
    run("set", "zhengfu-gongbao", "link=https://a.gov.cn/", cwd=folder)
    for words in (("history", "zhengfu-gongbao"), ("blame", "zhengfu-gongbao"), ("diff",)):
        chinese, english = (run(*words, cwd=folder, LANG=language) for language in ("zh_CN.UTF-8", "en"))
        assert chinese.stdout == english.stdout
