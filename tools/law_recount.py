"""Count the articles of stored texts a second time, by other rules and with no code of law_facts.py.

    python tools/law_recount.py OUT/laws.jsonl CHECKOUT …

It prints how many texts agree in number and in the shape of every article, and the first that do not. An error that
both counts make alike is not found; all others are.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

_NUMERALS = "零〇一二三四五六七八九"
_LEFT_OUT = ("司法解释", "案例", "_index", "民法典/")
_SHOWN = 45
Articles = list[list[int]]


def main() -> None:
    """Compare a file of facts with the texts below folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path)
    parser.add_argument("folders", metavar="folder", type=Path, nargs="+")
    options = parser.parse_args()
    by_title = defaultdict(list)
    for line in options.facts.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["articles"]:
            by_title[record["title"]].append(record["articles"])
    total = same_count = same_shape = 0
    differing = []
    for name, title, counted in _texts(options.folders, by_title):
        known = by_title[title]
        total += 1
        same_shape += counted in known
        same_count += any(len(articles) == len(counted) for articles in known)
        if counted not in known:
            differing.append(f"{name}: {len(counted)} articles counted, {sorted(map(len, known))} known")
    print(f"{total} texts, {same_count} with the same number of articles, {same_shape} the same in every article")
    if differing:
        print("\n".join(differing[:_SHOWN]))


def _texts(folders: Sequence[Path], titles: Mapping[str, object]) -> Iterator[tuple[str, str, Articles]]:
    for folder in folders:
        for path in sorted(folder.rglob("*.md")):
            text = path.read_text(encoding="utf-8", errors="replace")
            title = re.search(r"^# (.+)$", text, re.MULTILINE)
            if title and title[1].strip() in titles and not any(word in str(path) for word in _LEFT_OUT):
                counted = recount(text)
                if counted:
                    yield path.name, title[1].strip(), counted


def recount(text: str) -> Articles:
    """Count the 项 of each 款 of each article: an article counts only with the number that is expected next."""
    paragraphs: list[list[str]] = []
    current: list[str] | None = None
    for line in _lines(text):
        article = re.match(r"[第笫]([一二三四五六七八九十百千零〇]+)\s*条(之[一二三四五六七八九十]+)?", line)
        rest = line[article.end() :] if article else ""
        if (
            article
            and not article[2]
            and _number(article[1]) == len(paragraphs) + 1
            and not re.match(r"[第、，和至的规（(]", rest)
        ):
            current = [words] if (words := rest.strip(" \u3000：:")) else []
            paragraphs.append(current)
        elif (article and article[2] and paragraphs) or re.match(r"(#+\s*)?(附件|附表|附录|附\s*$)|附\s*[:：]", line):
            current = None
        elif line.startswith("#") or re.match(r"第[一二三四五六七八九十百 \u3000]+(编|章|节|分编)([ \u3000]|$)", line):
            continue
        elif current is not None:
            current.append(line)
    return [_items(article) for article in paragraphs]


def _lines(text: str) -> list[str]:
    text = re.sub("[\r\u200b\ufeff]", "", text)
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL).split("<!-- INFO END -->")[-1]
    stripped = (line.strip(" \u3000\t") for line in re.sub(r"\[\[Category.*?\]\]", "", text).split("\n"))
    return [line for line in stripped if line]


def _items(article: Sequence[str]) -> list[int]:
    shape: list[int] = []
    for paragraph in article:
        if re.match(r"[(（]\s*[一二三四五六七八九十]+\s*[)）]", paragraph):
            shape = [*shape[:-1], (shape[-1] if shape else 0) + 1]
        elif not re.match(r"[0-9０-９]+[.．、]|[|<!]", paragraph):
            shape.append(0)
    return shape


def _number(numeral: str) -> int | None:
    found = re.fullmatch(r"(?:(.)千)?零?(?:(.)百)?零?(?:(.)?(十))?零?(.)?", numeral)
    if found is None:
        return None
    thousands, hundreds, tens, ones = (_digit(found[group]) for group in (1, 2, 3, 5))
    return thousands * 1000 + hundreds * 100 + (tens or 1 if found[4] else 0) * 10 + ones


def _digit(character: str | None) -> int:
    return max(_NUMERALS.find(character) - 1, 0) if character else 0


if __name__ == "__main__":
    main()
