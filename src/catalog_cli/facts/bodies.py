"""Public bodies: of what kind and level the publisher is, by its name or by `catalog.yaml`."""

from enum import StrEnum
from functools import cache, lru_cache

from msgspec import Struct

from catalog_cli.facts import data_mapping
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.parsing.governments import PROVINCES
from catalog_cli.parsing.lazy_regex import lazy_regex


class BodyKind(StrEnum):
    """What kind of body publishes; `catalog.yaml` names one of these under `body`."""

    GOVERNMENT = "government"
    """人民政府 of a county or above."""
    DEPARTMENT = "department"
    """局, 委, 办公室 and the like."""
    TOWNSHIP = "township"
    """乡镇人民政府、街道办事处."""
    UNIT = "unit"
    """A budget unit below a department."""
    GRASSROOTS = "grassroots"
    """村、社区."""
    ENTERPRISE = "enterprise"
    """A public institution or enterprise in the sense of 条例 第五十五条: 学校、医院、供水 …"""


LEVELS = frozenset("国省市县乡")
"""The levels of government, as the facts name them."""
ORGANS = frozenset({BodyKind.GOVERNMENT, BodyKind.DEPARTMENT})
"""What a publisher of unknown kind is taken for: either, so that only what holds for both is reported."""


class PublicBody(Struct, frozen=True):
    """The kinds and the levels that a body may have; one of each where they are known."""

    kinds: frozenset[BodyKind] = ORGANS
    levels: frozenset[str] = LEVELS

    @property
    def kind(self) -> BodyKind | None:
        """The kind, where it is known."""
        return next(iter(self.kinds)) if len(self.kinds) == 1 else None


class InstitutionWords(Struct, frozen=True):
    """Words in the name of a public institution, and those that show that the name is another's."""

    recognise: tuple[str, ...]
    excluded: tuple[str, ...]


_TOWNSHIP = lazy_regex(r"(?:[乡镇]人民政府|[乡镇]政府|街道办事处|街道办|街道|[乡镇])(?:(?:党政)?(?:综合)?办公室)?$")
_GRASSROOTS = lazy_regex(r"(?:村民委员会|村委会|居民委员会|居委会|社区)$")
_PARTY = lazy_regex(r"中共|中国共产党|党委|党组|纪委|政协|人大|人民代表大会|全面依法治|法院|检察院")
"""Bodies that are not, or may not be, administrative organs: their names do not say which kind they are."""
_INNER = lazy_regex(r"(?:办公[厅室]|办)$")
_DEPARTMENT = lazy_regex(
    r"(?:局|厅|署|(?<!管理)(?<!工作)(?<!常务)委员会|(?<![省市县区州旗盟镇乡党工纪团管常])委"
    r"|(?:公安|教育|财政|商务|科学技术|工业和信息化|民政|司法|人力资源和社会保障|自然资源|生态环境|住房和城乡建设"
    r"|交通运输|水利|农业农村|文化和旅游|应急管理|外交|国家安全)部)$"
)
_GOVERNMENT = lazy_regex(r"(?:人民政府|[省市县区州旗盟]政府)$")
_ENDINGS = (
    (_GRASSROOTS, BodyKind.GRASSROOTS),
    (_TOWNSHIP, BodyKind.TOWNSHIP),
    (_GOVERNMENT, BodyKind.GOVERNMENT),
    (_DEPARTMENT, BodyKind.DEPARTMENT),
)
"""The last words of names, in the order in which they are tried: 乡人民政府 before 人民政府."""
_PLACES = "市县区州旗盟"
"""What the names of places below a province end with."""


def body_of_catalogue(settings: Settings) -> PublicBody:
    """Return what body a catalogue's settings name: `body`, or else what all publishers are by their names."""
    return _catalogue_body(settings.body, settings.publishers, _level_named(settings))


def body_of_item(item: Item, settings: Settings) -> PublicBody:
    """Return what body publishes an item: its own publisher where that one's name tells, or else the catalogue's."""
    if item.publisher:
        own = _body_named(item.publisher.strip(), _level_named(settings))
        if own:
            return own
    return body_of_catalogue(settings)


def _level_named(settings: Settings) -> str:
    level = settings.jurisdiction.get("level")
    level = "国" if level == "国家" else level
    return level if isinstance(level, str) and level in LEVELS else ""


@lru_cache(maxsize=256)
def _catalogue_body(named: str, publishers: tuple[str, ...], level: str) -> PublicBody:
    bodies = {_body_named(name, level) for name in publishers} or {None}
    levels = frozenset({level}) if level else _common_levels(bodies)
    if named in set(BodyKind):
        kind = BodyKind(named)
        return PublicBody(frozenset({kind}), frozenset("乡") if kind is BodyKind.TOWNSHIP else levels)
    kinds = {body.kinds if body else ORGANS for body in bodies}
    if len(kinds) > 1 or None in bodies:
        return PublicBody(ORGANS, levels)
    (only,) = kinds
    return PublicBody(only, frozenset("乡") if only == {BodyKind.TOWNSHIP} else levels)


def _common_levels(bodies: set[PublicBody | None]) -> frozenset[str]:
    return frozenset().union(*(body.levels if body else LEVELS for body in bodies))


@lru_cache(maxsize=4096)
def _body_named(name: str, level: str) -> PublicBody | None:
    """Return what a publisher's name tells; None where its last words are of no known kind."""
    kind = _kind_named(name)
    if kind is None:
        return None
    if kind is BodyKind.TOWNSHIP:
        return PublicBody(frozenset({kind}), frozenset("乡"))
    return PublicBody(frozenset({kind}), frozenset({level}) if level else _levels_named(name))


def _kind_named(name: str) -> BodyKind | None:
    kind = next((kind for ending, kind in _ENDINGS if ending.search(name)), None)
    if kind or _PARTY.search(name):
        return kind if kind is not BodyKind.DEPARTMENT or not _PARTY.search(name) else None
    words = _institution_words()
    if any(map(name.__contains__, words.recognise)) and not any(map(name.__contains__, words.excluded)):
        return BodyKind.ENTERPRISE
    return BodyKind.DEPARTMENT if _INNER.search(name) else None


def _levels_named(name: str) -> frozenset[str]:
    """Return the levels that a body may have by its name: a 市 may be that of a prefecture or of a county."""
    province = next((each for each in PROVINCES if name.startswith(each)), "")
    below = [each for each in name.removeprefix(province) if each in _PLACES]
    if province and not below:
        return frozenset("省")
    if not below:
        return LEVELS
    return frozenset("县") if province.endswith("市") or not {"县", "旗"}.isdisjoint(below) else frozenset("市县")


@cache
def _institution_words() -> InstitutionWords:
    """Return the words by which a public institution is recognised."""
    data = data_mapping("duties.yaml")["institutions"]
    return InstitutionWords(tuple(data["recognise"]), tuple(data["not"]))
