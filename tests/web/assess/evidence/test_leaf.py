"""The evidence of a leaf and the coverage of a sheet: what is asked for, attached, lacking; refused twins recorded."""

from datetime import date

import pytest
from django.utils import timezone

from parindex.core.workflow import Act
from parindex.web.records.acting import Wanted, act_on
from parindex.web.records.evidence_attaching import Leaf
from parindex.web.records.evidence_keeping import Link, revise, withdraw
from parindex.web.records.models import Event, EvidenceUse, RoleHolding, Unit
from tests.web.evidence_world import ASK, acts, brought, linked
from tests.web.pages import Page
from tests.web.province import whole

LEAF = "/huyen-a/2030/tu-cham/1.1/tai-lieu/"
COVERAGE = "/huyen-a/2030/tai-lieu/"


def seen(client, address=LEAF, **headers):
    return Page(client.get(address, headers=headers))


def attach(client, evidence, place="", address=LEAF):
    return client.post(address, {"viec": "dinh-kem", "tai-lieu": evidence.pk, "cho": place})


def use():
    return EvidenceUse.objects.get()


def test_leaf_says_what_it_asks_for_and_what_it_is_worth_without(contact):
    page = seen(contact)
    assert page.lacks("1.1", "Kế hoạch CCHC năm", f"Tài liệu cần có: {ASK}", "không giải trình: 0 điểm") == []
    assert seen(contact, LEAF.replace("1.1", "1.3")).lacks("Bộ tiêu chí không đòi tài liệu ở đây") == []


def test_evidence_of_the_unit_is_found_attached_placed_and_detached(contact, world):
    made = linked(world, summary="Kế hoạch số 12")
    other = linked(world, summary="Khác")
    found = seen(contact, f"{LEAF}?q=ke+hoach")
    assert ([link for link in found.links if link in (f"/tai-lieu/{made.pk}/", f"/tai-lieu/{other.pk}/")]) == [
        f"/tai-lieu/{made.pk}/"
    ]
    assert attach(contact, made, "tr. 3").url == LEAF
    assert 'value="tr. 3"' in seen(contact).html
    contact.post(LEAF, {"viec": "cho", "su-dung": use().pk, "cho": "mục 2"})
    assert use().place == "mục 2"
    contact.post(LEAF, {"viec": "go", "su-dung": use().pk})
    assert (EvidenceUse.objects.count(), [act for act, _ in acts()][-3:]) == (
        0,
        ["attach_evidence", "place_evidence", "detach_evidence"],
    )


def test_part_for_htmx_is_what_is_attached_alone(contact, world):
    linked(world, leaf=Leaf(world.sheet(), "1.1"))
    answer = contact.get(LEAF, headers={"HX-Request": "true"})
    part = Page(answer)
    assert ("<html" in part.html, part.lacks("Đã đính kèm", "Kế hoạch năm"), answer["Vary"]) == (
        False,
        [],
        "HX-Request, Cookie",
    )


@pytest.mark.parametrize("act", ["dinh-kem", "cho", "go"])
def test_who_may_not_work_on_the_leaf_is_refused_with_a_reason_that_is_recorded(client_of, world, act):
    made = linked(world, leaf=Leaf(world.sheet(), "1.1"))
    said = {"viec": act, "tai-lieu": made.pk, "su-dung": use().pk, "cho": "x"}
    address = LEAF.replace("1.1", "1.2") if act == "dinh-kem" else LEAF
    before = Event.objects.count()
    client_of("tham-dinh").post(address, said)
    refused = Event.objects.order_by("seq").last()
    assert (Event.objects.count() - before, refused.is_refused, use().place) == (1, True, "")


def test_submitted_sheet_offers_no_forms_and_says_why(contact, world):
    linked(world, leaf=Leaf(world.sheet(), "1.1"))
    whole(world)
    sheet = world.sheet()
    act_on(world.person("dau-moi"), sheet, Wanted(Act.SUBMIT), revision=sheet.revision)
    page = seen(contact)
    assert ('<form class="drop"' in page.html, 'name="viec"' in page.html) == (False, False)
    assert page.lacks("Kế hoạch năm") == []
    contact.post(LEAF, {"viec": "go", "su-dung": use().pk})
    assert EvidenceUse.objects.count() == 1


