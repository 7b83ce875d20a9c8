"""An invented district beside the demonstration, and the plan that its officer brings in.

Run as a program, it puts the district and the officer into the installation of PARINDEX_HOME.
"""

from io import BytesIO

from docx import Document

OFFICER, PASSWORD = "can-bo-huyen-a", "chi-de-thu-nghiem"

HEADER = ("Stt", "Lĩnh vực/ Tiêu chí", "Điểm chuẩn", "Cột A", "Mục tiêu năm 2031", "Nhiệm vụ", "Đơn vị chủ trì")
# Three mistakes: area 1 adds up to 7,5 and says 7; 2.1 wants 11 of 10 points; 2.3 is skipped.
ROWS = (
    ("1", "CHỈ ĐẠO, ĐIỀU HÀNH", "8", "7", "8", "", ""),
    (
        "1.1",
        "Ban hành kế hoạch cải cách hành chính năm",
        "5",
        "4,5",
        "5",
        "Ban hành 01 kế hoạch trong quý I",
        "Phòng Nội vụ",
    ),
    ("1.2", "Thực hiện chế độ báo cáo", "3", "3", "3", "Gửi đủ 4 báo cáo đúng hạn", "Phòng Nội vụ"),
    ("2", "CẢI CÁCH THỂ CHẾ", "14", "11,25", "15", "", ""),
    ("2.1", "Rà soát văn bản quy phạm pháp luật", "10", "7,25", "11", "Rà soát 100% văn bản", "Phòng Tư pháp"),
    ("2.2", "Kiểm tra, xử lý văn bản", "2", "2", "2", "Kiểm tra 3 xã", "Phòng Tư pháp; UBND các xã"),
    ("2.4", "Theo dõi thi hành pháp luật", "2", "2", "2", "Theo dõi 2 lĩnh vực trọng tâm", "Phòng Tư pháp"),
    ("TỔNG ĐIỂM", "", "22", "18,25", "23", "", ""),
)
WORDS = (
    "ỦY BAN NHÂN DÂN HUYỆN A",
    "KẾ HOẠCH",
    "Nâng cao chỉ số cải cách hành chính huyện A năm 2031",
    "Năm 2030, chỉ số cải cách hành chính của UBND huyện A đạt 18,75/22 điểm, xếp loại Tốt.",
    "Kế hoạch này nêu nhiệm vụ của từng đơn vị để khắc phục các tiêu chí còn mất điểm.",
)


def plan_paper(mark: str = "") -> bytes:
    """The plan as a Word file; each `mark` makes a file of its own."""
    document = Document()
    document.core_properties.comments = mark
    for words in WORDS:
        document.add_paragraph(words)
    document.add_paragraph("(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/02/2031 của UBND huyện A)")
    table = document.add_table(rows=0, cols=len(HEADER))
    for row in (HEADER, *ROWS):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def add_district() -> None:
    """The district, its office of home affairs, and the officer there."""
    from parindex.web.records.models import RoleHolding, Unit, User

    district = Unit.objects.create(code="huyen-a", name="UBND huyện A", short_name="Huyện A", kind=Unit.Kind.DISTRICT)
    office = Unit.objects.create(
        code="huyen-a-noi-vu", name="Phòng Nội vụ", short_name="Phòng Nội vụ", kind=Unit.Kind.OFFICE, parent=district
    )
    person = User.objects.create_user(OFFICER, "Cán bộ CCHC huyện A", PASSWORD)
    RoleHolding.objects.create(person=person, role=RoleHolding.Role.OFFICER, unit=office)


if __name__ == "__main__":
    import django

    django.setup()
    add_district()
