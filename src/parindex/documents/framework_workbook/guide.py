"""The sheet that tells officers how to fill the others: each column, its fixed words and an example."""

from collections.abc import Iterator

from parindex.documents.framework_workbook import whole
from parindex.documents.framework_workbook.fields import Field
from parindex.documents.framework_workbook.kinds import FLAGS, Flag
from parindex.documents.framework_workbook.tables import BANDS, FACTS, NODES, RUNGS
from parindex.documents.xlsx import Column, Row, Sheet

TITLE = "Hướng dẫn"
COLUMNS = (Column("Trang, cột", 22), Column("Cách điền", 66), Column("Từ cố định", 34), Column("Ví dụ", 44))
FIRST = (
    (
        "Thứ tự làm",
        "1. Trang Bộ tiêu chí: mã bộ, tên, năm, điểm tối đa.\n"
        "2. Trang Tiêu chí: chép bảng tiêu chí và điểm; chưa có công thức thì ghi “tự khai”.\n"
        "3. Tiêu chí có công thức: khai số liệu ở trang Số liệu, khai bậc ở trang Bậc điểm.\n"
        "4. Trang Xếp loại: các mức từ cao xuống thấp.",
    ),
    ("Ô để trống", "Nghĩa là không ghi mục ấy. Dòng trống được bỏ qua."),
    ("Cột", "Xếp thứ tự nào cũng được, bỏ cột không dùng cũng được, miễn còn dòng tiêu đề với đúng tên cột."),
    ("Số và mã", "Số gõ như thường: 1,5 hoặc 95%. Mã để dạng chữ, vì 1.10 khác 1.1."),
    ("Từ cố định", "Chọn trong danh sách của ô; gõ không dấu hoặc gõ từ tiếng Anh tương ứng cũng được."),
    ("Cột gấp lại", "Bấm dấu [+] phía trên bảng để mở các cột ít dùng."),
    (
        "YAML",
        "Quy tắc, đại lượng và điều kiện phức tạp viết bằng YAML, xem ví dụ cuối trang này. Ở ô khác, nội dung bắt đầu "
        "bằng “yaml:” cũng được đọc như YAML.",
    ),
    ("Trang khác", "Chỉ các trang có đúng tên được đọc. Trang riêng của người soạn: đặt tên bắt đầu bằng “Ghi chú”."),
)
EXAMPLES = (
    (
        "Quy tắc",
        "Mỗi sáng kiến được 0,5 điểm, nhiều nhất 2 điểm",
        'per_unit: {of: sang_kien, points: "0.5", at_most: "2"}',
    ),
    ("Quy tắc", "Mỗi mức hoàn thành được một phần điểm", 'choice: {of: muc, options: {Tốt: "100%", Khá: "75%"}}'),
    (
        "Quy tắc",
        "Trừ 0,25 điểm mỗi văn bản chậm, trừ 0,5 điểm nếu không có kế hoạch",
        'deductions:\n  stacking: sum\n  items:\n    - {of: van_ban_cham, each: "0.25"}\n'
        '    - {when: {not: co_ke_hoach}, points: "0.5"}',
    ),
    ("Đại lượng", "Phần còn lại của một tỷ lệ", "complement: {ratio: [tre_han, tong_ho_so]}"),
    ("Điều kiện", "Số liệu có/không là không", "not: co_vi_pham"),
    ("Điều kiện", "Tỷ lệ từ 80% trở lên và có kế hoạch", 'all: [{of: ty_le, from: "80%"}, co_ke_hoach]'),
    ("Điều kiện", "Một số không nhiều hơn số kia", "at_most: [da_xin_loi, tre_han]"),
    ("Điểm liệt", "Có vi phạm thì mục ấy được 0 điểm", "- {when: co_vi_pham, effect: zero}"),
    (
        "Điều kiện kiểm tra",
        "Số đã xin lỗi nhiều hơn số trễ hạn thì báo số liệu mâu thuẫn",
        "- that: {at_most: [da_xin_loi, tre_han]}\n  say: Số đã xin lỗi không thể nhiều hơn số trễ hạn",
    ),
)


def guide() -> Sheet:
    """The sheet; nothing in it is read."""
    return Sheet(TITLE, COLUMNS, list(_rows()))


def _rows() -> Iterator[Row]:
    yield Row(("Chung",), is_strong=True)
    yield from (Row((what, how)) for what, how in FIRST)
    yield Row((whole.TITLE, "Mỗi dòng một mục. Mục chưa có sẵn: thêm dòng, ghi khóa của mục ấy."), is_strong=True)
    for _, fields in whole.GROUPS:
        yield from map(_row, fields)
    for table in (NODES, FACTS, RUNGS, BANDS):
        yield Row((table.title, table.about), is_strong=True)
        yield from map(_row, table.fields)
    yield Row(("Ví dụ viết bằng YAML",), is_strong=True)
    yield from (Row((what, how, "", example)) for what, how, example in EXAMPLES)


def _row(one: Field) -> Row:
    words = list(FLAGS.values()) if isinstance(one.kind, Flag) else list(one.kind.words.values())
    return Row((one.title, one.note, "; ".join(words), one.example))
