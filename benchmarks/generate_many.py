"""Make the catalogues of many offices, in provinces, cities and counties: alike as real ones are, with their faults."""

import random
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
CITIES = ROOT / "src/catalog_cli/facts/data/cities.txt"
ITEMS = 66
CITIES_EACH, COUNTIES_EACH = 10, 10
OFFICES = (
    "政府办公室",
    "教育局",
    "民政局",
    "财政局",
    "司法局",
    "水利局",
    "农业农村局",
    "卫生健康局",
    "应急管理局",
    "审计局",
)
COUNTY_SIGNS, CITY_SIGNS = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉"
SCOPES = ("", "（下属单位）", "（乡镇）", "（专项）")
"""What sets the items of one original apart within a catalogue."""
OTHER_NAMES = {"领导信息": "领导简介", "机构信息": "机构职能", "公务员招考": "公务员考录", "政府公报": "政府公报信息"}
REPEALED = "《中华人民共和国档案法实施办法》第二十条"
FEW, MISSING, RARE = 0.03, 0.01, 0.002
"""How many items have another name, a looser limit or a law that was repealed; how many are left out; how many
catalogues have a file that cannot be read."""


@dataclass(frozen=True)
class Office:
    """One office: the places that it belongs to, from the province down, and its name."""

    number: int
    places: tuple[str, str, str]
    name: str

    @property
    def folder(self) -> str:
        """Where its catalogue lies."""
        return "/".join((*self.places, self.name))


def generate_many(folder: Path, count: int, seed: int = 20260101) -> None:
    """Fill a folder with `count` catalogues of some 66 items each, and `model/` with the one that they follow.

    Names of places, some names of items, time limits and laws differ; a few catalogues are empty or cannot be read.
    """
    write = partial(write_catalogue, folder, seed)
    with ProcessPoolExecutor() as pool:
        for _ in pool.map(write, offices(count), chunksize=100):
            pass
    _write(folder / "model", model_files())


def offices(count: int) -> Iterator[Office]:
    """Yield offices county by county; after the last province the counties go on in the first one."""
    provinces = [line.split() for line in CITIES.read_text(encoding="utf-8").splitlines() if len(line.split()) > 1]
    for number in range(count):
        place, office = divmod(number, len(OFFICES))
        place, county = divmod(place, COUNTIES_EACH)
        place, city = divmod(place, CITIES_EACH)
        turn, province = divmod(place, len(provinces))
        name, *cities = provinces[province]
        in_city = cities[city % len(cities)]
        # no county of the country is called after these signs, so that the names mean nothing else
        named = f"{in_city[0]}{COUNTY_SIGNS[county]}{CITY_SIGNS[city]}{turn or ''}县"
        yield Office(number, (name, in_city, named), OFFICES[office])


def write_catalogue(folder: Path, seed: int, office: Office) -> None:
    """Write the catalogue of one office; the same seed and office give the same files."""
    draw = random.Random(seed + office.number)
    files = {"catalog.yaml": _settings(office.places, office.places[-1] + office.name)}
    for name, text in _originals():
        if draw.random() > MISSING:
            files[f"data/items/{name}.yaml"] = _with_faults(_localized(text, office), draw)
    if draw.random() < RARE:
        files[max(files)] = draw.choice(("id: [", "<<<<<<< HEAD\n"))
    _write(folder / office.folder, files)


def model_files() -> dict[str, str]:
    """Return the files of the model: the right items, in the words of a province."""
    texts = {f"data/items/{name}.yaml": text.replace("津市市", "湖南省") for name, text in _originals()}
    return {"catalog.yaml": _settings(("湖南省",), "湖南省人民政府办公厅"), **texts}


@cache
def _originals() -> tuple[tuple[str, str], ...]:
    """Return the bundled items, several times over, each with an id of its own."""
    bundled = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/items").glob("*.yaml"))}
    return tuple(_original(number, list(bundled.items())) for number in range(ITEMS))


def _original(number: int, bundled: list[tuple[str, str]]) -> tuple[str, str]:
    turn, place = divmod(number, len(bundled))
    name, text = bundled[place]
    if turn:
        text = re.sub(r"^id: (.*)$", rf"id: \1-{turn}", text, flags=re.MULTILINE)
        text = re.sub(r"^name: (.*)$", rf"name: \1{SCOPES[turn]}", text, flags=re.MULTILINE)
        text = re.sub(r"^order: (.*)$", lambda line: f"order: {turn * 10 + int(line[1])}", text, flags=re.MULTILINE)
    return (f"{name}-{turn}" if turn else name), text


def _settings(places: tuple[str, ...], publisher: str) -> str:
    *within, name = places
    text = (ROOT / "catalog.yaml").read_text(encoding="utf-8")
    categories = text[text.index("categories:\n") :].split("vocabularies:")[0]
    above = "".join(f"    - {place}\n" for place in within)
    jurisdiction = f"jurisdiction:\n  name: {name}\n" + (
        f"  level: 县\n  within:\n{above}" if within else "  level: 省\n"
    )
    return f"title: {publisher}主动公开事项目录\npublishers:\n  - {publisher}\n{jurisdiction}{categories}"


def _localized(text: str, office: Office) -> str:
    for said, meant in zip(("湖南省", "常德市", "津市市"), office.places, strict=True):
        text = text.replace(said, meant)
    return text.replace("市政府办", office.name).replace("jinshishi", f"x{office.number}")


def _with_faults(text: str, draw: random.Random) -> str:
    if draw.random() < FEW:
        text = text.replace("20个工作日内", "30个工作日内").replace("20日内", "45日内")
    if draw.random() < FEW:
        text = text.replace("basis:\n", f"basis:\n  - {REPEALED}\n")
    if draw.random() < FEW:
        for usual, other in OTHER_NAMES.items():
            text = text.replace(f"name: {usual}", f"name: {other}")
    return text


def _write(folder: Path, files: dict[str, str]) -> None:
    (folder / "data/items").mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    generate_many(Path(sys.argv[1]), int(sys.argv[2]))
