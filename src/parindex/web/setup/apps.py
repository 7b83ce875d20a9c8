from django.apps import AppConfig


class SetupConfig(AppConfig):
    name = "parindex.web.setup"
    label = "setup"

    def ready(self) -> None:
        import parindex.web.setup.account.presence  # noqa: F401 - it listens to people signing in and out
