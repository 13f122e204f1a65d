"""A file of an item or a record has a name that ends in `.yaml` or `.yml`.

Other files in `data/items` and `data/records` are no part of the catalogue. Where a name only looks like one of theirs
(`gongbao.YAML`, `gongbao.yaml.txt`, which some editors make and some systems show without its end, `gongbao.yaml.bak`),
an item that somebody wrote is missing, or an old copy lies about, and nobody would notice.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, RECORD, RECORD_FILE, RIGHT
from catalog_cli.rules.rule import Problem

TITLE = "事项文件以 .yaml 结尾"
SEVERITY = Severity.WARNING
VALID = (RIGHT, {**RIGHT, "data/items/shuoming.md": "各科室分工\n", "data/items/.zhengfu-gongbao.yaml.swp": ""})
INVALID = (
    {**RIGHT, "data/items/jigou-zhineng.YAML": ITEM},
    {**RIGHT, "data/items/jigou-zhineng.yaml.txt": ITEM},
    {**RIGHT, f"{FILE}~": ITEM},
    {**RIGHT, f"{RECORD_FILE}.txt": RECORD},
)

_ENDING = re.compile(r"\.ya?ml", re.IGNORECASE)


def check_name(path: str) -> Iterator[Problem]:
    """Report the name, and the one that the file would need to be an item."""
    name = PurePosixPath(path).name
    ending = [*_ENDING.finditer(name)][-1].start()
    right = f"{name[:ending]}.yaml"
    if path.startswith("data/records/"):
        what = message("not read as a record: its name does not end in .yaml, but in {ending}", ending=name[ending:])
        remedy = message("If it is a record, rename it to {name}; otherwise delete or move it.", name=right)
    else:
        what = message("not read as an item: its name does not end in .yaml, but in {ending}", ending=name[ending:])
        remedy = message("If it is an item, rename it to {name}; otherwise delete or move it.", name=right)
    yield Problem(path=path, message=what, remedy=remedy)
