"""The library of evidence and one piece of it: found by words, narrowed, seen page by page, changed by its keepers."""

from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.utils.timezone import localdate

from parindex.web.assess.evidence.listing import SHOWN
from parindex.web.records.evidence_attaching import Leaf
from parindex.web.records.evidence_keeping import withdraw
from parindex.web.records.models import Evidence, EvidenceRevision
from parindex.web.work.evidence_reading import read_unread
from tests.documents.evidence_file.files import word
from tests.documents.word.files import p
from tests.web.evidence_world import acts, brought, linked, pdf
from tests.web.pages import Page

LIBRARY = "/tai-lieu/"
VIETNAMESE = word(body=p("Báo cáo kết quả rà soát thủ tục hành chính, đã đơn giản hóa 12 thủ tục."))


def read():
    """What the worker does."""
    while read_unread():
        pass


def seen(client, address=LIBRARY):
    return Page(client.get(address))


def listed(page):
    """The pieces of evidence that a page leads to."""
    return sorted({link for link in page.links if link.startswith("/tai-lieu/") and link.count("/") == 3})


def url(evidence):
    return f"/tai-lieu/{evidence.pk}/"


@pytest.mark.parametrize("words", ["ra soat thu tuc", "RÀ SOÁT", "don gian hoa", "đơn giản", "soat da", "12 thu"])
def test_words_inside_a_word_file_are_found_without_accents_and_marked(contact, world, words):
    made = brought(world, VIETNAMESE, file="bc.docx").evidence
    linked(world, summary="Khác")
    read()
    page = seen(contact, f"{LIBRARY}?q={words}")
    assert (listed(page), "<mark>" in page.html) == ([url(made)], True)
    assert "đơn giản hóa 12 thủ tục" in page.text.replace(" , ", ", ")


@pytest.mark.parametrize("words", ["khong co tu nay", "ra soat van ban", "soa t"])
def test_words_that_are_not_all_there_find_nothing_and_the_page_says_what_to_do(contact, world, words):
    brought(world, VIETNAMESE, file="bc.docx")
    read()
    page = seen(contact, f"{LIBRARY}?q={words}")
    assert (listed(page), page.lacks("Không có tài liệu nào phù hợp")) == ([], [])


def test_words_of_a_pdf_its_number_and_its_name_are_found(contact, world):
    made = brought(world, pdf("Quyet dinh"), file="phu-luc-3.pdf").evidence
    read()
    assert [listed(seen(contact, f"{LIBRARY}?q={words}")) for words in ("quyết định", "phu-luc", "zzz")] == [
        [url(made)],
        [url(made)],
        [],
    ]


@pytest.mark.parametrize("words", ['"', "*", "a OR b", "(", "-x", "'; drop", "%", "\x00", "^"])
def test_signs_of_query_languages_are_words_like_others(contact, world, words):
    linked(world)
    assert contact.get(LIBRARY, {"q": words}).status_code == 200


def test_words_of_a_former_revision_are_found_no_longer(contact, world):
    made = brought(world, VIETNAMESE, file="bc.docx").evidence
    read()
    brought(world, pdf("Moi"), evidence=made)
    read()
    assert (listed(seen(contact, f"{LIBRARY}?q=ra+soat")), listed(seen(contact, f"{LIBRARY}?q=moi"))) == (
        [],
        [url(made)],
    )


def test_library_is_narrowed_by_how_evidence_stands_and_by_kind(contact, world):
    today = localdate()
    used = linked(world, summary="Dùng", leaf=Leaf(world.sheet(), "1.1"))
    soon = linked(world, summary="Sắp", expires_on=today + timedelta(days=30))
    later = linked(world, summary="Sau", expires_on=today + timedelta(days=31))
    over = linked(world, summary="Hết", expires_on=today - timedelta(days=1))
    gone = linked(world, summary="Thôi")
    withdraw(world.person("dau-moi"), gone, "Nhầm")
    file = brought(world).evidence
    found = {
        query: listed(seen(contact, f"{LIBRARY}?{query}"))
        for query in (
            "",
            "loc=chua-dung",
            "loc=sap-het",
            "loc=het",
            "loc=thoi",
            "loai=pdf",
            "loai=lien-ket&loc=het",
            "loc=x",
        )
    }
    all_of = sorted(map(url, (used, soon, later, over, file)))
    assert found == {
        "": all_of,
        "loc=chua-dung": sorted(map(url, (soon, later, over, file))),
        "loc=sap-het": [url(soon)],
        "loc=het": [url(over)],
        "loc=thoi": [url(gone)],
        "loai=pdf": [url(file)],
        "loai=lien-ket&loc=het": [url(over)],
        "loc=x": all_of,
    }
    assert seen(contact).lacks("Đang dùng 5", "Chưa dùng ở đâu 4", "Hết hiệu lực trong 30 ngày 1", "Liên kết 4") == []


def test_library_shows_units_below_to_the_host_and_narrows_to_one(client_of, world):
    ours, theirs = linked(world), linked(world, "dau-moi-b", "huyen-b")
    host = client_of("chu-tri")
    assert listed(seen(host)) == sorted(map(url, (ours, theirs)))
    assert listed(seen(host, f"{LIBRARY}?don-vi=huyen-b")) == [url(theirs)]
    assert listed(seen(client_of("dau-moi-b"))) == [url(theirs)]
    assert listed(seen(client_of("dau-moi-b"), f"{LIBRARY}?don-vi=huyen-a")) == []


def test_long_library_is_paged(contact, world):
    for number in range(SHOWN + 1):
        linked(world, summary=f"Văn bản {number}")
    first, second = seen(contact), seen(contact, f"{LIBRARY}?trang=2")
    assert (len(listed(first)), len(listed(second)), "/tai-lieu/?trang=2" in first.links) == (SHOWN, 1, True)


