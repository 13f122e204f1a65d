"""What `site` in `catalog.yaml` says: the languages of the pages, and the folder of the office's own templates."""

from collections.abc import Mapping

from msgspec import Struct

from catalog_cli.model.item import Value

LANGUAGES = ("zh", "en")


class SiteSettings(Struct, frozen=True):
    """The first language is that of all words; headings are in the others as well. `templates` is empty without any.

    `name` is that of the website which this one is a part of, `id_code` its 网站标识码.
    """

    languages: tuple[str, ...] = LANGUAGES[:1]
    templates: str = ""
    name: str = ""
    id_code: str = ""

    @property
    def language(self) -> str:
        """The language of all words of the pages."""
        return self.languages[0]


def site_settings(values: Mapping[str, Value]) -> SiteSettings:
    """Take from the mapping what is of the right kind; the rest is the schema's to report."""
    said = values.get("languages")
    languages = tuple(each for each in said if each in LANGUAGES) if isinstance(said, (list, tuple)) else ()
    folder, name, id_code = (_text(values.get(key)) for key in ("templates", "name", "id_code"))
    return SiteSettings(languages or LANGUAGES[:1], folder, name, id_code)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""
