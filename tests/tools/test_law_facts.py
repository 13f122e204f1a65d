"""The facts about laws are what a reader counts in the stored texts; what has changed since is printed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, lay

TOOLS = ROOT / "tools"
NEW_LAW = """\
# 中华人民共和国某某法

2010年3月1日第一次会议通过
2019年5月1日修订

<!-- INFO END -->

## 第一章 总则

第一条 为了某事，制定本法。

第二条 国家实行下列制度：
（一）甲；
（二）乙。
前款所称制度由国务院规定。

## 第二章 附则

第三条 本法自2019年10月1日起施行。1990年1月1日公布的《某某暂行条例》同时废止。
"""
REGULATION = """\
# 某某管理条例

2007年4月5日国务院令第492号公布
2019年4月3日国务院令第711号修订

<!-- INFO END -->

第一条 内容。
第二条 内容。
第二条之一 内容。
附件
第一条 附件的内容不算。
"""
LOCAL = "# 湖州市某某条例\n\n2018-02-03 公布\n\n<!-- INFO END -->\n\n第一条 内容。\n第二条 内容。\n"
NEWS = {
    "title": "中华人民共和国某某法",
    "kind": "行政法",
    "version": "2025-10-28",
    "effective": "2026-01-01",
    "count": 5,
    "amending_orders": [["主席令第60号", "2025-10-28"]],
    "checked_until": "2025-10-28",
    "proof": "news",
    "source": "a page",
}
UNTIL = ("--laws-until", "2025-04-19", "--regulations-until", "2025-06-23", "--rules-until", "2022-06-06")


def run(*words: str | Path) -> str:
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True, encoding="utf-8")
    return done.stdout


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return lay(
        tmp_path / "checkout",
        {
            "行政法/某某法(2019-05-01).md": NEW_LAW,
            "行政法规/某某管理条例(2019-04-03).md": REGULATION,
            "DLC/浙江/地方性法规/湖州市某某条例(2018-02-03).md": LOCAL,
            "news.jsonl": json.dumps(NEWS, ensure_ascii=False) + "\n",
        },
    )


def made(checkout: Path, *words: str | Path) -> str:
    (checkout / "out").mkdir(exist_ok=True)
    where = ("--checkout", checkout, "--news", checkout / "news.jsonl", "--out", checkout / "out")
    return run(TOOLS / "law_facts.py", *where, *UNTIL, *words)


def test_a_text_is_counted_article_by_article(checkout: Path) -> None:
    made(checkout)
    law = next(each for each in lines(checkout / "out/laws.jsonl") if each["version"] == "2019-05-01")
    assert law == {
        "title": "中华人民共和国某某法",
        "kind": "行政法",
        "version": "2019-05-01",
        "orders": [],
        "orders_complete": False,
        "earlier": ["2010-03-01"],
        "effective": "2019-10-01",
        "articles": [[0], [2, 0], [0]],
        "count": 3,
        "chapters": [1, 3],
        "supplementary": 3,
        "checked_until": "2025-04-19",
        "proof": "text",
    }


def test_orders_and_inserted_articles_are_told_and_an_annex_is_not_counted(checkout: Path) -> None:
    made(checkout)
    regulation = next(each for each in lines(checkout / "out/laws.jsonl") if each["kind"] == "行政法规")
    assert regulation["orders"] == [["国务院令第492号", "2007-04-05"], ["国务院令第711号", "2019-04-03"]]
    assert regulation["orders_complete"]
    assert regulation["articles"] == [[0], [0]]
    assert regulation["inserted"] == {"2": [[0]]}


def test_what_a_closing_article_repeals_is_known_with_its_day(checkout: Path) -> None:
    made(checkout)
    (repeal,) = lines(checkout / "out/repealed.jsonl")
    assert (repeal["title"], repeal["repealed_on"], repeal["article"]) == ("某某暂行条例", "2019-10-01", 3)
    gone = next(each for each in lines(checkout / "out/laws.jsonl") if each["title"] == "某某暂行条例")
    assert (gone["repealed_on"], gone["repealed_by"]) == ("2019-10-01", "中华人民共和国某某法")


def test_news_of_a_newer_text_stand_beside_it_without_its_articles(checkout: Path) -> None:
    made(checkout)
    news = next(each for each in lines(checkout / "out/laws.jsonl") if each["proof"] == "news")
    assert (news["version"], news["articles"], news["count"]) == ("2025-10-28", None, 5)
    assert news["amending_orders"] == [["主席令第60号", "2025-10-28"]]


def test_local_regulations_have_their_region_and_place(checkout: Path) -> None:
    made(checkout, "--local", checkout / "DLC")
    (local,) = lines(checkout / "out/local.jsonl")
    assert (local["region"], local["place"], local["count"]) == ("浙江省", "湖州市", 2)
    assert local["checked_until"] == "2018-02-03"


def test_older_texts_are_found_in_the_history_of_a_mirror(checkout: Path, tmp_path: Path) -> None:
    old = NEW_LAW.replace("\n2019年5月1日修订", "").replace("2019年10月1日", "2010年10月1日")
    more = "".join(f"第{numeral}条 内容。\n" for numeral in "四五六七八九十")
    mirror = lay(tmp_path / "mirror", {"行政法/某某法(2010-03-01).md": old + more})
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "old"]):
        name = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", "-C", mirror, *name, *words], check=True, capture_output=True)
    made(checkout, "--git", mirror)
    found = [
        (each["version"], each["count"]) for each in lines(checkout / "out/laws.jsonl") if each["kind"] == "行政法"
    ]
    assert found == [("2010-03-01", 10), ("2019-05-01", 3), ("2025-10-28", 5)]


def test_what_has_changed_since_the_file_before_is_printed(checkout: Path) -> None:
    made(checkout)
    before = checkout / "before.jsonl"
    (checkout / "out/laws.jsonl").rename(before)
    assert made(checkout, "--before", before) == "nothing has changed\n"
    lay(
        checkout,
        {
            "行政法/某某法(2019-05-01).md": NEW_LAW.replace("第二条 国家", "第二条 内容。\n第三条 国家").replace(
                "第三条 本法", "第四条 本法"
            )
        },
    )
    (checkout / "行政法规/某某管理条例(2019-04-03).md").unlink()
    printed = made(checkout, "--before", before).splitlines()
    assert "- 某某管理条例 (2019-04-03)" in printed
    assert "~ 中华人民共和国某某法 (2019-05-01) count: 3 -> 4" in printed


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--checkout", "nowhere"), "nowhere is no folder"),
        (("--checkout", "."), "has no folder of texts"),
        (("--later", "laws"), "--later and --later-until go together"),
        (("--laws-until", "2025"), "2025 is no day"),
    ],
)
def test_what_cannot_be_read_is_said_before_anything_is_written(
    checkout: Path, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    where = ("--checkout", checkout, "--out", tmp_path / "out")
    line: list[str | Path] = [sys.executable, TOOLS / "law_facts.py", *where, *UNTIL, *words]
    done = subprocess.run(line, capture_output=True, text=True, check=False, encoding="utf-8", cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_second_count_agrees_and_says_where_it_does_not(checkout: Path) -> None:
    made(checkout)
    facts, folder = checkout / "out/laws.jsonl", checkout / "行政法"
    assert run(TOOLS / "law_recount.py", facts, folder).startswith(
        "1 texts, 1 with the same number of articles, 1 the same"
    )
    facts.write_text(facts.read_text(encoding="utf-8").replace("[[0],[2,0],[0]]", "[[0],[2,0]]"), encoding="utf-8")
    assert "某某法(2019-05-01).md: 3 articles counted, [2] known" in run(TOOLS / "law_recount.py", facts, folder)
