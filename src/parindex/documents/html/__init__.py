"""HTML as saved from legal portals, or by Word: what a reader of the page sees."""

from parindex.documents.html.page import is_html
from parindex.documents.html.reader import read_html

__all__ = ["is_html", "read_html"]
