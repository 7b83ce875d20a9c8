"""A plan becomes rows and comes back the same; what does not fit leaves nothing behind."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from parindex.core.check import plan_check
from parindex.core.gap import gap
from parindex.core.points import Absent
from parindex.documents.files import document_of, read_document
from parindex.documents.framework_paper import framework_from_paper
from parindex.documents.framework_yaml import shipped_framework
from parindex.documents.plan_reader import read_plan
from parindex.web.records.demo import demo_paper, load_demo
from parindex.web.records.files import file_path, keep_file
from parindex.web.records.judging import judge_again
from parindex.web.records.keep import PaperIn, UnfitPlanError, keep_year
from parindex.web.records.models import CriteriaSet, DeclaredFact, FoundProblem, IndexYear, Paper, PlannedTask, Unit
from parindex.web.records.year import load_year, paper_lines, problems_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_home(settings, tmp_path):
    settings.PARINDEX_HOME = tmp_path


@pytest.fixture
def plan():
    return read_plan(read_document(demo_paper()), "ke-hoach.txt")


@pytest.fixture
def unit():
    return Unit.objects.create(code="huyen-a", name="UBND huyện A", short_name="Huyện A", kind=Unit.Kind.DISTRICT)


PAPER = PaperIn("ke-hoach.txt", b"content", tuple(map(str, range(300))), retold=True)


def test_the_kept_year_scores_as_the_paper_does(plan):
    year = load_year(load_demo())
    assert (year.sheet.total.earned, year.stated_points, year.stated_band) == (
        Decimal("78.422"),
        Decimal("78.42"),
        "Khá",
    )
    assert year.gap.lost == Decimal("21.578")
    assert gap(year.gap.criteria).units == year.gap.units
    criteria = [(code.code, code.task.text) for _, code in plan.criteria()]
    assert [(task.code, task.text) for task in year.plan.tasks.values()] == criteria
    assert year.plan.targets == {
        **{area.code: area.figures.target_points.value for area in plan.areas},
        "": Decimal(100),
    }


THREE_LEVELS = """Bảng điểm\n
Stt\tTiêu chí\tĐiểm chuẩn\tĐiểm 2030 đạt được\tNhiệm vụ\tĐơn vị chủ trì
1\tCHỈ ĐẠO\t6\t5\t\t
1.1\tKế hoạch\t6\t5\t\t
1.1.1\tBan hành kế hoạch\t2\t2\tBan hành trong quý I\tPhòng Nội vụ
1.1.2\tThực hiện kế hoạch\t4\t3\tThực hiện 100% kế hoạch\tPhòng Tư pháp
"""


def test_leaves_of_the_third_level_are_kept_and_lead_their_criterion(unit):
    document = document_of(THREE_LEVELS.encode(), "ba-cap.txt")
    plan = read_plan(document, "ba-cap.txt")
    framework = framework_from_paper(plan, id_="ba-cap", year=2030).framework
    CriteriaSet.objects.create(code="ba-cap", text=framework_from_paper(plan, id_="ba-cap", year=2030).text, sha256="a")
    paper = PaperIn("ba-cap.txt", THREE_LEVELS.encode(), document.lines)
    index_year = keep_year(unit, framework, plan, problems=(), paper=paper)
    year = load_year(index_year)
    assert {fact.code: fact.source for fact in index_year.facts.all()} == {
        "1.1.1": "ba-cap.txt, dòng 6",
        "1.1.2": "ba-cap.txt, dòng 7",
    }
    assert (year.sheet.nodes["1.1"].points, year.gap.criteria[0].leads) == (
        Decimal(5),
        ("Phòng Nội vụ", "Phòng Tư pháp"),
    )


def test_problems_come_back_equal_to_those_found(plan):
    assert problems_of(load_demo()) == plan_check(plan)


def test_paper_is_kept_byte_for_byte_and_line_for_line():
    index_year = load_demo()
    content = demo_paper().read_bytes()
    assert file_path(index_year.paper.sha256).read_bytes() == content
    assert "\n".join(paper_lines(index_year)) == content.decode()


def test_loading_the_demo_again_changes_nothing():
    load_demo()
    before = (IndexYear.objects.get().pk, DeclaredFact.objects.count(), FoundProblem.objects.count())
    load_demo()
    assert (IndexYear.objects.get().pk, DeclaredFact.objects.count(), FoundProblem.objects.count()) == before


def test_a_plan_on_another_criteria_set_is_refused_and_leaves_nothing(plan, unit):
    shorter = replace(plan, areas=plan.areas[:-1])
    with pytest.raises(UnfitPlanError, match=r"8\.1, 8\.2, 8\.3, 8\.4, 8\.6"):
        keep_year(unit, shipped_framework("dak-glong-2023"), shorter, problems=(), paper=PAPER)
    assert (IndexYear.objects.count(), Paper.objects.count(), PlannedTask.objects.count()) == (0, 0, 0)


def test_a_second_plan_of_the_same_year_is_refused_and_the_first_stays(plan, unit):
    framework = shipped_framework("dak-glong-2023")
    keep_year(unit, framework, plan, problems=(), paper=PAPER)
    with pytest.raises(IntegrityError), transaction.atomic():
        keep_year(unit, framework, plan, problems=(), paper=PAPER)
    assert DeclaredFact.objects.count() == 45


def test_a_fact_without_a_value_must_be_one_that_does_not_apply():
    facts = load_demo().facts
    with pytest.raises(IntegrityError), transaction.atomic():
        facts.filter(code="1.1").update(value="")
    facts.filter(code="1.1").update(value="", applies=False)


def test_missing_zero_and_not_applicable_stay_three_things():
    index_year = load_demo()
    index_year.facts.filter(code="1.1").delete()
    index_year.facts.filter(code="1.2").update(value="", applies=False)
    year = load_year(index_year)
    points = {code: year.sheet.nodes[code].points for code in ("1.1", "1.2", "5.1")}
    assert points == {"1.1": Absent.MISSING, "1.2": Absent.NOT_APPLICABLE, "5.1": Decimal(0)}
    assert (year.gap.unknown, year.gap.lost) == (("1.1", "1.2"), Decimal("21.578"))


def test_judging_again_replaces_problems_of_an_older_version():
    index_year = load_demo()
    whole = problems_of(index_year)
    FoundProblem.objects.filter(position=0).delete()
    FoundProblem.objects.filter(position=1).update(content={"kind": "gone"})
    judge_again()
    assert problems_of(index_year) == whole


def test_judging_again_leaves_what_it_would_find_anyway():
    load_demo()
    before = list(FoundProblem.objects.values_list("pk", flat=True))
    judge_again()
    assert list(FoundProblem.objects.values_list("pk", flat=True)) == before


def test_judging_again_leaves_a_paper_that_the_store_has_lost_as_it_was_found():
    index_year = load_demo()
    before = problems_of(index_year)
    file_path(index_year.paper.sha256).unlink()
    judge_again()
    assert problems_of(index_year) == before


def test_equal_files_lie_in_the_store_once(tmp_path):
    assert keep_file(b"mot") == keep_file(b"mot") != keep_file(b"hai")
    assert sorted(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()) == [b"hai", b"mot"]
