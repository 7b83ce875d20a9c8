"""A criteria set of this installation with rules of many kinds, and what its pages say of single fields."""

import hashlib
import re
from html import unescape

from parindex.web.records.models import CriteriaSet

ID = "thu-quy-tac-2024"
SET = f"/bo-tieu-chi/{ID}/"
TEXT = """
id: thu-quy-tac-2024
version: "3"
status: draft
title: Bộ tiêu chí thử quy tắc
year: 2024
max_points: "20"
window: report_year
rounding: {leaf: 3}
source: {decision: Quyết định số 12/QĐ-UBND}
areas:
  - code: "1"
    name: Một cửa
    max_points: "14"
    cite: Điều 13
    criteria:
      - code: "1.1"
        name: Xin lỗi
        max_points: "2"
        cite: Điều 13 khoản 8
        unverified: true
        note: Chỉ tính hồ sơ trễ hạn do lỗi của cơ quan.
        not_applicable: exclude
        facts:
          apologised:
            {name: Số phiếu xin lỗi, unit: phiếu, kind: count, from: dossiers.late_apologised, ask: Đếm phiếu đã ký.}
          late: {name: Số hồ sơ trễ hạn, unit: hồ sơ, kind: count, window: scoring_year}
        rule:
          linear: {of: {ratio: [apologised, late]}}
          none_arose: full_marks
        evidence: {required: true, ask: Phiếu xin lỗi đã ký, without: explain}
      - code: "1.2"
        name: Đúng hạn
        max_points: "4"
        facts:
          rate: {name: Tỷ lệ đúng hạn, kind: percent}
          open: {name: Công khai kết quả, kind: yes_no}
        rule:
          ladder:
            of: rate
            rungs:
              - {from: "95%", when: open, points: "100%"}
              - {from: "80%", points: "75%"}
              - {from: "50%", rule: {linear: {of: rate, target: "80%", to_points: "50%"}}}
              - {otherwise: undecided}
      - code: "1.3"
        name: Mức độ hoàn thành
        max_points: "2"
        facts:
          level: {name: Mức hoàn thành, kind: choice, options: [Hoàn thành tốt, Hoàn thành, Không hoàn thành]}
        rule:
          choice: {of: level, options: {Hoàn thành tốt: "100%", Hoàn thành: "50%", Không hoàn thành: "0"}}
      - code: "1.4"
        name: Ban hành kế hoạch
        max_points: "4"
        facts:
          done: {name: Ngày ban hành, kind: date}
          due: {name: Hạn ban hành, kind: date, moves: fixed}
          missed: {name: Số nội dung thiếu, unit: nội dung, kind: count}
        rule:
          deductions:
            stacking: sum
            items:
              - {of: {highest: [{delay: {done: done, due: due, days: calendar}}, "0"]}, each: "0.5"}
              - {of: missed, rungs: [{above: "5", points: "2"}, {above: "0", points: "1"}]}
      - code: "1.5"
        name: Hai cách tính
        max_points: "2"
        facts:
          online: {name: Số hồ sơ trực tuyến, unit: hồ sơ, kind: count}
          posted: {name: Đã niêm yết, kind: yes_no}
        gates: [{when: {not: posted}, effect: zero, cite: Điều 5}]
        rule:
          best:
            - {per_unit: {of: online, points: "0.1"}}
            - {steps: {of: online, start: "10", every: "5", points: "0.5"}}
  - code: "2"
    name: Thẩm định
    max_points: "6"
    criteria:
      - {code: "2.1", name: Sáng kiến, max_points: "2", rule: judged}
      - code: "2.2"
        name: Hài lòng
        max_points: "4"
        sub_criteria:
          - code: "2.2.1"
            name: Khảo sát
            max_points: "3"
            facts: {mean: {name: Điểm khảo sát bình quân, kind: amount, at_most: "5"}}
            rule:
              total:
                - {max_points: "2", label: Mức chung, rule: {linear: {of: mean, target: "5"}}}
                - {max_points: "1", rule: {ladder: {of: mean, rungs: [{above: "4", points: "1"}, {otherwise: "0"}]}}}
          - {code: "2.2.2", name: Công bố, max_points: "1", rule: declared}
"""


def make_set(text=TEXT, id_=ID):
    """The set among those of the installation."""
    return CriteriaSet.objects.create(code=id_, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def address(code, **typed):
    """The page of a criterion with figures typed; `muon` and `khong_ap_dung` are the form's own."""
    own = {"muon": "muon", "khong_ap_dung": "khong-ap-dung"}
    query = "&".join(f"{own.get(key, f'so-{key}')}={value}" for key, value in typed.items())
    return f"{SET}{code}/?{query}".rstrip("?")


def said_of(page, name):
    """What stands in the place beside the field `name`."""
    found = re.search(rf'id="{name}-said"[^>]*>(.*?)</div>', page.html) or re.search(
        rf'hx-swap-oob="innerHTML:#{name}-said">(.*?)</div>', page.html
    )
    return re.sub(r"<[^>]+>", "", found[1])


def value_of(page, name):
    """What stands in the field `name`."""
    return re.search(rf'name="{name}" value="([^"]*)"', page.html)[1]


def bullets(page, after):
    """The points listed below the heading `after`."""
    html = page.html.partition(after)[2]
    return [re.sub(r"<[^>]+>", "", item) for item in re.findall(r"<li>(.*?)</li>", html.partition("</div>")[0])]


def answered(page):
    """The points and their maximum, as the answer shows them."""
    shown = re.search(r'id="tried".*?stat__value">(.*?)</p>', page.html, re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", shown[1])).strip() if shown else ""


def copied(page):
    """The sentences that the button copies, in order."""
    box = page.html.partition('id="trace">')[2].partition("</div>")[0]
    return [unescape(sentence) for sentence in re.findall(r"<p[^>]*>(.*?)</p>", box)]
