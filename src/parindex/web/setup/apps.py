from django.apps import AppConfig


class SetupConfig(AppConfig):
    name = "parindex.web.setup"
    label = "setup"
