"""Who may bring papers in: reform officers, for the units of their branch; every act has its refused twin."""

import pytest
from django.urls import reverse

from parindex.web.records.models import PaperImport, RoleHolding, User
from tests.papers import PAPER
from tests.web.conftest import signed_in
from tests.web.pages import Page
from tests.web.setup.papers.bringing import TEXT, accept, brought, district, person, stored, waiting

Role = RoleHolding.Role


OTHERS = (Role.CONTACT, Role.APPRAISER, Role.COUNCIL, Role.LEADER, Role.ONE_STOP, Role.AUDITOR, Role.OPERATOR)


@pytest.mark.parametrize("role", OTHERS)
def test_every_act_is_refused_to_other_roles(officer, unit, tmp_path, role):
    token = brought(officer, TEXT)
    accept(officer, brought(officer, PAPER.text()), unit)
    before = stored(tmp_path), waiting(tmp_path)
    other = signed_in(person("khac", role, unit))
    undone = reverse("undo-import", args=[PaperImport.objects.get().pk])
    gets = (reverse("papers"), reverse("paper", args=[token]), undone)
    posts = [reverse(f"paper-{act}", args=[token]) for act in ("columns", "accept", "discard")]
    answers = [*(other.get(one) for one in gets), *(other.post(one) for one in (reverse("papers"), *posts, undone))]
    assert {answer.status_code for answer in answers} == {403}
    assert (stored(tmp_path), waiting(tmp_path)) == before
    assert "/nhap-van-ban/" not in Page(other.get("/huyen-thu-nghiem/2030/")).links


def test_another_officer_finds_neither_the_waiting_paper_nor_the_import(officer, unit, tmp_path):
    token = brought(officer, TEXT)
    accept(officer, brought(officer, PAPER.text()), unit)
    before = stored(tmp_path), waiting(tmp_path)
    elsewhere = signed_in(person("noi-khac", Role.OFFICER, district("huyen-b", "UBND huyện B", "Huyện B")))
    undone = reverse("undo-import", args=[PaperImport.objects.get().pk])
    posts = [reverse(f"paper-{act}", args=[token]) for act in ("columns", "accept", "discard")]
    gets = (reverse("paper", args=[token]), undone, reverse("paper-file", args=["huyen-thu-nghiem", 2030]))
    answers = [*(elsewhere.get(one) for one in gets), *(elsewhere.post(one) for one in (*posts, undone))]
    assert {answer.status_code for answer in answers} == {404}
    assert (stored(tmp_path), waiting(tmp_path)) == before
    assert "ke-hoach.txt" not in Page(elsewhere.get(reverse("papers"))).text


def test_an_officer_below_sees_the_years_above_and_imports_none(officer, unit):
    below = district("xa-b", "UBND xã B", "Xã B", parent=unit)
    accept(officer, brought(officer, TEXT), unit)
    commune = signed_in(person("can-bo-xa", Role.OFFICER, below))
    assert commune.get("/huyen-thu-nghiem/2030/").status_code == 200
    assert commune.get(reverse("undo-import", args=[PaperImport.objects.get().pk])).status_code == 404
    page = Page(accept(commune, brought(commune, PAPER.text()), unit, year=2029))
    assert page.lacks("Bạn không được nhập văn bản cho đơn vị này") == []


@pytest.mark.parametrize("token", ["0" * 32, "..", "abc", "0" * 31 + "g"])
def test_a_token_that_is_none_finds_nothing(officer, token):
    assert officer.get(f"/nhap-van-ban/{token}/").status_code == 404


def test_the_anonymous_are_led_to_sign_in(client, db):
    for address in ("/nhap-van-ban/", "/nhap-van-ban/abc/"):
        assert client.get(address)["Location"].startswith("/dang-nhap/")


def test_an_officer_without_any_year_is_shown_where_to_begin(officer):
    page = Page(officer.get("/"))
    assert (page.lacks("Nhập văn bản"), "/nhap-van-ban/" in page.links) == ([], True)


def test_the_demonstration_is_no_import_and_cannot_be_undone(demo):
    officer = signed_in(User.objects.get(username="can-bo-cchc"))
    page = Page(officer.get(reverse("papers")))
    assert page.lacks("Chưa nhập văn bản nào.") == []
    answer = officer.get(reverse("paper-file", args=["dak-glong", 2023]))
    assert "ke-hoach-dak-glong-2024.txt" in answer["Content-Disposition"]
    answer.close()
