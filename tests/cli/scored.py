"""A small criteria set, the figures of three units in both forms, and what they come to, reckoned by hand."""

from tests.documents.facts_file.files import csv_of

SET = """\
id: thu-cham-2030
version: "2"
title: Bộ tiêu chí thử chấm
year: 2030
max_points: "10"
rounding: {leaf: 3}
source: {note: thử nghiệm}
bands:
  assumed: false
  basis: Điều 9
  items:
    - {name: Tốt, from: "8", inclusive: true}
    - {name: Khá, from: "5", inclusive: true}
areas:
  - code: "1"
    name: Bộ phận Một cửa
    max_points: "6"
    criteria:
      - code: "1.1"
        name: Xin lỗi khi trễ hạn
        max_points: "2"
        cite: Điều 5 khoản 2
        facts:
          apologised: {name: Số hồ sơ đã xin lỗi, unit: hồ sơ, kind: count, from: dossiers.late_apologised}
          late: {name: Số hồ sơ trễ hạn, unit: hồ sơ, kind: count, from: dossiers.late, moves: fixed}
        rule:
          linear: {of: {ratio: [apologised, late]}}
          none_arose: full_marks
      - code: "1.2"
        name: Hồ sơ trực tuyến
        max_points: "3"
        facts:
          rate: {name: Tỷ lệ trực tuyến, kind: percent}
        rule:
          ladder:
            of: rate
            rungs:
              - {from: "90%", points: "100%"}
              - {from: "50%", rule: {linear: {of: rate}}}
              - {otherwise: "0"}
      - code: "1.3"
        name: Niêm yết
        max_points: "1"
        facts:
          posted: {name: Đã niêm yết, kind: yes_no}
        rule:
          choice: {of: posted, options: {Có: "100%", Không: "0"}}
  - code: "2"
    name: Kế hoạch
    max_points: "4"
    criteria:
      - code: "2.1"
        name: Ban hành kế hoạch
        max_points: "2"
        facts:
          issued: {name: Ngày ban hành, kind: date}
          due: {name: Hạn ban hành, kind: date}
        rule:
          ladder:
            of: {delay: {done: issued, due: due, days: calendar}}
            rungs:
              - {to: "0", points: "2"}
              - {to: "5", points: "1"}
              - {otherwise: "0"}
      - {code: "2.2", name: Kết quả, max_points: "1", rule: declared}
      - {code: "2.3", name: Sáng kiến, max_points: "1", rule: judged}
"""
DUE = "10/01/2024"
HEADER = ("đơn vị", "mã", "số liệu", "giá trị", "nguồn")
A = [
    ("Xã A", "1.1", "apologised", "45", None),
    ("Xã A", "1.1", "late", "55", None),
    ("Xã A", "1.2", "rate", "92,5", None),
    ("Xã A", "1.3", "posted", "Có", None),
    ("Xã A", "2.1", "issued", DUE, None),
    ("Xã A", "2.1", "due", DUE, None),
    ("Xã A", "2.2", "points", "1", None),
    ("Xã A", "2.3", "points", "0,5", "Biên bản số 3"),
]
B = [
    ("Xã B", "1.1", "apologised", "10", None),
    ("Xã B", "1.1", "late", "40", None),
    ("Xã B", "1.2", "rate", "70%", None),
    ("Xã B", "1.3", "posted", "Không", None),
    ("Xã B", "2.1", "issued", "15/01/2024", None),
    ("Xã B", "2.1", "due", DUE, None),
    ("Xã B", "2.2", "points", "KAD", None),
]
C = [
    ("Xã C", "1.1", "apologised", "0", None),
    ("Xã C", "1.1", "late", "0", None),
    ("Xã C", "1.2", "rate", "10", None),
    ("Xã C", "1.3", "posted", "Không", None),
    ("Xã C", "2.1", "issued", "30/01/2024", None),
    ("Xã C", "2.1", "due", DUE, None),
    ("Xã C", "2.2", "points", "0,5", None),
    ("Xã C", "2.3", "points", "0", "Biên bản số 4"),
]
ROWS = [*A, *B, *C]
# 1.1: 45/55 × 2 = 1.63636; 10/40 × 2; nothing arose. 1.2: 70% × 3. 2.1: five days late is 1 point, twenty none.
POINTS = {
    "Xã A": {"1.1": "1.636", "1.2": "3", "1.3": "1", "2.1": "2", "2.2": "1", "2.3": "0.5"},
    "Xã B": {"1.1": "0.5", "1.2": "2.1", "1.3": "0", "2.1": "1", "2.2": "not_applicable", "2.3": "missing"},
    "Xã C": {"1.1": "2", "1.2": "0", "1.3": "0", "2.1": "0", "2.2": "0.5", "2.3": "0"},
}
TOTALS = {"Xã A": "9.136", "Xã B": "3.6", "Xã C": "2.5"}
WIDE_HEADER = (
    "Đơn vị",
    "1.1:apologised",
    "1.1:late",
    "1.2:rate",
    "1.3:posted",
    "2.1:issued",
    "2.1:due",
    "2.2",
    "2.3",
    "Nguồn",
)


def wide():
    """The same figures, a row for each unit."""
    for unit in (A, B, C):
        cells = {f"{code}:{fact}".removesuffix(":points"): value for _, code, fact, value, _ in unit}
        yield unit[0][0], *(cells.get(column) for column in WIDE_HEADER[1:-1]), "Biên bản"


def written(folder, *rows, name="so-lieu.csv", header=HEADER):
    """A file of figures in the folder, of all units if no rows are given."""
    (folder / name).write_bytes(csv_of(header, *(rows or ROWS), encoding="utf-8-sig"))
    return name
