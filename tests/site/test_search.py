"""The search in the index page finds what `catalog search` finds, by the same words, in a real browser."""

import json
import random
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast
from unicodedata import category

import pytest
from playwright.sync_api import Browser, Page, expect
from ruamel.yaml import YAML

from browser import OpenPage, barriers
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.search.errors import QueryError
from catalog_cli.search.folding import ALIKE, fold, simplified_characters
from catalog_cli.search.parser import parse_query
from catalog_cli.search.ranking import search
from catalog_cli.search.spelling import syllables_of
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from conftest import ROOT, Run, lay
from docs.test_search_pages import examples
from hostile import HOSTILE
from running import run_in_process
from search.office import ITEMS, ODD, TRICKY, UNSEEN
from search.test_parser import FIELDS, MEANINGS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CASES = ROOT / "tests" / "cli" / "cases" / "search.yaml"
OF_THE_TERMINAL = re.compile(
    r"[()（）|｜<>＜＞≤≥]|\bOR\b|或|article|条|款|项|law:\S+ article|changed|改于|statutory|法定时限"
)
"""What a query has that the page leaves to the terminal."""
ASK = """queries => queries.map(query => {
    const box = document.querySelector('#q');
    box.value = query;
    box.dispatchEvent(new Event('input'));
    document.body.click();
    const rows = [...document.querySelectorAll('[data-item]')].filter(row => !row.hidden);
    return [document.querySelector('#hits').textContent, rows.map(row => row.dataset.item)];
})"""
"""Rows and count follow when the browser has nothing else to do, but before a click does anything."""
OR_SENTENCE = "OR、括号"
REFUSALS = ("没有“", "“", "缺少搜索词")
SEARCHED = ("name", "content", "category", "basis", "channels", "time_limit", "responsible", "link", "id", "extra")
NAMES = ["名称", "office", "责任", "category", "内容", "law", "渠道", "时限", "link", "id", "链接", "order", "path"]
NAMES += ["其他", "extra.备注", "extra.__proto__", "note", "has", "有", "缺", "xyz", "printed", "NAME", "time-limit"]
VALUED = {"--columns", "--limit", "--format", "--lang", "--name", "--office"}
"""Options that are followed by a value."""
FOLD = ROOT / "src/catalog_cli/site/assets/search/1_fold.js"
TYPE_AND_JUMP = """query => {
    const box = document.querySelector('#q');
    box.value = query;
    box.dispatchEvent(new Event('input'));
    [...document.querySelectorAll('.jump li:not([hidden]) a')].at(-1).click();
}"""
MARKS = """
window.marks = () => [...new Set([...CSS.highlights.get('search-hit')].map(String))].sort().join(' ')
"""
MARKED = {
    "zfgb": "政府公报",
    "三公經費": "三公”经费",
    "名称:绩效": "绩效",
    "督查室": "督查室",
    "责任:督查室 -预算": "督查室",
}
"""What is marked in the table for a query."""
COUNTED = """query => new Promise(done => {
    const status = document.querySelector('#hits'), box = document.querySelector('#q');
    const visible = () => [...document.querySelectorAll('[data-item]')].filter(row => row.checkVisibility()).length;
    new MutationObserver(() => done([status.textContent, visible()])).observe(status, {childList: true});
    box.value = query;
    box.dispatchEvent(new Event('input'));
})"""
"""Puts a query, and returns the count and how many rows are to be seen when it is written."""


