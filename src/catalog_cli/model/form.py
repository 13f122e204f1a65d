"""The office's own form of the official table: which columns it has, and how their cells are printed.

A form is what `form` in `catalog.yaml` says: a word for a form that is known (`model/form_presets.py`), or a mapping
whose keys are documented in `docs/form.md`.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from catalog_cli.model.field import FIELDS
from catalog_cli.model.form_presets import PRESETS, USUAL
from catalog_cli.model.item import Value

NUMBER = "number"
NUMBER_HEADING = "序号"
"""The column that numbers the rows; no field."""
EXTRA = "extra"
UNDER = "/"
"""Between a heading and the one above it: 公开对象/全社会."""
OPTION = "="
"""Between a field and what a tick in its column means: audience=全社会."""
TITLE, PUBLISHERS = "{title}", "{publishers}"
"""What the lines above the table print of the catalogue."""
USUAL_LINES = (TITLE, f"公开主体：{PUBLISHERS}")
NAME, NUMERAL, PLAIN_NUMBER = "{name}", "{一}", "{1}"
"""What the line of a section prints of it: its name, and its number as 一 or as 1."""
NUMBERINGS = ("categories", "outermost", "items", "sections", "within")
"""What 序号 counts: the categories, their outermost levels, all items, those of each outermost level or category."""
SECTIONS_AS = ("rows", "tables")
"""How the lines of sections are printed: as rows across the table, or above tables of their own."""
SAME = (MERGED, REPEATED, ONCE) = ("merged", "repeated", "once")
"""How neighbours with the same text are printed: as one cell, each, or only the first."""


class FormColumn(Struct, frozen=True):
    """A column of the form.

    `name` is its key in the mapping of columns, `path` its headings from the outermost to its own. `key` is a field,
    `number`, `extra`, or a key of the workspace's own schema. A column with an `option` is ticked where the field has
    it; that of `extra` is the heading there where the printed one differs. `boxes` are the options that a cell offers,
    in their order, `ticked` and `open` the signs before them, `breaks` those that begin a line. `separator` stands
    between the elements of a list, `absent` is as in `TableForm` and for this column alone, `same` says how neighbours
    with the same text are printed.
    """

    name: str
    path: tuple[str, ...]
    key: str
    option: str = ""
    boxes: tuple[str, ...] = ()
    ticked: str = "■"
    open: str = "□"
    breaks: tuple[str, ...] = ()
    separator: str | None = None
    absent: str | None = None
    same: str = ""

    @property
    def heading(self) -> str:
        """The heading right above the cells."""
        return self.path[-1] if self.path else ""

    @property
    def is_own(self) -> bool:
        """Whether it prints no field, but a heading of `extra` or a key of the workspace's own."""
        return self.key == EXTRA or not is_known_key(self.key)


class TableForm(Struct, frozen=True, kw_only=True):
    """A whole form.

    Where it `is_open`, what no column prints gets one of its own; otherwise the table has these columns and no others.
    The `is_usual` one leaves out a column that no item fills.

    `absent` is printed where an item has nothing, `tick` in the column of an option, `link_text` instead of an address;
    `link_on` is the field whose cell leads to the item's page. `sections` are the lines that print the outermost levels
    of the category, `section_lines` those that are not made so, by the name of the section.
    """

    columns: tuple[FormColumn, ...]
    is_open: bool = False
    is_usual: bool = False
    lines: tuple[str, ...] = USUAL_LINES
    notes: tuple[str, ...] = ()
    absent: str = ""
    tick: str = "√"
    link_text: str = ""
    link_on: str = "link"
    sections: tuple[str, ...] = ()
    section_lines: Mapping[str, str] = {}
    sections_as: str = SECTIONS_AS[0]
    numbers: str = NUMBERINGS[0]


