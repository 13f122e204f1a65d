"""The words of the table in Chinese."""

import re

CHINESE = {
    "work": "工作",
    "beside": "对照",
    "its figure": "对照的结果",
    "ratio": "比值",
    "bar": "要求",
    "met": "达到",
    "yes": "是",
    "no": "否",
    "Start-up, bundled catalogue of": "启动，自带目录",
    "Searching": "搜索",
    "Everyday work": "日常工作",
    "Validating": "校验",
    "Documents of": "导入与生成文档，",
    "10,000 items, 1,000 commits": "10,000 项，1,000 次提交",
    "cold": "首次",
    "nothing changed": "没有改动",
    "one file changed": "改了一个文件",
    "memory": "内存",
    "common word": "常见词",
    "rare word": "少见词",
    "pinyin": "拼音",
    "with hits": "有结果",
    "without hits": "无结果",
    "at a terminal": "在终端中",
    "the code before": "改动前的代码",
    "of one item": "一项",
    "500 items changed": "500 项有改动",
    "bare cells": "只写单元格",
    "alone": "单独",
    "Searching a page of": "在网页中搜索，",
    "Building the site of": "生成网站，",
    "Many catalogues of": "汇总多个目录，每个",
    "all": "全部",
    "a hundred of them": "其中一百个",
    "one in a hundred changed": "改了百分之一",
    "a script with validate --format json": "逐个运行 validate --format json 的脚本",
    "site of": "网站，",
    "a key": "按一个键",
    "half of them": "半数不超过",
    "the slowest": "最慢",
}
"""Whole texts, and the parts of a text that stand between commas."""


def in_chinese(text: str) -> str:
    """Return a text of the table in Chinese; what has no translation, such as a command, stays as it is."""
    if counted := re.fullmatch(r"(.+) ([\d,]+) items", text):
        return f"{in_chinese(counted[1])} {counted[2]} 项"
    if text in CHINESE:
        return CHINESE[text]
    parts = text.split(", ")
    # names of Python's modules stand between commas too
    return "，".join(CHINESE.get(part, part) for part in parts) if CHINESE.keys() & parts else text


def unchanged(text: str) -> str:
    """Return a text of the table in English, as it is."""
    return text
