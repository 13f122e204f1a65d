"""`catalog links` as a user runs it: answers and findings, what is known already, moves that are written, Ctrl-C."""

import json
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from catalog_cli.rules.examples import ITEM, OTHER_ITEM, SETTINGS
from conftest import PROGRAM, ROOT, Run, environment, lay
from links.loopback import Recorded, hang, page, redirect, reply, serve

ASKING = ("links", "--allow-private-hosts", "--confirm-after", "0")
HOST = "127.0.0.1"
BEHAVIOURS = {
    "/gb": page("<title>政府公报</title><ul><li><a href=1>第1期</a><span>2026-01-20</span></ul>"),
    "/old-gb": redirect("301 Moved Permanently", "/gb"),
    "/gone": reply("404 Not Found"),
    "/busy": reply("403 Forbidden"),
}
FILE, OTHER_FILE = "data/items/zhengfu-gongbao.yaml", "data/items/zhengce-jiedu.yaml"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def server() -> Iterator[Recorded]:
    with serve(BEHAVIOURS) as running:
        yield running


def workspace(folder: Path, server: Recorded, path: str, other: str = "", more: str = "") -> Path:
    """Lay a workspace of two items, whose links are those paths of the server."""
    files: Mapping[str, str] = {
        "catalog.yaml": f'{SETTINGS}rules:\n  hosts: ["{HOST}"]\n',
        "schema/item.schema.json": (ROOT / "schema/item.schema.json").read_text(encoding="utf-8"),
        FILE: f"{ITEM}link: {server.address}{path}{more}\n",
        OTHER_FILE: OTHER_ITEM + (f"link: {server.address}{other}\n" if other else ""),
    }
    return lay(folder / "workspace", files)


def test_each_link_is_a_record_and_a_dead_one_fails(tmp_path: Path, server: Recorded, run: Run) -> None:
    root = workspace(tmp_path, server, "/old-gb", "/gone")
    outcome = run(*ASKING, "--format", "json", cwd=root)
    assert outcome.status == 1
    assert json.loads(outcome.stdout) == [
        {
            "item": "zhengce-jiedu",
            "url": f"{server.address}/gone",
            "status": "dead",
            "http": 404,
            "final_url": f"{server.address}/gone",
            "note": "the server reports the page as gone (404)",
        },
        {
            "item": "zhengfu-gongbao",
            "url": f"{server.address}/old-gb",
            "status": "moved",
            "http": 200,
            "final_url": f"{server.address}/gb",
            "note": f"permanently moved to {server.address}/gb",
        },
    ]


def test_items_and_filters_say_which_links(tmp_path: Path, server: Recorded, run: Run) -> None:
    root = workspace(tmp_path, server, "/gb", "/gone")
    for words in (["政府公报"], ["--name", "公报"]):
        outcome = run(*ASKING, *words, "--format", "tsv", cwd=root)
        assert (outcome.status, outcome.stdout.splitlines()[1].split("\t")[:3]) == (
            0,
            ["zhengfu-gongbao", f"{server.address}/gb", "ok"],
        )
    assert not server.asked("/gone")


def test_a_link_that_may_not_be_asked_is_no_error(tmp_path: Path, server: Recorded, run: Run) -> None:
    outcome = run("links", "--format", "json", cwd=workspace(tmp_path, server, "/gone"))
    [record] = json.loads(outcome.stdout)
    assert (outcome.status, record["status"], record["http"], record["final_url"]) == (0, "refused", None, None)
    assert server.requests == []


def test_findings_are_shown_as_validate_shows_them(tmp_path: Path, server: Recorded, run: Run) -> None:
    root = workspace(tmp_path, server, "/old-gb", "/busy")
    outcome = run(*ASKING, cwd=root)
    assert outcome.status == 0
    assert (
        f"{FILE}:5:7: info: the page has permanently moved to {server.address}/gb [link/reachable] [*]"
        in outcome.stdout
    )
    assert "cannot tell whether the link opens: the server answers 403" in outcome.stdout
    assert outcome.stdout.endswith("2 links: 1 permanently moved, 1 unknown.\n1 fixable with --fix.\n")
    concise = run(*ASKING, "--format", "concise", cwd=root).stdout
    assert f"{OTHER_FILE}:5:7:" in concise