def test_library_asks_as_much_of_the_database_for_one_piece_as_for_twenty(
    contact, world, django_assert_max_num_queries
):
    for number in range(SHOWN):
        linked(world, summary=f"Văn bản {number}")
    with django_assert_max_num_queries(20):
        contact.get(LIBRARY, {"q": "van"})


def test_page_of_a_piece_of_evidence_tells_what_it_is_and_where_it_is_used(contact, world):
    made = brought(world, pdf(pages=3), leaf=Leaf(world.sheet(), "1.1", "tr. 2")).evidence
    page = seen(contact, url(made))
    wanted = ("bien-ban", "Trang 1/3", "tr. 2", "Kế hoạch CCHC năm", "UBND Huyện A", "PDF, 3 trang", "Bản 1")
    assert page.lacks(*wanted) == []
    assert f"/tai-lieu/{made.pk}/tep/1/trang/1/900.png" in page.html


def test_pages_are_turned_and_bounded(contact, world):
    made = brought(world, pdf(pages=3)).evidence
    last = seen(contact, f"{url(made)}?trang=99")
    assert last.lacks("Trang 3/3") == []
    assert [link for link in last.links if link.endswith("#xem")].count("?ban=1&trang=2#xem") == 2
    assert "?ban=1&trang=4#xem" not in last.links
    assert seen(contact, f"{url(made)}?trang=x&ban=7").lacks("Trang 1/3") == []


@pytest.mark.parametrize("name", ["dau-moi-b"])
def test_evidence_of_another_unit_is_not_there_in_any_way(client_of, world, name):
    made = brought(world).evidence
    client = client_of(name)
    address = url(made)
    for wanted in (address, f"{address}tep/1/", f"{address}tep/1/trang/1/160.png"):
        assert client.get(wanted).status_code == 404
    assert client.post(address, {"viec": "thoi-dung", "th-reason": "x"}).status_code == 404
    assert Evidence.objects.get().withdrawn_at is None


def test_file_is_served_to_be_saved_and_never_shown_as_a_page(contact, world):
    made = brought(world, file="Biên bản họp.pdf").evidence
    answer = contact.get(f"{url(made)}tep/1/")
    assert b"".join(answer.streaming_content) == pdf()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Bi%C3%AAn")


def test_link_and_unknown_revision_have_no_file(contact, world):
    made = linked(world)
    assert [contact.get(f"{url(made)}tep/{number}/").status_code for number in (1, 2)] == [404, 404]


def test_picture_of_a_page_is_made_once_and_kept(contact, world):
    made = brought(world, pdf(pages=2)).evidence
    address = f"{url(made)}tep/1/trang/2/160.png"
    pictures = [b"".join(contact.get(address).streaming_content) for _ in range(2)]
    assert (pictures[0][:8], pictures[0]) == (b"\x89PNG\r\n\x1a\n", pictures[1])
    digest = EvidenceRevision.objects.get().sha256
    assert [path.name for path in (django_settings.PARINDEX_HOME / "previews" / digest).iterdir()] == ["2-160.png"]
    again = contact.get(address)
    assert (b"".join(again.streaming_content), again["Content-Type"]) == (pictures[0], "image/png")


@pytest.mark.parametrize("page", ["trang/0/160.png", "trang/3/160.png", "trang/1/161.png", "trang/1/99999.png"])
def test_pages_and_widths_that_are_not_made_are_not_there(contact, world, page):
    made = brought(world, pdf(pages=2)).evidence
    assert contact.get(f"{url(made)}tep/1/{page}").status_code == 404


def test_keeper_corrects_withdraws_and_brings_back_on_the_page(contact, world):
    made = linked(world)
    said = {"tt-summary": "Báo cáo", "tt-number": "7/BC", "tt-issued_on": "05/01/2030", "viec": "sua"}
    assert contact.post(url(made), said).url == url(made)
    assert contact.post(url(made), {"viec": "thoi-dung", "th-reason": "Ban hành lại"}).url == url(made)
    assert seen(contact, url(made)).lacks("7/BC, Báo cáo", "05/01/2030", "đã thôi dùng", "không được tính") == []
    contact.post(url(made), {"viec": "dung-lai"})
    assert (Evidence.objects.get().withdrawn_at, contact.post(url(made), {"viec": "xoa"}).status_code) == (None, 404)


def test_what_is_wrong_with_a_form_stands_at_its_field_and_changes_nothing(contact, world):
    made = linked(world)
    page = Page(contact.post(url(made), {"viec": "sua", "tt-summary": "", "tt-issued_on": "hôm qua"}))
    assert page.lacks("Hãy ghi ngắn gọn tài liệu nói về việc gì.", "Ngày/tháng/năm") == []
    assert Page(contact.post(url(made), {"viec": "thoi-dung"})).lacks("Hãy ghi vì sao thôi dùng") == []
    assert (Evidence.objects.get().summary, Evidence.objects.get().withdrawn_at) == ("Kế hoạch năm", None)


def test_who_sees_evidence_but_does_not_keep_it_gets_no_forms_and_is_refused_with_a_reason(client_of, world):
    made = linked(world)
    appraiser = client_of("tham-dinh")
    assert "Thôi dùng tài liệu" not in seen(appraiser, url(made)).text
    answer = appraiser.post(url(made), {"viec": "thoi-dung", "th-reason": "x"}, follow=True)
    assert Page(answer).lacks("chỉ đầu mối và cán bộ cải cách hành chính của Huyện A") == []
    assert acts()[-1] == ("withdraw_evidence", True)


def test_navigation_leads_to_the_library_for_roles_that_see_evidence(client_of):
    assert LIBRARY in seen(client_of("mot-cua")).links
