"""The form of the grid as a browser without a script would send it."""

from html.parser import HTMLParser


class Form(HTMLParser):
    """Every field of a page that belongs to the form `sheet`: its name and the value it would send."""

    def __init__(self, response):
        super().__init__()
        self.values, self.select, self.area, self.bad = {}, None, None, []
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag in ("input", "select", "textarea") and values.get("form") == "sheet":
            self.values[values["name"]] = values.get("value", "")
            self.select = values["name"] if tag == "select" else None
            self.area = values["name"] if tag == "textarea" else None
            if "aria-invalid" in values:
                self.bad.append(values["name"])
        if tag == "option" and self.select and "selected" in values:
            self.values[self.select] = values["value"]

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        if tag == "textarea":
            self.area = None

    def handle_data(self, data):
        if self.area:
            self.values[self.area] += data.removeprefix("\n")
