"""The link of a record is one address that a browser can open.

It is the proof of the publication; `link/well-formed` says the same of the links of items.

Source: RFC 3986, section 3 (Syntax Components) and 3.2.2 (Host); RFC 1034, section 3.5, for the names of hosts.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.record import Record
from catalog_cli.rules.examples import RECORD, RECORD_FILE, RIGHT
from catalog_cli.rules.link.well_formed import check_text as _problems_in
from catalog_cli.rules.rule import Problem

TITLE = "台账链接格式正确"
SEVERITY = Severity.ERROR
VALID = ({**RIGHT, RECORD_FILE: RECORD + "link: https://www.jinshishi.gov.cn/zwgk/1001.html\n"},)
INVALID = ({**RIGHT, RECORD_FILE: RECORD + "link: https://www.jinshishi.gov.cn/zwgk/1001.html；\n"},)


def check_record(record: Record) -> Iterator[Problem]:
    """Report an address that cannot be opened as it stands."""
    for problem in _problems_in(record.link or ""):
        yield Problem(
            path=record.path,
            pointer=("link",),
            span=(problem.start, problem.end),
            message=problem.message,
            remedy=problem.remedy,
        )
