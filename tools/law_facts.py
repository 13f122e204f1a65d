r"""Count facts about laws in checkouts of public law texts: titles, orders, days, shapes, chapters, repeals.

    git -C MIRROR archive HEAD | tar x -C CHECKOUT     (a mirror of qisehong/china-law-db or of LawRefBook/Laws)
    python tools/law_facts.py --checkout CHECKOUT --git MIRROR --local CHECKOUT/DLC \
        --laws-until 2025-04-19 --regulations-until 2025-06-23 --rules-until 2022-06-06 \
        --later laws/法律 --later-until 2026-06-08 --before src/catalog_cli/facts/data/laws.jsonl --out OUT

It writes laws.jsonl, repealed.jsonl and local.jsonl into OUT and prints what has changed since the file after
`--before`. The `until` days are those up to which the upstream was read: no newer text of a kind may be missing up to
its day. `--later` names a folder of newer texts, `--git` a repository in whose history older texts lie, `--news` what
is known of newer texts from news alone. Only titles, numbers, days and counts are kept; no sentence of any law is.
"""

import argparse
import json
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from law_header import days_between, without_repeats
from law_record import CODE, REGULATIONS, LawFile, Record, read_folder, read_law, record_of, repeals_of

LAWS = ["宪法", "宪法相关法", "刑法", CODE, "民法商法", "社会法", "经济法", "行政法", "诉讼与非诉讼程序法"]
RULES, LOCAL = "部门规章", "地方性法规"
NATIONAL = [*LAWS, REGULATIONS, RULES]
NEWS = Path(__file__).parent / "law_news.jsonl"
PROVINCES = {name[:2]: name for name in ("山东省", "河南省", "浙江省", "上海市", "北京市", "重庆市", "广东省")}
SHORT = {
    "中华人民共和国地方各级人民代表大会和地方各级人民政府组织法": ["地方组织法"],
    "中华人民共和国全国人民代表大会和地方各级人民代表大会选举法": ["选举法"],
    "中华人民共和国全国人民代表大会和地方各级人民代表大会代表法": ["代表法"],
    "中华人民共和国各级人民代表大会常务委员会监督法": ["监督法"],
    "中华人民共和国政府信息公开条例": ["信息公开条例"],
    "中华人民共和国税收征收管理法": ["税收征管法"],
    "中华人民共和国保守国家秘密法": ["保密法"],
    "中华人民共和国进出口商品检验法": ["商检法"],
    "中华人民共和国缔结条约程序法": ["缔约程序法"],
}
"""Short titles that are more than the title without 中华人民共和国; each was read in a text that introduces it."""
_ONE_TEXT, _FEWEST_ARTICLES = 40, 10
"""Days within which two texts of a title are one, and articles below which an older text is a fragment."""

Rows = dict[tuple[str, str | None], tuple[LawFile, str | None]]


def folded(title: str) -> str:
    """Return a title without blanks and 中华人民共和国."""
    return re.sub(r"\s|中华人民共和国", "", title)


def main() -> None:
    """Write the files, and print what has changed."""
    options = _options()
    rows = _national(options)
    records = [record_of(law, until) for law, until in rows.values()]
    repealed = _repealed([law for law, _until in rows.values()], records)
    _add_news(options.news, records, repealed)
    _mark_repealed(records, repealed)
    _add_closed(records, repealed)
    for record in records:
        if record["title"] in SHORT:
            record["short"] = SHORT[record["title"]]
    records.sort(key=lambda record: (record["title"], record["version"] or "9999"))
    _write(options.out / "laws.jsonl", records)
    _write(options.out / "repealed.jsonl", repealed)
    if options.local:
        _write(options.out / "local.jsonl", _local(options.local))
    before = options.before.read_text(encoding="utf-8").splitlines() if options.before else []
    print("\n".join(changes(map(json.loads, before), records)) or "nothing has changed")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("laws", "regulations", "rules"):
        parser.add_argument(f"--{name}-until", metavar="DAY", type=_day, required=True)
    parser.add_argument("--checkout", metavar="FOLDER", type=_folder, required=True)
    parser.add_argument("--later", metavar="FOLDER")
    parser.add_argument("--later-until", metavar="DAY", type=_day)
    parser.add_argument("--local", metavar="FOLDER", type=_folder)
    parser.add_argument("--git", metavar="REPOSITORY", type=_folder)
    parser.add_argument("--news", type=Path, default=NEWS)
    parser.add_argument("--before", metavar="FILE", type=Path)
    parser.add_argument("--out", metavar="FOLDER", type=Path, required=True)
    options = parser.parse_args()
    if bool(options.later) is not bool(options.later_until):
        parser.error("--later and --later-until go together")
    if not any((options.checkout / kind).is_dir() for kind in NATIONAL):
        parser.error(f"{options.checkout} has no folder of texts, such as {LAWS[-2]} or {REGULATIONS}")
    options.out.mkdir(parents=True, exist_ok=True)
    return options


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day such as 2025-04-19") from None


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"{text} is no folder")
    return Path(text)


