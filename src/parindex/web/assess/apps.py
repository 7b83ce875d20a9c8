from django.apps import AppConfig


class AssessConfig(AppConfig):
    name = "parindex.web.assess"
    label = "assess"
