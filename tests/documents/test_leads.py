"""The units that a cell names: groups whole, the rest split, under canonical names and at their own place."""

import pytest

from parindex.core.place import Place, Words
from parindex.documents.leads import leads_of, unit_name


def _cell(text: str) -> Words:
    return Words(text, ((0, Place(line=7, cell=7, column=100, code="1.1")),))


def units(text: str) -> list[str]:
    """The names in order, those of groups in brackets."""
    return [f"[{lead.unit}]" if lead.is_group else lead.unit for lead in leads_of(_cell(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Phòng Nội vụ", ["Phòng Nội vụ"]),
        ("Phòng Nội vụ.", ["Phòng Nội vụ"]),
        ("Phòng Nội vụ; Phòng Tư pháp", ["Phòng Nội vụ", "Phòng Tư pháp"]),
        ("Phòng Nội vụ, Phòng Tư pháp", ["Phòng Nội vụ", "Phòng Tư pháp"]),
        ("Phòng Nội vụ, Phòng Tư pháp; Thanh tra huyện.", ["Phòng Nội vụ", "Phòng Tư pháp", "Thanh tra huyện"]),
        ("Phòng Nội vụ;", ["Phòng Nội vụ"]),
        ("; Phòng Nội vụ", ["Phòng Nội vụ"]),
        ("Phòng Nội vụ;; Phòng Tư pháp", ["Phòng Nội vụ", "Phòng Tư pháp"]),
        ("", []),
        (" . ", []),
    ],
)
def test_units_are_split_at_commas_and_semicolons(text, found):
    assert units(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Các cơ quan, đơn vị", ["[Các cơ quan, đơn vị]"]),
        ("Các cơ quan, đơn vị, UBND các xã.", ["[Các cơ quan, đơn vị]", "[UBND các xã]"]),
        ("Các Phòng, ban, đơn vị; UBND các xã.", ["[Các Phòng, ban, đơn vị]", "[UBND các xã]"]),
        ("Các Phòng, ban, đơn vị và UBND các xã", ["[Các Phòng, ban, đơn vị]", "[UBND các xã]"]),
        ("các cơ quan chuyên môn", ["[Các cơ quan chuyên môn]"]),
        ("tất cả các đơn vị", ["[Tất cả các đơn vị]"]),
        ("Phòng Nội vụ, các phòng ban, cơ quan, đơn vị, UBND các xã",
         ["Phòng Nội vụ", "[Các phòng ban, cơ quan, đơn vị]", "[UBND các xã]"]),
        ("Phòng Tài chính – Kế hoạch; UBND các xã, các đơn vị liên quan",
         ["Phòng Tài chính - Kế hoạch", "[UBND các xã]", "[Các đơn vị liên quan]"]),
        ("UBND các xã, thị trấn", ["[UBND các xã, thị trấn]"]),
        ("UBND các xã và thị trấn; Phòng Nội vụ", ["[UBND các xã và thị trấn]", "Phòng Nội vụ"]),
    ],
)  # fmt: skip
def test_groups_are_taken_whole_before_any_split(text, found):
    assert units(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Các phòng, ban và Phòng Nội vụ", ["[Các phòng, ban]", "Phòng Nội vụ"]),
        ("Các cơ quan, đơn vị, Phòng Nội vụ", ["[Các cơ quan, đơn vị]", "Phòng Nội vụ"]),
        ("UBND các xã, Phòng Nội vụ.", ["[UBND các xã]", "Phòng Nội vụ"]),
        ("UBND các xã, Ban Quản lý dự án", ["[UBND các xã]", "Ban Quản lý dự án"]),
        ("UBND các xã; Phòng Nội vụ", ["[UBND các xã]", "Phòng Nội vụ"]),
        ("Các cơ quan, đơn vị, Văn phòng HĐND-UBND", ["[Các cơ quan, đơn vị]", "Văn phòng HĐND và UBND"]),
    ],
)
def test_a_group_takes_nothing_of_the_unit_named_behind_it(text, found):
    assert units(text) == found


@pytest.mark.parametrize("text", ["Phòng Nội vụ và các đơn vị liên quan", "Phòng Nội vụ, và các đơn vị liên quan."])
def test_a_group_behind_a_unit_and_an_and_is_a_lead_of_its_own(text):
    assert units(text) == ["Phòng Nội vụ", "[Các đơn vị liên quan]"]


