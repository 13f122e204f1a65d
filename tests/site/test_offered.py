"""The page about the catalogue leads to every file that the site offers beside its pages; the calendar has due days."""

import re
from datetime import date
from typing import Any

from icalendar import Calendar
from msgspec.structs import replace

from catalog_cli.model.changelog import Changelog
from sites import BARE, ITEM, SETTINGS, site_content, site_of


def events(*items: Any) -> list[Any]:
    calendar = Calendar.from_ical(site_of(site_content(*items), "due.ics")["due.ics"])
    return [event for event in calendar.walk("VEVENT") if isinstance(event.decoded("dtstart"), date)]


def test_the_calendar_has_what_is_to_be_published_within_a_year() -> None:
    (event,) = events(ITEM, BARE)
    assert event.decoded("dtstart") == date(2027, 1, 31)
    assert str(event["summary"]) == "财务科：部门预算"


def test_reviews_are_the_office_s_own_affair() -> None:
    assert events(replace(BARE, review_date="2026-12-01")) == []


def test_the_page_about_the_catalogue_leads_to_every_file() -> None:
    files = site_of(site_content(ITEM, changelog=Changelog(SETTINGS.title, ())), "")
    offered = re.findall(r'<a href="\.\./([^"]+)" type="[^"]+">', files["about/index.html"].decode())
    assert set(offered) == {
        *("downloads/catalog.docx", "downloads/catalog.xlsx", "downloads/catalog.csv"),
        *("due.ics", "items.json", "catalog.jsonld", "feed.xml"),
    }
    assert set(offered) <= files.keys()


def test_without_git_no_feed_is_offered() -> None:
    files = site_of(site_content(ITEM, in_git=False), "about/index.html")
    assert "feed.xml" not in files["about/index.html"].decode()
