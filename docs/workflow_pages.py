"""Pages on the workflow and the roles, made of the table of acts that the application asks."""

from collections.abc import Iterator

from parindex.core.messages import Message
from parindex.core.workflow import ACTS, STATES, Act, Role, Side, State, Terms, act_word, holder_word, state_word
from parindex.core.workflow import guards as g
from parindex.documents.catalogue import catalogue

CONDITIONS = {
    g.answered: "mọi tiêu chí bị trả lại đã được sửa",
    g.complete: "mọi tiêu chí đã có số liệu hoặc giải trình, đã xác nhận, không mâu thuẫn",
    g.before_deadline: "chưa qua hạn của chặng",
    g.after_deadline: "chặng có hạn và hạn đã qua",
    g.newest: "chưa có phiên bản mới hơn",
    g.among_returned: "sau khi bị trả lại, chỉ các tiêu chí bị trả lại",
    g.own_areas: "người thẩm định được giao lĩnh vực: chỉ tiêu chí thuộc lĩnh vực ấy",
    g.later_day: "hạn mới muộn hơn hạn hiện nay",
}
PURPOSES = {
    Role.OFFICER: "Ở cơ quan chủ trì: điều hành chu trình, mở phiếu, đôn đốc, gia hạn, mở lại, sửa kết quả đã công bố. "
    "Ở đơn vị: tự chấm và nộp phiếu như đầu mối.",
    Role.CONTACT: "Kê khai số liệu của đơn vị mình, sửa những tiêu chí bị trả lại, nộp phiếu và giải trình.",
    Role.APPRAISER: "Xem xét phiếu đã nộp, trả lại những tiêu chí chưa đạt, yêu cầu giải trình, kết thúc thẩm định. "
    "Có thể chỉ được giao một số lĩnh vực; khi đó chỉ trả lại được tiêu chí thuộc các lĩnh vực ấy.",
    Role.COUNCIL: "Xem xét kết quả thẩm định; thấy chưa ổn thì trả về thẩm định, kèm lý do.",
    Role.LEADER: "Chịu trách nhiệm về kết quả và công bố kết quả.",
    Role.ONE_STOP: "Phụ trách hồ sơ ở bộ phận Một cửa; không làm gì với phiếu điểm.",
    Role.AUDITOR: "Đọc mọi thứ trong phạm vi được giao, không thay đổi gì.",
    Role.OPERATOR: "Cài đặt, sao lưu, nâng cấp hệ thống; không làm gì với phiếu điểm.",
}
VI = catalogue("vi")


def workflow() -> Iterator[str]:
    """The states, what leads from one to the next, and the terms of each act."""
    yield "# Các chặng của phiếu điểm và những việc làm được\n"
    yield "Mỗi phiếu điểm (một đơn vị, một năm) đi qua các chặng dưới đây. Phần mềm hỏi đúng một bảng này trước mỗi"
    yield "việc: việc nào không làm được thì trả lời bằng một câu nêu lý do. Ai làm được gì: [Các vai trò](roles.md).\n"
    yield "```mermaid"
    yield from diagram()
    yield "```\n"
    yield "Hình không vẽ các việc không đổi chặng và việc mở lại phiếu điểm; bảng ở cuối trang có đủ.\n"
    yield from states()
    yield from acts()


def diagram() -> Iterator[str]:
    yield "stateDiagram-v2"
    for one in STATES:
        yield f'    state "{state(one)}" as {one}'
    yield f"    [*] --> {State.DRAFT}"
    for act, terms in ACTS.items():
        target = terms.to or terms.starts
        if target and act is not Act.REOPEN:
            told = act_name(act) + (" (phiên bản mới)" if terms.starts else "")
            yield from (f"    {source} --> {target} : {told}" for source in terms.sources)
    yield f"    {State.AMENDED} --> [*]"


