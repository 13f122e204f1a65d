"""Local regulations (地方性法规) of seven provinces: their texts by title, and the region that a title is of.

The texts are those of past years, whichever is in force: they tell how many articles a text has, and no more.
"""

from functools import cache

import msgspec
from msgspec import Struct

from catalog_cli.facts.citing import Meaning, years_of
from catalog_cli.facts.laws import Law, Laws, fact_lines
from catalog_cli.model.citation import Citation
from catalog_cli.parsing.governments import PROVINCES

REGIONS = ("北京市", "上海市", "重庆市", "浙江省", "山东省", "河南省", "广东省")
"""The regions whose regulations the data has."""
_LONGEST_PLACE = 12
_UNITS = frozenset("市县")
_NATION = "中华人民共和国"


def local_law_cited(citation: Citation) -> Law | None:
    """Find the local regulation that a citation names; None where it is not known, which says nothing against it."""
    title = "".join(citation.title.split())
    province = province_of(title)
    if province not in REGIONS and (province or not _begins_with_place(title)):
        return None
    return _local_laws().named(title)


def local_meaning(citation: Citation, law: Law) -> Meaning:
    """Find the texts that a citation of a local regulation can mean: any that is known, or those of the years it names.

    Texts without a day are not measured by. None is said to be the one in force.
    """
    texts = [text for text in law.texts if text.version and text.is_known]
    if citation.years:
        texts = [text for text in texts if not years_of(text).isdisjoint(citation.years)]
    elif len(texts) < len(law.texts):
        return Meaning()
    return Meaning(tuple(texts), is_complete=bool(texts))


def may_be_local(citation: Citation, law: Law) -> bool:
    """Return whether a citation without 中华人民共和国 may mean a local regulation instead of this national law.

    In a catalogue of 上海市, 《公路管理条例》 may be 《上海市公路管理条例》.
    """
    title = "".join(citation.title.split())
    if citation.reference or citation.issuer or not law.title.removeprefix(_NATION) == title != law.title:
        return False
    return title in _names_without_place()


def province_of(title: str) -> str:
    """Return the province that a title begins with; empty where it begins with none."""
    return next((name for name in PROVINCES if title.startswith(name)), "")


def place_of(title: str) -> tuple[str, str]:
    """Return the city or county of the data that a title begins with, and its province; empty where there is none."""
    if not _begins_with_place(title):
        return "", ""
    return next(((place, region) for place, region in _places().items() if title.startswith(place)), ("", ""))


def _begins_with_place(title: str) -> bool:
    """Return whether a title may begin with the name of a city or county; the data need not be loaded for others."""
    return not _UNITS.isdisjoint(title[2:_LONGEST_PLACE])


class _Head(Struct):
    title: str
    region: str = ""
    place: str = ""


@cache
def _local_laws() -> Laws:
    return Laws(fact_lines("local.jsonl.gz"))


@cache
def _heads() -> tuple[_Head, ...]:
    return tuple(msgspec.json.decode(line, type=_Head) for line in fact_lines("local.jsonl.gz"))


@cache
def _names_without_place() -> frozenset[str]:
    return frozenset(head.title.removeprefix(head.place or head.region) for head in _heads())


@cache
def _places() -> dict[str, str]:
    # titles that begin with other words than a name were taken apart too: 关于市…, 杭州城市…
    return {
        head.place: head.region
        for head in _heads()
        if head.place and not head.place.startswith("关于") and not head.place.endswith("城市")
    }