def _draw(seed: int) -> random.Random:
    return random.Random(seed)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace of the bundled items, those of a small office, and items of odd and hostile texts."""
    draw = _draw(1)
    hard = ["".join(draw.choices(ODD + TRICKY * 2 + UNSEEN, k=draw.randint(1, 20))) for _ in range(60)]
    odd = [_odd_item(f"odd-{at}", hard[at::20]) for at in range(20)]
    storable = [text for text in HOSTILE.values() if "\ud800" not in text]
    hostile = [_odd_item(f"hostile-{at}", [text] * 3) for at, text in enumerate(storable)]
    office = [item.to_mapping() | {"id": f"{item.id}-2"} for item in ITEMS]
    return lay(
        tmp_path_factory.mktemp("workspace"),
        {"catalog.yaml": (ROOT / "catalog.yaml").read_text(encoding="utf-8")}
        | {f"data/items/{path.name}": path.read_bytes() for path in (ROOT / "data/items").glob("*.yaml")}
        | {f"data/items/more/{item['id']}.yaml": _yaml(item) for item in (*office, *odd, *hostile)},
    )


def _yaml(item: Mapping[str, object]) -> str:
    """Write an item as JSON, as YAML takes it: no pairs of surrogates, and what is not printable escaped."""
    text = json.dumps(item, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)


def _odd_item(item_id: str, texts: Sequence[str]) -> dict[str, object]:
    name, content, basis = (text if text.strip() else "空" for text in texts)
    extra = {"备注": content, "__proto__": name}
    return {
        "id": item_id,
        "category": "一/二",
        "name": name,
        "content": content,
        "basis": [basis, name],
        "extra": extra,
    }


@pytest.fixture(scope="module")
def catalogue(workspace: Path) -> Catalogue:
    return load_catalogue(Folder(workspace)).catalogue


@pytest.fixture(scope="module")
def site(workspace: Path) -> Path:
    """Return the index page of the site of the workspace."""
    return _built(workspace, workspace.parent / "site")


@pytest.fixture(scope="module")
def bundled_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the index page of the site of the bundled items."""
    return _built(ROOT, tmp_path_factory.mktemp("bundled") / "site")


def _built(workspace: Path, folder: Path) -> Path:
    outcome = run_in_process(["site", "-o", str(folder)], workspace, "", {"CATALOG_CACHE_DIR": f"{folder}-cache"})
    assert (folder / "index.html").is_file(), outcome.stderr
    return folder / "index.html"


def _answers(page: Page, queries: Sequence[str]) -> dict[str, tuple[str, list[str]]]:
    return {query: (said, ids) for query, (said, ids) in zip(queries, page.evaluate(ASK, list(queries)), strict=True)}


def _hits(catalogue: Catalogue, query: str) -> set[str] | None:
    """Return what the program finds; None where it refuses the query."""
    try:
        parsed = parse_query([query], catalogue.settings.synonyms)
    except QueryError:
        return None
    return {hit.item.id for hit in search(catalogue.items, parsed)}


def _disagreements(catalogue: Catalogue, answers: Mapping[str, tuple[str, list[str]]]) -> Iterator[str]:
    for query, (said, ids) in answers.items():
        wanted = _hits(catalogue, query)
        if said.startswith(OR_SENTENCE):
            if wanted is not None and not OF_THE_TERMINAL.search(query):
                yield f"{query}: left to the terminal"
        elif said.startswith(REFUSALS) or wanted is None:
            # nothing to look for is everything in a page, and no question at a terminal
            if wanted is not None or (not said.startswith(REFUSALS) and len(ids) != len(catalogue.items)):
                yield f"{query}: {said or 'everything'}, but the program finds {wanted}"
        elif set(ids) != wanted:
            yield f"{query}: {sorted(set(ids) ^ wanted)}"


def test_each_query_of_the_tests_of_catalog_search_finds_the_same_items(
    bundled_site: Path, open_page: OpenPage
) -> None:
    cases = YAML(typ="safe", pure=True).load(CASES.read_text(encoding="utf-8"))
    typed = [shlex.split(case["run"]) for case in cases]
    queries = {_words(words[words.index("search") + 1 :]): words for words in typed if "-i" not in words}
    answers = _answers(open_page(bundled_site), [*queries])
    bundled = load_catalogue(Folder(ROOT)).catalogue
    assert [*_disagreements(bundled, {query: answer for query, answer in answers.items() if query})] == []
    assert sum(not said.startswith((OR_SENTENCE, *REFUSALS)) for said, _ids in answers.values()) > len(answers) / 2


