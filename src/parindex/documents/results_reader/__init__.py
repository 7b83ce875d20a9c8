"""The reader of published results: a document becomes the tables that give each unit its points, total and rank."""

from parindex.documents.results_reader.columns import MEANINGS, NO_MEANING
from parindex.documents.results_reader.reader import read_results

__all__ = ["MEANINGS", "NO_MEANING", "read_results"]
