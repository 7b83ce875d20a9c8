"""Plans of three invented places: the district of the matrix, a town of six areas, a commune of three levels.

Each agrees with itself in everything, and each states other things in other words.
"""

from tests.writers.content import Content, Entry, scored, sums, whole
from tests.writers.layout import Layout
from tests.writers.numbering import ROMAN_LETTERED

NOI_VU, TU_PHAP, VAN_PHONG = "Phòng Nội vụ", "Phòng Tư pháp", "Văn phòng HĐND và UBND"
REVIEWED = "Rà soát 100% văn bản của huyện"


def _layers(claimed: str, confirmed: str, survey: str = "") -> dict[str, str]:
    return {"self_points": claimed, "verified_points": confirmed, **({"survey_points": survey} if survey else {})}


_DISTRICT_AREAS = (
    whole(
        "CHỈ ĐẠO, ĐIỀU HÀNH",
        scored("Kế hoạch năm", "4 3.5 4", "Làm xong 100% kế hoạch", NOI_VU, "30/6/2031", **_layers("4", "3.5"),
               supporting=TU_PHAP, measure="Báo cáo", evidence="Quyết định", note="Làm ngay"),
        scored("Báo cáo định kỳ", "3 3 3", "Gửi đủ 4 báo cáo", NOI_VU, "31/12/2031", **_layers("3", "3")),
        whole(
            "Kiểm tra cải cách hành chính",
            scored("Kế hoạch kiểm tra", "1 1 1", "Kiểm tra 3 xã", NOI_VU, "31/12/2031", **_layers("1", "1")),
            scored("Xử lý sau kiểm tra", "2 1.25 2", "Xử lý 100% kiến nghị", f"{NOI_VU}; UBND các xã", "31/12/2031",
                   **_layers("1.5", "1.25"), supporting="Thanh tra huyện", evidence="Thông báo kết luận"),
        ),
    ),
    whole(
        "CẢI CÁCH THỂ CHẾ",
        scored("Rà soát văn bản", "7.5 6 7", REVIEWED, TU_PHAP, "31/10/2031", **_layers("6.5", "6")),
        scored("Xử lý văn bản", "2.5 2.5 2.5", REVIEWED, TU_PHAP, "31/10/2031", **_layers("2.5", "2.5")),
        scored("Theo dõi thi hành", "2 0 1.75", "Theo dõi 2 lĩnh vực", TU_PHAP, "30/9/2031", **_layers("0", "0")),
    ),
    whole(
        "HIỆN ĐẠI HÓA HÀNH CHÍNH",
        whole(
            "Ứng dụng công nghệ thông tin",
            scored("Chữ ký số", "3 2.375 3", **_layers("3", "2.375")),
            scored("Dịch vụ công trực tuyến", "4 2.5 3.5", **_layers("3", "2.5", "0.5")),
            task="Ký số 90% văn bản", leads=VAN_PHONG, supporting="Các đơn vị", deadline="15/11/2031",
        ),
        scored("Trang thông tin", "1 0.5 1", "Cập nhật 12 tháng", VAN_PHONG, "15/11/2031",
               **_layers("1", "0.5", "0.25"), note="Theo quý"),
    ),
)  # fmt: skip
DISTRICT = Content(
    narrative=(
        "Kế hoạch nâng cao chỉ số Cải cách hành chính huyện Thử Nghiệm năm 2031",
        "1. Bộ chỉ số gồm 03 lĩnh vực, 08 tiêu chí (gồm 04 tiêu chí thành phần):",
        "- Lĩnh vực 1: Chỉ đạo, điều hành: 03 tiêu chí (gồm 2 tiêu chí thành phần).",
        "- Lĩnh vực 2: Cải cách thể chế: 03 tiêu chí (gồm 0 tiêu chí thành phần).",
        "- Lĩnh vực 3: Hiện đại hóa hành chính: 02 tiêu chí (gồm 2 tiêu chí thành phần).",
        "- Chỉ số của UBND huyện Thử Nghiệm năm 2030 đạt 22,625/30 điểm, xếp loại Tốt.",
        "- Lĩnh vực 1: Chỉ đạo, điều hành đạt 8,75/10 điểm;",
        "- Lĩnh vực 2: Cải cách thể chế đạt 8,5/12 điểm;",
        "- Lĩnh vực 3: Hiện đại hóa hành chính đạt 5,375/8 điểm.",
        "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/02/2031 của UBND huyện Thử Nghiệm)",
    ),
    areas=_DISTRICT_AREAS,
    total=sums(_DISTRICT_AREAS),
    told={
        "unit": "UBND huyện Thử Nghiệm",
        "year_scored": 2030,
        "year_planned": 2031,
        "stated": {
            "area_count": 3,
            "criteria_count": 8,
            "sub_criteria_count": 4,
            "points": "22.625",
            "max_points": "30",
            "band": "Tốt",
            "areas": [
                {"code": "1", "name": "Chỉ đạo, điều hành", "points": "8.75", "max_points": "10",
                 "criteria_count": 3, "sub_criteria_count": 2},
                {"code": "2", "name": "Cải cách thể chế", "points": "8.5", "max_points": "12",
                 "criteria_count": 3, "sub_criteria_count": 0},
                {"code": "3", "name": "Hiện đại hóa hành chính", "points": "5.375", "max_points": "8",
                 "criteria_count": 2, "sub_criteria_count": 2},
            ],
        },
    },
)  # fmt: skip