def _national(options: argparse.Namespace) -> Rows:
    """Read the national texts, each with the day up to which its kind is known."""
    until = {REGULATIONS: options.regulations_until, RULES: options.rules_until}
    rows: Rows = {}
    for law in read_folder(options.checkout, NATIONAL):
        rows.setdefault((law.title, law.version), (law, until.get(law.kind, options.laws_until)))
    if options.later:
        folder = options.checkout / options.later
        kinds = [path.name for path in sorted(folder.iterdir())]
        rows |= {
            (law.title, law.version): (law, options.later_until)
            for law in read_folder(folder, kinds, r"\(20\d\d\)\.md$")
        }
    for law in _history(options.git, {title for title, _version in rows}) if options.git else ():
        if _is_older(law, [each for each, _until in rows.values() if each.title == law.title]):
            rows[law.title, law.version] = (law, until.get(law.kind, options.laws_until))
    return rows


def _history(mirror: str, titles: set[str]) -> Iterator[LawFile]:
    """Yield the texts that lie in the history of a repository, of titles that its newest state has."""

    def git(*words: str, given: bytes | None = None) -> bytes:
        command = ["git", "-C", mirror, "-c", "core.quotePath=false", *words]
        return subprocess.run(command, capture_output=True, check=True, input=given).stdout  # noqa: S603 - git, with the user's own words

    listed = [line.split(" ", 1) for line in git("rev-list", "--objects", "HEAD").decode().splitlines() if " " in line]
    kinds = [kind for kind in NATIONAL if kind != CODE]
    blobs = [
        (blob, path) for blob, path in listed if path.endswith(".md") and "/" in path and path.split("/")[0] in kinds
    ]
    packed, position = git("cat-file", "--batch", given="\n".join(blob for blob, _path in blobs).encode()), 0
    for _blob, path in blobs:
        end = packed.index(b"\n", position)
        size = int(packed[position:end].split()[2])
        law = read_law(
            packed[end + 1 : end + 1 + size].decode(errors="replace"), path.split("/")[-1], path.split("/")[0]
        )
        position = end + size + 2
        if law and law.shape.articles and law.version and law.title in titles:
            yield law


def _is_older(law: LawFile, others: list[LawFile]) -> bool:
    """Return whether a text is a whole one that is older than the newest, and not one of the others once more."""
    version, days = law.version or "", [other.version for other in others if other.version]
    if any((each.shape.articles, each.shape.inserted) == (law.shape.articles, law.shape.inserted) for each in others):
        return False
    if any(days_between(day, version) <= _ONE_TEXT for day in days):
        return False
    return version < max(days, default="") and not law.shape.gaps and len(law.shape.articles) >= _FEWEST_ARTICLES


def _repealed(laws: Iterable[LawFile], records: Iterable[Record]) -> list[Record]:
    """Return the repeals that the closing lines tell, in the order of their days."""
    newest: dict[str, str] = defaultdict(str)
    for record in records:
        newest[folded(record["title"])] = max(newest[folded(record["title"])], record["version"] or "")
    found: dict[tuple[str, str], Record] = {}
    for law in laws:
        for each in repeals_of(law):
            key = (each["title"], each["repealed_by"])
            if folded(each["title"]) == folded(law.title):
                continue
            if key not in found or (each["repealed_on"] or "9") < (found[key]["repealed_on"] or "9"):
                found[key] = each
    repeals = sorted(found.values(), key=lambda each: (each["repealed_on"] or "", each["title"]))
    return [_repeal(each, newest[folded(each["title"])]) for each in repeals]


def _repeal(found: Mapping[str, object], newest: str) -> Record:
    """Return a repeal as it is stored; a title that has a newer text is used again."""
    out = {key: value for key, value in found.items() if key not in {"by_version", "partial"}}
    if found["partial"]:
        out["partial"] = True
    if newest > str(found["repealed_on"] or found["by_version"] or ""):
        out["title_used_again"] = True
    return out


