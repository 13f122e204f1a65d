"""The catalogue in the words of DCAT-AP: a data portal harvests it as it is."""

from collections.abc import Iterator, Sequence

from catalog_cli.model.item import LEVEL, Item
from catalog_cli.model.phrase import ClauseKind, Period
from catalog_cli.site.cited_laws import citations_in, citations_of, title_of
from catalog_cli.site.content import SiteContent
from catalog_cli.site.fingerprint import fingerprint
from catalog_cli.site.linked_data import description_of
from catalog_cli.site.outputs.data import ITEMS, item_data
from catalog_cli.site.outputs.downloads import DOWNLOADS
from catalog_cli.site.records import parsed_limit
from catalog_cli.site.web_address import iri

_EU = "http://publications.europa.eu/resource/authority"
_MEDIA_TYPE = "http://www.iana.org/assignments/media-types"
_FREQUENCIES = {
    Period.DAY: "DAILY",
    Period.WEEK: "WEEKLY",
    Period.MONTH: "MONTHLY",
    Period.QUARTER: "QUARTERLY",
    Period.HALF_YEAR: "ANNUAL_2",
    Period.YEAR: "ANNUAL",
}
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "dcatap": "http://data.europa.eu/r5r/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "title": {"@id": "dct:title", "@language": "zh"},
    "description": {"@id": "dct:description", "@language": "zh"},
    "keyword": {"@id": "dcat:keyword", "@language": "zh"},
    "name": {"@id": "foaf:name", "@language": "zh"},
    "label": {"@id": "skos:prefLabel", "@language": "zh"},
    "identifier": {"@id": "dct:identifier"},
    "modified": {"@id": "dct:modified", "@type": "xsd:date"},
    "publisher": {"@id": "dct:publisher"},
    "creator": {"@id": "dct:creator"},
    "spatial": {"@id": "dct:spatial"},
    "language": {"@id": "dct:language", "@type": "@id"},
    "frequency": {"@id": "dct:accrualPeriodicity", "@type": "@id"},
    "homepage": {"@id": "foaf:homepage", "@type": "@id"},
    "page": {"@id": "dcat:landingPage", "@type": "@id"},
    "dataset": {"@id": "dcat:dataset"},
    "distribution": {"@id": "dcat:distribution"},
    "accessURL": {"@id": "dcat:accessURL", "@type": "@id"},
    "downloadURL": {"@id": "dcat:downloadURL", "@type": "@id"},
    "mediaType": {"@id": "dcat:mediaType", "@type": "@id"},
    "legislation": {"@id": "dcatap:applicableLegislation", "@type": "@id"},
    "eliTitle": {"@id": "eli:title", "@language": "zh"},
}
Node = dict[str, object]


def dcat_catalogue(content: SiteContent, items: str) -> Node:
    """Return the catalogue as a document of JSON-LD, to be put into the root of the site; `items` stands for them."""
    return {"@context": CONTEXT, "@graph": [_catalogue(content, [_whole(content), items]), *_laws(content)]}


def dataset_key(item: Item, content: SiteContent) -> bytes:
    """Return the fingerprint of all that an item's dataset is made of."""
    laws = [*map(citations_in(content).meant, item.basis)]
    changed, publishers = content.histories.last_change(item), content.settings.publishers
    return fingerprint(content.key_of(item), laws, content.base_url, changed, publishers)


def _catalogue(content: SiteContent, datasets: Sequence[object]) -> Node:
    settings = content.settings
    place = settings.jurisdiction.get("name")
    return _present(
        {
            "@id": f"{content.base_url}index.html#catalog",
            "@type": "dcat:Catalog",
            "title": settings.title,
            "description": description_of(content),
            "publisher": _agent("、".join(settings.publishers)),
            "language": f"{_EU}/language/ZHO",
            "homepage": f"{content.base_url}index.html",
            "modified": content.edition and content.edition.day.isoformat(),
            "spatial": {"@type": "dct:Location", "label": place} if isinstance(place, str) and place else None,
            "dataset": datasets,
        }
    )


def _whole(content: SiteContent) -> Node:
    files = [(ITEMS, "application/json"), *((file.path, file.media_type) for file in DOWNLOADS)]
    return _present(
        {
            "@id": f"{content.base_url}{ITEMS}#items",
            "@type": "dcat:Dataset",
            "title": content.settings.title,
            "description": description_of(content),
            "publisher": _agent("、".join(content.settings.publishers)),
            "page": f"{content.base_url}index.html",
            "distribution": [_file(path, media_type, content) for path, media_type in files],
        }
    )


def dataset(item: Item, content: SiteContent) -> Node:
    """Return an item as one of the datasets of the catalogue."""
    page = content.base_url + content.addresses.item(item.id)
    changed = content.histories.last_change(item)
    return _present(
        {
            "@id": f"{page}#item",
            "@type": "dcat:Dataset",
            "identifier": item.id,
            "title": item.name,
            "description": item.content,
            "keyword": item.category.split(LEVEL),
            "publisher": _agent(item.publisher or "、".join(content.settings.publishers)),
            "creator": [_agent(name) for name in dict.fromkeys(item.responsible)],
            "page": page,
            "modified": changed and changed.isoformat(),
            "frequency": _frequency(item),
            "legislation": list(dict.fromkeys(_law_address(title, content) for title in _titles(item, content))),
            "distribution": list(_distributions(item, content)),
        }
    )


def _distributions(item: Item, content: SiteContent) -> Iterator[Node]:
    if address := iri(item.link):
        yield {"@type": "dcat:Distribution", "title": item.name, "accessURL": address}
    yield _file(item_data(item.id), "application/json", content)


def _file(path: str, media_type: str, content: SiteContent) -> Node:
    address = content.base_url + path
    return {
        "@type": "dcat:Distribution",
        "accessURL": address,
        "downloadURL": address,
        "mediaType": f"{_MEDIA_TYPE}/{media_type}",
    }


def _frequency(item: Item) -> str | None:
    """Return how often the information is published anew, where the time limit says so."""
    for clause in parsed_limit(item.time_limit or "").clauses:
        period = Period.YEAR if clause.kind is ClauseKind.YEARLY else clause.period
        if period:
            return f"{_EU}/frequency/{_FREQUENCIES[period]}"
    return None


def _laws(content: SiteContent) -> Iterator[Node]:
    for title in citations_in(content).by_law:
        yield {"@id": _law_address(title, content), "@type": "eli:LegalResource", "eliTitle": title}


def _titles(item: Item, content: SiteContent) -> Iterator[str]:
    return (title_of(citation, content) for citation in citations_of(item))


def _law_address(title: str, content: SiteContent) -> str:
    return f"{content.base_url}{content.addresses.law(title)}#law"


def _agent(name: str) -> Node | None:
    return {"@type": "foaf:Agent", "name": name} if name else None


def _present(values: Node) -> Node:
    return {key: value for key, value in values.items() if value}
