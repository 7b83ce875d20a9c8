"""The invented province of the demonstration: whole, lawful on every day, marked, and loaded once."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client, override_settings
from django.utils.timezone import localdate

from parindex.core.organisation import check_units
from parindex.core.readiness import LeafState
from parindex.core.workflow import STATES, State
from parindex.web.installation import summary_of_demo
from parindex.web.records.chain_check import check_chain
from parindex.web.records.demo import DEMO_ACCOUNTS, FRAMEWORK
from parindex.web.records.demo_province import PROVINCE_ACCOUNTS, load_province
from parindex.web.records.demo_scoring import SCORING_ACCOUNTS
from parindex.web.records.head_file import keep_head
from parindex.web.records.models import (
    AuditHead,
    Cycle,
    DeclaredFact,
    Event,
    IndexYear,
    RoleHolding,
    StageDeadline,
    StageLateness,
    Succession,
    Unit,
    UnitGroup,
    User,
)
from parindex.web.records.sheet_work import work_of
from parindex.web.records.unit_rows import unit_rows
from parindex.web.records.versions import content_sha256
from tests.web.conftest import signed_in
from tests.web.pages import YEAR, Page
from tests.web.province import points_of

MARK = "số liệu mô phỏng"
pytestmark = pytest.mark.django_db
BEFORE, BETWEEN, AFTER = date(2024, 12, 31), date(2025, 3, 1), date(2025, 7, 1)


@pytest.fixture(scope="module", autouse=True)
def province(django_db_setup, django_db_blocker, tmp_path_factory):
    """The province, loaded once for all tests of this module; what one of them does to it is undone."""
    home = override_settings(PARINDEX_HOME=tmp_path_factory.mktemp("home"))
    with django_db_blocker.unblock(), home, transaction.atomic():
        yield load_province()
        transaction.set_rollback(True)


def below(province):
    return Unit.objects.in_branches([province.path]).exclude(pk=province.pk)


def sheets(year):
    return IndexYear.objects.filter(year=year, unit__path__startswith="tinh-a/")


def states():
    return dict(sheets(localdate().year).values_list("unit__code", "state"))


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (BEFORE, {"district": 8, "department": 20, "commune": 71}),
        (BETWEEN, {"district": 8, "department": 14, "commune": 71}),
        (AFTER, {"department": 14, "commune": 24, "office": 2}),
        (None, {"department": 14, "commune": 24, "office": 2}),
    ],
)
def test_each_day_has_its_units(province, day, kinds):
    assert Counter(below(province).on(day or localdate()).values_list("kind", flat=True)) == kinds


def test_the_units_are_a_lawful_list_on_every_day():
    assert check_units((), unit_rows(Unit.objects.all())) == ()


@pytest.mark.parametrize("day", [BEFORE, BETWEEN, AFTER])
def test_whatever_is_there_hangs_below_what_is_there(day):
    there = set(Unit.objects.on(day).values_list("pk", flat=True))
    hanging = Unit.objects.on(day).exclude(parent=None).values_list("parent", flat=True)
    assert set(hanging) - there == set()


def test_every_unit_that_ended_went_into_others_but_the_districts(province):
    ended = below(province).exclude(valid_to=None)
    assert set(ended.filter(later=None).values_list("kind", flat=True)) == {"district"}
    ways = Counter(Succession.objects.filter(predecessor__in=ended, successor__kind="commune").values_list("way"))
    assert ways == {("merged",): 68, ("split",): 6}


def test_the_real_units_ended_as_published_and_their_provinces_became_one(province):
    real = Unit.objects.exclude(path__startswith=province.path)
    assert set(real.exclude(code="lam-dong").values_list("valid_to", flat=True)) == {date(2025, 6, 30)}
    successor = Unit.objects.get(code="lam-dong")
    assert successor.valid_from == AFTER
    merged = successor.earlier.values_list("predecessor__code", "way").order_by("predecessor__code")
    assert list(merged) == [("binh-thuan", "merged"), ("dak-nong", "merged"), ("lam-dong-cu", "merged")]


def test_the_province_keeps_a_group_of_each_kind_of_each_time(province):
    groups = {group.name: group.members.count() for group in UnitGroup.objects.filter(owner=province)}
    assert groups == {
        "Huyện": 8,
        "Sở, ban, ngành": 20,
        "Xã, thị trấn": 71,
        "Sở, ban, ngành từ 01/3/2025": 14,
        "Xã, phường từ 01/7/2025": 24,
    }


def test_the_year_that_is_over_is_published_for_all_and_amended_once():
    found = sheets(2024)
    assert Counter(found.newest().values_list("state", flat=True)) == {"published": 99}
    assert list(found.exclude(state="published").values_list("state", "amended_by__version")) == [("amended", 2)]
    assert set(found.values_list("framework", flat=True)) == {FRAMEWORK}
    assert StageLateness.objects.filter(sheet__in=found).count() > 0


def test_every_published_sheet_has_every_figure_and_is_what_its_hash_says():
    published = sheets(2024).select_related("unit")
    assert [sheet.unit.code for sheet in published if content_sha256(sheet) != sheet.content_sha256] == []
    assert {sheet.facts.count() for sheet in published} == {45}


@pytest.mark.parametrize("kind", ["district", "department", "commune"])
def test_no_two_units_of_a_group_have_the_same_points(kind):
    found = sheets(2024).newest().filter(unit__kind=kind)
    points = [sum(points_of(sheet).values()) for sheet in found]
    assert len(set(points)) == len(points)
    if kind == "district":
        assert (62 <= min(points) <= 65, 90 <= max(points) <= 93) == (True, True)


def test_the_year_of_today_has_a_sheet_at_every_stage_that_a_sheet_can_begin_at():
    assert Counter(states().values()) == {
        "open": 4,
        "self_scoring": 18,
        "submitted": 8,
        "appraisal_1": 4,
        "explanation": 1,
        "appraisal_2": 1,
        "council": 1,
        "published": 1,
    }
    assert set(states().values()) == set(STATES) - {State.DRAFT, State.AMENDED}


def test_the_year_of_today_has_days_ahead_lateness_an_extension_and_returned_criteria(province):
    cycle = Cycle.objects.get(host=province, year=localdate().year)
    first = StageDeadline.objects.get(cycle=cycle, state="self_scoring").due
    assert first == localdate() + timedelta(days=10)
    late = StageLateness.objects.filter(sheet__cycle=cycle).values_list("sheet__unit__short_name", "days")
    assert sorted(late) == [("Xã A4", 2), ("Xã A6", 2)]
    extended = cycle.sheets.exclude(extensions=None).get()
    assert (extended.unit.short_name, extended.extensions.get().due) == ("Xã A12", first + timedelta(days=7))
    returned = cycle.sheets.exclude(returns=None).get()
    codes = list(returned.returns.filter(is_open=True).values_list("code", flat=True))
    assert (returned.unit.short_name, codes) == ("Xã A5", ["3.6", "7.2"])


def test_every_unit_of_today_but_three_has_a_contact_with_an_address_and_no_password(province):
    units = below(province).on(localdate()).exclude(kind="office")
    held = RoleHolding.objects.filter(role="contact", unit__in=units).select_related("person")
    without = units.exclude(holdings__in=held).values_list("code", flat=True)
    assert sorted(without) == ["tinh-a-m23", "tinh-a-m24", "tinh-a-s-khu-cong-nghiep"]
    assert [one.person.username for one in held if not one.person.email or one.person.has_usable_password()] == []


def test_every_invented_figure_is_marked_and_no_real_unit_has_one():
    assert set(sheets(2024).values_list("simulated", flat=True)) == {True}
    assert set(sheets(localdate().year).values_list("simulated", flat=True)) == {True}
    assert set(Cycle.objects.values_list("simulated", flat=True)) == {True}
    real = IndexYear.objects.exclude(unit__path__startswith="tinh-a/")
    assert list(real.values_list("unit__code", "year", "simulated")) == [("dak-glong", 2023, False)]


@pytest.mark.parametrize("page", ["", "bo-tieu-chi/", "tieu-chi/7.2/", "diem-mat/", "tien-trinh/"])
@pytest.mark.parametrize("sheet", ["/tinh-a-h03/2024/", "/tinh-a-m05/{}/"])
def test_every_page_of_its_figures_says_that_they_are_invented(sheet, page):
    officer = signed_in(User.objects.get(username="tinh-a-can-bo"))
    assert MARK in Page(officer.get(sheet.format(localdate().year) + page)).text


@pytest.mark.parametrize("page", ["", "bo-tieu-chi/"])
def test_pages_of_the_real_year_do_not_say_so(page):
    officer = signed_in(User.objects.get(username="can-bo-cchc"))
    assert MARK not in Page(officer.get(YEAR + page)).text


def test_the_province_and_the_real_district_do_not_see_each_other():
    invented, real = (signed_in(User.objects.get(username=name)) for name in ("tinh-a-can-bo", "can-bo-cchc"))
    assert [invented.get(YEAR).status_code, real.get("/tinh-a-h03/2024/").status_code] == [404, 404]


def test_sign_in_offers_the_roles_of_both_places_and_enters_them(settings):
    settings.PARINDEX_DEMO = True
    page = Page(Client().get("/dang-nhap/"))
    assert page.lacks("Huyện Đắk Glong", f"Tỉnh A {MARK}", "Đầu mối đơn vị Xã A5") == []
    assert page.html.count('name="account"') == len((*DEMO_ACCOUNTS, *PROVINCE_ACCOUNTS, *SCORING_ACCOUNTS))
    entered = Client()
    assert entered.post("/vao-thu/", {"account": "tinh-a-xa"})["Location"] == "/"
    assert entered.get("/")["Location"] == f"/tinh-a-m05/{localdate().year}/"


def test_a_commune_is_in_the_middle_of_scoring_itself_with_a_choice_to_make(province):
    sheet = sheets(localdate().year).get(unit__code="tinh-a-m08")
    work = work_of(sheet)
    states = work.readiness.states
    assert (sheet.state, states["4.1"], states["2.4"], states["2.2"], states["1.4"]) == (
        "self_scoring",
        LeafState.CONTESTED,
        LeafState.MISSING,
        LeafState.READY,
        LeafState.NO_EVIDENCE,
    )
    assert {code for code, row in work.declarations.items() if row.office} == {"2.4", "4.2"}


def test_sign_in_enters_no_contact_that_it_does_not_offer(settings):
    settings.PARINDEX_DEMO = True
    assert User.objects.filter(username="dau-moi-tinh-a-m01").exists()
    assert Client().post("/vao-thu/", {"account": "dau-moi-tinh-a-m01"}).status_code == 404


def test_the_chain_of_its_events_is_whole_and_nothing_was_refused():
    head = AuditHead.objects.get()
    keep_head(head.count, head.hash)
    assert check_chain().found is None
    assert Event.objects.filter(is_refused=True).count() == 0


def test_every_sheet_tells_how_it_came_to_where_it_stands():
    events = Event.objects.filter(object_type="indexyear")
    told = set(events.values_list("object_id", flat=True))
    assert {str(pk) for pk in IndexYear.objects.exclude(cycle=None).values_list("pk", flat=True)} - told == set()
    loaded = events.filter(act="load_demo").values_list("actor_name", flat=True)
    assert (len(loaded), set(loaded)) == (101, {"parindex init --demo"})


def test_loading_again_changes_nothing(province):
    def kept():
        return {
            model: list(model.objects.order_by("pk").values())
            for model in apps.get_app_config("records").models.values()
        }

    before = kept()
    assert load_province() == province
    assert kept() == before


def test_the_summary_counts_its_sheets():
    *_, line = summary_of_demo()
    today = localdate().year
    expected = f"năm 2024 có 99 phiếu điểm; năm {today - 1} có 1 phiếu điểm; năm {today} có 38 phiếu điểm."
    assert line == f"Bên cạnh đó là Tỉnh A (tỉnh giả định, {MARK}): {expected}"


def test_figures_are_the_same_ones_wherever_they_are_made():
    facts = DeclaredFact.objects.filter(index_year__unit__code="tinh-a-h01", code__in=("1.1", "3.4", "8.1"))
    assert list(facts.order_by("code").values_list("value", flat=True)) == ["1.5", "7", "9.1"]


def test_an_installation_with_a_unit_of_the_same_name_is_told_so_and_keeps_what_it_has(province):
    Unit.objects.filter(pk=province.pk).update(code="tinh-khac", path="tinh-khac/")
    before = Unit.objects.count()
    *_, line = summary_of_demo()
    assert line.startswith("Chưa nạp được Tỉnh A mô phỏng: “UBND tỉnh A” trùng tên với tinh-khac")
    assert Unit.objects.count() == before
