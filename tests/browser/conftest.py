"""The real server with the demonstration, and chromium in front of it.

Everything here lives as long as this package: playwright keeps an event loop running, beside which Django
refuses to ask its database, and the tests of the web come after these.
"""

import os
import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.invented import OFFICER, PASSWORD
from tests.postgres import own_database
from tests.repo.tracked import ROOT
from tests.serving import DJANGO, PARINDEX, served

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture(scope="package")
def chromium():
    """Where chromium is; without it these tests are skipped, or fail where it is required."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        advice = "no chromium: apt install chromium"
        if "chromium" in os.environ.get("PARINDEX_REQUIRE", "").split(","):
            pytest.fail(advice)
        pytest.skip(advice)
    return path


@pytest.fixture(scope="package")
def environment(chromium, tmp_path_factory):
    """What the programs of the site are told: a home of their own and, on PostgreSQL, a database of their own."""
    with own_database() as database:
        home = tmp_path_factory.mktemp("home")
        yield {**os.environ, "PARINDEX_HOME": str(home), "PARINDEX_DEMO": "1", **database}


@pytest.fixture(scope="package")
def site(environment):
    """The address of a server with the demonstration loaded."""
    subprocess.run([*PARINDEX, "init", "--demo"], env=environment, check=True, capture_output=True)
    add_district = [sys.executable, "-m", "tests.browser.invented"]
    subprocess.run(add_district, env=environment | DJANGO, cwd=ROOT, check=True, capture_output=True)
    with served(environment) as server:
        yield server.address


@pytest.fixture(scope="package")
def browser(chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def signed_in(site, browser):
    """What a browser remembers after the reform officer has signed in."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/dang-nhap/")
    page.get_by_role("button", name="Cán bộ CCHC Phòng Nội vụ").click()
    page.wait_for_url("**/2023/")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture(scope="package")
def signed_in_elsewhere(site, browser):
    """What a browser remembers after the reform officer of the invented district has signed in."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(OFFICER)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url(f"{site}/")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def complaints():
    """What pages said on their consoles; anything left there fails the test."""
    said = []
    yield said
    assert said == []


@pytest.fixture
def visit(site, browser, signed_in, signed_in_elsewhere, complaints):
    """visit(width=…, …) -> a new page, with an officer signed in, unless anonymous; elsewhere: the invented one."""
    contexts = []

    def new_page(*, width=1440, anonymous=False, elsewhere=False, **options):
        state = None if anonymous else signed_in_elsewhere if elsewhere else signed_in
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": 900},
            storage_state=state,
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(5_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield new_page
    for context in contexts:
        context.close()
