from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "parindex.web.records"
    label = "records"
