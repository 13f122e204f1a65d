"""Sites of catalogues that tests make up: what they tell, and the files that they consist of."""

import re
from collections.abc import Mapping
from datetime import date
from html import unescape

from msgspec.structs import replace

from catalog_cli.actions.site_history import NoHistories
from catalog_cli.cli.language import speaking
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.changelog import Changelog
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run
from catalog_cli.site.content import SiteContent, SiteEdition
from catalog_cli.site.registry import site_files
from catalog_cli.site.settings import SiteSettings, site_settings

TODAY = date(2026, 6, 30)
SETTINGS = Settings(
    title="白鹭区司法局主动公开目录",
    publishers=("白鹭区司法局", "白鹭区法律援助中心"),
    jurisdiction={"name": "白鹭区", "level": "县", "within": ["海东省", "鹭江市"]},
    categories=("预算", "规划"),
)
ITEM = Item(
    id="bumen-yusuan",
    category="预算/部门",
    name="部门预算",
    content="部门收支总表\n说明",
    basis=("《中华人民共和国预算法》第十四条", "国办发〔2016〕8号"),
    channels=("政府网站", "公示栏"),
    time_limit="每年1月31日前",
    responsible=("财务科",),
    link="https://www.bailu.gov.cn/yusuan?id=1",
    path="data/items/bumen-yusuan.yaml",
)
BARE = Item(id="guihua", category="规划", name="规划", content="规划全文", path="data/items/guihua.yaml")


class Changed(NoHistories, frozen=True):
    """Items that all changed on one day."""

    def last_change(self, item: Item) -> date | None:  # noqa: ARG002 - the protocol's
        return date(2026, 5, 9)


def site_content(
    *items: Item,
    base_url: str = "",
    changelog: Changelog | None = None,
    settings: Settings = SETTINGS,
    in_git: bool = True,
) -> SiteContent:
    """Return what a site tells of some items."""
    return SiteContent(
        catalogue=Catalogue(settings, items),
        site=replace(site_settings(settings.site), languages=SiteSettings().languages),
        run=Run(TODAY, language="zh"),
        histories=Changed() if in_git else NoHistories(),
        edition=SiteEdition("0123abc", date(2026, 5, 10), "0123abc" + "0" * 33) if in_git else None,
        editions_key=changelog,
        read_changelog=lambda: changelog,
        base_url=base_url,
    )


def site_of(content: SiteContent, *endings: str) -> Mapping[str, bytes]:
    """Make the files of a site whose paths have one of these endings."""
    with speaking(content.site.language):
        return {file.path: file.make() for file in site_files(content) if file.path.endswith(endings)}


def meta_tags(page: str) -> Mapping[str, str]:
    """Return the meta tags of a page by their names."""
    return {name: unescape(text) for name, text in re.findall(r'<meta name="(\w+)" content="([^"]*)">', page)}


def json_ld_of(page: str) -> str:
    """Return the JSON-LD of a page as it stands there."""
    return "".join(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL))