def _words(words: Sequence[str]) -> str:
    """Return the words of a query without the options and their values."""
    kept, after = [], ""
    for word in words:
        if not word.startswith("--") and after not in VALUED:
            kept.append(word)
        after = word
    return " ".join(kept)


@pytest.mark.parametrize(
    "query", ["预算", "zfgb", "責任：督查室", "２０１８〕２２号", "年报", "时限:二十工作日", "部门:数据局"]
)
def test_the_program_s_own_answer_is_the_same(query: str, bundled_site: Path, open_page: OpenPage, run: Run) -> None:
    printed = run("search", query, "--format", "json", cwd=ROOT).stdout
    found = [item["id"] for item in json.loads(printed or "[]")]
    assert sorted(_answers(open_page(bundled_site), [query])[query][1]) == sorted(found)


def test_the_examples_of_the_manual_find_as_many(bundled_site: Path, open_page: OpenPage) -> None:
    found = dict(examples("search.md"))
    answers = _answers(open_page(bundled_site), [*found])
    here = {query: len(ids) for query, (said, ids) in answers.items() if not said.startswith(OR_SENTENCE)}
    assert here == {query: found[query] for query in here}
    assert all(OF_THE_TERMINAL.search(query) for query in found.keys() - here.keys())
    assert len(here) > 10


def test_words_phrases_minuses_and_fields_mean_the_same(catalogue: Catalogue, site: Path, open_page: OpenPage) -> None:
    queries = [" ".join(cast("list[str]", param.values[0])) for param in (*MEANINGS, *FIELDS)]
    page = open_page(site)
    assert [*_disagreements(catalogue, _answers(page, [*queries, *(f"-{query}" for query in queries)]))] == []


def test_generated_queries_find_the_same_items(catalogue: Catalogue, site: Path, open_page: OpenPage) -> None:
    queries = [*_generated(catalogue, _draw(20), 500)]
    answers = _answers(open_page(site), queries)
    assert "\n".join(_disagreements(catalogue, answers)) == ""
    assert sum(0 < len(ids) < len(catalogue.items) for _said, ids in answers.values()) > len(answers) / 4


def _generated(catalogue: Catalogue, draw: random.Random, count: int) -> Iterator[str]:
    texts = [text for item in catalogue.items for key in SEARCHED for text in item.texts(key) if text]
    complex_signs = {simple: chr(sign) for sign, simple in simplified_characters().items()}
    for _ in range(count):
        words = (_generated_word(texts, complex_signs, draw) for _ in range(draw.choice([1, 1, 2, 2, 3])))
        # a box of one line takes line breaks out of what is put into it
        yield " ".join(words).replace("\n", " ").replace("\r", " ")


def _generated_word(texts: Sequence[str], complex_signs: Mapping[str, str], draw: random.Random) -> str:
    text = draw.choice(texts)
    start, length = draw.randrange(len(text)), draw.choice([1, 1, 2, 2, 3, 5])
    piece = text[start : start + length]
    word = draw.choice(
        [
            piece,
            piece,
            "".join(complex_signs.get(sign, sign) for sign in piece),
            "".join(draw.choice([ways[0], ways[-1], ways[0][0]]) for ways in syllables_of(piece) if ways) or "zf",
            draw.choice(
                ["20工作日", "二十个工作日", "２０個工作日", "年报", "招聘", "①", "lv", "zh", "批准（批复）后"]
            ),
        ]
    )
    if draw.random() < 0.15:
        word = f'"{word}"'
    if draw.random() < 0.3:
        word = draw.choice(NAMES) + draw.choice([":", "：", ": ", "=", "!="]) + word
    return draw.choice(["", "", "", "", "-", "－", "NOT ", "非 "]) + word