def states() -> Iterator[str]:
    yield "## Các chặng\n"
    yield "| chặng | id | ai phải làm tiếp | hạn được tính |\n|---|---|---|---|"
    for one, waiting in STATES.items():
        due = f"hạn của chặng {state(waiting.deadline)}" if waiting.deadline else "không có hạn"
        yield f"| {state(one)} | `{one}` | {holders(waiting.owners) or 'không ai: đã kết thúc'} | {due} |"
    yield "\nPhiếu điểm đã công bố không bao giờ bị sửa: sửa là lập một phiên bản mới rồi thẩm định và công bố lại; khi"
    yield f"ấy bản cũ mới chuyển sang chặng {state(State.AMENDED)}.\n"


def acts() -> Iterator[str]:
    yield "## Các việc\n"
    yield "Câu trả lời xét lần lượt: chặng, vai trò, điều kiện, rồi những gì người làm phải ghi; lý do từ chối gặp đầu"
    yield "tiên là lý do được nêu. Nộp hay giải trình sau hạn vẫn được, số ngày chậm được ghi lại.\n"
    yield "| việc | id | từ chặng | đến chặng | ai làm | điều kiện | phải ghi lý do |\n|---|---|---|---|---|---|---|"
    for act, terms in ACTS.items():
        sources = ", ".join(state(one) for one in terms.sources)
        needed = "có" if terms.needs_reason else "không"
        cells = act_name(act), f"`{act}`", sources, target(terms), who(terms), conditions(terms), needed
        yield f"| {' | '.join(cells)} |"


def target(terms: Terms) -> str:
    if terms.starts:
        return f"giữ nguyên; phiên bản mới ở chặng {state(terms.starts)}"
    return state(terms.to) if terms.to else "giữ nguyên"


def who(terms: Terms) -> str:
    return holders(terms.who) or "hệ thống, khi phiên bản mới được công bố"


def conditions(terms: Terms) -> str:
    told = [CONDITIONS[guard] for guard in (*terms.guards, *terms.limits)]
    told += ["phải chọn tiêu chí"] if terms.needs_codes else []
    told += ["phải chọn hạn mới"] if terms.needs_day else []
    told += [f"sau hạn chặng {state(terms.stage)} thì ghi số ngày chậm"] if terms.stage else []
    return "; ".join(told) or "không"


def roles() -> Iterator[str]:
    """What each role is for, and what it may do in which states."""
    yield "# Các vai trò\n"
    yield "Vai trò được giao ở một đơn vị. Với một phiếu điểm, vai trò là “của đơn vị” khi được giao ở đơn vị có phiếu,"
    yield "“của cơ quan chủ trì” khi được giao ở cơ quan điều hành chu trình; phòng, ban tính theo ủy ban cấp trên của"
    yield "nó. Một người có thể giữ nhiều vai trò. Điều kiện của từng việc: [Các chặng và các việc](workflow.md).\n"
    for role in Role:
        name = VI.render(Message(f"workflow.role.{role}"))
        yield f"## {name[0].upper()}{name[1:]} (`{role}`)\n"
        yield f"{PURPOSES[role]}\n"
        for side in Side:
            yield from role_acts(role, side)


def role_acts(role: Role, side: Side) -> Iterator[str]:
    mine = {act: terms for act, terms in ACTS.items() if (role, side) in terms.who}
    if not mine:
        return
    yield f"| {VI.render(holder_word(role, side))}: ở chặng | làm được |\n|---|---|"
    for one in STATES:
        names = [act_name(act) for act, terms in mine.items() if one in terms.sources]
        if names:
            yield f"| {state(one)} | {', '.join(names)} |"
    yield ""


def state(one: State) -> str:
    return VI.render(state_word(one))


def act_name(one: Act) -> str:
    return VI.render(act_word(one))


def holders(who: tuple[tuple[Role, Side], ...]) -> str:
    return ", ".join(VI.render(holder_word(role, side)) for role, side in who)
