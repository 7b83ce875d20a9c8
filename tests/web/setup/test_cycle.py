"""Pages of the cycle: who is how far, what may be done, and what nobody else sees or does."""

import re

import pytest
from django.urls import reverse

from parindex.core.workflow import Act
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.models import Cycle, IndexYear, Job, Unit, UnitGroup
from tests.web.conftest import signed_in
from tests.web.pages import Page
from tests.web.province import YEAR, day, days, past, people, province, units, whole

pytestmark = pytest.mark.django_db

OVERVIEW = f"/chu-trinh/tinh-a/{YEAR}/"
SHEET = f"/huyen-a/{YEAR}/tien-trinh/"


@pytest.fixture
def world():
    return province()


@pytest.fixture
def visit(world):
    """visit(name, address) -> the page as that person sees it."""

    def see(name, address):
        return Page(signed_in(world.person(name)).get(address))

    return see


@pytest.fixture
def send(world):
    """send(name, address, **form) -> the page that the form leads to."""

    def post(name, address, **form):
        return Page(signed_in(world.person(name)).post(address, form, follow=True))

    return post


def rows(page):
    """Where the rows of units lead."""
    return re.findall(r'<th scope="row" data-wide>(?:<label[^>]*><input[^>]*>)?<a href="([^"]+)"', page.html)


def do(world, name, wanted, unit="huyen-a"):
    sheet = world.sheet(unit)
    return act_on(world.person(name), sheet, wanted, revision=sheet.revision)


def test_the_overview_shows_every_unit_and_who_has_not_begun(world, visit):
    do(world, "dau-moi", Wanted(Act.BEGIN))
    page = visit("chu-tri", OVERVIEW)
    assert page.lacks("Huyện A", "Huyện B", "đang", "chưa bắt đầu", "số liệu mô phỏng", "0/45") == []
    waiting = visit("chu-tri", f"{OVERVIEW}?loc=chua-bat-dau")
    assert rows(waiting) == ["/huyen-b/2030/tien-trinh/"]


def test_each_stage_of_a_unit_is_named_beside_where_it_stands_for_a_narrow_screen(world, visit):
    do(world, "dau-moi", Wanted(Act.BEGIN))
    assert 'data-label="Tự chấm" data-wide' in visit("chu-tri", OVERVIEW).html


def test_units_are_found_without_accents(world, visit):
    page = visit("chu-tri", f"{OVERVIEW}?q=huyen+b")
    assert rows(page) == [f"/huyen-b/{YEAR}/tien-trinh/"]
    assert visit("chu-tri", f"{OVERVIEW}?q=zzz").lacks("Không có đơn vị nào") == []


def test_a_contact_sees_the_row_of_their_unit_alone(world, visit):
    page = visit("dau-moi", OVERVIEW)
    assert rows(page) == [SHEET]


def test_a_late_unit_is_marked_with_its_days(world, visit):
    past("self_scoring", world.cycle, ago=3)
    page = visit("chu-tri", f"{OVERVIEW}?loc=tre-han")
    assert page.lacks("Huyện A", "Huyện B", "trễ 3 ngày") == []


def test_people_of_another_province_find_no_cycle_and_no_sheet(world, visit):
    other = Unit.objects.create(code="tinh-b", name="UBND tỉnh B", short_name="Tỉnh B", kind="province")
    world.people["chu-tri"].roles.update(unit=other)
    pages = [OVERVIEW, SHEET, f"{OVERVIEW}han/", f"{OVERVIEW}thu/"]
    assert [visit("chu-tri", address).status for address in pages] == [404] * 4
    assert visit("chu-tri", "/chu-trinh/").lacks("Chưa có chu trình nào") == []


def test_a_sheet_offers_what_may_be_done_and_says_who_acts_where_nothing_may(world, visit):
    assert visit("dau-moi", SHEET).lacks("Bắt đầu tự chấm") == []
    assert visit("tham-dinh", SHEET).lacks("Phiếu điểm đang chờ: đầu mối của đơn vị, cán bộ CCHC của đơn vị") == []


def test_an_act_moves_the_sheet_and_says_where_it_is_now(world, send):
    page = send("dau-moi", f"{SHEET}lam/", viec="begin", ban="0")
    assert (page.lacks("Phiếu điểm đang ở chặng “tự chấm”"), world.sheet().state) == ([], "self_scoring")


