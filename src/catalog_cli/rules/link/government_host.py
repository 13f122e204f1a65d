"""A link leads to a government's site: a host under gov.cn or 政务.

Only organs of the party and the state may have such a name, so that a reader sees from the address whose page it is. A
workspace whose pages lie elsewhere names its hosts in `catalog.yaml`, under `rules`, `hosts`.

Source: 《互联网政务应用安全管理规定》（2024年5月15日发布）, article 5; 《国务院办公厅关于加强政府网站域名管理的通知》
（国办函〔2018〕55号）: government sites use names that end in .gov.cn or .政务.
"""

from collections.abc import Iterator

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.item import as_texts
from catalog_cli.model.message import message
from catalog_cli.parsing.links import belongs_to, host_of, host_span
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import TextProblem

TITLE = "链接指向政府网站"
SEVERITY = Severity.WARNING
VALID = (
    {**RIGHT, FILE: ITEM + "link: https://www.jinshishi.gov.cn/zwgk\n"},
    {
        **RIGHT,
        SETTINGS_FILE: SETTINGS + "rules:\n  hosts:\n    - jinshi.example\n",
        FILE: ITEM + "link: https://zwgk.jinshi.example/\n",
    },
)
INVALID = (
    {**RIGHT, FILE: ITEM + "link: https://www.jinshishi.com/zwgk\n"},
    {**RIGHT, FILE: ITEM + "link: https://www.jinshishi-gov.cn/zwgk\n"},
)

KEYS = ("link",)
_USUAL_HOSTS = ("gov.cn", "政务", "xn--zfr164b")
"""Whose hosts are a government's where the workspace does not say; the last is how a browser writes 政务."""


def check_text(text: str, settings: Settings) -> Iterator[TextProblem]:
    """Report a link to a host that is not among those allowed."""
    host = host_of(text)
    allowed = as_texts(settings.rules.get("hosts")) or _USUAL_HOSTS
    if host and not any(belongs_to(host, domain.lower()) for domain in allowed):
        start, end = host_span(text)
        yield TextProblem(
            start=start,
            end=end,
            message=message("{host} is not a government's host", host=host),
            remedy=message("Link to the page on the government's own site, or name the host in catalog.yaml."),
        )
