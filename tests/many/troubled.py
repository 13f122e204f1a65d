"""Small workspaces with every kind of trouble, each with the rows that it must give, worked out by hand."""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from catalog_cli.store.git.objects import Revision
from catalog_cli.store.git.revisions import head
from catalog_cli.store.source import Folder, Source
from many.workspaces import GONGBAO, GOOD, SETTINGS, WENJIAN, A, B

Files = Mapping[str, str | bytes]
Error = tuple[str, str | None, str]
"""Of a row of `errors`: its kind, its file, and words of its message."""


class Troubled(Struct, frozen=True, kw_only=True):
    """A workspace: its files beside or in place of the good ones (None takes one away), and what must be told of it.

    `items` are the ids of the items that are read; None where there is not even a row of `catalogues`. `wrong` are the
    rules of all findings that are errors. `columns` are other columns of the row of `catalogues`. `make` does to the
    folder what files cannot, and may return another source.
    """

    files: Mapping[str, str | bytes | None] = {}
    items: tuple[str, ...] | None = ("gongbao", "wenjian")
    errors: tuple[Error, ...] = ()
    wrong: tuple[str, ...] = ()
    columns: Mapping[str, object] = {}
    make: Callable[[Path], Source] = Folder
    since: str | None = None
    changes: tuple[tuple[str, str, str | None], ...] = ()
    """The item, the kind and the field of each change."""

    @property
    def all_files(self) -> Files:
        """What is in the folder."""
        return {path: data for path, data in {**GOOD, **self.files}.items() if data is not None}


def git(folder: Path, *words: str) -> None:
    """Run git as somebody who has a name, on a day that is fixed."""
    day = {"GIT_AUTHOR_DATE": "2026-05-01T12:00:00+0800", "GIT_COMMITTER_DATE": "2026-05-01T12:00:00+0800"}
    names = ("-c", "user.name=甲", "-c", "user.email=a@example.cn", "-c", "protocol.file.allow=always")
    subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True, env={**os.environ, **day})


def committed(folder: Path) -> Folder:
    """Make the folder a repository with one commit."""
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "一")
    return Folder(folder)


def _started(folder: Path) -> Folder:
    git(folder, "init", "-q", "-b", "main")
    return Folder(folder)


def _bare(folder: Path) -> Source:
    committed(folder)
    bare = folder.with_name("bare.git")
    git(folder.parent, "clone", "-q", "--bare", str(folder), str(bare))
    return Revision(bare, "HEAD", head(bare))


def _bare_without_its_objects(folder: Path) -> Source:
    source = _bare(folder)
    for path in (folder.with_name("bare.git") / "objects").rglob("*"):
        if path.is_file():
            path.chmod(0o600)
            path.write_bytes(b"")
    return source


def _edited_after_a_commit(folder: Path) -> Source:
    committed(folder)
    (folder / A).write_text(GONGBAO.replace("每期政府公报的全文", "每期政府公报"), encoding="utf-8")
    return Folder(folder)


def _new_after_a_commit(folder: Path) -> Source:
    texts = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    for path in texts:
        path.unlink()
    (folder / "README").write_text("目录另见\n", encoding="utf-8")
    committed(folder)
    for path, data in texts.items():
        path.write_bytes(data)
    return Folder(folder)


def _shallow(folder: Path) -> Source:
    committed(folder)
    (folder / B).unlink()
    git(folder, "commit", "-q", "-a", "-m", "二")
    clone = folder.with_name("shallow")
    git(folder.parent, "clone", "-q", "--depth", "1", folder.as_uri(), str(clone))
    return Folder(clone)


def _of_a_submodule(folder: Path) -> Source:
    other = folder.with_name("items")
    other.mkdir()
    (folder / A).rename(other / "gongbao.yaml")
    committed(other)
    (folder / B).unlink()
    (folder / "data" / "items").rmdir()
    git(folder, "init", "-q", "-b", "main")
    git(folder, "submodule", "-q", "add", str(other), "data/items")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "一")
    return Revision(folder, "HEAD", head(folder))


def _linked(target: str) -> Callable[[Path], Source]:
    def make(folder: Path) -> Source:
        (folder / B).unlink()
        (folder / B).symlink_to(target)
        return Folder(folder)

    return make