@pytest.mark.parametrize("name", ["dau-moi-b"])
def test_leaf_and_coverage_of_another_unit_are_not_there(client_of, world, name):
    client = client_of(name)
    answers = [client.get(LEAF), client.post(LEAF, {"viec": "go"}), client.get(COVERAGE)]
    assert [one.status_code for one in answers] == [404, 404, 404]


@pytest.mark.parametrize("address", [LEAF.replace("1.1", "9.9"), LEAF.replace("2030", "2031")])
def test_leaf_that_the_set_or_the_cycle_does_not_have_is_not_there(contact, address):
    assert contact.get(address).status_code == 404


@pytest.mark.parametrize(
    "said",
    [{}, {"viec": "xoa"}, {"viec": "dinh-kem", "tai-lieu": "x"}, {"viec": "go", "su-dung": "0"}, {"viec": "cho"}],
)
def test_what_no_form_of_the_page_sends_is_not_there(contact, said):
    assert contact.post(LEAF, said).status_code == 404


def test_evidence_of_another_unit_cannot_be_attached(contact, world):
    theirs = linked(world, "dau-moi-b", "huyen-b")
    assert (attach(contact, theirs).status_code, EvidenceUse.objects.count()) == (404, 0)


def test_use_of_another_leaf_is_not_touched_from_here(contact, world):
    linked(world, leaf=Leaf(world.sheet(), "1.2"))
    assert contact.post(LEAF, {"viec": "go", "su-dung": use().pk}).status_code == 404
    assert EvidenceUse.objects.count() == 1


def test_what_does_not_count_says_why_and_an_older_revision_says_so(contact, world):
    made = linked(world, summary="Thôi", leaf=Leaf(world.sheet(), "1.1"))
    linked(world, summary="Hết", leaf=Leaf(world.sheet(), "1.1"), expires_on=date(2029, 12, 31))
    withdraw(world.person("dau-moi"), made, "Nhầm")
    page = seen(contact)
    assert page.lacks("Đã thôi dùng nên không được tính.", "Hết hiệu lực trước 01/01/2030") == []
    whole(world)
    sheet = world.sheet()
    act_on(world.person("dau-moi"), sheet, Wanted(Act.SUBMIT), revision=sheet.revision)
    revise(world.person("dau-moi"), made, Link("https://parindex.example/moi"))
    assert seen(contact).lacks("bản 1; đã có bản mới hơn") == []


def test_below_a_unit_it_is_told_that_evidence_is_there_and_nothing_of_it(client_of, world):
    made = brought(world, leaf=Leaf(world.sheet(), "1.1")).evidence
    commune = {"name": "UBND Xã 01", "short_name": "Xã 01", "kind": "commune", "parent": world.units["huyen-a"]}
    RoleHolding.objects.create(
        person=world.person("mot-cua"), role="officer", unit=Unit.objects.create(code="xa-01", **commune)
    )
    world.person("mot-cua").roles.filter(role="onestop").update(ended_at=timezone.now())
    below, above = seen(client_of("mot-cua")), seen(client_of("tham-dinh"))
    assert ("bien-ban" in below.text, below.lacks("Có 1 tài liệu của đơn vị cấp trên")) == (False, [])
    assert f"/tai-lieu/{made.pk}/" in above.links


def test_coverage_names_what_is_needed_first_and_counts_the_evidence_of_the_unit(contact, world):
    linked(world, summary="Đủ", leaf=Leaf(world.sheet(), "1.1"))
    linked(world, summary="Hết", leaf=Leaf(world.sheet(), "1.2"), expires_on=date(2020, 1, 1))
    linked(world, summary="Thừa")
    page = seen(contact, COVERAGE)
    wanted = (
        "Tiêu chí có tài liệu 1",
        "Cần mà chưa có 1",
        "Tài liệu đã đính kèm 2",
        "Chưa dùng ở đâu 1",
        "Đã hết hiệu lực 1",
    )
    assert page.lacks(*wanted, "tài liệu đính kèm không được tính") == []
    leaves = [link for link in page.links if "/tu-cham/" in link and link.endswith("/tai-lieu/")]
    assert (leaves[0], LEAF in leaves) == (LEAF.replace("1.1", "1.2"), False)
    assert "/tai-lieu/?don-vi=huyen-a&loc=chua-dung" in page.links
