"""A page as a reader sees it: its words without its markup, and the addresses it leads to."""

import re
from html.parser import HTMLParser

YEAR = "/dak-glong/2023/"
PAGES = (
    YEAR,
    f"{YEAR}bo-tieu-chi/",
    f"{YEAR}tieu-chi/7.2/",
    f"{YEAR}diem-mat/",
    f"{YEAR}van-de/",
)
VOID = ("meta", "link", "input", "rect", "line", "br", "hr", "use", "image")


class Page(HTMLParser):
    """What a response shows: `text`, `title`, `links`, `ids`, `lang`."""

    def __init__(self, response):
        super().__init__()
        self.status = response.status_code
        self.html = response.content.decode()
        self.words, self.links, self.ids, self.lang, self.title = [], [], [], "", ""
        self.open = []
        self.feed(self.html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "html":
            self.lang = values.get("lang", "")
        if tag == "a":
            self.links.append(values.get("href", ""))
        if "id" in values:
            self.ids.append(values["id"])

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        if "title" in self.open:
            self.title += data
        else:
            self.words.append(data)

    @property
    def text(self):
        return re.sub(r"\s+", " ", " ".join(self.words))

    def lacks(self, *phrases):
        """The phrases that the page does not say, with the text for whoever reads the failure."""
        squeezed = self.text.replace(" ", "")
        return [phrase for phrase in phrases if phrase.replace(" ", "") not in squeezed]
