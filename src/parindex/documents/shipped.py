"""The data that come with parindex: in the package once it is installed, beside its sources before that."""

from pathlib import Path

PLACES = (Path(__file__).parents[1], Path(__file__).parents[3])


def shipped_folder(name: str) -> Path:
    """The folder `name` ("frameworks", "examples") of what ships."""
    return next((place / name for place in PLACES if (place / name).is_dir()), PLACES[0] / name)
