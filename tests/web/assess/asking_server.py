"""People who ask a real server with what their browsers would send, until it is gone."""

import http.client
import json
from hashlib import sha256
from threading import Thread
from urllib.parse import urlencode

GONE = (OSError, http.client.HTTPException)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Person:
    """Somebody signed in. Raises one of GONE for what was not answered to its end."""

    def __init__(self, port, session, token):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.headers = {"Cookie": f"sessionid={session}; csrftoken={token}", "X-CSRFToken": token}

    def close(self):
        self.connection.close()

    def get(self, path):
        """The status and the words of an answer."""
        return self._ask("GET", path, None, {})

    def post(self, path, body, **headers):
        """The same of what is sent: fields of a form, or bytes."""
        if isinstance(body, bytes):
            return self._ask("POST", path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        return self._ask("POST", path, urlencode(body), {**FORM, **headers})

    def _ask(self, method, path, body, headers):
        self.connection.request(method, path, body, {**self.headers, **headers})
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode()


class Busy(Thread):
    """Does `work` over and over until it answers False or the server is gone; any other failure is kept."""

    def __init__(self, work):
        super().__init__(daemon=True)
        self.work, self.failure = work, None
        self.start()

    def run(self):
        try:
            while self.work():
                pass
        except GONE:
            pass
        except Exception as failure:  # noqa: BLE001 - told by the test that joins this thread
            self.failure = failure

    def ended(self):
        """Until nothing more is asked. Raises what failed."""
        self.join(timeout=120)
        assert not self.is_alive()
        if self.failure:
            raise self.failure


class Saver:
    """Saves a leaf again and again: two figures and a note, all three of one turn. `answered` is the last that was."""

    def __init__(self, person, code, turn):
        self.person, self.code, self.turn, self.answered = person, code, turn, turn
        self.page = f"/huyen-a/2030/tu-cham/{code}/"

    def __call__(self):
        seen = json.dumps(said(self.turn) if self.turn else {})
        self.turn += 1
        fields = {f"so:{self.code}:{key}": value for key, value in said(self.turn).items()}
        answer = self.person.post(self.page, fields | {f"goc:{self.code}": seen}, **{"HX-Request": "true"})
        assert answer[0] == 200, answer
        assert "Đã lưu lúc" in answer[1], answer
        self.answered = self.turn
        return True


def said(turn):
    """What a Saver enters in one turn, field by field."""
    return {"done": str(turn), "all": str(1000 + turn), "@note": f"Lần {turn}"}


class File:
    """A file that goes up in pieces, as the script of the page sends it, and goes on where the server says it is."""

    def __init__(self, name, content):
        self.name, self.content, self.digest = name, content, sha256(content).hexdigest()
        self.token, self.received, self.is_over = "", 0, False

    def send(self, person, answered):
        """All of it; `answered` gets each answer that came."""
        state = self._known(person) or self._announced(person)
        while not state["over"]:
            self.token = state["token"]
            assert state["received"] >= self.received, (self.name, state)
            self.received = state["received"]
            answered.append(self.name)
            piece = self.content[self.received :][: len(self.content) // 2 + 1]
            state = _state(person.post(self._address(), piece, X_Offset=str(self.received)))
        self.is_over = True
        answered.append(self.name)
        assert state["tone"] in ("ok", "info"), state

    def _known(self, person):
        return _state(person.get(self._address())) if self.token else None

    def _announced(self, person):
        said = {"ten": self.name, "kich-thuoc": len(self.content), "nam": 2030, "ma": "1.1", "cho": ""}
        return _state(person.post("/huyen-a/tai-lieu/tai-len/", said))

    def _address(self):
        return f"/tai-lieu/tai-len/{self.token}/"


def _state(answer):
    assert answer[0] == 200, answer
    return json.loads(answer[1])
