"""The sheets of a criteria set whose rows are mappings: their columns, as officers fill them."""

from parindex.documents.framework_workbook import words
from parindex.documents.framework_workbook.fields import OTHERS, Field, Table, own
from parindex.documents.framework_workbook.kinds import Figure, Flag, Name, Pairs, Several, Text, Yaml

CODE, LEVEL, KEY = "code", "level", "key"
RULE, PART, WHOLE, TARGET, NONE_AROSE = "rule", "part", "whole", "target", "none_arose"
WHOLE_SET = "*"
WHEN, OTHERWISE, POINTS = "when", "otherwise", "points"
CHILDREN = ("areas", "criteria", "sub_criteria")

OF_CODE = own(CODE, "Mã", Name(), "Mã của tiêu chí, đúng như ở trang Tiêu chí; dấu * là cả bộ tiêu chí.", "1.1", 8)
QUANTITY = (
    "tên khóa của một số liệu, hoặc một phép tính viết bằng YAML như {sum: [a, b]}, {complement: a}, {quotient: [a, b]}"
)

NODES = Table(
    "Tiêu chí",
    "criteria",
    "Mỗi dòng một lĩnh vực, tiêu chí hoặc tiêu chí thành phần, xếp theo đúng thứ tự của bộ: "
    "dưới mỗi lĩnh vực là các tiêu chí của nó, dưới mỗi tiêu chí là các tiêu chí thành phần.",
    (
        Field(CODE, "Mã", Name(), "Mã, không trùng nhau trong cả bộ.", "1.10", 8),
        own(LEVEL, "Cấp", Text(words.LEVELS), "Để trống thì đếm theo số phần của mã: 1 / 1.1 / 1.1.1.", "Tiêu chí", 11),
        Field("name", "Tên", Text(), "Tên như trong văn bản.", "Kế hoạch CCHC năm", 46),
        Field(
            "max_points", "Điểm tối đa", Figure(), "Của lĩnh vực và tiêu chí: bằng tổng các phần bên dưới.", "1,5", 9
        ),
        own(
            RULE,
            "Quy tắc",
            Yaml(words.RULES),
            "Cách ra điểm, chỉ ghi ở cấp thấp nhất. Quy tắc khác bốn từ trong danh sách thì viết bằng YAML.",
            "bậc điểm",
            24,
        ),
        own(PART, "Tử số / đại lượng", Yaml(), f"Của bậc điểm và tuyến tính: {QUANTITY}.", "dung_han", 22),
        own(
            WHOLE,
            "Mẫu số",
            Yaml(),
            "Khi tính tỷ lệ tử số trên mẫu số; để trống thì cột bên trái là đại lượng.",
            "tong_ho_so",
            15,
        ),
        own(
            TARGET,
            "Mức đạt điểm tối đa",
            Figure(),
            "Của tuyến tính: từ mức này trở lên được điểm tối đa; để trống là 100%.",
            "95%",
            12,
        ),
        own(
            NONE_AROSE,
            "Khi không phát sinh",
            Text(words.NONE_AROSE),
            "Khi mẫu số bằng 0; để trống là chưa xác định.",
            "cho điểm tối đa",
            14,
        ),
        Field(
            "not_applicable",
            "Khi không áp dụng",
            Text(words.NOT_APPLICABLE),
            "Để trống thì theo cách chung của bộ.",
            "loại trừ",
            13,
        ),
        Field(
            "evidence.required", "Cần TLKC", Flag(), "Có bắt buộc nộp không; ghi cùng với tài liệu kiểm chứng.", "có", 8
        ),
        Field("evidence.ask", "Tài liệu kiểm chứng", Text(), "Tài liệu phải nộp.", "Phiếu xin lỗi đã ký", 24),
        Field(
            "evidence.without",
            "Khi thiếu TLKC",
            Text(words.WITHOUT),
            "Cách xử lý khi không có tài liệu; để trống là chưa có điểm.",
            "cho 0 điểm",
            12,
            is_rare=True,
        ),
        Field("lead", "Chủ trì", Text(), "Đơn vị chủ trì.", "vp-hdnd-ubnd", 14),
        Field("cite", "Căn cứ", Text(), "Điều, khoản quy định cách chấm.", "Điều 13 khoản 8", 18),
        Field(
            "unverified", "Chưa kiểm chứng", Flag(), "Có, nếu nguồn chỉ là văn bản thuật lại.", "có", 10, is_rare=True
        ),
        Field("note", "Ghi chú", Text(), "Điều người đọc cần biết về cách chấm.", "", 28),
        Field(
            "kind", "Loại", Text(words.NODE_KINDS), "Của lĩnh vực; để trống là thường.", "điểm cộng", 10, is_rare=True
        ),
        Field("layer", "Lớp điểm", Text(), "Khóa id của lớp điểm, nếu bộ có nhiều lớp.", "survey", 10, is_rare=True),
        Field(
            "gates",
            "Điểm liệt",
            Yaml(),
            "Điều kiện làm mất toàn bộ điểm của mục, viết bằng YAML.",
            "- {when: co_vi_pham, effect: zero}",
            26,
            is_rare=True,
        ),
        Field(
            "checks",
            "Điều kiện kiểm tra",
            Yaml(),
            "Điều phải đúng giữa các số liệu của mục và câu nhắc khi chúng mâu thuẫn, viết bằng YAML.",
            "- {that: {at_most: [da_xin_loi, tre_han]}, say: Số đã xin lỗi không thể nhiều hơn số trễ hạn}",
            26,
            is_rare=True,
        ),
        OTHERS,
    ),
    (
        *(CODE, "name", "max_points", "kind", "layer", "cite", "unverified", "note", "not_applicable", "facts"),
        *("gates", "checks", RULE, "evidence", "lead", "criteria", "sub_criteria"),
    ),
    (CODE, "name"),
)