def test_what_the_terminal_alone_can_do_is_said_and_the_last_hits_stay(bundled_site: Path, open_page: OpenPage) -> None:
    page = open_page(bundled_site)
    last = _answers(page, ["预算"])["预算"][1]
    for query in ("预算 OR 公报", "预算|公报", "(预算)", "时限<20工作日", "条:63", "改于:2026", "有:法定时限"):
        said, ids = _answers(page, [query])[query]
        assert said == "OR、括号、大小比较和按法条查找只能在终端使用：catalog search"
        assert ids == last
    assert _answers(page, ["“政府"])["“政府"] == ("““”没有配对", last)
    assert _answers(page, ["时银=20"])["时银=20"] == ("没有“时银”这一栏", last)


def test_the_count_is_announced(bundled_site: Path, open_page: OpenPage) -> None:
    page = open_page(bundled_site)
    page.get_by_role("searchbox").fill("预算")
    expect(page.get_by_role("status")).to_have_text("共20项，找到4项")
    page.get_by_role("searchbox").fill("星际航行")
    expect(page.get_by_role("status")).to_have_text("没有符合条件的事项")
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_role("status")).to_have_text("共 20 项")
    expect(page.locator("[data-item]:visible")).to_have_count(20)


def test_the_count_is_announced_when_the_rows_are_there(bundled_site: Path, open_page: OpenPage) -> None:
    page = open_page(bundled_site, "#q=预算")
    expect(page.locator("[data-item]:visible")).to_have_count(4)
    assert page.evaluate(COUNTED, "") == ["共 20 项", 20]


def test_the_keyboard_alone_suffices(bundled_site: Path, open_page: OpenPage) -> None:
    page = open_page(bundled_site)
    page.keyboard.press("/")
    page.keyboard.type("gongbao")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="政府公报", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    page.keyboard.type("预算")
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-item=sangong-jingfei] a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/items/sangong-jingfei/index.html")


def test_the_key_for_the_box_can_be_switched_off(bundled_site: Path, open_page: OpenPage) -> None:
    page = open_page(bundled_site)
    page.get_by_text("搜索方法").click()
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).not_to_be_focused()


def test_the_address_keeps_the_query_and_the_filters(bundled_site: Path, open_page: OpenPage) -> None:
    page = open_page(bundled_site, "#q=预算&responsible=市政府办后勤办")
    expect(page.get_by_role("searchbox")).to_have_value("预算")
    expect(page.get_by_label("公开责任")).to_have_value("市政府办后勤办")
    expect(page.get_by_role("status")).to_have_text("共20项，找到4项")
    page.get_by_role("searchbox").fill("预算 & #三公")
    page.get_by_label("公开责任").select_option("")
    page.get_by_role("searchbox").fill("三公")
    page.locator("[data-item=sangong-jingfei] a").first.click()
    page.wait_for_url("**/items/sangong-jingfei/index.html")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("三公")
    expect(page.get_by_role("status")).to_have_text("共20项，找到1项")
    page.evaluate("location.hash = '#q=%E5%85%AC%E6%8A%A5'")
    expect(page.get_by_role("searchbox")).to_have_value("公报")
    expect(page.get_by_role("status")).to_have_text("共20项，找到1项")


def test_filters_go_with_the_search_and_with_levels_of_categories(
    catalogue: Catalogue, site: Path, open_page: OpenPage
) -> None:
    page = open_page(site)
    page.get_by_role("combobox", name="事项类别").select_option("一/二")
    rows = page.locator("[data-item]:visible")
    expect(rows).to_have_count(sum(item.category == "一/二" for item in catalogue.items))
    page.get_by_role("searchbox").fill("id:odd")
    expect(rows).to_have_count(20)


