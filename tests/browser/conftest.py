"""A real browser, and the audit of accessibility that every page must pass (axe-core, https://www.deque.com/axe)."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PROFILES = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light", "has_touch": True, "is_mobile": True},
    "dark phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark", "has_touch": True},
    "narrowest": {"viewport": {"width": 320, "height": 600}, "color_scheme": "light"},
}
"""How pages are looked at; 320 is what WCAG 2.2, 1.4.10 (reflow), asks for."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium: the machine's, else Playwright's own."""
    playwright = pytest.importorskip("playwright.sync_api", reason="make browser brings Playwright")
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    with playwright.sync_playwright() as session:
        try:
            opened = session.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        except playwright.Error as trouble:
            pytest.skip(f"there is no Chromium that starts: {str(trouble).splitlines()[0]}")
        yield opened
        opened.close()


Opens = Callable[..., Any]


@pytest.fixture
def opens(browser: Any) -> Iterator[Opens]:
    """Opens a file in a fresh profile; at the end no page has had an error or asked for anything but itself."""
    contexts, troubles = [], []

    def opened(path: Path, profile: str = "light", **more: Any) -> Any:
        context = browser.new_context(**(PROFILES[profile] | more))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        address = path.as_uri()
        page.on("request", lambda asked: None if asked.url.startswith(address) else troubles.append(asked.url))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not troubles


@pytest.fixture(scope="session")
def audit() -> Callable[[Any], list[str]]:
    """What axe-core says against a page, its best practices and the size of targets (WCAG 2.2) included."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="make browser brings axe-core").Axe()

    def audited(page: Any) -> list[str]:
        told = axe.run(page, options={"rules": {"target-size": {"enabled": True}}}).response
        return [
            f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
            for one in told["violations"]
            for node in one["nodes"]
        ]

    return audited
