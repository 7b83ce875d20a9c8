"""What belongs in a backup is said beside the code that it is of; this holds the two together."""

from django.apps import apps
from django.conf import settings

from parindex.web.environment import SETTINGS
from parindex.web.records.backup.contents import APPS_LEFT_OUT, HEAD, NAMES_FILES, STORE, is_taken, settings_told
from parindex.web.records.files import file_path
from parindex.web.records.head_file import head_path

# Columns that hold a SHA-256 of something that is not in the file store.
NOT_OF_FILES = {
    ("records_criteriaset", "sha256"),
    ("records_frozenset", "sha256"),
    ("records_indexyear", "content_sha256"),
    ("records_invitation", "token_sha256"),
    ("records_upload", "sha256"),  # of a file that is on its way into the store
    ("records_paperimport", "sha256"),  # of a paper that may have been undone
}


def test_every_column_that_holds_a_digest_is_known_to_name_files_or_not_to():
    found = {
        (model._meta.db_table, field.column)
        for model in apps.get_app_config("records").get_models()
        for field in model._meta.concrete_fields
        if field.column.endswith("sha256")
    }
    assert found == NOT_OF_FILES | set(NAMES_FILES.items())


def test_store_and_head_lie_where_a_backup_takes_them_from():
    digest = "ab" * 32
    assert file_path(digest).relative_to(settings.PARINDEX_HOME).as_posix() == f"{STORE}/ab/{digest}"
    assert head_path().relative_to(settings.PARINDEX_HOME).as_posix() == HEAD
    assert (is_taken(f"{STORE}/ab/{digest}"), is_taken(HEAD)) == (True, True)


def test_apps_that_are_left_out_are_there():
    assert {app.label for app in apps.get_app_configs()} >= APPS_LEFT_OUT


def test_settings_that_may_hold_a_password_are_not_told():
    told = settings_told({one.name: "x" for one in SETTINGS})
    assert {one.name for one in SETTINGS} - told.keys() == {"DATABASE_URL"}