def form_from(value: Value) -> TableForm:
    """Return the form that `form` in `catalog.yaml` describes, the usual one where it says nothing.

    What is not of the right kind is left to the schema to report.
    """
    said = _mapping(value)
    name = _text(said.get("columns")) or USUAL
    preset = PRESETS.get(name, PRESETS[USUAL])
    columns = said.get("columns")
    own = columns if isinstance(columns, Mapping) and columns else None
    merged = {**preset, **said, "columns": preset.get("columns") if own is None else own}
    return TableForm(
        columns=tuple(_columns(_mapping(merged["columns"]))),
        is_open=own is None,
        is_usual=own is None and preset is PRESETS[USUAL],
        lines=_texts(merged.get("lines")) if "lines" in merged else USUAL_LINES,
        notes=_texts(merged.get("notes")),
        absent=_text(merged.get("absent")),
        tick=_text(merged.get("tick")) or "√",
        link_text=_text(merged.get("link_text")),
        link_on=_text(merged.get("link_on")) or "link",
        sections=_texts(merged.get("sections")),
        section_lines={str(name): str(line) for name, line in _entries(merged.get("section_lines"))},
        sections_as=way if (way := _text(merged.get("sections_as"))) in SECTIONS_AS else SECTIONS_AS[0],
        numbers=numbers if (numbers := _text(merged.get("numbers"))) in NUMBERINGS else NUMBERINGS[0],
    )


def known_headings(form: TableForm) -> dict[str, str]:
    """Return the field of each heading right above a column's cells, without those that stand for two fields."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for column in form.columns:
        if not column.option and (column.key == EXTRA or is_known_key(column.key)):
            shared |= {column.heading} if found.setdefault(column.heading, column.key) != column.key else set()
    return {heading: key for heading, key in found.items() if heading not in shared}


def form_values(form: TableForm) -> dict[str, Value]:
    """Return the mapping that describes a form with columns of its own, without what is usual."""
    usual = TableForm(columns=())
    values: dict[str, Value] = {"columns": {column.name: _column_value(column) for column in form.columns}}
    for key in _REST:
        value = getattr(form, key)
        if value != getattr(usual, key):
            values[key] = list(value) if isinstance(value, tuple) else value
    return values


_REST = (
    *("lines", "notes", "sections", "section_lines", "sections_as"),
    *("absent", "tick", "link_text", "link_on", "numbers"),
)


def column_from(name: str, value: Value) -> FormColumn:
    """Return a column; its value is a field, a field and its option (audience=全社会), or a mapping."""
    said = value if isinstance(value, Mapping) else {"field": value}
    key, _, option = _text(said.get("field")).partition(OPTION)
    heading = said.get("heading")
    path = _texts(heading) or ((heading,) if isinstance(heading, str) else tuple(name.split(UNDER)))
    return FormColumn(
        name=name,
        path=tuple(part.strip() for part in path),
        key=key,
        option=option,
        boxes=_texts(said.get("boxes")),
        ticked=_text(said.get("ticked")) or "■",
        open=_text(said.get("open")) or "□",
        breaks=_texts(said.get("breaks")),
        separator=separator if isinstance(separator := said.get("separator"), str) else None,
        absent=absent if isinstance(absent := said.get("absent"), str) else None,
        same=same if (same := _text(said.get("same"))) in SAME else "",
    )


def _columns(values: Mapping[str, Value]) -> Iterator[FormColumn]:
    for name, value in values.items():
        yield column_from(str(name), value)


def _column_value(column: FormColumn) -> Value:
    usual = FormColumn(column.name, (), "")
    said: dict[str, Value] = {"field": f"{column.key}{OPTION}{column.option}" if column.option else column.key}
    if column.path != tuple(column.name.split(UNDER)):
        said["heading"] = column.path[0] if len(column.path) == 1 else list(column.path)
    for key in ("boxes", "ticked", "open", "breaks", "separator", "absent", "same"):
        value = getattr(column, key)
        if value != getattr(usual, key):
            said[key] = list(value) if isinstance(value, tuple) else value
    return said["field"] if len(said) == 1 else said


def is_known_key(key: str) -> bool:
    """Return whether a column may print this without any schema of the workspace's own."""
    return key in FIELDS or key == NUMBER


def _mapping(value: Value) -> Mapping[str, Value]:
    if isinstance(value, str):
        return {"columns": value}
    return value if isinstance(value, Mapping) else {}


def _entries(value: Value) -> Iterator[tuple[object, object]]:
    yield from value.items() if isinstance(value, Mapping) else ()


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(part for part in value if isinstance(part, str)) if isinstance(value, (list, tuple)) else ()
