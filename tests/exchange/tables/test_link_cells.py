"""A link cell gives the address of the page, and every word beside it."""

import pytest

from catalog_cli.exchange.tables.grid import Link
from catalog_cli.exchange.tables.link_cells import LinkCell, read_link

URL = "https://www.x.gov.cn/zwgk/index.html"
OTHER = "https://www.x.gov.cn/b"


@pytest.mark.parametrize(
    ("text", "links", "link", "note"),
    [
        pytest.param(URL, [], URL, "", id="an address"),
        pytest.param(URL, [Link(URL, URL)], URL, "", id="an address that is a hyperlink"),
        pytest.param("点击查看", [Link(URL, "点击查看")], URL, "点击查看", id="words that are a hyperlink"),
        pytest.param(f"{URL}\n绩效评价一起公开", [], URL, "绩效评价一起公开", id="words on the next line"),
        pytest.param(f"见{URL}栏目", [], URL, "见栏目", id="words without a space"),
        pytest.param(f"政府公报（{URL}）", [], URL, "政府公报", id="an address in brackets"),
        pytest.param(f"{URL}。", [], URL, "。", id="a full stop"),
        pytest.param(f"({URL})", [], URL, "", id="half-width brackets"),
        pytest.param("https://x.gov.cn/政策/a.html", [], "https://x.gov.cn/政策/a.html", "", id="Chinese in a path"),
        pytest.param("绩效评价同预决算一起公开", [], "", "绩效评价同预决算一起公开", id="only words"),
        pytest.param("www.x.gov.cn", [], "", "www.x.gov.cn", id="no scheme, no address"),
        pytest.param(
            "www.x.gov.cn",
            [Link("http://www.x.gov.cn/", "www.x.gov.cn")],
            "http://www.x.gov.cn/",
            "www.x.gov.cn",
            id="but where it leads",
        ),
        pytest.param(f"{URL}；{OTHER}", [], URL, OTHER, id="a second address"),
        pytest.param(
            "栏目一、栏目二",
            [Link(URL, "栏目一"), Link(OTHER, "栏目二")],
            URL,
            f"栏目一、栏目二（{OTHER}）",
            id="two hyperlinks",
        ),
        pytest.param(URL, [Link(OTHER, URL)], OTHER, URL, id="words that lie about where they lead"),
        pytest.param(
            "https://x.gov.cn",
            [Link("https://x.gov.cn/", "https://x.gov.cn")],
            "https://x.gov.cn",
            "",
            id="the same but for a slash",
        ),
        pytest.param(
            "办公室邮箱", [Link("mailto:a@x.gov.cn", "办公室邮箱")], "", "办公室邮箱（a@x.gov.cn）", id="a mail address"
        ),
        pytest.param(
            "a@x.gov.cn", [Link("mailto:a@x.gov.cn", "a@x.gov.cn")], "", "a@x.gov.cn", id="one that is printed"
        ),
        pytest.param("附件", [Link("../a.doc", "附件")], "", "附件（../a.doc）", id="a path"),
        pytest.param("目录", [Link("#_GoBack", "目录")], "", "目录", id="a place in the document itself"),
        pytest.param(
            "https://www.x.gov.cn/zwgk/pub\nlic?type=4",
            [],
            "https://www.x.gov.cn/zwgk/public?type=4",
            "",
            id="a wrapped address",
        ),
        pytest.param("HTTPS", [], "", "HTTPS", id="no host"),
        pytest.param("", [Link(URL, "")], URL, "", id="a hyperlink without words"),
        pytest.param("", [], "", "", id="nothing"),
    ],
)
def test_a_link_cell_is_read(text: str, links: list[Link], link: str, note: str) -> None:
    assert read_link(text, links) == LinkCell(link, note)
