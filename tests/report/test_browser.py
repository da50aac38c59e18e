"""Pages in a real browser: accessible, as wide as the screen, and walked through by keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from grader.report.html import HtmlReport
from grader.report.overview import entry, render
from grader.settings import settings
from tests.report import samples

NAMES = ("right", "racy", "deadlock", "syntax", "rejected", "fault", "hostile")
PAGES = {name: HtmlReport().render(g) for name, g in zip(NAMES, samples.every_grade(), strict=True)}
PAGES["overview"] = render([entry(grade, "a.html") for grade in samples.every_grade()])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if settings().ci:
            pytest.fail("CI must have Chromium")
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(params=PAGES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    file = tmp_path / f"{request.param}.html"
    file.write_text(PAGES[request.param], encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: str) -> None:
    # The page's own policy would keep out the script of axe; that it does is tested below.
    with browser.new_context(bypass_csp=True, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address)

        found = Axe().run(page).response["violations"]

    assert not [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_screen(browser: Browser, address: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(address)

        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_walks_by_keys_and_the_source_follows(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "racy.html"
    file.write_text(PAGES["racy"], encoding="utf-8")
    with browser.new_context() as context:
        page, complaints = context.new_page(), []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(file.as_uri())
        schedule = page.locator("[data-steps]").first
        schedule.focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        at = schedule.locator("[aria-current=step]")
        status = schedule.locator("[role=status]").inner_text()
        source = schedule.locator(".follow .at").inner_text()
        page.keyboard.press("Home")
        first = schedule.locator("[role=status]").inner_text()

        assert (status, first) == ("Step 3 of 7", "Step 1 of 7")
        assert "12" in source
        assert "old = self.value" in source
        assert at.count() == 1
        assert complaints == []


def test_a_script_that_is_not_ours_does_not_run(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "racy.html"
    file.write_text(
        PAGES["racy"].replace("</main>", "<script>document.title = 'theirs'</script></main>"),
        encoding="utf-8",
    )
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(file.as_uri())

        assert page.title() != "theirs"