_TOWN_AREAS = (
    whole(
        "Công tác chỉ đạo, điều hành",
        scored("Ban hành kế hoạch cải cách hành chính", "12 10 12", "Ban hành trước 15/01", "Phòng Nội vụ", "Quý I"),
        scored("Tuyên truyền", "10 10 10", "Đăng 48 tin, bài", "Phòng Văn hóa và Thông tin", "Hằng tháng"),
        scored("Sáng kiến", "8 6.5 8", "Công nhận 5 sáng kiến", "Phòng Nội vụ; UBND các phường", "Quý III"),
    ),
    whole(
        "Cải cách thể chế",
        whole(
            "Ban hành văn bản quy phạm pháp luật",
            scored("Đúng thời hạn", "7 5.75 6.5", "Ban hành đúng hạn 8 văn bản", "Phòng Tư pháp", "Quý IV"),
            scored("Đúng thẩm quyền", "5 4 4.5", "Thẩm định 8 dự thảo", "Phòng Tư pháp", "Quý IV"),
        ),
        scored("Hệ thống hóa văn bản", "8 8 8", "Công bố 1 danh mục", "Phòng Tư pháp", "Quý I"),
    ),
    whole(
        "Cải cách thủ tục hành chính",
        whole(
            "Giải quyết hồ sơ",
            scored("Đúng hạn", "12 10.2 11.5", "Đúng hạn từ 98% hồ sơ", "Văn phòng HĐND và UBND", "Cả năm"),
            scored("Xin lỗi khi trễ hạn", "8 7 7.5", "Xin lỗi 100% hồ sơ trễ", "Văn phòng HĐND và UBND", "Cả năm"),
        ),
        scored("Công khai thủ tục", "15 12.5 14", "Niêm yết 210 thủ tục", "Văn phòng HĐND và UBND", "Quý II"),
    ),
    whole(
        "Tổ chức bộ máy",
        scored("Sắp xếp tổ chức", "11 9 10", "Giảm 2 đầu mối", "Phòng Nội vụ", "Quý IV"),
        scored("Vị trí việc làm", "9 9 9", "Phê duyệt 12 đề án", "Phòng Nội vụ", "Quý II"),
    ),
    whole(
        "Cải cách tài chính công",
        scored("Tự chủ", "9 6.5 8", "Giao tự chủ 6 đơn vị", "Phòng Tài chính - Kế hoạch", "Quý II"),
        scored("Giải ngân", "6 5 5.5", "Giải ngân 95% vốn", "Phòng Tài chính - Kế hoạch", "Quý IV"),
    ),
    whole(
        "Chuyển đổi số",
        whole(
            "Dịch vụ công trực tuyến",
            scored("Hồ sơ nộp trực tuyến", "10 7.8 9", "Đạt 70% hồ sơ", "Phòng Văn hóa và Thông tin", "Quý IV"),
            scored("Thanh toán trực tuyến", "8 5 7", "Đạt 50% giao dịch", "Phòng Văn hóa và Thông tin", "Quý IV"),
        ),
        scored("Chữ ký số", "12 10 11", "Cấp 150 chứng thư", "Phòng Văn hóa và Thông tin", "Quý III"),
    ),
)
TOWN = Content(
    narrative=(
        "ỦY BAN NHÂN DÂN THỊ XÃ MẪU HAI",
        "KẾ HOẠCH",
        "Cải thiện Chỉ số cải cách hành chính thị xã Mẫu Hai năm 2028",
        "Bộ tiêu chí gồm 6 lĩnh vực, 13 tiêu chí (gồm 6 tiêu chí thành phần), thang điểm 150:",
        "Kết quả đánh giá năm 2027 của UBND thị xã Mẫu Hai: 126,25/150 điểm, xếp loại A.",
        "+ Lĩnh vực 1 - Công tác chỉ đạo, điều hành: 26,5/30 điểm.",
        "+ Lĩnh vực 2 - Cải cách thể chế: 17,75/20 điểm.",
        "+ Lĩnh vực 3 - Cải cách thủ tục hành chính: 29,7/35 điểm.",
        "+ Lĩnh vực 4 - Tổ chức bộ máy: 18/20 điểm.",
        "+ Lĩnh vực 5 - Cải cách tài chính công: 11,5/15 điểm.",
        "+ Lĩnh vực 6 - Chuyển đổi số: 22,8/30 điểm.",
        "(Ban hành kèm theo Kế hoạch số 7/KH-UBND ngày 20/01/2028 của UBND thị xã Mẫu Hai)",
    ),
    areas=_TOWN_AREAS,
    total=sums(_TOWN_AREAS),
    told={
        "unit": "UBND thị xã Mẫu Hai",
        "year_scored": 2027,
        "year_planned": 2028,
        "stated": {
            "area_count": 6,
            "criteria_count": 13,
            "sub_criteria_count": 6,
            "points": "126.25",
            "max_points": "150",
            "band": "A",
            "areas": [
                {"code": code, "name": name, "points": points, "max_points": maximum,
                 "criteria_count": None, "sub_criteria_count": None}
                for code, name, points, maximum in (
                    ("1", "Công tác chỉ đạo, điều hành", "26.5", "30"),
                    ("2", "Cải cách thể chế", "17.75", "20"),
                    ("3", "Cải cách thủ tục hành chính", "29.7", "35"),
                    ("4", "Tổ chức bộ máy", "18", "20"),
                    ("5", "Cải cách tài chính công", "11.5", "15"),
                    ("6", "Chuyển đổi số", "22.8", "30"),
                )
            ],
        },
    },
)  # fmt: skip
TOWN_LAYOUT = Layout(
    columns=("code", "name", "task", "max_points", "points", "target_points", "leads", "deadline"),
    headings={
        "code": "TT",
        "name": "Nội dung tiêu chí",
        "task": "Nội dung thực hiện",
        "max_points": "Điểm tối đa",
        "points": "Kết quả năm 2027",
        "target_points": "Chỉ tiêu phấn đấu năm 2028",
        "leads": "Cơ quan chủ trì",
        "deadline": "Tiến độ",
    },
    numbering=ROMAN_LETTERED,
    total="first",
    total_words="Tổng cộng",
    total_column="name",
)

