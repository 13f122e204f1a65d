"""Texts of small workspaces, and their rows by the names of the columns."""

from collections.abc import Mapping, Sequence
from datetime import date

from catalog_cli.many.options import GatherOptions
from catalog_cli.many.reading import read_workspace
from catalog_cli.many.tables import TABLES
from catalog_cli.model.run import Run
from catalog_cli.store.source import Source

OPTIONS = GatherOptions(Run(date(2026, 11, 29)))
SETTINGS = """\
title: 津市市政府信息主动公开事项目录
publishers:
  - 津市市人民政府办公室
jurisdiction:
  name: 津市市
  level: 县
  within:
    - 湖南省
    - 常德市
categories:
  - 政策文件
"""
GONGBAO = """\
id: gongbao
category: 政策文件
order: 1
name: 政府公报
content: 每期政府公报的全文
basis:
  - 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十三条
channels:
  - 政府网站
time_limit: 自该政府信息形成或者变更之日起20个工作日内
responsible:
  - 秘书室
link: https://www.jinshishi.gov.cn/gongbao
"""
WENJIAN = """\
id: wenjian
category: 政策文件
order: 2
name: 行政规范性文件
content: 以本机关名义制发的行政规范性文件
basis:
  - 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（一）项
channels:
  - 政府网站
time_limit: 自该政府信息形成或者变更之日起20个工作日内
responsible:
  - 秘书室
link: https://www.jinshishi.gov.cn/wenjian
"""
A, B = "data/items/gongbao.yaml", "data/items/wenjian.yaml"
GOOD: Mapping[str, str] = {"catalog.yaml": SETTINGS, A: GONGBAO, B: WENJIAN}
Named = Mapping[str, object]


def rows_by_name(label: str, source: Source, options: GatherOptions = OPTIONS) -> Mapping[str, Sequence[Named]]:
    """Read a workspace; return the rows of each table, each with the names of its columns."""
    found = read_workspace(label, source, options)
    assert list(found) == [table.name for table in TABLES]
    return {
        table.name: [
            dict(zip([column.name for column in table.columns], row, strict=True)) for row in found[table.name]
        ]
        for table in TABLES
    }