def _add_news(path: Path, records: list[Record], repealed: list[Record]) -> None:
    """Add what is known from pages: order numbers, repeals, and newer texts without their articles."""
    for news in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if news.get("order"):
            for record in records:
                if (record["title"], record["version"]) == (news["title"], news["version"]):
                    record["orders"] = without_repeats([*record["orders"], [news["order"], news["version"]]])
                    record["orders_proof"] = news["proof"]
        elif news.get("repealed_on"):
            repeal = {"title": news["title"], "repealed_on": news["repealed_on"], "day_from": news["proof"]}
            repeal |= {"repealed_by": news["repealed_by"], "article": None, "source": news["source"]}
            repealed.append(repeal)
        else:
            record = {key: news[key] for key in ("title", "kind", "version")} | {"orders": news.get("orders", [])}
            record |= {key: news[key] for key in ("amending_orders",) if key in news}
            record |= {"orders_complete": False, "effective": news["effective"], "articles": None}
            record |= {"count": news["count"]} if news.get("count") else {}
            records.append(record | {key: news[key] for key in ("checked_until", "proof", "source")})


def _lasting(repealed: Iterable[Record]) -> Iterator[Record]:
    """Yield the repeals of whole titles that were not used again."""
    return (each for each in repealed if not each.get("partial") and not each.get("title_used_again"))


def _mark_repealed(records: Iterable[Record], repealed: Iterable[Record]) -> None:
    gone: dict[str, Record] = {}
    for each in _lasting(repealed):
        gone.setdefault(folded(each["title"]), each)
    for record in records:
        repeal = gone.get(folded(record["title"]))
        if repeal:
            record["repealed_on"], record["repealed_by"] = repeal["repealed_on"], repeal["repealed_by"]


def _add_closed(records: list[Record], repealed: Iterable[Record]) -> None:
    """Add the titles that are known only because another text repeals them."""
    living = {folded(re.sub(r"（(?:试行|暂行)）$", "", record["title"])) for record in records}
    known = {folded(record["title"]) for record in records}
    for each in _lasting(repealed):
        if folded(each["title"]) in known:
            continue
        known.add(folded(each["title"]))
        bare = re.sub(r"[（(](?:试行|暂行|草案|试行草案)[）)]", "", each["title"])
        exact = {"exact_title": True} if bare != each["title"] and folded(bare) in living else {}
        unknown = {"kind": None, "version": None, "orders": [], "orders_complete": False, "effective": None}
        unknown |= {"articles": None, "checked_until": None, "proof": "closing article"}
        repeal = {key: each[key] for key in ("repealed_on", "repealed_by")}
        records.append({"title": each["title"], **exact, **unknown, **repeal})


def _local(root: Path) -> list[Record]:
    """Read the local regulations of each region, which is a folder."""
    records: list[Record] = []
    gone: dict[str, Record] = {}
    newest: dict[str, str] = defaultdict(str)
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        region = PROVINCES.get(folder.name[:2])
        if region is None:
            raise SystemExit(f"{folder} is of none of the regions: {', '.join(PROVINCES.values())}")
        for law in read_folder(folder, [LOCAL]):
            record = record_of(law, None) | {"kind": LOCAL, "region": region}
            place = re.match(r"^([\u4e00-\u9fff]{2,10}?(?:自治县|自治州|省|市|县))", law.title)
            if place and place[1] != region:
                record["place"] = place[1]
            records.append({key: value for key, value in record.items() if key not in {"orders_complete", "proof"}})
            newest[region] = max(newest[region], law.version or "")
            for each in repeals_of(law):
                if not each["partial"] and each["repealed_on"] and each["title"] != law.title:
                    gone.setdefault(each["title"], each)
    for record in records:
        repeal = gone.get(record["title"])
        if repeal and (record["version"] or "") < repeal["repealed_on"]:
            record["repealed_on"], record["repealed_by"] = repeal["repealed_on"], repeal["repealed_by"]
        record["checked_until"] = newest[record["region"]]
    return sorted(records, key=lambda record: (record["region"], record["title"], record["version"] or ""))


def changes(before: Iterable[Record], after: Iterable[Record]) -> Iterator[str]:
    """Say what a person has to look at: titles that appear or disappear, counts that change, repeals that are new."""
    old, new = _by_text(before), _by_text(after)
    for title, version in sorted(old.keys() | new.keys(), key=str):
        was, now = old.get((title, version)), new.get((title, version))
        text = f"{title} ({version or 'no day'})"
        if was is None:
            yield f"+ {text}"
        elif now is None:
            yield f"- {text}"
        else:
            for key in ("count", "effective", "repealed_on", "orders", "amending_orders", "articles"):
                if was.get(key) != now.get(key):
                    told = "" if key == "articles" else f": {was.get(key)} -> {now.get(key)}"
                    yield f"~ {text} {key}{told}"


def _by_text(records: Iterable[Record]) -> dict[tuple[str, str | None], Record]:
    return {(record["title"], record["version"]): record for record in records}


def _write(path: Path, records: Iterable[Record]) -> None:
    lines = (json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n" for record in records)
    path.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
