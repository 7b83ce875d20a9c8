"""An installation made or brought up to date: tables, static files, the demonstration."""

from collections import Counter

from django.core.management import call_command

from parindex.core.points import rounded, vietnamese
from parindex.web.records.demo import load_demo
from parindex.web.records.demo_cycle import DemoRefusedError
from parindex.web.records.demo_province import load_province
from parindex.web.records.judging import judge_again
from parindex.web.records.models import FoundProblem, IndexYear
from parindex.web.records.waiting import clean, forget_readings
from parindex.web.records.year import YearRecord, load_year

SHOWN_UNITS = 3


def prepare() -> None:
    """Bring tables, found problems and static files of PARINDEX_HOME up to date; what people entered stays."""
    call_command("migrate", verbosity=0, interactive=False)
    judge_again()
    clean()
    forget_readings()
    call_command("collectstatic", verbosity=0, interactive=False)


def summary_of_demo() -> tuple[str, ...]:
    """Load the demonstration if it is not there, and say, a title and then line by line, what its main job found."""
    index_year = load_demo()
    year = load_year(index_year)
    found = FoundProblem.objects.filter(plan__index_year=index_year)
    counts = [found.filter(severity=severity).count() for severity in ("error", "warning", "note")]
    return (
        f"{year.short_name}, chỉ số CCHC năm {year.year}:",
        _figure(year),
        _losses(year),
        "Văn bản kế hoạch có {} chỗ tự mâu thuẫn, {} chỗ cần xem lại, {} chỗ lưu ý.".format(*counts),
        _province(),
    )


def _province() -> str:
    """The invented province, year by year; loaded if it is not there, or why it cannot be."""
    try:
        province = load_province()
    except DemoRefusedError as error:
        return f"Chưa nạp được Tỉnh A mô phỏng: {error}"
    sheets = IndexYear.objects.newest().filter(cycle__host=province)
    counts = Counter(sheets.values_list("year", flat=True))
    years = "; ".join(f"năm {year} có {count} phiếu điểm" for year, count in sorted(counts.items()))
    return f"Bên cạnh đó là {province.short_name} (tỉnh giả định, số liệu mô phỏng): {years}."


def _figure(year: YearRecord) -> str:
    rows, whole = year.sheet.total.earned, year.framework.max_points
    points = year.stated_points if year.stated_points is not None else rows
    bands = year.framework.bands
    band, above, lacking = year.stated_band, bands.above(points), bands.lacking(points)
    distance = f"; còn {vietnamese(lacking)} điểm đến {above.name}" if above and lacking is not None else ""
    mark = f" (ngưỡng {bands.basis})" if bands.assumed else ""
    sums = f", cộng các dòng được {vietnamese(rows)}" if rows != points else ""
    return f"{vietnamese(points)}/{vietnamese(whole)} điểm{sums}; xếp loại {band}{distance}{mark}"


def _losses(year: YearRecord) -> str:
    most = ", ".join(f"{unit.unit} {vietnamese(rounded(unit.lost, 3))}" for unit in year.gap.units[:SHOWN_UNITS])
    lost = vietnamese(year.gap.lost)
    return f"Mất {lost} điểm ở {len(year.gap.criteria)} tiêu chí; chủ trì nhiều nhất: {most}"
