from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "parindex.web.ui"
    label = "ui"