FACTS = Table(
    "Số liệu",
    "facts",
    "Mỗi dòng một số liệu mà quy tắc chấm điểm cần đến.",
    (
        own(CODE, "Mã", Name(), "Mã tiêu chí dùng số liệu, như ở trang Tiêu chí; dấu * là của cả bộ.", "1.1", 8),
        own(KEY, "Tên khóa", Name(), "Tên ngắn, viết liền không dấu, để dùng trong quy tắc.", "dung_han", 18),
        Field(
            "name", "Tên số liệu", Text(), "Tên đầy đủ, hiện trên phiếu kê khai.", "Số hồ sơ giải quyết đúng hạn", 40
        ),
        Field("kind", "Loại", Text(words.FACT_KINDS), "Số đếm là số nguyên, số đo có thể lẻ.", "số đếm", 10),
        Field("unit", "Đơn vị tính", Text(), "Của số đếm và số đo.", "hồ sơ", 11),
        Field(
            "options",
            "Lựa chọn",
            Several(),
            "Của loại lựa chọn, cách nhau bằng dấu chấm phẩy.",
            "Tốt; Khá; Trung bình",
            22,
        ),
        Field("from", "Lấy từ", Text(), "Số đo trực tiếp của phần mềm, nếu có.", "dossiers.late", 18),
        Field("window", "Kỳ số liệu", Text(words.WINDOWS), "Để trống thì theo kỳ chung của bộ.", "năm báo cáo", 13),
        Field("at_least", "Thấp nhất", Figure(), "Số nhỏ nhất được nhập.", "0", 9, is_rare=True),
        Field("at_most", "Cao nhất", Figure(), "Số lớn nhất được nhập.", "100", 9, is_rare=True),
        Field("step", "Bước", Figure(), "Mức chênh nhỏ nhất đáng nói đến.", "1", 8, is_rare=True),
        Field(
            "moves",
            "Chiều",
            Text(words.MOVES),
            "Số liệu có thể phấn đấu theo chiều nào.",
            "tăng được",
            12,
            is_rare=True,
        ),
        Field(
            "derived",
            "Suy ra từ",
            Yaml(),
            f"Số liệu tính từ số khác: {QUANTITY}.",
            "group_best: ty_le",
            24,
            is_rare=True,
        ),
        Field("ask", "Hướng dẫn kê khai", Text(), "Lời nhắc trên phiếu kê khai.", "Lấy từ sổ theo dõi", 26),
        OTHERS,
    ),
    ("name", "kind", "unit", "options", "from", "window", "at_least", "at_most", "step", "moves", "derived", "ask"),
    (CODE, KEY),
)

RUNGS = Table(
    "Bậc điểm",
    "rungs",
    "Mỗi dòng một bậc của tiêu chí có quy tắc “bậc điểm”, xét từ trên xuống: bậc đầu tiên thỏa thì được điểm bậc ấy.",
    (
        own(CODE, "Mã", Name(), "Mã tiêu chí, như ở trang Tiêu chí.", "1.1", 8),
        Field("from", "Từ", Figure(), "Bằng hoặc lớn hơn.", "95%", 9),
        Field("above", "Trên", Figure(), "Lớn hơn, không kể bằng.", "80%", 9),
        Field("to", "Đến", Figure(), "Bằng hoặc nhỏ hơn.", "90%", 9),
        Field("below", "Dưới", Figure(), "Nhỏ hơn, không kể bằng.", "95%", 9),
        Field("equal", "Bằng", Figure(), "Đúng bằng.", "0", 9),
        Field(
            WHEN,
            "Điều kiện",
            Yaml(words.CONDITIONS),
            "Khóa của số liệu loại có/không, hoặc điều kiện viết bằng YAML. Bậc cuối cùng ghi “còn lại”.",
            "còn lại",
            34,
        ),
        Field(POINTS, "Điểm", Figure(words.UNDECIDED), "Số điểm, hoặc phần trăm của điểm tối đa.", "75%", 12),
        Field("label", "Tên bậc", Text(), "Tên gọi của bậc, nếu có.", "Hoàn thành tốt", 24),
        Field(
            "rule",
            "Quy tắc riêng",
            Yaml(),
            "Quy tắc tính điểm của riêng bậc ấy, thay cho số điểm.",
            "",
            30,
            is_rare=True,
        ),
        OTHERS,
    ),
    ("label", "from", "above", "to", "below", "equal", WHEN, OTHERWISE, POINTS, "rule"),
    (CODE, POINTS),
)

BANDS = Table(
    "Xếp loại",
    "bands",
    "Mỗi dòng một mức xếp loại, từ cao xuống thấp.",
    (
        Field("name", "Mức", Text(), "Tên mức.", "Tốt", 18),
        Field("from", "Từ", Figure(), "Ngưỡng dưới của mức.", "80", 10),
        Field("inclusive", "Kể cả ngưỡng", Flag(), "Đạt đúng ngưỡng thì có thuộc mức này không.", "có", 12),
        Field("below", "Dưới", Figure(), "Ngưỡng trên, không kể; chỉ ghi khi giữa hai mức có chỗ trống.", "85", 10),
        Field("each_area", "Mỗi lĩnh vực từ", Figure(), "Phần điểm tối thiểu của từng lĩnh vực.", "70%", 14),
        Field(
            "areas",
            "Riêng lĩnh vực",
            Pairs(),
            "Mã lĩnh vực: phần điểm, cách nhau bằng dấu chấm phẩy.",
            "3: 65%; 5: 70%",
            24,
        ),
        OTHERS,
    ),
    ("name", "from", "inclusive", "below", "each_area", "areas"),
    ("name", "from"),
)
