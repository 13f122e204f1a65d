"""Minimal valid files that rules' examples start from, so that an example shows only its point."""

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
RECORD = """\
item: zhengfu-gongbao
title: 政府公报2026年第1期
formed: "2026-03-02"
"""
SETTINGS_FILE = "catalog.yaml"
FILE = "data/items/zhengfu-gongbao.yaml"
OTHER_FILE = "data/items/zhengce-jiedu.yaml"
RECORD_FILE = "data/records/2026/zhengfu-gongbao-2026-03-02.yaml"
BASE = "base:"
"""Prefix of the path of an earlier state's file, in the examples of rules that compare with history."""
ANSWER = "GET "
"""Prefix of an address in the examples of rules about links; what follows is what the address answers."""

RIGHT = {SETTINGS_FILE: SETTINGS, FILE: ITEM, OTHER_FILE: OTHER_ITEM}
"""A valid workspace."""
