"""A local regulation or document that is cited is of the catalogue's own region.

《广东省实施〈中华人民共和国就业促进法〉办法》 binds nobody in 湖南省: in a catalogue there it was left over from the
one that it was copied from. The region is the name with which the title, its issuer, or what it issues begins (that of
关于印发〈广东省…〉的通知): a province, a city or autonomous prefecture, or a county of which the data has a regulation.
`catalog.yaml` says under `jurisdiction` which place the catalogue is for: without its province nothing is checked, and
without the city above a county no other city of the province, as it may be that one.

Source: 《中华人民共和国立法法》, articles 80 and 81: local regulations are made for an administrative area. GB/T 2260
(中华人民共和国行政区划代码), for the names.
"""

from collections.abc import Iterator

from catalog_cli.facts.citing import is_prefecture, law_cited, place_of, province_of
from catalog_cli.facts.laws import laws_in
from catalog_cli.model.catalogue import Facts, Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.phrase import Citation, TokenKind
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.governments import PROVINCES, Jurisdiction, jurisdiction_of
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import TextProblem

TITLE = "依据属本地区"
SEVERITY = Severity.WARNING
KEYS = ("basis",)
_PLACE = SETTINGS + "jurisdiction:\n  name: 津市市\n  level: 县\n  within:\n    - 湖南省\n    - 常德市\n"
_CITED = ITEM + "basis:\n  - {text}\n"
VALID = (
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="《湖南省行政程序规定》第五条")},
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="《中华人民共和国就业促进法》")},
    {**RIGHT, FILE: _CITED.format(text="《广东省实施〈中华人民共和国就业促进法〉办法》")},
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="《常德市城市管理条例》第五条")},
    {
        **RIGHT,
        SETTINGS_FILE: _PLACE.replace("    - 常德市\n", ""),
        FILE: _CITED.format(text="《常德市城市管理条例》第五条"),
    },
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="《国务院关于支持浙江省高质量发展的意见》")},
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="《香港特别行政区基本法》第一百条")},
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="《海南自由贸易港法》第三条")},
)
INVALID = (
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="《广东省实施〈中华人民共和国就业促进法〉办法》")},
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="浙江省人民政府《关于做好政务公开工作的通知》")},
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="《宁波市政府信息公开规定》")},
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="《长沙市城市管理条例》第五条")},
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="《深圳经济特区数据条例》")},
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="《关于印发〈浙江省行政规范性文件管理办法〉的通知》")},
)


def check_text(text: str, settings: Settings, facts: Facts) -> Iterator[TextProblem]:
    """Report each source that is of another region."""
    place = _jurisdiction(settings)
    if place is None:
        return
    for citation in parse_basis(text).citations:
        for kind in (TokenKind.ISSUER, TokenKind.TITLE):
            token = citation.token(kind)
            other = _other_region(_plain(token.text), place) if token else ""
            # 《海南自由贸易港法》 is a law of the whole country
            if token and other and law_cited(citation, laws_in(facts)) is None:
                yield TextProblem(
                    start=token.start,
                    end=token.start + (len(other) if token.text.startswith(other) else len(token.text)),
                    message=message(
                        "“{title}” is of {other}, not of {own}", title=_shown(citation), other=other, own=place.name
                    ),
                    remedy=message("Cite the regulation of this catalogue's own region, or delete it."),
                )
                break


def _plain(text: str) -> str:
    """Return a title or an issuer from the name of its region on: 中共浙江省委 is of 浙江省, 深圳经济特区 of 深圳市."""
    words = _ISSUES.sub("", "".join(text.split()))
    words = words.removeprefix("中共").removeprefix("中国共产党")
    zone = _ZONE.match(words)
    return f"{_ZONES[zone[1]]}{words[zone.end() :]}" if zone else words


_ISSUES = lazy_regex("^关于(?:印发|公布|发布|施行)[〈《<]", first="关")
_ZONE = lazy_regex("(深圳|珠海|汕头|厦门|海南)(?:经济特区|自由贸易港)", first="深珠汕厦海")
_ZONES = {"深圳": "深圳市", "珠海": "珠海市", "汕头": "汕头市", "厦门": "厦门市", "海南": "海南省"}


def _other_region(words: str, place: Jurisdiction) -> str:
    """Return the other region that a title or an issuer begins with; empty where it is none, or not known to be one."""
    own = (place.name, *place.within)
    if any(words.startswith(name) for name in own):
        return ""
    province = province_of(words)
    if province:
        return province
    city, its_province = place_of(words)
    if not city or its_province not in own:
        return city
    # a province's own catalogue, and a city's, may speak of what lies within them; a county's, of the city above it
    if place.level in {"县", "乡"}:
        return city if city.endswith("县") or any(map(is_prefecture, own)) else ""
    return city if place.level == "市" and is_prefecture(city) else ""


def _jurisdiction(settings: Settings) -> Jurisdiction | None:
    place = jurisdiction_of(settings.jurisdiction)
    return None if place is None or {place.name, *place.within}.isdisjoint(PROVINCES) else place


def _shown(citation: Citation) -> str:
    return citation.title or citation.issuer
