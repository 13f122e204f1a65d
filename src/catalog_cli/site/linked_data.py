"""JSON-LD in pages, in the words of schema.org: the catalogue, its data, and each item as data and as a service.

Addresses without a base are relative: a browser, a crawler and an RDF parser resolve them from the page.
"""

from collections.abc import Iterable, Iterator

from catalog_cli.model.item import LEVEL, Item
from catalog_cli.model.json_text import dumps
from catalog_cli.model.message import message
from catalog_cli.site.cited_laws import citations_of, title_of
from catalog_cli.site.content import SiteContent
from catalog_cli.site.outputs.data import ITEMS, item_data
from catalog_cli.site.outputs.downloads import DOWNLOADS
from catalog_cli.site.page import Page
from catalog_cli.site.web_address import iri

_CONTEXT = "https://schema.org"
_SERVICE = "政府信息主动公开"
_WEBSITE = "网站"
"""In the name of a channel that has addresses."""
Node = dict[str, object]


def json_ld(page: Page, content: SiteContent) -> str:
    """Return the JSON-LD of a page; empty for pages that only lead to others."""
    root = content.base_url or page.root
    if page.item:
        nodes = list(_item_nodes(page.item, root, content))
    elif page.kind == "index":
        nodes = [_catalogue(root, content)]
    else:
        return ""
    return dumps({"@context": _CONTEXT, "@graph": nodes})


def description_of(content: SiteContent) -> str:
    """Say in a sentence what the catalogue is."""
    text = message(
        "What {publishers} discloses of its own accord: legal basis, channels, time limits and responsible offices.",
        publishers="、".join(content.settings.publishers) or content.settings.title,
    )
    return text.in_language(content.site.language)


def _catalogue(root: str, content: SiteContent) -> Node:
    settings, edition = content.settings, content.edition
    return _present(
        {
            "@type": "DataCatalog",
            "@id": f"{root}index.html#catalog",
            "name": settings.title,
            "description": description_of(content),
            "url": f"{root}index.html",
            "inLanguage": "zh-CN",
            "publisher": _organizations(settings.publishers),
            "spatialCoverage": _place(content),
            "dateModified": edition and edition.day.isoformat(),
            "dataset": _whole(root, content),
        }
    )


def _whole(root: str, content: SiteContent) -> Node:
    """Return all items together as one set of data, with the documents that hold it."""
    files = [(ITEMS, "application/json"), *((file.path, file.media_type) for file in DOWNLOADS)]
    return _present(
        {
            "@type": "Dataset",
            "@id": f"{root}{ITEMS}#items",
            "name": content.settings.title,
            "description": description_of(content),
            "url": f"{root}index.html",
            "creator": _organizations(content.settings.publishers),
            "includedInDataCatalog": {"@id": f"{root}index.html#catalog"},
            "distribution": [
                {"@type": "DataDownload", "contentUrl": root + path, "encodingFormat": media_type}
                for path, media_type in files
            ],
        }
    )


def _item_nodes(item: Item, root: str, content: SiteContent) -> Iterator[Node]:
    page = root + content.addresses.item(item.id)
    publishers = _organizations([item.publisher] if item.publisher else content.settings.publishers)
    changed = content.histories.last_change(item)
    yield _present(
        {
            "@type": "Dataset",
            "@id": f"{page}#item",
            "identifier": item.id,
            "name": item.name,
            "description": item.content,
            "url": iri(item.link) or page,
            "mainEntityOfPage": page,
            "keywords": item.category.split(LEVEL),
            "includedInDataCatalog": {
                "@type": "DataCatalog",
                "@id": f"{root}index.html#catalog",
                "name": content.settings.title,
            },
            "publisher": publishers,
            "creator": _organizations(item.responsible),
            "isBasedOn": list(_laws(item, root, content)),
            "dateModified": changed and changed.isoformat(),
            "distribution": {
                "@type": "DataDownload",
                "contentUrl": root + item_data(item.id),
                "encodingFormat": "application/json",
            },
        }
    )
    if item.channels and item.not_applicable is None:
        yield _service(item, page, publishers, content)


def _service(item: Item, page: str, publishers: list[Node], content: SiteContent) -> Node:
    """Return the disclosure as a service of the office: who provides and operates it, and through which channels."""
    return _present(
        {
            "@type": "GovernmentService",
            "@id": f"{page}#service",
            "name": item.name,
            "serviceType": _SERVICE,
            "provider": publishers,
            "serviceOperator": _organizations(item.responsible),
            "availableChannel": [_channel(name, item) for name in item.channels],
            "areaServed": _place(content),
            "serviceOutput": {"@id": f"{page}#item"},
        }
    )


def _channel(name: str, item: Item) -> Node:
    return _present(
        {"@type": "ServiceChannel", "name": name, "serviceUrl": iri(item.link) if _WEBSITE in name else None}
    )


def _laws(item: Item, root: str, content: SiteContent) -> Iterator[Node]:
    for citation in citations_of(item):
        title = title_of(citation, content)
        yield _present(
            {
                "@type": "Legislation",
                "@id": f"{root}{content.addresses.law(title)}#law",
                "name": title,
                "legislationIdentifier": citation.reference,
            }
        )


def _place(content: SiteContent) -> Node | None:
    """Return the place that the catalogue is for, within those that it belongs to."""
    names = content.settings.jurisdiction
    within, own = names.get("within"), names.get("name")
    place: Node | None = None
    for name in [*(within if isinstance(within, (list, tuple)) else ()), own]:
        if isinstance(name, str) and name:
            place = _present({"@type": "AdministrativeArea", "name": name, "containedInPlace": place})
    return place


def _organizations(names: Iterable[str]) -> list[Node]:
    return [{"@type": "GovernmentOrganization", "name": name} for name in dict.fromkeys(names)]


def _present(values: Node) -> Node:
    return {key: value for key, value in values.items() if value}
