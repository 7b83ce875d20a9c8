"""The self-scoring table as a file: read back cell by cell."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from parindex.web.records.models import RoleHolding, Unit, User
from tests.web.assess.two_years import LAST, SHEET, WHOLE, attach, enter, sheet_of, two_years
from tests.web.conftest import signed_in

pytestmark = pytest.mark.django_db
ADDRESS = f"{SHEET}tu-cham/bang-diem.xlsx"


@pytest.fixture
def world():
    made = two_years()
    enter(made, {**WHOLE, "1.3": {"points": Decimal("1.5"), "@note": "=1+1", "@explanation": "Vì sao"}})
    enter(made, {"1.1": {"done": Decimal(1), "all": Decimal(2)}}, LAST)
    attach(made, "1.1", LAST)
    attach(made, "1.1")
    return made


def book(world, name="dau-moi"):
    response = signed_in(world.person(name)).get(ADDRESS)
    assert response["Content-Disposition"] == 'attachment; filename="bang-tu-cham-huyen-a-2030.xlsx"'
    return load_workbook(BytesIO(response.content))


def rows(sheet):
    """The rows below the header, by their first cell."""
    return {row[0]: row for row in sheet.iter_rows(min_row=4, values_only=True)}


def test_the_table_holds_points_figures_words_and_evidence(world):
    sheet = book(world).worksheets[0]
    assert sheet["A1"].value == "Bảng tự chấm điểm năm 2030: UBND Huyện A"
    assert sheet["A2"].value == (
        "Bộ tiêu chí mô phỏng (mã mo-phong-2030, bản 1). Phiếu bản 1, tự chấm. Số liệu mô phỏng."
    )
    row = rows(sheet)["1.1"]
    assert row[:5] == (
        "1.1",
        "Giải quyết hồ sơ đúng hạn",
        4,
        "Số hồ sơ đúng hạn: 90 hồ sơ\nSố hồ sơ: 100 hồ sơ",
        3.6,
    )
    assert row[6] == "12/BC-UBND ngày 20/12/2030, Báo cáo kết quả một cửa, trang 3"
    assert row[9] == 2
    assert "Số hồ sơ đúng hạn" in row[5]
    assert rows(sheet)["1.3"][4:9] == (1.5, rows(sheet)["1.3"][5], None, "=1+1", "Vì sao")
    last = [row[1:5] for row in sheet.iter_rows(min_row=4, values_only=True)][-2:]
    assert last == [
        ("Tổng điểm", 10, None, 9.1),
        ("Xếp loại: Tốt (giả định: chưa có văn bản quy định)", None, None, None),
    ]


def test_what_looks_like_a_formula_stays_text(world):
    sheet = book(world).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_explanations_stand_on_a_sheet_of_their_own(world):
    sheet = book(world).worksheets[1]
    assert sheet.title == "Giải trình"
    assert rows(sheet) == {"1.3": ("1.3", "Sáng kiến", "Vì sao")}


def test_a_blank_sheet_says_what_is_missing(world):
    sheet_of().facts.all().delete()
    sheet_of().declarations.all().delete()
    found = book(world)
    assert rows(found.worksheets[0])["1.2"][4] == "chưa có"
    assert rows(found.worksheets[0])["1"][4] == "chưa có"
    assert found.worksheets[1]["B4"].value == "Không có giải trình nào."


def test_it_prints_on_landscape_a4_and_repeats_its_header(world):
    for sheet in book(world).worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.print_title_rows == "$1:$3"


def test_who_may_not_see_the_evidence_gets_the_table_without_it(world):
    commune = Unit.objects.create(
        code="xa-1", name="UBND Xã 1", short_name="Xã 1", kind="commune", parent=world.units["huyen-a"]
    )
    below = User.objects.create_user("xa-1", "Người xã 1")
    RoleHolding.objects.create(person=below, role="contact", unit=commune)
    world.people["xa-1"] = below
    row = rows(book(world, "xa-1").worksheets[0])["1.1"]
    assert (row[4], row[6]) == (3.6, None)


def test_for_another_unit_there_is_no_such_file(world):
    assert signed_in(world.person("dau-moi-b")).get(ADDRESS).status_code == 404
