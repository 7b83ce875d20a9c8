"""What core says, in the reader's language."""

from parindex.core.messages import Parameter
from parindex.documents.catalogue import catalogue
from parindex.web.ui import figures


def told(said: Parameter) -> str:
    """A message, figure or day as a sentence says it."""
    return catalogue(figures.language()).render(said)


def titled(said: Parameter) -> str:
    """The same with a capital letter, as a heading or a button has it."""
    words = told(said)
    return words[:1].upper() + words[1:]
