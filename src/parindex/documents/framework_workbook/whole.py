"""The sheet on the set itself: a row for each key, under headings."""

from collections.abc import Iterator, Mapping
from typing import Any

from parindex.core.folding import folded
from parindex.documents.framework_workbook import words
from parindex.documents.framework_workbook.fields import ORDERS, Field
from parindex.documents.framework_workbook.kinds import MARK, Figure, Flag, Name, Text, Yaml, is_kept
from parindex.documents.framework_workbook.yaml_cell import on_one_line, parsed

TITLE, ALIAS = "Bộ tiêu chí", "set"
KEY_TITLE, VALUE_TITLE, NOTE_TITLE = "Mục", "Giá trị", "Cách điền"
GROUPS: tuple[tuple[str, tuple[Field, ...]], ...] = (
    (
        "Bộ tiêu chí",
        (
            Field("id", "Mã bộ", Name(), "Chữ thường không dấu, số và gạch nối.", "huyen-a-2026"),
            Field("version", "Bản", Name(), "Tăng lên mỗi khi bộ được sửa.", "1"),
            Field("status", "Tình trạng", Text(words.STATUSES), "Để trống là đang áp dụng.", "dự thảo"),
            Field("title", "Tên bộ tiêu chí", Text(), "Tên như trong quyết định ban hành."),
            Field("year", "Năm", Figure(), "Năm được chấm điểm.", "2026"),
            Field("unit_kind", "Cấp đơn vị", Text(), "Loại đơn vị được chấm, nếu cần ghi.", "district"),
            Field("simulated", "Mô phỏng", Text(), "Chỉ ghi khi công thức hay số liệu là giả lập: giả lập điều gì."),
        ),
    ),
    (
        "Cách tính điểm",
        (
            Field("max_points", "Điểm tối đa", Figure(), "Tổng các lĩnh vực, không kể điểm cộng và điểm trừ.", "100"),
            Field(
                "window",
                "Kỳ số liệu",
                Text(words.WINDOWS),
                "Năm chấm điểm: 1/1-31/12; năm báo cáo: 15/12 năm trước-14/12.",
            ),
            Field(
                "rounding.leaf", "Làm tròn: cấp thấp nhất", Figure(), "Số chữ số lẻ; cần khi có quy tắc tính điểm.", "2"
            ),
            Field("rounding.criterion", "Làm tròn: tiêu chí", Figure(), "Số chữ số lẻ; để trống là không làm tròn."),
            Field("rounding.area", "Làm tròn: lĩnh vực", Figure(), "Số chữ số lẻ; để trống là không làm tròn."),
            Field("rounding.total", "Làm tròn: tổng điểm", Figure(), "Số chữ số lẻ; để trống là không làm tròn."),
            Field("rounding.mode", "Làm tròn: cách", Text(words.MODES), "Để trống là từ nửa trở lên làm tròn lên."),
            Field(
                "not_applicable",
                "Khi không áp dụng",
                Text(words.NOT_APPLICABLE),
                "Cách chung; từng tiêu chí có thể ghi khác.",
            ),
            Field("ceiling", "Trần tổng điểm", Figure(words.CEILINGS), "Cần khi có lĩnh vực điểm cộng.", "100"),
            Field("layers", "Lớp điểm", Yaml(), "Danh sách lớp điểm có trọng số, viết bằng YAML; thường để trống."),
            Field(
                "gates",
                "Điểm liệt",
                Yaml(),
                "Điều kiện làm mất điểm hay hạ bậc cả bộ, viết bằng YAML; thường để trống.",
            ),
            Field(
                "checks",
                "Điều kiện kiểm tra",
                Yaml(),
                "Điều phải đúng giữa số liệu của nhiều tiêu chí, gọi số liệu bằng mã:khóa, viết bằng YAML.",
                '- {that: {at_most: ["3.6:da_xin_loi", "3.5:tre_han"]}, say: Số đã xin lỗi nhiều hơn số trễ hạn}',
            ),
        ),
    ),
    (
        "Nguồn",
        (
            Field("source.decision", "Nguồn: quyết định", Text(), "Số, ngày, cơ quan ban hành."),
            Field("source.paper", "Nguồn: văn bản", Text(), "Văn bản mà bộ được chép từ đó, nếu khác quyết định."),
            Field("source.note", "Nguồn: ghi chú", Text(), "Điều cần biết về nguồn. Có thể thêm dòng source.… khác."),
        ),
    ),
    (
        "Xếp loại (các mức ở trang Xếp loại)",
        (
            Field("bands.assumed", "Ngưỡng là giả định", Flag(), "Có, nếu chưa có văn bản quy định ngưỡng.", "không"),
            Field(
                "bands.basis", "Căn cứ của ngưỡng", Text(), "Điều, khoản quy định ngưỡng xếp loại.", "Điều 15 khoản 3"
            ),
            Field("bands.of", "Ngưỡng tính theo", Text(words.BANDS_OF), "Để trống là theo điểm."),
        ),
    ),
)
FIELDS = {one.path: one for _, fields in GROUPS for one in fields} | {(): ORDERS}
KEYS = ("id", "version", "status", "title", "year", "unit_kind", "max_points", "window", "rounding", "not_applicable")
ORDER = (*KEYS, "ceiling", "layers", "source", "facts", "gates", "checks", "bands", "simulated", "areas")
NESTED = ("rounding", "source", "bands")
Path = tuple[str, ...]


def kind_of(path: Path) -> Text:
    return FIELDS[path].kind if path in FIELDS else Text()


def key_written(path: Path) -> str:
    """What to call the row for the key at `path`: its title, or the key itself."""
    title = FIELDS[path].title if path in FIELDS else ".".join(path)
    is_clear = is_kept(title) and not title.startswith(MARK) and key_meant(title) == path
    return title if is_clear else f"{MARK} {on_one_line(list(path))}"


def key_meant(said: str) -> Path:
    """The key that a row is for; () for the order of all keys. Raises CellError if it is marked as YAML and is none."""
    if said.startswith(MARK):
        path = parsed(said.removeprefix(MARK))
        return tuple(map(str, path)) if isinstance(path, list) else (str(path),)
    sought = folded(" ".join(said.split()))
    for path, one in FIELDS.items():
        if sought in (one.id, folded(one.title)):
            return path
    first, dot, rest = said.strip().partition(".")
    return (first, rest) if dot and first in NESTED else (said.strip(),)


def flattened(data: Mapping[str, Any]) -> Iterator[tuple[Path, Any]]:
    """The rows of the sheet in the order of the data: the keys, and those of what is told key by key."""
    for key, value in data.items():
        if key in NESTED and isinstance(value, Mapping) and value:
            yield from (((key, below), inner) for below, inner in value.items())
        else:
            yield (key,), value


def usual(keys: list[str]) -> list[str]:
    """Known keys as usual, then the others as they come."""
    return [key for key in ORDER if key in keys] + [key for key in keys if key not in ORDER]
