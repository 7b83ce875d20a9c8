"""People in a real browser: the pages fit and are accessible, and an invitation leads to an account of one's own."""

import pytest

from tests.browser.test_every_page import overflow, violations

PAGES = ("/tai-khoan/", "/tai-khoan/mat-khau/", "/nguoi-dung/", "/nguoi-dung/?q=khong ai", "/nguoi-dung/moi/")
DOORS = ("/quen-mat-khau/", "/dat-lai-mat-khau/MQ/x-y/")
PASSWORD = "ba con bò vàng"  # noqa: S105


@pytest.fixture
def faults_of(complaints):
    """faults_of(page) -> what is wrong with the page that is open, with all its folds open."""

    def faults(page):
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        return overflow(page) + violations(page, complaints)

    return faults


def invited(page, name):
    """The link that the page shows after `name` was invited as the contact of the district."""
    page.goto("/nguoi-dung/moi/")
    page.get_by_label("Họ và tên").fill(name)
    page.get_by_label("Vai trò", exact=True).select_option("contact")
    page.get_by_label("Đơn vị", exact=True).select_option(label="UBND huyện A")
    page.get_by_role("button", name="Tạo liên kết").click()
    return page.locator("#link p").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_pages_of_people_are_accessible_and_fit(visit, faults_of, width, scheme):
    page, found = visit(width=width, color_scheme=scheme, elsewhere=True), {}
    for address in PAGES:
        page.goto(address)
        found[address] = faults_of(page)
    link = invited(page, f"Người Có Tên Rất Dài {width} {scheme}")
    found["link"] = faults_of(page)
    page.goto("/nguoi-dung/")
    page.get_by_role("link", name="Cán bộ CCHC huyện A", exact=True).click()
    found["person"] = faults_of(page)
    page.goto(link)
    found["accept"] = faults_of(page)
    door = visit(width=width, color_scheme=scheme, anonymous=True)
    for address in (*DOORS, link):
        door.goto(address)
        found[address] = faults_of(door)
    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without"])
def test_who_is_invited_makes_an_account_and_holds_the_role(visit, script):
    link = invited(visit(elsewhere=True, java_script_enabled=script), f"Lê Thị Mới {script}")
    page = visit(anonymous=True, java_script_enabled=script)
    page.goto(link)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Lập tài khoản").click()
    page.goto("/tai-khoan/")
    assert page.get_by_role("heading", level=1).inner_text() == f"Lê Thị Mới {script}"
    assert page.locator("tbody th", has_text="Đầu mối đơn vị").count() == 1


def test_a_wrong_name_is_locked_in_words(visit, faults_of, complaints):
    page = visit(width=360, anonymous=True)
    page.goto("/dang-nhap/")
    for _ in range(5):
        page.get_by_label("Tên đăng nhập").fill("khong-ai-ca")
        page.get_by_label("Mật khẩu").fill("sai")
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
    assert "tạm khóa ở đây đến" in page.get_by_role("alert").inner_text()
    assert faults_of(page) == []
    complaints[:] = [words for words in complaints if "429" not in words]  # the browser names the answer's status