def test_a_permanent_move_is_written_and_nothing_else(tmp_path: Path, server: Recorded, run: Run) -> None:
    root = workspace(tmp_path, server, "/old-gb", "/gone", more="  # 首页")
    before = (root / FILE).read_text()
    shown = run(*ASKING, "--fix", "--diff", cwd=root)
    assert f"+link: {server.address}/gb  # 首页\n" in shown.stdout
    assert (root / FILE).read_text() == before
    fixed = run(*ASKING, "--fix", cwd=root)
    assert fixed.status == 1
    assert (root / FILE).read_text() == before.replace("/old-gb", "/gb")
    records = run(*ASKING, "--fix", "--format", "json", cwd=root)
    assert [each["status"] for each in json.loads(records.stdout)] == ["dead", "ok"]


def test_what_opened_lately_is_not_asked_again_and_says_so(tmp_path: Path, server: Recorded, run: Run) -> None:
    root = workspace(tmp_path, server, "/gb", "/gone")
    run(*ASKING, cwd=root)
    again = run(*ASKING, "--format", "json", cwd=root)
    assert (len(server.asked("/gb")), len(server.asked("/gone"))) == (1, 4)
    assert "result of 20" in json.loads(again.stdout)[1]["note"]
    for words in (["--no-link-cache"], ["--max-age", "0"]):
        run(*ASKING, *words, cwd=root)
    assert len(server.asked("/gb")) == 3
    run(*ASKING, cwd=root, CATALOG_NO_CACHE="1")
    assert len(server.asked("/gb")) == 4


def test_a_comment_suppresses_a_dead_link_and_validate_does_not_call_it_unused(
    tmp_path: Path, server: Recorded, run: Run
) -> None:
    root = workspace(tmp_path, server, "/gone", more="  # catalog: ignore[link/reachable] 改版中，下月恢复")
    outcome = run(*ASKING, cwd=root)
    assert (outcome.status, "dead" in outcome.stdout.partition("2 links")[0].partition("1 link:")[0]) == (0, False)
    assert "改版中" in run(*ASKING, "--show-suppressed", cwd=root).stdout
    assert "suppression/used" not in run("validate", "--format", "concise", cwd=root).stdout
    family = root / FILE
    family.write_text(family.read_text().replace("ignore[link/reachable]", "ignore[link]"))
    assert "suppression/used" not in run("validate", "--format", "concise", cwd=root).stdout
    family.write_text(family.read_text().replace("ignore[link]", "ignore[link/https, link/well-formed]"))
    assert "“link/well-formed”" in run("validate", "--format", "concise", cwd=root).stdout


def notes(path: Path) -> list[Any]:
    return sorted({note["rule"] for note in json.loads(path.read_text())["findings"]})


def test_a_baseline_holds_what_both_commands_find_and_neither_drops_the_other_s(
    tmp_path: Path, server: Recorded, run: Run
) -> None:
    root = workspace(tmp_path, server, "/gone", "/gone")
    baseline = root / "known.json"
    run("validate", "--write-baseline", "known.json", cwd=root)
    found = notes(baseline)
    run(*ASKING, "--write-baseline", "known.json", cwd=root)
    assert notes(baseline) == sorted([*found, "link/reachable"])
    run("validate", "--write-baseline", "known.json", cwd=root)
    assert notes(baseline) == sorted([*found, "link/reachable"])
    outcome = run(*ASKING, "--baseline", "known.json", cwd=root)
    assert outcome.status == 0
    assert "gone" not in run("validate", "--baseline", "known.json", cwd=root).stdout
    # an item that is asked alone keeps what is noted of the others
    run(*ASKING, "政府公报", "--write-baseline", "known.json", cwd=root)
    assert len([each for each in json.loads(baseline.read_text())["findings"] if each["rule"] == "link/reachable"]) == 2


def test_the_settings_of_the_workspace_decide_how_bad_a_dead_link_is(
    tmp_path: Path, server: Recorded, run: Run
) -> None:
    root = workspace(tmp_path, server, "/gone")
    settings = root / "catalog.yaml"
    settings.write_text(settings.read_text() + "  severity: {link/reachable: warning}\n")
    outcome = run(*ASKING, cwd=root)
    assert (outcome.status, "warning: the link is dead" in outcome.stdout) == (0, True)
    assert run(*ASKING, "--strict", cwd=root).status == 1
    settings.write_text(settings.read_text() + "  ignore: [link/reachable]\n")
    assert "the link is dead" not in run(*ASKING, cwd=root).stdout