def test_a_refused_act_is_told_in_the_recorded_words(world, send):
    page = send("tham-dinh", f"{SHEET}lam/", viec="begin", ban="0")
    assert page.lacks("Bạn không có vai trò để bắt đầu tự chấm: việc này do đầu mối của đơn vị") == []
    assert world.sheet().state == "open"


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"viec": "begin"}, "Biểu mẫu chưa đủ"),
        ({"viec": "fly", "ban": "0"}, "Chưa chọn việc cần làm"),
        ({"viec": "extend", "ban": "0", "ngay": "31.12"}, "“31.12” không phải một ngày"),
        ({"viec": "begin", "ban": "7"}, "Người chu-tri vừa làm trước bạn lúc"),
    ],
)
def test_a_form_that_says_nothing_useful_changes_nothing(world, send, form, sentence):
    assert send("dau-moi", f"{SHEET}lam/", **form).lacks(sentence) == []
    assert world.sheet().state == "open"


def test_returned_criteria_are_shown_with_their_reason(world, visit, send):
    do(world, "dau-moi", Wanted(Act.BEGIN))
    whole(world)
    do(world, "dau-moi", Wanted(Act.SUBMIT))
    send("tham-dinh", f"{SHEET}lam/", **{"viec": "return", "ban": "2", "ma": ["3.6", "7.2"], "ly-do": "Thiếu chữ ký"})
    assert visit("dau-moi", SHEET).lacks("3.6", "7.2", "Thiếu chữ ký", "chưa sửa") == []
    assert visit("chu-tri", f"{OVERVIEW}?loc=tra-lai").lacks("2 tiêu chí bị trả lại") == []


def test_one_act_for_ticked_units_moves_those_that_it_can_and_names_the_others(world, send):
    do(world, "dau-moi", Wanted(Act.BEGIN))
    whole(world)
    do(world, "dau-moi", Wanted(Act.SUBMIT))
    keys = [str(one.pk) for one in IndexYear.objects.all()]
    page = send("chu-tri", f"{OVERVIEW}lam/", viec="start_appraisal", phieu=keys)
    assert page.lacks("xong 1 đơn vị", "Huyện B: Phiếu điểm đang ở chặng “đã mở”") == []
    assert [world.sheet(unit).state for unit in ("huyen-a", "huyen-b")] == ["appraisal_1", "open"]


def test_one_act_for_all_that_the_filter_leaves_needs_no_tick(world, send):
    do(world, "dau-moi", Wanted(Act.BEGIN))
    form = {"viec": "extend", "tat-ca": "1", "loc": "chua-bat-dau", "ly-do": "Bão", "ngay": day(40).isoformat()}
    assert send("chu-tri", f"{OVERVIEW}lam/", **form).lacks("Gia hạn: xong 1 đơn vị") == []
    assert [world.sheet(unit).extensions.count() for unit in ("huyen-a", "huyen-b")] == [0, 1]


def test_ticked_units_that_one_may_not_see_are_left_alone(world, send):
    key = str(world.sheet("huyen-b").pk)
    page = send("can-bo", f"{OVERVIEW}lam/", viec="begin", phieu=[key])
    assert (page.lacks("Chưa đánh dấu đơn vị nào"), world.sheet("huyen-b").state) == ([], "open")


def entered(**other):
    """The form of opening, filled."""
    last = {f"mo-{stage}": due.isoformat() for stage, due in days().items()}
    given = {"mo-year": str(YEAR), "mo-framework": "dak-glong-2023", "mo-opens": day(0).isoformat()}
    return {**given, **last, "mo-group": "loai-district", **{f"mo-{name}": value for name, value in other.items()}}


@pytest.fixture
def bare():
    """The province before any year is open."""
    made = units()
    return made, people(made)


def test_a_year_is_opened_for_every_unit_of_a_kind_in_one_act(bare):
    made, cast = bare
    client = signed_in(cast["chu-tri"])
    answer = client.post("/chu-trinh/mo/", entered(host=str(made["tinh-a"].pk)))
    assert (answer.status_code, answer["Location"]) == (302, OVERVIEW)
    assert Cycle.objects.get().sheets.count() == 2


