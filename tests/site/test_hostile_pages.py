"""Whatever an item holds, pages show it as text, and lead only to pages of the web."""

import pytest

from catalog_cli.actions.site_history import NoHistories
from catalog_cli.cli.language import speaking
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run
from catalog_cli.site.content import SiteContent
from catalog_cli.site.registry import site_files
from catalog_cli.site.settings import SiteSettings
from conftest import RUN
from hostile import FORBIDDEN, HOSTILE
from pages import addresses, elements, parsed, text_of

LINKS = ("javascript:alert(1)", "data:text/html,<script>", 'https://a.gov.cn/" onclick="x', "//evil", "JAVASCRIPT:x")


def pages_of(*items: Item, settings: Settings) -> dict[str, bytes]:
    content = SiteContent(
        catalogue=Catalogue(settings, items),
        site=SiteSettings(("zh", "en")),
        run=Run(RUN.today, "zh"),
        histories=NoHistories(),
    )
    with speaking("zh"):
        return {each.path: each.make() for each in site_files(content) if each.path.endswith(".html")}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_in_every_field_is_text(text: str) -> None:
    item = Item(
        id=text,
        category=f"{text}/{text}",
        name=text,
        content=text,
        basis=(text, f"《{text}》第一条"),
        channels=(text,),
        channels_optional=(text,),
        time_limit=text,
        responsible=(text,),
        publisher=text,
        link=text,
        link_note=text,
        published_with=text,
        audience=text,
        extra={text: text},
        not_applicable=text,
    )
    settings = Settings(title=text, publishers=(text,), categories=(text,))
    for data in pages_of(item, settings=settings).values():
        page = parsed(data)
        assert not set(FORBIDDEN) & set(data.decode())
        scripts = [text_of(each) for each in elements(page, "script")]
        assert not any("alert(1)</script>" in each for each in scripts)
        assert {each.tag.rpartition("}")[2] for each in page.iter()} & {"b", "img", "iframe", "object"} == set()
        assert not [name for each in page.iter() for name in each.attrib if name.startswith("on")]


@pytest.mark.parametrize("link", LINKS)
def test_only_addresses_of_the_web_are_links(link: str) -> None:
    item = Item(
        id="a", category="类", name="名", content="内容", link=link, responsible=("办",), basis=("《法》第一条",)
    )
    for data in pages_of(item, settings=Settings(title="目录")).values():
        assert link not in list(addresses(parsed(data)))