_JUSTICE = "Công chức Tư pháp - Hộ tịch"
_OFFICE = "Công chức Văn phòng - Thống kê"
_COMMUNE_AREAS = (
    Entry(
        "Phục vụ người dân",
        {},
        (
            Entry(
                "Tiếp nhận và trả kết quả",
                {},
                (
                    scored("Hồ sơ trả trước hạn", "15 11.25 13", "Trả trước hạn 300 hồ sơ", _OFFICE, "30/11/2029"),
                    scored("Hồ sơ trả đúng hạn", "20 18.5 19.5", "Không để hồ sơ nào trễ", _OFFICE, "30/11/2029"),
                    scored("Thư xin lỗi", "5 5 5", "Gửi đủ thư xin lỗi", _OFFICE, "30/11/2029"),
                ),
            ),
            Entry(
                "Tiếp công dân",
                {},
                (scored("Lịch tiếp", "10 7.5 9", "Tiếp 24 buổi", _JUSTICE, "31/12/2029"),),
            ),
        ),
    ),
    Entry(
        "Hoạt động nội bộ",
        {},
        (
            Entry(
                "Công chức",
                {},
                (
                    scored("Bồi dưỡng", "12.5 10 12", "Cử 6 công chức học", _OFFICE, "30/6/2029"),
                    scored("Kỷ luật, kỷ cương", "12.5 9.125 11.5", "Kiểm tra 4 lần", _JUSTICE, "31/12/2029"),
                ),
            ),
            Entry(
                "Văn bản điện tử",
                {},
                (
                    scored("Gửi, nhận", "15 14.25 15", "Gửi 1200 văn bản", _OFFICE, "31/12/2029"),
                    scored("Ký số", "10 6 9", "Ký số 900 văn bản", f"{_OFFICE}; {_JUSTICE}", "31/12/2029"),
                ),
            ),
        ),
    ),
)
COMMUNE = Content(
    narrative=(
        "Kế hoạch nâng cao Chỉ số cải cách hành chính xã Thử Nghiệm B năm 2029",
        "Bộ tiêu chí có 02 lĩnh vực, 04 tiêu chí, gồm 08 tiêu chí thành phần.",
        "Năm 2028, UBND xã Thử Nghiệm B được 81,625/100 điểm, xếp hạng Khá.",
        "Kèm theo Kế hoạch số 3/KH-UBND ngày 12/02/2029 của UBND xã Thử Nghiệm B.",
    ),
    areas=_COMMUNE_AREAS,
    total=sums(_COMMUNE_AREAS),
    told={
        "unit": "UBND xã Thử Nghiệm B",
        "year_scored": 2028,
        "year_planned": 2029,
        "stated": {
            "area_count": 2,
            "criteria_count": 4,
            "sub_criteria_count": 8,
            "points": "81.625",
            "max_points": "100",
            "band": "Khá",
            "areas": [],
        },
    },
)
COMMUNE_LAYOUT = Layout(
    headings={
        "code": "Mã số",
        "name": "Lĩnh vực/ Tiêu chí/ Tiêu chí thành phần",
        "max_points": "Thang điểm",
        "points": "Điểm đạt được năm 2028",
        "target_points": "Mục tiêu",
        "task": "Giải pháp",
        "leads": "Đơn vị phụ trách",
        "deadline": "Thời gian hoàn thành",
    },
    total_words="Cộng",
    total_column="label",
)

PLACES = {"district": (DISTRICT, Layout()), "town": (TOWN, TOWN_LAYOUT), "commune": (COMMUNE, COMMUNE_LAYOUT)}
