"""The head of a page has the tags that 国办发〔2017〕47号 asks for, and leads to the data."""

import re

import html5lib
import pytest
from msgspec.structs import replace

from catalog_cli.site.content import SiteContent
from hostile import HOSTILE
from sites import BARE, ITEM, SETTINGS, meta_tags, site_content, site_of

BASE = "https://www.bailu.gov.cn/ml/"
ITEM_PAGE = "items/bumen-yusuan/index.html"
KNOWN = replace(SETTINGS, site={"name": "白鹭区人民政府", "id_code": "9901020001"})


def page(path: str, content: SiteContent) -> str:
    return site_of(content, path)[path].decode()


def test_an_item_s_page_is_an_article_of_its_site() -> None:
    tags = meta_tags(page(ITEM_PAGE, site_content(ITEM, base_url=BASE, settings=KNOWN)))
    assert tags["SiteName"] == "白鹭区人民政府"
    assert tags["SiteDomain"] == "www.bailu.gov.cn"
    assert tags["SiteIDCode"] == "9901020001"
    assert tags["ColumnName"] == "预算"
    assert tags["ColumnType"] == "信息公开"
    assert tags["ArticleTitle"] == "部门预算"
    assert tags["PubDate"] == "2026-05-09 00:00"
    assert tags["ContentSource"] == "白鹭区司法局、白鹭区法律援助中心"
    assert tags["Author"] == "财务科"
    assert tags["Keywords"] == "部门预算,预算,部门"
    assert tags["Url"] == f"{BASE}{ITEM_PAGE}"


@pytest.mark.parametrize("path", ["index.html", "offices/index.html", "laws/index.html", "about/index.html"])
def test_a_page_that_leads_to_others_is_a_column(path: str) -> None:
    tags = meta_tags(page(path, site_content(ITEM, settings=KNOWN)))
    assert {"SiteName", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"} <= tags.keys()
    assert "ArticleTitle" not in tags


def test_what_is_not_known_has_no_tag() -> None:
    tags = meta_tags(page("items/guihua/index.html", site_content(BARE, in_git=False)))
    assert tags["SiteName"] == SETTINGS.title
    assert {"SiteDomain", "SiteIDCode", "PubDate", "Author", "Url"} & tags.keys() == set()


def test_no_tag_is_there_twice() -> None:
    for text in site_of(site_content(ITEM, base_url=BASE, settings=KNOWN), ".html").values():
        names = [name.lower() for name in re.findall(r'<meta name="([\w-]+)"', text.decode())]
        assert len(set(names)) == len(names)


def test_pages_lead_to_their_data() -> None:
    content = site_content(ITEM, base_url=BASE)
    files = site_of(content, "")
    links = re.findall(r'<link rel="alternate" href="([^"]+)"', files[ITEM_PAGE].decode())
    assert "../../items/bumen-yusuan.json" in links
    start = re.findall(r'<link rel="alternate" href="([^"]+)"', files["index.html"].decode())
    assert {"catalog.json", "items.json", "catalog.jsonld"} <= set(start) <= files.keys()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_opens_no_element(text: str) -> None:
    item = replace(ITEM, name=text, content=text, category=text, publisher=text, responsible=(text,))
    settings = replace(SETTINGS, title=text, publishers=(text,), site={"name": text, "id_code": text})
    tree = html5lib.parse(page(ITEM_PAGE, site_content(item, settings=settings)), namespaceHTMLElements=False)
    assert {element.get("type") for element in tree.iter("script")} == {"application/ld+json"}
    assert {element.tag for element in tree.find("head")} == {"meta", "title", "link", "script"}
