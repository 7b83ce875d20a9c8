"""The words of a list of units: what its columns are called, and what may stand in them."""

import re

from parindex.core.folding import folded

# in the order in which they are written
TITLES = {
    "code": "Mã",
    "name": "Tên",
    "short_name": "Tên ngắn",
    "kind": "Loại",
    "parent": "Mã cấp trên",
    "valid_from": "Từ ngày",
    "valid_to": "Đến ngày",
    "predecessors": "Tiền thân",
    "way": "Cách sắp xếp",
    "basis": "Căn cứ",
    "aliases": "Tên khác",
    "groups": "Nhóm",
    "contact": "Đầu mối",
    "email": "Thư điện tử",
    "phone": "Điện thoại",
}
FURTHER_TITLES = {
    "code": ("ma don vi", "code"),
    "name": ("ten don vi", "ten day du", "name"),
    "short_name": ("ten viet tat", "ten goi tat", "short name"),
    "kind": ("loai don vi", "kind"),
    "parent": ("cap tren", "don vi cap tren", "thuoc", "parent"),
    "valid_from": ("hieu luc tu", "ngay bat dau", "from", "valid from"),
    "valid_to": ("hieu luc den", "ngay ket thuc", "to", "valid to"),
    "predecessors": ("ma tien than", "don vi tien than", "predecessors"),
    "way": ("cach thuc sap xep", "hinh thuc sap xep", "way"),
    "basis": ("can cu phap ly", "van ban", "basis"),
    "aliases": ("ten goi khac", "aliases"),
    "groups": ("nhom don vi", "nhom xep hang", "groups"),
    "contact": ("nguoi dau moi", "contact"),
    "email": ("email", "e mail", "thu dien tu dau moi"),
    "phone": ("so dien thoai", "dien thoai dau moi", "phone"),
}
KIND_WORDS = {"province": "Tỉnh", "department": "Sở", "district": "Huyện", "commune": "Xã", "office": "Phòng"}
FURTHER_KINDS = {
    "province": ("thanh pho truc thuoc trung uong",),
    "department": ("ban", "nganh", "so ban nganh"),
    "district": ("quan", "thi xa", "thanh pho thuoc tinh"),
    "commune": ("phuong", "thi tran", "dac khu"),
    "office": ("bo phan",),
}
WAY_WORDS = {
    "merged": "Hợp nhất",
    "renamed": "Đổi tên",
    "split": "Chia tách",
    "taken_over": "Tiếp nhận một phần",
}
FURTHER_WAYS = {
    "merged": ("nhap", "sap nhap"),
    "renamed": (),
    "split": ("chia", "tach"),
    "taken_over": ("tiep nhan", "nhap mot phan"),
}
NO_WORD = re.compile(r"[^0-9a-z]+")


def key_of(words: str) -> str:
    """Words as they are compared: without accents, case and signs."""
    return NO_WORD.sub(" ", folded(words)).strip()


def _meanings(said: dict[str, str], further: dict[str, tuple[str, ...]]) -> dict[str, str]:
    own = {key_of(word): id_ for id_, words in said.items() for word in (words, id_)}
    return own | {word: id_ for id_, words in further.items() for word in words}


COLUMNS = _meanings(TITLES, FURTHER_TITLES)
KINDS = _meanings(KIND_WORDS, FURTHER_KINDS)
WAYS = _meanings(WAY_WORDS, FURTHER_WAYS)
