"""Backups that were damaged, made for something else, or made to do harm; each told by what was done to it."""

import hashlib
import json
import warnings
from zipfile import ZIP_DEFLATED, ZipFile

STORE = "home/files/"


class Forged:
    """A backup taken apart: members by name and the manifest as plain data, to be changed and written again."""

    def __init__(self, file):
        with ZipFile(file) as archive:
            self.members = {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}
            self.manifest = json.loads(archive.read("manifest.json"))
        self.twice = []

    def listed(self, member):
        """The entry of a member in the manifest."""
        entries = [*(table["member"] for table in self.manifest["tables"]), *self.manifest["files"]]
        return next(entry for entry in entries if entry["name"] == member)

    def table(self, name):
        return next(table for table in self.manifest["tables"] if table["name"] == name)

    def put(self, member, content):
        """Change a member, and what the manifest says of it."""
        self.members[member] = content
        said = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        self.listed(member).update(said)

    def put_rows(self, table, rows):
        content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
        self.put(f"tables/{table}.jsonl", content)
        self.table(table)["rows"] = len(rows)

    def rows(self, table):
        return [json.loads(line) for line in self.members[f"tables/{table}.jsonl"].splitlines()]

    def rename(self, path):
        """Let the file of the store lie elsewhere."""
        old = next(name for name in self.members if name.startswith(STORE))
        self.listed(old)["name"] = f"home/{path}"
        self.members[f"home/{path}"] = self.members.pop(old)

    def write(self, file):
        with warnings.catch_warnings(), ZipFile(file, "w", ZIP_DEFLATED) as archive:
            warnings.simplefilter("ignore")  # of names that are there twice
            for name, content in [*self.members.items(), *self.twice]:
                archive.writestr(name, content)
            archive.writestr("manifest.json", json.dumps(self.manifest))
        return file
