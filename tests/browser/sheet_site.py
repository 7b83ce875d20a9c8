"""A server with the invented sheet of 77 leaves, and its people in browsers of their own."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from tests.invented_site import GRID, installed
from tests.postgres import own_database
from tests.serving import served


@dataclass(frozen=True)
class SheetSite:
    """known: how its people sign in; ask: what is stored, see tests.invented_site; said: what the consoles did."""

    environment: dict[str, str]
    address: str
    known: dict[str, list[str]]
    ask: Callable[[str], Any]
    browser: Browser
    said: list[str] = field(default_factory=list)

    @contextmanager
    def grid(self, name: str, **options: object) -> Iterator[Page]:
        """The grid as this person sees it, in a browser of their own."""
        context = self.browser.new_context(base_url=self.address, reduced_motion="reduce", **options)
        context.set_default_timeout(10_000)
        context.add_cookies([{"name": "sessionid", "value": self.known[name][0], "url": self.address}])
        page = context.new_page()
        page.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.goto(GRID)
        yield page
        context.close()


@contextmanager
def sheet_site(home: str, browser: Browser, asking: int) -> Iterator[SheetSite]:
    """The sheet, of which `asking` leaves need evidence, in a new installation. No console complains."""
    with own_database() as database:
        environment = {**os.environ, "PARINDEX_HOME": home, "PARINDEX_DEMO": "0", **database}
        with installed(environment) as ask:
            known = ask(f"make {asking}")
            with served(environment, "--alone") as server:
                site = SheetSite(environment, server.address, known, ask, browser)
                yield site
                assert site.said == []


def field_of(page: Page, code: str, key: str) -> Locator:
    """The field of a figure."""
    return page.locator(f'[name="so:{code}:{key}"]')


def leaf_of(page: Page, code: str) -> Locator:
    """All of a leaf."""
    return page.locator(f'[id="tc-{code}"]')
