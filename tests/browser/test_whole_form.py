"""A year's form in a browser, from its first figure to its submission: by keyboard, with evidence, over a lost line."""

import subprocess
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from parindex.core.facts import EVIDENCE, EXPLAINED, Fact, Kind
from parindex.core.scoring import score
from parindex.core.values import written
from tests.browser.sheet_site import leaf_of, sheet_site
from tests.documents.handmade_pdf import pdf, words
from tests.invented_set import invented_set
from tests.invented_sheet import invented_values
from tests.invented_site import CONTACT, GRID, SHEET
from tests.serving import PARINDEX, until

pytestmark = pytest.mark.slow
ASKING = 10  # leaves that need evidence
PASTED, ROWS = "4.3", 5  # where a column is pasted, and how far down it goes
CUT_OFF, BACK = "6.2", "6.6"  # the first leaf that is typed without a connection, and the first with one again
FRAMEWORK, VALUES = invented_set(asking=ASKING), invented_values()
CODES = list(VALUES)
CLIPBOARD = ["clipboard-read", "clipboard-write"]
UNSAVED = "[...document.querySelectorAll('[data-saved]')].filter(one => one.value !== one.dataset.saved).length"
DROPPED = """([name, bytes]) => {
  const dropped = new DataTransfer();
  dropped.items.add(new File([new Uint8Array(bytes)], name, { type: "application/pdf" }));
  return dropped;
}"""


@pytest.fixture
def site(browser, tmp_path):
    with sheet_site(str(tmp_path), browser, ASKING) as site:
        yield site


def test_whole_form_filled_by_keyboard_over_a_lost_line_and_submitted_is_stored_as_it_scores(site):
    with site.grid(CONTACT, permissions=CLIPBOARD) as page:
        fill_in(page, site)
        attach_evidence(page)
        page.goto(f"{SHEET}nop/")
        page.get_by_role("button", name="Nộp phiếu điểm").click()
        page.get_by_text("Đã nộp phiếu điểm.").wait_for()
    found, scored = site.ask("told"), score(FRAMEWORK, facts())
    assert (found["sheet"]["state"], found["acts"]["submit"], found["refused"]) == ("submitted", 1, [])
    assert (found["facts"], found["contested"]) == (kept(CODES), {})
    assert found["points"] == {code: str(one.points) for code, one in scored.nodes.items()}
    assert (found["total"], Decimal(found["total"]) > 0) == (str(scored.total.points), True)
    assert (found["pieces"], [len(found["used"][code]) for code in asking()]) == (ASKING, [1] * ASKING)
    assert (found["named"], found["wrong"], found["broken"]) == (found["stored"], [], None)
    assert subprocess.run([*PARINDEX, "audit", "verify"], env=site.environment, capture_output=True).returncode == 0


def facts():
    """What was typed and brought, as the core scores it."""
    leaves = {leaf.code: leaf for leaf in FRAMEWORK.leaves()}
    typed = [
        Fact(code, value, leaves[code].facts[key].unit, "", name=key)
        for code, values in VALUES.items()
        for key, value in values.items()
    ]
    proved = [Fact(code, Decimal(1), "", "", name=EVIDENCE) for code in asking()]
    return [*typed, *proved, *(Fact(code, False, "", "", name=EXPLAINED) for code in asking())]


def asking():
    return [leaf.code for leaf in FRAMEWORK.leaves() if leaf.evidence]


def kept(codes):
    """What the tables have to hold of these leaves."""
    return {code: {key: written(value) for key, value in VALUES[code].items()} for code in codes}


def fill_in(page, site):
    """Every figure, in the order of the page; only keys are pressed."""
    fields = [(code, key) for code in CODES for key in VALUES[code]]
    pasted = {(code, next(iter(VALUES[code]))) for code in CODES[CODES.index(PASTED) :][:ROWS]}
    while focused(page) != fields[0]:
        page.keyboard.press("Tab")
    for here, after in zip(fields, [*fields[1:], None], strict=True):
        assert focused(page) == here
        if here == (CUT_OFF, next(iter(VALUES[CUT_OFF]))):
            lose_the_line(page, site)
        if here == (BACK, next(iter(VALUES[BACK]))):
            find_it_again(page, site)
        if here == (PASTED, next(iter(VALUES[PASTED]))):
            paste(page)
        elif here not in pasted:
            type_in(page, *here)
        page.keyboard.press(key_towards(here, after))
    until(lambda: page.evaluate(UNSAVED) == 0)
    expect(page.locator("#meter h2").first).to_have_text(f"Độ đầy đủ {len(CODES) - ASKING}/{len(CODES)}")


def focused(page):
    """The code and key of the field that has the focus; nothing of another element."""
    return tuple((page.evaluate("document.activeElement.name") or "").split(":")[1:])


def key_towards(here, after):
    """Tab within a leaf, an arrow from a leaf of one figure down to the next, else Enter."""
    if after and after[0] == here[0]:
        return "Tab"
    return "ArrowDown" if after and len(VALUES[here[0]]) == 1 else "Enter"


def type_in(page, code, key):
    spec, value = FRAMEWORK.node(code).facts[key], VALUES[code][key]
    if spec.kind is not Kind.CHOICE:
        page.keyboard.type(typed(value))
        return
    page.keyboard.press("Space")  # opens the list, which begins with a word to choose
    for _ in range(spec.options.index(value) + 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def typed(value):
    return value if isinstance(value, str) else f"{value:f}".replace(".", ",")


def paste(page):
    """The first figures of some leaves, one below the other as Excel copies them."""
    column = "".join(f"{typed(next(iter(VALUES[code].values())))}\r\n" for code in CODES[CODES.index(PASTED) :][:ROWS])
    page.evaluate("words => navigator.clipboard.writeText(words)", column)
    page.keyboard.press("Control+v")
    expect(page.locator(".toast")).to_contain_text(f"Đã dán {ROWS} ô")


def lose_the_line(page, site):
    until(lambda: page.evaluate(UNSAVED) == 0)
    assert site.said == []
    page.context.set_offline(True)


def find_it_again(page, site):
    """Nothing of what was typed came to the server; then all of it does, and nobody touches a key."""
    cut, before = CODES[CODES.index(CUT_OFF) : CODES.index(BACK)], CODES[: CODES.index(CUT_OFF)]
    expect(page.get_by_role("alert")).to_contain_text("Mất kết nối")
    expect(page.locator("[data-unsaved]")).to_have_count(len(cut))
    assert site.ask("told")["facts"] == kept(before)
    page.context.set_offline(False)
    until(lambda: page.evaluate(UNSAVED) == 0)
    expect(page.locator("#lost")).to_be_empty()
    expect(page.locator("[data-unsaved]")).to_have_count(0)
    assert site.ask("told")["facts"] == kept([*before, *cut])
    site.said.clear()  # the browser reports each answer that did not come


def attach_evidence(page):
    """A file for each leaf that needs one, half of them chosen and half dropped."""
    for number, code in enumerate(asking()):
        page.goto(GRID)
        leaf_of(page, code).get_by_role("link", name="Thêm").click()
        name, content = f"bao-cao-{number}.pdf", pdf(words(f"Bao cao {code}", 72, 700))
        if number % 2:
            page.dispatch_event("body", "drop", {"dataTransfer": page.evaluate_handle(DROPPED, [name, [*content]])})
        else:
            page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": content})
        expect(page.locator("#attached")).to_contain_text(name.removesuffix(".pdf"))
