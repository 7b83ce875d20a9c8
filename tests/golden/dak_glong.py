"""What the Đắk Glong paper of 2024 holds and where it contradicts itself, put down by hand from reading it."""

STATED_AREAS = {  # code: points, maximum, criteria, sub-criteria
    "1": ("13.5", "14", 7, 6),
    "2": ("10.5", "11", 4, 12),
    "3": ("13.57", "17", 8, 17),
    "4": ("7.5", "7.5", 6, 11),
    "5": ("7.25", "11", 7, 7),
    "6": ("8.96", "11", 4, 11),
    "7": ("7.63", "15", 4, 11),
    "8": ("17.02", "23", 5, 2),
}

DUTIES = [
    ("Các Phòng, ban, đơn vị và UBND các xã", []),
    ("Phòng Nội vụ", ["1", "4", "5"]),
    ("Phòng Tư pháp", ["2"]),
    ("Văn phòng HĐND và UBND", ["3"]),
    ("Phòng Tài chính - Kế hoạch", ["6"]),
    ("Phòng Văn hóa và Thông tin", ["7"]),
    ("Trung tâm Văn hóa - Thể thao và Truyền thông", []),
]

# id, code (None for the whole), found, expected; in the order in which they are told.
ERRORS = [
    ("stated-sum", None, "100", "109.5"),
    ("stated-sum", None, "78.42", "85.93"),
    ("stated-vs-table", "7", "15", "15.5"),
    ("stated-vs-table", "8", "23", "13"),
    ("stated-vs-table", "8", "17.02", "9.51"),
    ("count-mismatch", None, "72", "77"),
    ("target-sum", "2", "11", "10.5"),
    ("target-sum", None, "100", "99.5"),
]

OFFICE = "Văn phòng HĐND-UBND huyện"
MARKS = [
    ("4", "7.5"),
    ("4", "7.5"),
    ("4", "7.5"),
    ("2.3", "4.5"),
    ("2.3", "4.5"),
    ("3.7", "0.5"),
    ("3.8", "0.5"),
    ("5.7", "1.5"),
    ("5.7", "1.25"),
    ("5.7", "1.5"),
    ("6.1", "3.961"),
    ("8.3", "0.5"),
    ("8.3", "0.5"),
    ("8.4", "0.5"),
    ("8.4", "0.5"),
    ("8.4", "0.5"),
    ("8.6", "0.5"),
]
WRITING = [
    ("code-gap", "8.5", "8.6", "8.5"),
    ("blank-reference", None, "số /KH-UBND", "số của kế hoạch"),
    ("blank-reference", None, "ngày /02/2024", "ngày, tháng, năm ban hành"),
    ("stale-year", "1.1", "năm 2023", "năm 2024"),
    ("stale-year", "5.5", "năm 2023", "năm 2024"),
    *(("mixed-decimal-marks", code, figure, figure.replace(".", ",")) for code, figure in MARKS),
    *(("unit-alias", code, OFFICE, "Văn phòng HĐND và UBND") for code in ("7.1", "7.2", "7.3", "8.1")),
    ("spelling-variant", None, "Đăk Glong", "Đắk Glong"),
]

ALL_OFFICES = "Các cơ quan, đơn vị, UBND các xã."
GROUPS = {
    "1.7": "Các Phòng, ban, đơn vị; UBND các xã.",
    "3.4": ALL_OFFICES,
    "3.6": ALL_OFFICES,
    "4.3": ALL_OFFICES,
    "4.4": "UBND các xã",
    "4.5": ALL_OFFICES,
    "5.1": "Các cơ quan, đơn vị",
}
HEADER = (
    "Stt | Lĩnh vực/ Tiêu chí/ Tiêu chí thành phần | Điểm chuẩn | Điểm 2023 đạt được | Mục tiêu năm 2024 | "
    "Nhiệm vụ/ Giải pháp/ Nội dung thực hiện | Đơn vị chủ trì"
)
AREA_8 = " ".join(
    (
        "TÁC ĐỘNG CỦA CCHC ĐẾN SỰ HÀI LÒNG CỦA NGƯỜI DÂN,",
        "TỔ CHỨC VÀ CÁC CHỈ TIÊU PHÁT TRIỂN KINH TẾ - XÃ HỘI CỦA ĐỊA PHƯƠNG",
    )
)
UNMEASURED = ("1.6", "2.1", "3.7", "3.8", "5.6", "6.1", "6.3", "7.2", "7.3", "7.4", "8.1", "8.6")
TASK = "(the words of the task)"


def problems(codes: list[str]) -> list[tuple[str, str | None, str, str]]:
    """Every problem of the paper; `codes` are all its criteria, TASK the words that no two tellings share."""
    return [
        *ERRORS,
        *WRITING,
        *(("group-lead", code, words, "một đơn vị chủ trì") for code, words in GROUPS.items()),
        ("no-deadline", ", ".join(codes), HEADER, "thời hạn của từng nhiệm vụ"),
        *(("no-measure", code, TASK, "một con số đo được, ví dụ 100%") for code in UNMEASURED),
        ("area-without-owner", "8", AREA_8, "một cơ quan theo dõi lĩnh vực này"),
    ]


LOSSES = [
    ("7.2", "3.458"),
    ("3.7", "2.5"),
    ("8.1", "2.49"),
    ("5.1", "2"),
    ("7.1", "1.908"),
    ("7.4", "1.5"),
    ("5.6", "1"),
    ("6.3", "1"),
    ("6.4", "1"),
    ("7.3", "1"),
    ("1.6", "0.5"),
    ("2.1", "0.5"),
    ("3.8", "0.5"),
    ("5.5", "0.5"),
    ("8.3", "0.5"),
    ("8.6", "0.5"),
    ("3.6", "0.364"),
    ("5.7", "0.25"),
    ("3.4", "0.069"),
    ("6.1", "0.039"),
]
UNIT_LOSSES = [
    ("Văn phòng HĐND và UBND", "11.856", ["7.2", "3.7", "8.1", "7.1", "7.3", "3.8"]),
    ("UBND các xã", "10.131", ["7.2", "8.1", "5.6", "7.3", "5.5", "8.3", "8.6", "3.6", "5.7", "3.4"]),
    ("Phòng Văn hóa và Thông tin", "7.866", ["7.2", "7.1", "7.4", "7.3"]),
    ("Phòng Tài chính - Kế hoạch", "3.039", ["6.3", "6.4", "8.3", "8.6", "6.1"]),
    ("Các cơ quan, đơn vị", "2.433", ["5.1", "3.6", "3.4"]),
    ("Phòng Nội vụ", "2.25", ["5.6", "1.6", "5.5", "5.7"]),
    ("Các phòng ban, cơ quan, đơn vị", "1", ["5.6"]),
    ("Các đơn vị liên quan", "1.0", ["8.3", "8.6"]),
    ("Phòng Tư pháp", "0.5", ["2.1"]),
]