def _pipe(folder: Path) -> Source:
    (folder / B).unlink()
    os.mkfifo(folder / B)
    return Folder(folder)


def _folder_of_settings(folder: Path) -> Source:
    (folder / "catalog.yaml").unlink()
    (folder / "catalog.yaml").mkdir()
    return Folder(folder)


def _gone(folder: Path) -> Source:
    return Folder(folder / "fort")


def _named_in_bytes(folder: Path) -> Source:
    name = os.fsdecode("文件".encode("gbk") + b".yaml")
    (folder / B).rename((folder / B).with_name(name))
    return Folder(folder)


NOT_IN_PLACE = (_bare, _shallow, _folder_of_settings, _gone)
"""What makes another source than the folder itself."""
_NO_UTF8 = "this file is not UTF-8; it looks like GBK (GB18030)"
_CONFLICT = "unresolved merge conflict: git left both versions in the file"
_NO_ITEMS = ("workspace", None, "this catalogue has no items")
_EMPTY = "this file is empty, or holds nothing but comments"
_LIST = "this file holds a list; it should hold keys with their values"
_LARGE = "this file is larger than 1048576 bytes"
_WITH_CONFLICT = "<<<<<<< HEAD\norder: 1\n=======\norder: 3\n>>>>>>> theirs\n"
_NEWER = "retention: 五年\n"
_RECORD = "item: gongbao\ntitle: 2026年第1期\nformed: '2026-11-02'\n"
_BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: [*d, *d]\n"
_STRICT = """\
{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
 "required": ["id", "category", "name", "content", "secret_level"], "properties": {"secret_level": {"type": "string"}}}
"""

