from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "parindex.web.plan"
    label = "plan"
