"""How long things may be, and what templates may not hold (DESIGN: the house)."""

import ast
import re

import pytest

from tests.repo.tracked import ROOT, tracked

LINES_OF_A_FILE, LINES_OF_A_FUNCTION, LINES_OF_A_VIEW = 400, 40, 25
LINES = {".html": 80, ".css": 120, ".js": 50}
GENERATED = ("migrations",)


def shown(paths):
    return sorted(str(path.relative_to(ROOT)) for path in paths)


def python_files():
    return [path for path in tracked(".py") if not set(GENERATED) & set(path.parts)]


def length(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_python_file_is_longer_than_its_budget():
    assert shown(path for path in python_files() if length(path) > LINES_OF_A_FILE) == []


@pytest.mark.parametrize("ending", LINES)
def test_no_template_style_or_behaviour_is_longer_than_its_budget(ending):
    assert shown(path for path in tracked(ending) if length(path) > LINES[ending]) == []


def test_no_function_is_longer_than_its_budget():
    long = []
    for path in python_files():
        budget = LINES_OF_A_VIEW if path.name == "views.py" else LINES_OF_A_FUNCTION
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > budget:
                long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert long == []


def test_no_module_is_a_junk_drawer():
    assert shown(path for path in python_files() if re.search(r"utils|helpers|common|misc", path.stem)) == []


def test_core_imports_the_standard_library_alone():
    import sys

    foreign = []
    for path in (ROOT / "src/parindex/core").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            own = [name for name in names if not name.startswith("parindex.core")]
            foreign += [f"{path.name}: {name}" for name in own if name.split(".")[0] not in sys.stdlib_module_names]
    assert foreign == []
