"""Every query of the pages starts from what the person may see: a task app asks a model by `visible_to` first."""

import ast

import pytest
from django.apps import apps

from tests.repo.tracked import ROOT, tracked

WEB = ROOT / "src/parindex/web"
TASKS = ("results", "assess", "plan", "setup")
MANAGERS = ("objects", "_default_manager", "_base_manager")
SHORTCUTS = ("get_object_or_404", "get_list_or_404")
STARTS = ("visible_to", "none")
# Where a query starts from everything there is, with the reason why nobody sees by it what they may not.
ALLOWED = {
    ("assess/evidence/listing.py", "Unit.filter"): "the units that have evidence which the person sees",
    ("setup/cycle/forms.py", "Unit.filter"): "the units whose cycles the officer runs",
    ("setup/cycle/forms.py", "Unit.in_branches"): "the units below one whose cycle the officer runs",
    (
        "setup/history/chain.py",
        "Event.filter",
    ): "the last check of the chain, for those who watch over the installation",
    ("setup/inbox/notices.py", "Job.filter"): "the person's own jobs; visible_to answers those of others, too",
    ("setup/inbox/views.py", "Notice.filter"): "the very notice that visible_to has answered",
    ("setup/organisation/comparison.py", "Unit.filter"): "units that are seen, and of these the years that are seen",
    ("setup/papers/forms.py", "IndexYear.filter"): "of a unit that the officer imports for: whether it has that year",
    ("setup/people/forms.py", "Unit.filter"): "the branches in which the person gives roles, beside their reach",
    ("setup/people/forms.py", "User.filter"): "whether a user name is taken, which whoever chooses one has to be told",
    ("setup/people/listing.py", "Unit.filter"): "narrows people that visible_to answers, by the units of their roles",
    ("setup/roles.py", "Unit.filter"): "the sign-in page of a demonstration names the offices of its accounts",
    ("setup/views.py", "User"): "one of the accounts of a demonstration, which anyone may enter",
}


def guarded():
    """The models of which a person sees only some."""
    return {model.__name__ for model in apps.get_models() if hasattr(model._default_manager, "visible_to")}


def unguarded(source: str, models: set[str]) -> list[str]:
    """What `source` asks of `models` past `visible_to`, as "Unit.filter"; "Unit" where a model is handed on whole."""
    tree = ast.parse(source)
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS and name(node.value) in models:
            then = above[node]
            method = f".{then.attr}" if isinstance(then, ast.Attribute) else ""
            found += [] if method[1:] in STARTS else [name(node.value) + method]
        elif isinstance(node, ast.Call) and name(node.func) in SHORTCUTS and name(node.args[0]) in models:
            found.append(name(node.args[0]))
    return found


def name(node: ast.AST) -> str:
    """The last part of a dotted name; who signs in is a User by whatever name."""
    return ast.unparse(node).rpartition(".")[2].replace("get_user_model()", "User")


def test_no_task_app_asks_past_what_the_person_may_see():
    models = guarded()
    files = [path for path in tracked(".py") if path.is_relative_to(WEB) and path.relative_to(WEB).parts[0] in TASKS]
    asked = {
        (str(path.relative_to(WEB)), one)
        for path in files
        for one in unguarded(path.read_text(encoding="utf-8"), models)
    }
    assert asked == set(ALLOWED)


def test_the_models_of_which_a_person_sees_some_are_found():
    assert guarded() >= {"Cycle", "Event", "IndexYear", "Invitation", "PaperImport", "Unit", "UnitGroup", "User"}


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("Unit.objects.all()", "Unit.all"),
        ("models.Unit.objects.filter(code=code).first()", "Unit.filter"),
        ("Unit._default_manager.get(pk=1)", "Unit.get"),
        ("Unit.objects.in_branches(paths).visible_to(user)", "Unit.in_branches"),
        ("units = Unit.objects", "Unit"),
        ("get_object_or_404(Unit.objects, code=code)", "Unit"),
        ("get_object_or_404(Unit, code=code)", "Unit"),
        ("get_user_model().objects.get(pk=1)", "User.get"),
    ],
)
def test_a_query_past_it_is_found(source, asked):
    assert unguarded(source, {"Unit", "User"}) == [asked]


@pytest.mark.parametrize(
    "source",
    [
        "Unit.objects.visible_to(user).get(code=code)",
        "get_object_or_404(Unit.objects.visible_to(user), code=code)",
        "ModelChoiceField(queryset=Unit.objects.none())",
        "IndexYear.objects.all()",
        "year.unit.years.all()",
    ],
)
def test_a_query_that_starts_from_it_is_not(source):
    assert unguarded(source, {"Unit"}) == []
