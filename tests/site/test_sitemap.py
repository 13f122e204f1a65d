"""`sitemap.xml` and `robots.txt`: only where the address of the site is known, and right by the protocol."""

from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree
from xmlschema import XMLSchema

from sites import BARE, ITEM, site_content, site_of

BASE = "https://www.bailu.gov.cn/ml/"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def urls(text: bytes) -> dict[str, str | None]:
    found = etree.fromstring(text).iter(f"{NAMESPACE}url")
    return {url.findtext(f"{NAMESPACE}loc") or "": url.findtext(f"{NAMESPACE}lastmod") for url in found}


def test_it_is_a_site_map() -> None:
    text = site_of(site_content(ITEM, BARE, base_url=BASE), "sitemap.xml")["sitemap.xml"]
    XMLSchema(Path(__file__).with_name("sitemap.xsd")).validate(text.decode())


def test_it_names_every_page_and_the_day_of_an_item_s_last_change() -> None:
    content = site_content(ITEM, BARE, base_url=BASE)
    found = urls(site_of(content, "sitemap.xml")["sitemap.xml"])
    assert found.keys() == {BASE + path for path in site_of(content, ".html")}
    assert found[f"{BASE}items/guihua/index.html"] == "2026-05-09"
    assert found[f"{BASE}index.html"] == "2026-05-10"


def test_without_git_no_day_is_known() -> None:
    found = urls(site_of(site_content(ITEM, base_url=BASE, in_git=False), "sitemap.xml")["sitemap.xml"])
    assert set(found.values()) == {None}


def test_without_an_address_there_is_none() -> None:
    assert site_of(site_content(ITEM), "sitemap.xml", "robots.txt") == {}


@pytest.mark.parametrize("base_url", ["https://xxgk.bailu.gov.cn/", "http://127.0.0.1:8000/"])
def test_robots_are_told_of_it_at_the_root_of_a_host(base_url: str) -> None:
    robots = RobotFileParser()
    robots.parse(site_of(site_content(ITEM, base_url=base_url), "robots.txt")["robots.txt"].decode().splitlines())
    assert robots.can_fetch("any", f"{base_url}items/guihua/index.html")
    assert robots.site_maps() == [f"{base_url}sitemap.xml"]


def test_below_a_host_nobody_reads_robots() -> None:
    assert "robots.txt" not in site_of(site_content(ITEM, base_url=BASE), ".txt")