def test_a_name_that_only_holds_the_words_of_a_group_is_none():
    assert units("Văn phòng các cơ quan tỉnh; Phòng Nội vụ") == ["Văn phòng các cơ quan tỉnh", "Phòng Nội vụ"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Phòng Lao động, Thương binh và Xã hội", ["Phòng Lao động - Thương binh và Xã hội"]),
        ("Phòng Nội vụ, Phòng Lao động, Thương binh và Xã hội; UBND các xã",
         ["Phòng Nội vụ", "Phòng Lao động - Thương binh và Xã hội", "[UBND các xã]"]),
        ("Trung tâm Văn hóa, Thể thao và Truyền thông, Phòng Nội vụ",
         ["Trung tâm Văn hóa - Thể thao và Truyền thông", "Phòng Nội vụ"]),
        ("Các phòng, ban và Phòng Lao động, Thương binh và Xã hội",
         ["[Các phòng, ban]", "Phòng Lao động - Thương binh và Xã hội"]),
    ],
)  # fmt: skip
def test_a_known_name_with_a_comma_is_one_unit(text, found):
    assert units(text) == found


@pytest.mark.parametrize(
    "alias",
    [
        "Văn phòng HĐND và UBND",
        "Văn phòng HĐND và UBND huyện",
        "Văn phòng HĐND-UBND",
        "Văn phòng HĐND-UBND huyện",
        "Văn phòng HĐND – UBND",
        "Văn phòng HĐND & UBND",
        "văn phòng hđnd và ubnd",
        "VP HĐND-UBND.",
        "Văn  phòng HĐND và UBND ",
    ],
)
def test_every_writing_of_an_office_has_its_one_name(alias):
    assert unit_name(alias) == "Văn phòng HĐND và UBND"


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("phòng Văn hóa và Thông tin", "Phòng Văn hóa và Thông tin"),
        ("Phòng Văn hoá và Thông tin", "Phòng Văn hóa và Thông tin"),
        ("Phòng Tài chính – Kế hoạch", "Phòng Tài chính - Kế hoạch"),
        ("Phòng Tài chính-Kế hoạch huyện", "Phòng Tài chính - Kế hoạch"),
        ("Thanh tra", "Thanh tra huyện"),
        ("Thanh tra huyện", "Thanh tra huyện"),
        ("trung tâm Thử nghiệm", "Trung tâm Thử nghiệm"),
        ("Xã 01", "Xã 01"),
        ("UBND xã 01", "UBND xã 01"),
        ("Ban Quản lý huyện", "Ban Quản lý huyện"),
    ],
)
def test_a_unit_has_its_known_name_or_keeps_its_own(alias, name):
    assert unit_name(alias) == name


def test_each_lead_stands_where_its_own_words_are():
    leads = leads_of(_cell("Phòng NV; các cơ quan, đơn vị và UBND các xã."))
    assert [(lead.words.text, lead.words.place().column) for lead in leads] == [
        ("Phòng NV", 100),
        ("các cơ quan, đơn vị", 110),
        ("UBND các xã", 133),
    ]


def test_a_lead_keeps_the_line_and_the_code_of_its_cell():
    (lead,) = leads_of(_cell("Phòng NV"))
    assert lead.words.place() == Place(line=7, cell=7, column=100, code="1.1", text="Phòng NV")


def test_a_lead_behind_a_page_end_stands_on_its_own_line():
    cell = _cell("Phòng Nội vụ;").joined(Words("Phòng Tư pháp", ((0, Place(line=9, column=3)),)))
    assert [lead.words.place().line for lead in leads_of(cell)] == [7, 9]


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("Phòng Nội vụ\nPhòng Tư pháp", ["Phòng Nội vụ", "Phòng Tư pháp"]),
        ("- Phòng Nội vụ\n- phòng Tư pháp;\n+ UBND các xã", ["Phòng Nội vụ", "Phòng Tư pháp", "UBND các xã"]),
        ("Văn phòng HĐND\nvà UBND", ["Văn phòng HĐND và UBND"]),
        ("Các phòng\nban, đơn vị\nPhòng Nội vụ", ["Các phòng ban, đơn vị", "Phòng Nội vụ"]),
        ("Phòng Nội vụ\nCác cơ quan, đơn vị", ["Phòng Nội vụ", "Các cơ quan, đơn vị"]),
    ],
)
def test_each_line_of_a_cell_may_name_a_unit(cell, units):
    assert [lead.unit for lead in leads_of(_cell(cell))] == units
