"""What is read of a page: its days, whether it says that it is gone, where it sends its reader."""

import time
from datetime import date

import pytest

from catalog_cli.links.dates import days_on
from catalog_cli.links.meta_refresh import refresh_target
from catalog_cli.links.page import WebPage, is_page, read_page
from catalog_cli.links.soft_errors import soft_error


def days(html: str) -> list[tuple[str, str]]:
    return [(each.day.isoformat(), each.where) for each in days_on(read_page(html.encode()))]


@pytest.mark.parametrize(
    ("html", "newest"),
    [
        ('<meta name="PubDate" content="2026-03-05 10:20">', ("2026-03-05", "PubDate")),
        ('<META NAME="pubdate" CONTENT="2026/3/5">', ("2026-03-05", "PubDate")),
        ('<meta name="PubDate" content="2026年3月5日"><span>2026-06-01</span>', ("2026-03-05", "PubDate")),
        ('<meta name="PubDate" content=""><span>2026-06-01</span>', ("2026-06-01", "list")),
        ("<li><a>通知</a><span>2026-01-02</span><li><a>公告</a><span>2026-02-03</span>", ("2026-02-03", "list")),
        ("<li><a>通知</a> [2026-02-03]", ("2026-02-03", "list")),
        ("<td>（2026年2月3日）</td>", ("2026-02-03", "list")),
        ("<p>发布时间：2026-02-03 08:30:00</p>", ("2026-02-03", "list")),
        ("<i>2026.02.03</i>", ("2026-02-03", "list")),
        ("<span> 2026-02-03\n</span>", ("2026-02-03", "list")),
        ('<meta name="PubDate" content="2026-02-30"><b>2026-02-03</b>', ("2026-02-03", "list")),
    ],
)
def test_the_days_of_a_page_are_seen(html: str, newest: tuple[str, str]) -> None:
    assert days(html)[0] == newest


@pytest.mark.parametrize(
    "html",
    [
        "<p>本办法自2026年2月3日起施行。</p>",
        "<p>津政发〔2026〕2号</p><p>02-03</p>",
        "<script>var day = '2026-02-03';</script><style>2026-02-03</style>",
        "<!-- <span>2026-02-03</span> -->",
        "<span>2026-13-01</span><span>1999-01-01</span>",
        "",
        "\0\0",
    ],
)
def test_a_day_in_a_sentence_or_a_script_is_none_of_the_page(html: str) -> None:
    assert days(html) == []


def test_of_many_days_the_newest_are_kept() -> None:
    found = days(
        "".join(f"<li><span>2025-{month:02}-{day:02}</span>" for month in range(1, 13) for day in range(1, 29))
    )
    assert len(found) == 10
    assert found[0] == (date(2025, 12, 28).isoformat(), "list")


GONE = (
    *(
        "页面不存在",
        "您访问的页面不存在",
        "您访问的页面已删除",
        "抱歉，您要访问的页面找不到了",
        "该信息已被删除！",
        "此页面已失效",
    ),
    *(
        "您浏览的文章不存在或已被删除",
        "对不起，页面未找到",
        "没有找到您要访问的页面",
        "404 Not Found",
        "404-页面不存在",
        "错误 404",
    ),
    *("Page not found", "404", "您查看的内容可能已下线。", "找不到页面", "您访问的页面可能已经删除、更名或暂时不可用"),
)
STAYING = (
    *(
        "政府信息不存在告知书",
        "关于公布失效文件目录的通知",
        "已废止的规范性文件",
        "行政许可事项取消和下放",
        "无法找到监护人的儿童",
    ),
    *("信息公开指南", "404路公交线路调整公告", "撤销网站的公告", "关于删除部分条款的决定", "查找服务", "", "网站地图"),
)


@pytest.mark.parametrize("title", GONE)
def test_a_page_that_says_it_is_gone_is_gone(title: str) -> None:
    assert soft_error(WebPage(title=title, texts=("更多",) * 999))
    assert soft_error(WebPage(title="提示", texts=(title, "返回首页")))


@pytest.mark.parametrize("title", STAYING)
def test_a_page_about_something_that_is_gone_is_there(title: str) -> None:
    assert soft_error(WebPage(title=title, headings=(title,), texts=("正文",) * 999)) is None


def test_a_long_page_may_speak_of_pages_that_are_gone() -> None:
    assert soft_error(WebPage(title="政府网站年度报表", texts=("您访问的页面不存在", "一" * 500))) is None


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=/a", "/a"),
        ("0;URL='https://www.example.gov.cn/a'", "https://www.example.gov.cn/a"),
        ('5 ; Url = "a.html"', "a.html"),
        ("1.5; url=/a", "/a"),
        ("0;/a", "/a"),
        ("30", None),
        ("30; url=/a", None),
        ("", None),
        ("soon; url=/a", None),
        ("9" * 50 + ";url=/a", None),
    ],
)
def test_a_page_that_sends_its_reader_on_is_followed(content: str, target: str | None) -> None:
    assert refresh_target(WebPage(metas=(("refresh", content),))) == target


def test_a_refresh_of_nothing_but_blanks_is_read_at_once() -> None:
    started = time.process_time()
    assert refresh_target(WebPage(metas=(("refresh", "0" + " " * 250_000),))) is None
    read_page(b"<meta charset=" + b" " * 200_000, "text/html; charset=" + " " * 8_000)
    assert time.process_time() - started < 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "big5", "utf-16"])
def test_a_page_is_read_in_its_encoding(encoding: str) -> None:
    html = "<meta charset={}><title>政府公報</title>".format(encoding.replace("-sig", ""))
    assert read_page(html.encode(encoding)).title == "政府公報"
    assert read_page(html.encode(encoding)[:-3], f"text/html; charset={encoding}").title.startswith("政府公報")


def test_a_page_cut_off_within_a_character_is_read() -> None:
    assert read_page("<title>政府公报</title>公".encode()[:-1]).title == "政府公报"


def test_an_encoding_that_nobody_knows_and_what_is_nested_without_end_are_read() -> None:
    assert read_page(b"<meta charset=klingon><title>a\xff", "text/html; charset=klingon").title.startswith("a")
    assert read_page(b"<div>" * 50_000 + b"a").title == ""


def test_a_page_is_known_by_its_type_or_its_beginning() -> None:
    assert is_page("text/html; charset=utf-8", b"")
    assert is_page("application/xhtml+xml", b"")
    assert is_page("", b"\n<!DOCTYPE html>")
    assert not is_page("application/pdf", b"%PDF")
    assert not is_page("text/plain", "政府公报".encode())
