"""Pages of the site that the person may open, under their own names and other words for what one does there."""

from collections.abc import Iterable, Iterator

from django.urls import resolve, reverse
from django.utils.translation import gettext as _

from parindex.web.results.search.asked import Candidate
from parindex.web.ui.frame import Item

# By the name of an address: what people type who look for that page, in either language.
OTHER_WORDS = {
    "overview": ("tổng quan trang chủ điểm số xếp loại chỉ số", "overview home dashboard index band score"),
    "criteria": ("bộ tiêu chí điểm theo tiêu chí cây tiêu chí", "criteria tree points by criterion"),
    "losses": ("điểm mất theo đơn vị chủ trì", "losses lost points by lead unit"),
    "problems": ("vấn đề của văn bản sai sót mâu thuẫn lỗi kế hoạch", "problems contradictions errors of the paper"),
    "sheet-progress": ("tiến trình phiếu điểm tự chấm thẩm định nộp", "progress score sheet stage submit appraisal"),
    "assess": ("tự chấm điểm nhập số liệu kê khai phiếu", "self-scoring enter figures declare"),
    "evidence": ("tài liệu kiểm chứng minh chứng tệp TLKC", "evidence documents files proof"),
    "criteria-sets": ("các bộ tiêu chí quy tắc cách chấm công thức", "criteria sets rules formulas how it is scored"),
    "papers": ("nhập văn bản tải lên kế hoạch tệp Word Excel PDF", "bring in papers upload import files"),
    "cycles": ("chu trình mở năm hạn nộp gia hạn nhắc hạn", "cycles open a year deadlines extension reminder"),
    "organisation": ("tổ chức đơn vị cây đơn vị sáp nhập nhóm", "organisation units tree merger groups"),
    "people": ("người dùng tài khoản vai trò mời phân quyền", "people users accounts roles invite permissions"),
    "history": ("lịch sử nhật ký ai đã làm gì chuỗi ghi chép", "history audit log trail who did what"),
    "outbox": ("thư đi gửi thư thư hỏng", "outbox outgoing mail failed"),
    "inbox": ("hộp tin thông báo tin nhắn thư", "inbox notices messages notifications"),
    "account": (
        "tài khoản mật khẩu đổi mật khẩu phiên đăng nhập thiết bị",
        "account password sessions devices sign out",
    ),
}


def page_candidates(nav: Iterable[Item]) -> Iterator[Candidate]:
    """The entries of the navigation, which are those that the person may open, and what everyone has beside it."""
    pages = {item.url: item.words for item in nav}
    pages |= {reverse("inbox"): _("Inbox"), reverse("account"): _("Account")}
    for url, words in pages.items():
        yield Candidate(words, url, also=OTHER_WORDS.get(resolve(url).url_name or "", ()), lang="")
