"""A mail server of our own: it takes messages, or answers what a test wants it to."""

import socketserver
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Postbox:
    """`taken` are the messages that came in whole. `recipient` and `end` are the answers to RCPT and to a message's
    end, the first of them each time; when they run out, 250. None breaks the connection off. `on_end` is called first.
    """

    port: int = 0
    taken: list[str] = field(default_factory=list)
    recipient: list[str | None] = field(default_factory=list)
    end: list[str | None] = field(default_factory=list)
    on_end: list = field(default_factory=list)


@contextmanager
def mail_server():
    """A Postbox that listens on its port of 127.0.0.1."""
    postbox = Postbox()

    class Session(socketserver.StreamRequestHandler):
        def handle(self):
            self.say("220 hop thu")
            while line := self.rfile.readline().decode().strip():
                word = line.split()[0].upper()
                if word == "RCPT":
                    answer = postbox.recipient.pop(0) if postbox.recipient else "250 OK"
                elif word == "DATA":
                    self.say("354 viet di")
                    answer = self.message()
                else:
                    answer = "221 chao" if word == "QUIT" else "250 OK"
                if answer is None:
                    return
                self.say(answer)

        def message(self):
            lines = iter(lambda: self.rfile.readline().decode(), ".\r\n")
            postbox.taken.append("".join(lines))
            for act in postbox.on_end:
                act()
            return postbox.end.pop(0) if postbox.end else "250 OK"

        def say(self, answer):
            self.wfile.write(f"{answer}\r\n".encode())

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Session) as server:
        postbox.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield postbox
        finally:
            server.shutdown()
