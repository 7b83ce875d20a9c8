"""No file above the largest size is taken in, whatever its sender says of its length.

A page whose files may be larger, or must be smaller, says so: its view has the attribute `largest_file`, in bytes.
"""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from parindex.documents.files import LARGEST


class Quota(FileUploadHandler):
    """Stands before the handlers that keep files. A file that is too large is let go; the request knows its name."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0
        found = getattr(self.request, "resolver_match", None)
        self.largest = getattr(found.func, "largest_file", LARGEST) if found else LARGEST

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > self.largest:
            self.request.too_large = [*getattr(self.request, "too_large", []), self.file_name]  # type: ignore[union-attr]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers behind this one have the file."""