def test_freshness_is_judged_on_the_day_of_the_run(tmp_path: Path, server: Recorded, run: Run) -> None:
    root = workspace(tmp_path, server, "/gb", more="\ntime_limit: 每月10日前")
    for day, is_late in (("2026-03-31", False), ("2026-04-01", True)):
        outcome = run(*ASKING, "--fresh", "--as-of", day, cwd=root)
        assert ("[link/fresh]" in outcome.stdout) is is_late, outcome.stdout
        assert outcome.status == 0
    assert "not updated for more than 70 days; the newest date listed is 2026-01-20" in outcome.stdout
    assert "[link/fresh]" not in run(*ASKING, "--as-of", "2026-04-01", cwd=root).stdout
    records = json.loads(run(*ASKING, "--fresh", "--format", "json", cwd=root).stdout)
    assert (records[0]["newest"], records[0]["seen_in"]) == ("2026-01-20", "list")


def test_the_contact_is_sent_and_one_that_cannot_be_is_refused(tmp_path: Path, server: Recorded, run: Run) -> None:
    root = workspace(tmp_path, server, "/gb")
    run(*ASKING, "--contact", "zwgk@example.gov.cn", cwd=root)
    run(*ASKING, "--no-link-cache", cwd=root, CATALOG_CONTACT="https://example.gov.cn/about")
    run(*ASKING, "--no-link-cache", cwd=root)
    agents = [each.headers["user-agent"] for each in server.asked("/gb")]
    assert [agent.partition("(")[2] for agent in agents] == [
        "link check; +zwgk@example.gov.cn)",
        "link check; +https://example.gov.cn/about)",
        f"link check; +{server.address}/)",
    ]
    assert all(agent.startswith("catalog/") for agent in agents)
    for wrong in ("办公室", "a\nb: c", "a)b", ""):
        outcome = run(*ASKING, "--contact", wrong, cwd=root)
        assert (outcome.status, "Traceback" in outcome.stderr) == (2 if wrong else 0, False)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--max-age", "soon"], "--max-age"),
        (["--timeout", "0"], "--timeout"),
        (["--timeout", "nan"], "--timeout"),
        (["--confirm-after", "-1"], "--confirm-after"),
        (["--format", "xml"], "xml"),
        (["no-such-item"], "no-such-item"),
        (["--baseline", "none.json"], "none.json"),
    ],
)
def test_what_is_wrong_in_the_words_is_said(
    words: list[str], says: str, tmp_path: Path, server: Recorded, run: Run
) -> None:
    outcome = run(*ASKING, *words, cwd=workspace(tmp_path, server, "/gb"))
    assert (outcome.status, says in outcome.stderr) == (2, True), outcome.stderr
    assert server.requests == []


def test_a_catalogue_without_links_asks_nothing(tmp_path: Path, server: Recorded, run: Run) -> None:
    root = workspace(tmp_path, server, "/gb")
    (root / FILE).write_text(ITEM)
    assert run(*ASKING, cwd=root).stdout == "No item has a link.\n"
    assert run(*ASKING, "--format", "json", cwd=root).stdout == "[]\n"


def test_ctrl_c_keeps_what_is_known(tmp_path: Path) -> None:
    with serve({**BEHAVIOURS, "/hangs": hang}) as quick, serve({"/hangs": hang}, host="127.0.0.2") as slow:
        root = workspace(tmp_path, quick, "/gone")
        (root / OTHER_FILE).write_text(f"{OTHER_ITEM}link: {slow.address}/hangs\n")
        child = subprocess.Popen(
            [str(PROGRAM), *ASKING[:2], "--confirm-after", "60", "--format", "json"],
            cwd=root,
            env=environment(no_proxy="*", CATALOG_CACHE_DIR=str(tmp_path / "cache")),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        end = time.monotonic() + 60
        while not (quick.asked("/gone") and slow.asked("/hangs")) and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(0.3)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=60)
    [record] = json.loads(out)
    assert (child.returncode, record["item"], record["status"]) == (130, "zhengfu-gongbao", "unknown")
    assert "not confirmed by a second request" in record["note"]
    assert err == "stopped: 1 link was not checked\n"
