"""Minimal valid files that rules' examples start from, so that an example shows only its point."""

import re

from catalog_cli.model.field import FIELDS, Kind
from catalog_cli.model.json_text import dumps
from catalog_cli.model.manual import USUAL_FILE
from catalog_cli.rules.interface import Rule
from catalog_cli.rules.rule import Example

SETTINGS = """\
title: 政府信息主动公开事项目录
publishers:
  - 津市市人民政府办公室
categories:
  - 政策文件
"""
ITEM = """\
id: zhengfu-gongbao
category: 政策文件
name: 政府公报
content: 每期政府公报
"""
OTHER_ITEM = """\
id: zhengce-jiedu
category: 政策文件
name: 政策解读
content: 政策解读材料
"""
SETTINGS_FILE = "catalog.yaml"
FILE = USUAL_FILE
OTHER_FILE = "data/items/zhengce-jiedu.yaml"
BASE = "base:"
"""Prefix of the path of an earlier state's file, in the examples of rules that compare with history."""

RIGHT = {SETTINGS_FILE: SETTINGS, FILE: ITEM, OTHER_FILE: OTHER_ITEM}
"""A valid workspace."""


def files_of(rule: Rule, example: Example) -> dict[str, str | bytes]:
    """Return an example as the files of a workspace; a text goes into the first field that the rule checks."""
    if isinstance(example, str):
        return {**RIGHT, FILE: item_with(rule.keys[0] if rule.keys else "content", example)}
    return dict(example)


def item_with(key: str, text: str) -> str:
    """Return the text of a valid item whose field `key` holds `text`."""
    # JSON's strings are YAML's quoted ones, whatever characters they hold
    written = dumps(text)
    line = f"{key}:\n  - {written}\n" if FIELDS[key].kind is Kind.LIST else f"{key}: {written}\n"
    rest = re.sub(rf"^{key}: .*\n", "", ITEM, flags=re.MULTILINE)
    return rest + line