def test_a_year_is_opened_for_a_group(bare):
    made, cast = bare
    group = UnitGroup.objects.create(owner=made["tinh-a"], code="mot", name="Một huyện")
    group.members.add(made["huyen-b"])
    form = entered(host=str(made["tinh-a"].pk), group=f"nhom-{group.pk}")
    signed_in(cast["chu-tri"]).post("/chu-trinh/mo/", form)
    assert list(Cycle.objects.get().sheets.values_list("unit__code", flat=True)) == ["huyen-b"]


def test_a_year_that_cannot_be_opened_keeps_what_was_entered_and_says_why(bare):
    made, cast = bare
    form = entered(host=str(made["tinh-a"].pk), council=day(1).isoformat())
    page = Page(signed_in(cast["chu-tri"]).post("/chu-trinh/mo/", form))
    assert page.lacks("sớm hơn hạn") == []
    assert (f'value="{YEAR}"' in page.html, Cycle.objects.count()) == (True, 0)


def test_nobody_opens_a_year_for_a_host_that_is_not_theirs(bare):
    made, cast = bare
    page = Page(signed_in(cast["can-bo"]).post("/chu-trinh/mo/", entered(host=str(made["tinh-a"].pk))))
    assert (page.status, Cycle.objects.count()) == (200, 0)
    assert page.lacks("Hãy chọn đơn vị chủ trì") == []


def test_whoever_runs_no_cycle_is_told_so(bare):
    page = Page(signed_in(bare[1]["dau-moi"]).get("/chu-trinh/mo/"))
    assert page.lacks("Chỉ cán bộ CCHC của đơn vị chủ trì mới mở được năm") == []


@pytest.mark.parametrize("page", ["han/", "thu/"])
def test_what_is_for_the_host_is_refused_to_others_who_see_the_cycle(world, visit, page):
    assert [visit(name, f"{OVERVIEW}{page}").status for name in ("chu-tri", "can-bo", "tham-dinh")] == [200, 403, 403]


def test_last_days_are_changed_with_a_reason(world, send):
    form = {f"han-{stage}": due.isoformat() for stage, due in days(first=20).items()}
    page = send("chu-tri", f"{OVERVIEW}han/", **form, **{"han-reason": "Nghỉ lễ"})
    assert (page.lacks("Đã đổi hạn"), dict(world.cycle.deadlines.values_list("state", "due"))) == ([], days(first=20))


def test_a_message_to_contacts_says_whom_it_reaches_and_becomes_a_job(world, visit, send):
    page = visit("chu-tri", f"{OVERVIEW}thu/")
    assert re.search("Thư đến 3 người", page.text)
    send("chu-tri", f"{OVERVIEW}thu/", subject="Nhắc nộp phiếu", body="Còn 3 ngày.")
    job = Job.objects.get()
    assert (job.total, job.person) == (3, world.people["chu-tri"])


def test_units_that_no_message_reaches_are_named(world, visit):
    world.people["dau-moi-b"].roles.update(ended_at="2030-01-01T00:00:00Z")
    assert visit("chu-tri", f"{OVERVIEW}thu/").lacks("không có đầu mối nào có tài khoản", "Huyện B") == []


def test_what_was_entered_for_a_refused_act_stays_in_its_form(world, send):
    form = {"viec": "extend", "ban": "0", "ngay": day(900).isoformat(), "ly-do": "Chuyển trụ sở"}
    page = send("chu-tri", f"{SHEET}lam/", **form)
    assert page.lacks("quá xa", "Chuyển trụ sở") == []
    assert f'value="{day(900).isoformat()}"' in page.html


def test_an_extension_is_told_with_its_stage_and_day(world, send):
    form = {"viec": "extend", "ban": "0", "ngay": "2031-01-01", "ly-do": "Chuyển trụ sở"}
    form["ngay"] = day(30).isoformat()
    assert send("chu-tri", f"{SHEET}lam/", **form).lacks(f"gia hạn chặng tự chấm đến {day(30):%d/%m/%Y}") == []


