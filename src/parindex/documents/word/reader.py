"""A Word file becomes a document: its body, and behind it the notes that the body refers to."""

from parindex.core.messages import Message
from parindex.core.place import Place
from parindex.core.plan import Noticed
from parindex.documents.document import Document
from parindex.documents.package import Element, Package, broken
from parindex.documents.word.accepted import accept
from parindex.documents.word.counting import Counts
from parindex.documents.word.numbering import Numbering
from parindex.documents.word.story import Story
from parindex.documents.word.tags import ID, w

DOCUMENT, BODY = w("document", "body")
NOTES = ("footnotes", "endnotes")
KINDS = ("numbering", "styles", *NOTES)


def read_word(package: Package, main: str) -> Document:
    """The paper whose body is in the part `main`. Raises UnreadableFileError if it is damaged or too large."""
    root = package.tree(main)
    body = root.find(BODY) if root.tag == DOCUMENT else None
    if body is None:
        raise broken(package.name, package.format)
    beside = _beside(package, main)
    notes = {kind: beside[kind] for kind in NOTES if kind in beside}
    changes = accept(root) + sum(accept(tree) for tree in notes.values())
    story = Story(package.name, Numbering(beside.get("numbering"), beside.get("styles")), root)
    story.read(body)
    _read_notes(story, notes)
    if changes:
        expected = Message("expected.accepted")
        story.blocks.notice(Noticed("tracked-changes", Place(), str(changes), expected))
    return story.blocks.document()


def _beside(package: Package, main: str) -> dict[str, Element]:
    """The trees of the parts that the body goes with, by their kind."""
    related = (relation for relation in package.relations(main) if not relation.is_external)
    parts = {relation.kind: relation.target for relation in related if relation.kind in KINDS}
    trees = {kind: package.tree(part) for kind, part in parts.items() if part in package.parts}
    return {kind: tree for kind, tree in trees.items() if tree.tag in w(kind)}


def _read_notes(story: Story, notes: dict[str, Element]) -> None:
    """The notes in the order in which they are referred to, each once."""
    for tree in notes.values():
        story.gather(tree)
    counts = {kind: Counts() for kind in notes}
    written = {(kind, note.get(ID, "")): note for kind, tree in notes.items() for note in tree}
    for reference in story.referred:  # which grows where a note's text box refers to another one
        note = written.pop(reference, None)
        if note is not None:
            story.read_note(note, counts[reference[0]])
