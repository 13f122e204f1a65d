"""JSON-LD in pages and the DCAT file say in triples what the catalogue says."""

import json
from typing import Any

import pytest
from msgspec.structs import replace
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from catalog_cli.model.item import Item
from catalog_cli.site.content import SiteContent
from hostile import HOSTILE
from sites import BARE, ITEM, SETTINGS, json_ld_of, site_content, site_of

# rdflib's own reader of JSON-LD uses a class of rdflib that is to go
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

BASE = "https://www.bailu.gov.cn/ml/"
SCHEMA = Namespace("https://schema.org/")
DCATAP = Namespace("http://data.europa.eu/r5r/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
FREQUENCY = "http://publications.europa.eu/resource/authority/frequency/"
ITEM_PAGE = "items/bumen-yusuan/index.html"
SERVED = [("", "file:///srv/site/"), (BASE, "https://elsewhere.example/")]
"""The address that a site is built for, and where its files are read; without one they say where they are."""


def triples_of_page(content: SiteContent, path: str, served: str) -> Graph:
    page = json.loads(json_ld_of(site_of(content, path)[path].decode()))
    # the real context is on the web; all its terms are in one vocabulary
    assert page["@context"] == "https://schema.org"
    return parsed({**page, "@context": {"@vocab": str(SCHEMA)}}, f"{served}{path}")


def dcat(content: SiteContent, served: str = BASE) -> Graph:
    file = site_of(content, ".jsonld")["catalog.jsonld"]
    return parsed(json.loads(file), f"{served}catalog.jsonld")


def parsed(document: dict[str, Any], address: str) -> Graph:
    return Graph().parse(data=json.dumps(document), format="json-ld", publicID=address)


def texts(graph: Graph, subject: URIRef, *way: URIRef) -> set[str]:
    """Follow properties from a node, and return what they lead to."""
    nodes: set[Any] = {subject}
    for step in way:
        nodes = {found for node in nodes for found in graph.objects(node, step)}
    return {str(node) for node in nodes}


@pytest.mark.parametrize(("base_url", "served"), SERVED)
def test_an_item_s_page_says_what_it_is_by_whom_and_under_which_law(base_url: str, served: str) -> None:
    graph = triples_of_page(site_content(ITEM, base_url=base_url), ITEM_PAGE, served)
    site = base_url or served
    item = URIRef(f"{site}{ITEM_PAGE}#item")
    assert (item, RDF.type, SCHEMA.Dataset) in graph
    assert texts(graph, item, SCHEMA.name) == {"部门预算"}
    assert texts(graph, item, SCHEMA.identifier) == {"bumen-yusuan"}
    assert texts(graph, item, SCHEMA.description) == {"部门收支总表\n说明"}
    assert texts(graph, item, SCHEMA.keywords) == {"预算", "部门"}
    assert texts(graph, item, SCHEMA.publisher, SCHEMA.name) == set(SETTINGS.publishers)
    assert texts(graph, item, SCHEMA.creator, SCHEMA.name) == {"财务科"}
    assert texts(graph, item, SCHEMA.isBasedOn, SCHEMA.name) >= {"中华人民共和国预算法"}
    assert texts(graph, item, SCHEMA.dateModified) == {"2026-05-09"}
    assert texts(graph, item, SCHEMA.includedInDataCatalog) == {f"{site}index.html#catalog"}
    assert texts(graph, item, SCHEMA.distribution, SCHEMA.contentUrl) == {
        "items/bumen-yusuan.json" if not site else f"{base_url or '../../'}items/bumen-yusuan.json"
    }


def test_what_is_disclosed_through_channels_is_a_service_of_the_office() -> None:
    graph = triples_of_page(site_content(ITEM, base_url=BASE), ITEM_PAGE, BASE)
    service = URIRef(f"{BASE}{ITEM_PAGE}#service")
    assert (service, RDF.type, SCHEMA.GovernmentService) in graph
    assert texts(graph, service, SCHEMA.provider, SCHEMA.name) == set(SETTINGS.publishers)
    assert texts(graph, service, SCHEMA.serviceOperator, SCHEMA.name) == {"财务科"}
    assert texts(graph, service, SCHEMA.availableChannel, SCHEMA.name) == {"政府网站", "公示栏"}
    assert texts(graph, service, SCHEMA.availableChannel, SCHEMA.serviceUrl) == {ITEM.link}
    place = SCHEMA.areaServed
    assert texts(graph, service, place, SCHEMA.name) == {"白鹭区"}
    assert texts(graph, service, place, SCHEMA.containedInPlace, SCHEMA.containedInPlace, SCHEMA.name) == {"海东省"}
    assert texts(graph, service, SCHEMA.serviceOutput) == {f"{BASE}{ITEM_PAGE}#item"}


def test_an_item_without_channels_is_no_service() -> None:
    for item in (BARE, replace(ITEM, id="guihua", not_applicable="本机关无此职能")):
        graph = triples_of_page(site_content(item), "items/guihua/index.html", BASE)
        assert set(graph.subjects(RDF.type, SCHEMA.Dataset)) == {URIRef(f"{BASE}items/guihua/index.html#item")}
        assert set(graph.subjects(RDF.type, SCHEMA.GovernmentService)) == set()


def test_the_start_page_is_a_catalogue_with_its_data_and_documents() -> None:
    graph = triples_of_page(site_content(ITEM, BARE, base_url=BASE), "index.html", BASE)
    catalogue = URIRef(f"{BASE}index.html#catalog")
    assert (catalogue, RDF.type, SCHEMA.DataCatalog) in graph
    assert texts(graph, catalogue, SCHEMA.name) == {SETTINGS.title}
    assert texts(graph, catalogue, SCHEMA.publisher, SCHEMA.name) == set(SETTINGS.publishers)
    assert texts(graph, catalogue, SCHEMA.dateModified) == {"2026-05-10"}
    files = texts(graph, catalogue, SCHEMA.dataset, SCHEMA.distribution, SCHEMA.contentUrl)
    names = "items.json", "downloads/catalog.docx", "downloads/catalog.xlsx", "downloads/catalog.csv"
    assert files == {BASE + name for name in names}
    assert set(names) <= site_of(site_content(ITEM), ".json", ".docx", ".xlsx", ".csv").keys()


@pytest.mark.parametrize(("base_url", "served"), SERVED)
def test_dcat_has_the_catalogue_and_every_item(base_url: str, served: str) -> None:
    site = base_url or served
    graph = dcat(site_content(ITEM, BARE, base_url=base_url), served)
    catalogue, item = URIRef(f"{site}index.html#catalog"), URIRef(f"{site}{ITEM_PAGE}#item")
    assert (catalogue, RDF.type, DCAT.Catalog) in graph
    assert (catalogue, DCTERMS.title, Literal(SETTINGS.title, lang="zh")) in graph
    assert (catalogue, FOAF.homepage, URIRef(f"{site}index.html")) in graph
    assert texts(graph, catalogue, DCTERMS.publisher, FOAF.name) == {"、".join(SETTINGS.publishers)}
    assert len(set(graph.objects(catalogue, DCAT.dataset))) == 3
    assert (item, RDF.type, DCAT.Dataset) in graph
    assert (item, DCTERMS.identifier, Literal("bumen-yusuan")) in graph
    assert (item, DCTERMS.title, Literal("部门预算", lang="zh")) in graph
    assert (item, DCTERMS.modified, Literal("2026-05-09", datatype=XSD.date)) in graph
    assert (item, DCAT.landingPage, URIRef(f"{site}{ITEM_PAGE}")) in graph
    assert (item, DCTERMS.accrualPeriodicity, URIRef(f"{FREQUENCY}ANNUAL")) in graph
    assert texts(graph, item, DCATAP.applicableLegislation, ELI.title) >= {"中华人民共和国预算法"}
    assert texts(graph, item, DCAT.distribution, DCAT.accessURL) == {ITEM.link, f"{site}items/bumen-yusuan.json"}


def test_dcat_says_what_its_profile_asks_of_every_node() -> None:
    graph = dcat(site_content(ITEM, BARE))
    asked = {
        DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset),
        DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
        DCAT.Distribution: (DCAT.accessURL,),
        FOAF.Agent: (FOAF.name,),
    }
    for kind, properties in asked.items():
        nodes = set(graph.subjects(RDF.type, kind))
        assert nodes
        assert [node for node in nodes for each in properties if (node, each, None) not in graph] == []