CASES: Mapping[str, Troubled] = {
    "nothing is told of a workspace that is right": Troubled(
        columns={
            "catalogue": "津市市政府信息主动公开事项目录",
            "publisher": "津市市人民政府办公室",
            "jurisdiction": "湖南省/常德市/津市市",
            "province": "湖南省",
            "city": "常德市",
            "level": "县",
            "revision": None,
            "last_changed": None,
            "overdue": 0,
        }
    ),
    "an item in GBK is named, and the others are read": Troubled(
        files={B: WENJIAN.encode("gbk")}, items=("gongbao",), errors=(("file", B, _NO_UTF8),), wrong=("yaml/utf-8",)
    ),
    "a catalog.yaml in GBK leaves the title open, and the items are read": Troubled(
        files={"catalog.yaml": SETTINGS.encode("gbk")},
        errors=(("file", "catalog.yaml", _NO_UTF8),),
        wrong=("yaml/utf-8",),
        columns={"catalogue": None, "publisher": None, "jurisdiction": None, "province": None, "level": None},
    ),
    "a byte order mark is named": Troubled(
        files={B: b"\xef\xbb\xbf" + WENJIAN.encode()},
        items=("gongbao",),
        errors=(("file", B, "this file begins with a byte order mark"),),
        wrong=("yaml/no-bom",),
    ),
    "line breaks of Windows are read": Troubled(files={B: WENJIAN.replace("\n", "\r\n")}),
    "an item in conflict is named": Troubled(
        files={B: WENJIAN.replace("order: 2\n", _WITH_CONFLICT)},
        items=("gongbao",),
        errors=(("file", B, _CONFLICT),),
        wrong=("yaml/no-conflict-markers",),
    ),
    "a catalog.yaml in conflict is named, and the items are read": Troubled(
        files={"catalog.yaml": f"<<<<<<< HEAD\n{SETTINGS}=======\ntitle: 别的\n>>>>>>> theirs\n"},
        errors=(("file", "catalog.yaml", _CONFLICT),),
        wrong=("yaml/no-conflict-markers",),
        columns={"catalogue": None},
    ),
    "an empty catalog.yaml is named": Troubled(
        files={"catalog.yaml": ""}, errors=(("file", "catalog.yaml", _EMPTY),), wrong=("yaml/not-empty",)
    ),
    "a catalog.yaml that is a list is named": Troubled(
        files={"catalog.yaml": "- title: 目录\n"}, errors=(("file", "catalog.yaml", _LIST),), wrong=("yaml/is-mapping",)
    ),
    "a catalog.yaml that is a folder is named": Troubled(
        make=_folder_of_settings,
        errors=(("file", "catalog.yaml", "cannot read this file: "),),
        wrong=("file/readable",),
    ),
    "a folder without a catalog.yaml is no workspace": Troubled(
        files={"catalog.yaml": None}, items=None, errors=(("workspace", None, "no catalog.yaml in "),)
    ),
    "a folder that is gone is no workspace": Troubled(
        make=_gone, items=None, errors=(("workspace", None, "no catalog.yaml in "),)
    ),
    "a catalogue without a folder of items is empty": Troubled(files={A: None, B: None}, items=(), errors=(_NO_ITEMS,)),
    "a folder of items without any is empty": Troubled(
        files={A: None, B: None, "data/items/.keep": ""}, items=(), errors=(_NO_ITEMS,)
    ),
    "an empty item file is named": Troubled(
        files={B: ""}, items=("gongbao",), errors=(("file", B, _EMPTY),), wrong=("yaml/not-empty",)
    ),
    "an item file that is a list is named": Troubled(
        files={B: "- id: wenjian\n"}, items=("gongbao",), errors=(("file", B, _LIST),), wrong=("yaml/is-mapping",)
    ),
    "an item without a name makes no item": Troubled(
        files={B: WENJIAN.replace("name: 行政规范性文件\n", "")},
        items=("gongbao",),
        errors=(("file", B, "the required key “name (事项名称)” is missing"),),
        wrong=("schema/required",),
    ),
    "an item whose name is a list makes no item": Troubled(
        files={B: WENJIAN.replace("name: 行政规范性文件\n", "name:\n  - 行政规范性文件\n")},
        items=("gongbao",),
        errors=(("file", B, "“name (事项名称)” should be text, not a list"),),
        wrong=("schema/type",),
    ),
    "tabs are named": Troubled(
        files={B: WENJIAN.replace("  - 秘书室", "\t- 秘书室")},
        items=("gongbao",),
        errors=(("file", B, "tab in the indentation; YAML requires spaces"),),
        wrong=("yaml/no-tabs",),
    ),
    "a key that is there twice is named": Troubled(
        files={B: WENJIAN + "name: 规范性文件\n"},
        items=("gongbao",),
        errors=(("file", B, "the key name is here on line 14, and already on line 4"),),
        wrong=("yaml/unique-keys",),
    ),
    "an anchor bomb is named": Troubled(
        files={B: _BOMB},
        items=("gongbao",),
        errors=(("file", B, "anchor (&name) or alias (*name)"),),
        wrong=("yaml/no-anchors",) * (4 + 8),
    ),
    "a file of ten megabytes is named and not read": Troubled(
        files={B: WENJIAN + "x" * 10_000_000}, items=("gongbao",), errors=(("file", B, _LARGE),), wrong=("yaml/size",)
    ),
    "null bytes are named": Troubled(
        files={B: WENJIAN.replace("秘书室", "秘书\0室")},
        items=("gongbao",),
        errors=(("file", B, "control character (U+0000)"),),
        wrong=("yaml/no-control-characters",),
    ),
    "a file of nothing but null bytes, as a crash leaves it, is named": Troubled(
        files={B: b"\0" * 512},
        items=("gongbao",),
        errors=(("file", B, "this file holds a single text"),),
        wrong=("yaml/is-mapping", "yaml/no-control-characters"),
    ),
    "a pointer of Git LFS is named": Troubled(
        files={B: f"version https://git-lfs.github.com/spec/v1\noid sha256:{64 * '0'}\nsize 12\n"},
        items=("gongbao",),
        errors=(("file", B, "this is a pointer of Git LFS, not the file itself"),),
        wrong=("yaml/no-lfs-pointer",),
    ),
    "a link to itself is named": Troubled(
        make=_linked("wenjian.yaml"),
        items=("gongbao",),
        errors=(("file", B, "this symbolic link leads to nothing that can be read"),),
        wrong=("file/readable",),
    ),
    "a link that leads out of the workspace is named and not followed": Troubled(
        make=_linked("/etc/hostname"),
        items=("gongbao",),
        errors=(("file", B, "this is a symbolic link that leads out of the workspace"),),
        wrong=("file/inside-workspace",),
    ),
    "a pipe among the items is named, and nobody waits for it": Troubled(
        make=_pipe, items=("gongbao",), errors=(("file", B, "cannot read this file: "),), wrong=("file/readable",)
    ),
    "a file whose ending is none of an item's is named": Troubled(
        files={B: None, "data/items/wenjian.yaml.txt": WENJIAN},
        items=("gongbao",),
        errors=(("file", "data/items/wenjian.yaml.txt", "not read as an item"),),
    ),
    "a name in GBK bytes is told with signs in their place": Troubled(
        make=_named_in_bytes, wrong=("identity/id-matches-file",)
    ),
    "names that differ in case alone are two files": Troubled(
        files={"data/items/Gongbao.yaml": GONGBAO},
        items=("gongbao", "gongbao", "wenjian"),
        wrong=("identity/id-matches-file", "identity/unique-id", "identity/unique-id", "identity/unique-name"),
    ),
    "an id that is there twice is read twice": Troubled(
        files={"data/items/2026/gongbao.yaml": GONGBAO.replace("order: 1", "order: 3")},
        items=("gongbao", "wenjian", "gongbao"),
        wrong=("identity/unique-id", "identity/unique-id", "identity/unique-name"),
    ),
    "an id of seventy characters is read": Troubled(
        files={B: None, f"data/items/{'w' * 70}.yaml": WENJIAN.replace("id: wenjian", f"id: {'w' * 70}")},
        items=("gongbao", "w" * 70),
        wrong=("schema/size",),
    ),
    "a workspace with a schema of its own is judged by it": Troubled(
        files={"schema/item.schema.json": _STRICT, A: GONGBAO + "secret_level: 公开\n"}, wrong=("schema/required",)
    ),
    "a schema that is no JSON is named, and the program's own is used": Troubled(
        files={"schema/item.schema.json": "{"},
        errors=(("file", "schema/item.schema.json", "this schema is not JSON"),),
        wrong=("schema/readable",),
    ),
    "a schema that makes no sense is a finding": Troubled(
        files={"schema/item.schema.json": '{"type": "objekt"}'}, wrong=("schema/valid",)
    ),
    "files of an older program are read": Troubled(
        files={"catalog.yaml": f"{SETTINGS}rules:\n  ignore:\n    - law/order-in-force\n"},
    ),
    "a key of a newer program is a finding, and the item is read": Troubled(
        files={B: WENJIAN + _NEWER}, wrong=("schema/known-keys",)
    ),
    "a key of a newer program in catalog.yaml is a finding": Troubled(
        files={"catalog.yaml": SETTINGS + "theme: 红头\n"}, wrong=("schema/known-keys",)
    ),
    "a record that cannot be read is named": Troubled(
        files={"data/records/2026/gongbao-2026-11-02.yaml": _RECORD + "\tnote: x\n"},
        errors=(("file", "data/records/2026/gongbao-2026-11-02.yaml", "tab in the indentation"),),
        wrong=("yaml/no-tabs",),
    ),
    "a record without a day makes no record": Troubled(
        files={"data/records/2026/gongbao-2026-11-02.yaml": _RECORD.replace("2026-11-02", "昨天")},
        errors=(("file", "data/records/2026/gongbao-2026-11-02.yaml", "“昨天” is not a valid “formed”"),),
        wrong=("schema/form",),
    ),
    "a record of an item that is gone is a finding": Troubled(
        files={A: None, B: None, "data/records/2026/gongbao-2026-11-02.yaml": _RECORD},
        items=(),
        errors=(_NO_ITEMS,),
        wrong=("record/known-item",),
    ),
    "a record whose time has run out is overdue": Troubled(
        files={"data/records/2026/gongbao-2026-10-09.yaml": _RECORD.replace("2026-11-02", "2026-10-09")},
        columns={"overdue": 1},
    ),
    "a baseline that is broken accepts nothing": Troubled(
        files={"catalog.yaml": f"{SETTINGS}rules:\n  baseline: known.json\n", "known.json": "{"},
        errors=(("file", "known.json", "known.json is not a baseline that this version of catalog can read"),),
    ),
    "a baseline that is missing accepts nothing": Troubled(
        files={"catalog.yaml": f"{SETTINGS}rules:\n  baseline: known.json\n"},
        errors=(("file", "known.json", "no baseline "),),
    ),
    "a list of documents that is broken is named": Troubled(
        files={"documents.yaml": "- 津政办发〔2018〕5号\n"},
        errors=(("file", "documents.yaml", _LIST),),
        wrong=("yaml/is-mapping",),
    ),
    "a line of facts that is broken is named": Troubled(
        files={"facts/laws.jsonl": '{"title": \n'},
        errors=(("file", "facts/laws.jsonl", "this line is no record"),),
        wrong=("schema/facts-readable",),
    ),
    "without git there is no revision, and no history to compare with": Troubled(
        since="2026-01-01", errors=(("history", None, "is not in a git repository"),), columns={"revision": None}
    ),
    "a repository without commits has no revision": Troubled(make=_started, columns={"revision": None}),
    "a repository without commits has no history": Troubled(
        make=_started, since="HEAD", errors=(("history", None, "nothing has been committed yet"),)
    ),
    "a repository tells the day of its last change": Troubled(make=committed, columns={"last_changed": "2026-05-01"}),
    "a bare repository is read at its revision": Troubled(make=_bare, columns={"last_changed": "2026-05-01"}),
    "a bare repository whose objects are lost is not read": Troubled(
        make=_bare_without_its_objects, items=None, errors=(("workspace", None, "git cannot read "),)
    ),
    "items in a submodule are in another repository": Troubled(
        make=_of_a_submodule, items=None, errors=(("workspace", None, "data/items is a git submodule"),)
    ),
    "a shallow clone has no history before its start": Troubled(
        make=_shallow,
        items=("gongbao",),
        since="2026-01-01",
        errors=(("history", None, "history is cut off here: it begins on 2026-05-01"),),
    ),
    "a day before the first commit has no edition to compare with": Troubled(
        make=committed, since="2026-01-01", errors=(("history", None, "no commit before 2026-01-01"),)
    ),
    "a revision that nobody knows is named": Troubled(
        make=committed, since="v9", errors=(("history", None, "unknown revision “v9”"),)
    ),
    "what was edited since a day is told": Troubled(
        make=_edited_after_a_commit, since="2026-06-30", changes=(("gongbao", "changed", "content"),)
    ),
    "of a catalogue that was not there yet all items are new": Troubled(
        make=_new_after_a_commit,
        since="HEAD",
        changes=(("gongbao", "added", None), ("wenjian", "added", None)),
    ),
    "a workspace within another one is not part of it": Troubled(
        files={"xiang/catalog.yaml": SETTINGS, "xiang/data/items/zhen.yaml": GONGBAO}
    ),
    "without a jurisdiction the publisher's name tells the place": Troubled(
        files={"catalog.yaml": "title: 目录\npublishers:\n  - 津市市人民政府办公室\ncategories:\n  - 政策文件\n"},
        columns={"jurisdiction": "津市市", "province": None, "city": None, "level": None},
    ),
    "a city alone tells its province": Troubled(
        files={"catalog.yaml": "title: 目录\njurisdiction:\n  name: 常德市\ncategories:\n  - 政策文件\n"},
        columns={"jurisdiction": "常德市", "province": "湖南省", "city": "常德市"},
    ),
    "several publishers are joined": Troubled(
        files={"catalog.yaml": SETTINGS.replace("办公室\n", "办公室\n  - 津市市财政局\n")},
        columns={"publisher": "津市市人民政府办公室、津市市财政局"},
    ),
    "items that do not apply are read": Troubled(
        files={
            A: GONGBAO.replace("link: https://www.jinshishi.gov.cn/gongbao", "not_applicable: 本级不编公报"),
            B: WENJIAN.replace("link: https://www.jinshishi.gov.cn/wenjian", "not_applicable: 本机关不制定"),
        }
    ),
    "a category of many levels is read": Troubled(
        files={
            "catalog.yaml": SETTINGS.replace("  - 政策文件\n", "  - 政策文件\n  - 政策文件/一/二/三/四/五/六\n"),
            B: WENJIAN.replace("category: 政策文件", "category: 政策文件/一/二/三/四/五/六"),
        }
    ),
    "a tie to an item that no model has is read": Troubled(files={B: WENJIAN + "model: meiyou\n"}),
}
