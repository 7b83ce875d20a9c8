"""The fixed words of a criteria set as a workbook says them: in Vietnamese, as all of a set is."""

from typing import NamedTuple


class Form(NamedTuple):
    """A word that is not itself a value: it says which form the columns beside it have."""

    name: str


STATUSES = {"draft": "dự thảo", "in_force": "đang áp dụng", "closed": "hết áp dụng"}
WINDOWS = {"scoring_year": "năm chấm điểm", "report_year": "năm báo cáo"}
MODES = {"half_up": "từ nửa trở lên làm tròn lên", "half_even": "đúng nửa làm tròn về số chẵn", "down": "bỏ phần lẻ"}
NOT_APPLICABLE = {
    "exclude": "loại trừ",
    "full_marks": "cho điểm tối đa",
    "zero": "cho 0 điểm",
    "shown": "giữ thang điểm",
}
NONE_AROSE = {
    "full_marks": "cho điểm tối đa",
    "zero": "cho 0 điểm",
    "not_applicable": "không áp dụng",
    "undecided": "chưa xác định",
}
CEILINGS = {"none": "không giới hạn"}
LEVELS = {"1": "Lĩnh vực", "2": "Tiêu chí", "3": "Tiêu chí thành phần"}
NODE_KINDS = {"ordinary": "thường", "bonus": "điểm cộng", "penalty": "điểm trừ"}
LADDER, LINEAR = Form("ladder"), Form("linear")
RULES: dict[str | Form, str] = {
    "declared": "tự khai",
    "judged": "thẩm định chấm",
    LADDER: "bậc điểm",
    LINEAR: "tuyến tính",
}
WITHOUT = {"zero": "cho 0 điểm", "explain": "phải giải trình", "missing": "chưa có điểm"}
FACT_KINDS = {
    "count": "số đếm",
    "amount": "số đo",
    "percent": "tỷ lệ %",
    "yes_no": "có/không",
    "choice": "lựa chọn",
    "date": "ngày",
    "points": "điểm",
}
MOVES = {"up": "tăng được", "down": "giảm được", "fixed": "cố định", "free": "tăng giảm được"}
OTHERWISE = Form("otherwise")
CONDITIONS: dict[str | Form, str] = {OTHERWISE: "còn lại"}
UNDECIDED = {"undecided": "chưa xác định"}
BANDS_OF = {"points": "điểm", "percent": "phần trăm"}
