"""A local regulation or document that is cited is of the catalogue's own region.

《广东省实施〈中华人民共和国就业促进法〉办法》 binds nobody in 湖南省: in a catalogue there it was left over from the
one that it was copied from. The region is the name that the title or its issuer begins with; `catalog.yaml` says under
`jurisdiction` which place the catalogue is for, and without its province nothing is checked. The cities are those of
the data: seven provinces, as of 2021 to 2024.

Source: 《中华人民共和国立法法》, articles 80 and 81: local regulations are made for an administrative area.
"""

from collections.abc import Iterator

from catalog_cli.facts.citing import place_of, province_of
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.citation import Citation
from catalog_cli.model.finding import Severity
from catalog_cli.model.item import as_texts
from catalog_cli.model.message import message
from catalog_cli.model.phrase_token import TokenKind
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.governments import PROVINCES, Jurisdiction
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
)
INVALID = (
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="《广东省实施〈中华人民共和国就业促进法〉办法》")},
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="浙江省人民政府《关于做好政务公开工作的通知》")},
    {**RIGHT, SETTINGS_FILE: _PLACE, FILE: _CITED.format(text="《宁波市政府信息公开规定》")},
)


def check_text(text: str, settings: Settings) -> Iterator[TextProblem]:
    """Report each source that is of another region."""
    place = _jurisdiction(settings)
    if place is None:
        return
    for citation in parse_basis(text).citations:
        for kind in (TokenKind.ISSUER, TokenKind.TITLE):
            token = citation.token(kind)
            other = _other_region("".join(token.text.split()), place) if token else ""
            if token and other:
                yield TextProblem(
                    start=token.start,
                    end=token.start + (len(other) if token.text.startswith(other) else len(token.text)),
                    message=message(
                        "“{title}” is of {other}, not of {own}", title=_shown(citation), other=other, own=place.name
                    ),
                    remedy=message("Cite the regulation of this catalogue's own region, or delete it."),
                )
                break


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
    # a province's own catalogue, and a city's, may speak of what lies within them
    is_beside = place.level in {"县", "乡"} or (place.level == "市" and city.endswith("市"))
    return city if is_beside else ""


def _jurisdiction(settings: Settings) -> Jurisdiction | None:
    told = settings.jurisdiction
    name, level, within = told.get("name"), told.get("level"), as_texts(told.get("within"))
    if not isinstance(name, str) or {name, *within}.isdisjoint(PROVINCES):
        return None
    return Jurisdiction(name, level if isinstance(level, str) else "", within)


def _shown(citation: Citation) -> str:
    return citation.title or citation.issuer