def test_a_category_can_be_gone_to_while_its_rows_are_still_to_come(site: Path, open_page: OpenPage) -> None:
    page = open_page(site)
    page.evaluate(TYPE_AND_JUMP, "的")
    expect(page.locator("tbody:target")).to_be_in_viewport()
    expect(page.get_by_role("searchbox")).to_have_value("的")


def test_hits_are_marked_where_they_are(bundled_site: Path, open_page: OpenPage) -> None:
    page = open_page(bundled_site, script=MARKS)
    for query, marked in MARKED.items():
        for typed, words in (query, marked), ("", ""):
            page.get_by_role("searchbox").fill(typed)
            page.wait_for_function("words => window.marks() === words", arg=words)


def test_browsers_without_highlights_get_marks_as_elements(bundled_site: Path, open_page: OpenPage) -> None:
    page = open_page(bundled_site, script="delete window.Highlight")
    row = page.locator("[data-item=zhengfu-gongbao]")
    before = row.inner_html()
    page.get_by_role("searchbox").fill("zfgb")
    expect(page.locator("mark")).to_have_text(["政府公报"])
    page.get_by_role("searchbox").fill("")
    expect(page.locator("mark")).to_have_count(0)
    assert row.inner_html() == before


@pytest.mark.parametrize("query", ["公开 -预算", "星际航行", "甲 OR 乙"])
def test_a_search_is_open_to_everybody(query: str, bundled_site: Path, open_page: OpenPage) -> None:
    page = open_page(bundled_site, bypass_csp=True, viewport={"width": 375, "height": 800})
    page.get_by_role("searchbox").fill(query)
    expect(page.get_by_role("status")).not_to_have_text("共 20 项")
    page.get_by_text("搜索方法").click()
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="dark")
    assert barriers(page, "color-contrast") == []


def test_without_script_the_whole_table_is_there_and_no_box(bundled_site: Path, open_page: OpenPage) -> None:
    page = open_page(bundled_site, java_script_enabled=False)
    expect(page.locator("[data-item]:visible")).to_have_count(20)
    expect(page.locator("input[type=search]")).to_be_hidden()


def test_hostile_text_is_found_and_does_nothing(site: Path, open_page: OpenPage) -> None:
    page = open_page(site, "#q=<img src=x onerror=alert(1)>")
    page.get_by_role("searchbox").fill('"<script>alert(1)</script>"')
    expect(page.get_by_role("status")).to_contain_text("找到1项")
    data = (site.parent / "data.js").read_text(encoding="utf-8")
    assert not set("<\u2028\u2029") & set(data)


def test_folding_is_the_program_s(chromium: Browser) -> None:
    # of the many characters of Chinese and Korean, which all fold alike, every twentieth
    codes = [*range(0x3400), *range(0x3400, 0xA000, 20), *range(0xA000, 0xAC00), *range(0xAC00, 0xD800, 20)]
    codes += [*range(0xE000, 0x20000), *range(0x20000, 0x30000, 50), *map(ord, ALIKE), *simplified_characters()]
    signs = [chr(code) for code in codes if category(chr(code)) not in {"Cn", "Co", "Cs"}]
    draw = _draw(2)
    texts = ["".join(draw.choices(ODD + UNSEEN + TRICKY, k=draw.randint(1, 12))) for _ in range(500)]
    data = {
        "alike": [*ALIKE.items()],
        "simple": "".join(chr(code) + to for code, to in simplified_characters().items()),
    }
    page = chromium.new_page()
    script = f"const data = {json.dumps(data)};\n{FOLD.read_text(encoding='utf-8')}"
    given = page.evaluate(f"texts => {{ {script}\nreturn texts.map(fold) }}", [*signs, *texts])
    known = page.evaluate(f"texts => {{ {script}\nreturn texts.map(text => foldWithOrigins(text).text) }}", texts)
    page.close()
    different = [
        (text, fold(text), got) for text, got in zip([*signs, *texts], given, strict=True) if got != fold(text)
    ]
    assert different == []
    assert known == [*map(fold, texts)]