def test_every_version_of_a_published_sheet_stays_in_sight(world, visit):
    way = ("dau-moi", Act.BEGIN), ("dau-moi", Act.SUBMIT), ("tham-dinh", Act.START_APPRAISAL)
    way += ("tham-dinh", Act.ASK_EXPLANATION), ("dau-moi", Act.EXPLAIN), ("tham-dinh", Act.CONCLUDE)
    for name, act in (*way, ("lanh-dao", Act.PUBLISH)):
        if act is Act.SUBMIT:
            whole(world)
        do(world, name, Wanted(act))
    published = world.sheet()
    do(world, "chu-tri", Wanted(Act.AMEND, reason="Cộng sai"))
    page = visit("chu-tri", SHEET)
    assert page.lacks("Bản 1", published.content_sha256, "Bản 2", "công bố kết quả") == []
    assert f"/lich-su/indexyear/{published.pk}/" in page.links


@pytest.mark.parametrize(
    ("name", "offered"), [("chu-tri", "extend"), ("lanh-dao", "publish"), ("tham-dinh", "conclude")]
)
def test_many_units_are_offered_what_one_s_roles_can_do(world, visit, name, offered):
    assert f'<option value="{offered}">' in visit(name, OVERVIEW).html


def test_whoever_has_no_role_at_the_host_ticks_nothing(world, visit):
    page = visit("can-bo", OVERVIEW)
    assert ("<option value=" in page.html, 'name="phieu"' in page.html) == (False, False)


def test_a_cycle_opened_by_mistake_is_taken_back_while_nobody_has_begun(world, send):
    assert send("chu-tri", f"{OVERVIEW}huy/", **{"ly-do": " "}).lacks("Chưa ghi lý do") == []
    assert send("chu-tri", f"{OVERVIEW}huy/", **{"ly-do": "Nhầm năm"}).lacks("Đã hủy chu trình") == []
    assert (Cycle.objects.count(), IndexYear.objects.count()) == (0, 0)
    assert visit_history(world).lacks("hủy chu trình mở nhầm, cùng 2 phiếu điểm", "Nhầm năm") == []


def test_what_was_refused_to_the_host_is_no_news_for_its_units(world, visit, send):
    send("chu-tri", f"{OVERVIEW}huy/", **{"ly-do": " "})
    send("dau-moi", f"{SHEET}lam/", viec="submit", ban="0")
    refusals = ["Chưa ghi lý do hủy chu trình", "chỉ nộp phiếu điểm được khi"]
    assert visit("chu-tri", "/lich-su/").lacks(*refusals) == []
    assert visit("dau-moi", "/lich-su/").lacks(*refusals) == refusals[:1]


def visit_history(world):
    return Page(signed_in(world.person("chu-tri")).get("/lich-su/"))


def test_a_cycle_that_somebody_has_begun_stays(world, send):
    do(world, "dau-moi", Wanted(Act.BEGIN))
    page = send("chu-tri", f"{OVERVIEW}huy/", **{"ly-do": "Nhầm năm"})
    assert (page.lacks("đã có đơn vị bắt đầu: Huyện A"), Cycle.objects.count()) == ([], 1)


def test_nobody_else_takes_a_cycle_back(world, send):
    assert [send(name, f"{OVERVIEW}huy/", **{"ly-do": "Nhầm"}).status for name in ("can-bo", "lanh-dao")] == [403, 403]
    assert Cycle.objects.count() == 1


@pytest.mark.parametrize(("name", "most"), [("cycle", 10), ("cycles", 10), ("sheet-progress", 17)])
def test_pages_of_the_cycle_ask_as_often_for_99_units(world, name, most, django_assert_max_num_queries):
    first = IndexYear.objects.first()
    for place in range(97):
        unit = Unit.objects.create(
            code=f"xa-{place}",
            name=f"Xã {place}",
            short_name=f"Xã {place}",
            kind="commune",
            parent=world.units["tinh-a"],
        )
        IndexYear.objects.create(
            unit=unit, year=YEAR, framework=first.framework, frozen=first.frozen, cycle=world.cycle, state="open"
        )
    address = {"cycle": OVERVIEW, "sheet-progress": SHEET, "cycles": reverse("cycles")}[name]
    client = signed_in(world.person("chu-tri"))
    client.get(address)
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200