@pytest.mark.parametrize(
    ("limit", "frequency"),
    [
        ("每季度公开", "QUARTERLY"),
        ("每月10日前", "MONTHLY"),
        ("每半年公开一次", "ANNUAL_2"),
        ("自形成之日起20个工作日内", None),
    ],
)
def test_how_often_it_is_published_comes_from_the_time_limit(limit: str, frequency: str | None) -> None:
    item = URIRef(f"{BASE}{ITEM_PAGE}#item")
    found = texts(dcat(site_content(replace(ITEM, time_limit=limit))), item, DCTERMS.accrualPeriodicity)
    assert found == ({FREQUENCY + frequency} if frequency else set())


@pytest.mark.parametrize(
    "link",
    [
        None,
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        'https://x.example/"><script>',
        "https://a b/",
    ],
)
def test_what_is_no_address_of_the_web_leads_nowhere(link: str | None) -> None:
    item = replace(ITEM, link=link)
    page = site_of(site_content(item), ITEM_PAGE)[ITEM_PAGE].decode()
    assert json.loads(json_ld_of(page))["@graph"][0]["url"] == f"../../{ITEM_PAGE}"
    graph = dcat(site_content(item))
    assert len(set(graph.objects(URIRef(f"{BASE}{ITEM_PAGE}#item"), DCAT.distribution))) == 1


def test_an_address_that_is_no_iri_is_encoded() -> None:
    graph = dcat(site_content(replace(ITEM, link="https://x.example/{a}|b?q=^`")))
    assert "https://x.example/%7Ba%7D%7Cb?q=%5E%60" in texts(
        graph, URIRef(f"{BASE}{ITEM_PAGE}#item"), DCAT.distribution, DCAT.accessURL
    )


def hostile(text: str) -> Item:
    return replace(ITEM, name=text, content=text, category=text, basis=(text,), channels=(text,), responsible=(text,))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_stays_text(text: str) -> None:
    content = site_content(hostile(text), settings=replace(SETTINGS, title=text, publishers=(text,)))
    page = site_of(content, ITEM_PAGE)[ITEM_PAGE].decode()
    assert "<script>alert" not in page
    assert "<" not in json_ld_of(page)
    assert json.loads(json_ld_of(page))["@graph"][0]["name"] == text
    assert json.loads(site_of(content, ".jsonld")["catalog.jsonld"])["@graph"][0]["title"] == text
