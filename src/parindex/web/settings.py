"""Django's settings; what an operator may set is in environment.py."""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.contrib.messages.constants import ERROR, SUCCESS, WARNING
from django.utils.translation import gettext_lazy as _

from parindex.web.environment import database, flag, home_folder, read_environment, secret_key
from parindex.web.mail import mail_address, mail_from, mail_server, site_address

VALUES = read_environment(os.environ)
PARINDEX_HOME = home_folder(VALUES)
PARINDEX_DEMO = flag(VALUES, "PARINDEX_DEMO")
HTTPS = flag(VALUES, "PARINDEX_HTTPS")
DEBUG = flag(VALUES, "PARINDEX_DEBUG")
SECRET_KEY = secret_key(PARINDEX_HOME)
ALLOWED_HOSTS = [host.strip() for host in VALUES["PARINDEX_HOSTS"].split(",") if host.strip()]

WEB = Path(__file__).parent
ROOT_URLCONF = "parindex.web.urls"
WSGI_APPLICATION = "parindex.web.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "parindex.web.records",
    "parindex.web.ui",
    "parindex.web.results",
    "parindex.web.assess",
    "parindex.web.plan",
    "parindex.web.setup",
]
MIDDLEWARE = [
    "parindex.web.setup.asking.AskingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "parindex.web.setup.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "parindex.web.ui.failing.MethodMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "parindex.web.setup.signing_in.SignInMiddleware",
    "parindex.web.setup.account.presence.PresenceMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database(VALUES, PARINDEX_HOME)}
VALUES["DATABASE_URL"] = ""  # its password: the page of an error shows every setting
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "records.User"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # of accounts made before Argon2 came first
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"parindex.web.setup.account.passwords.{name}"} for name in ("LongEnough", "NotOneself", "NotCommon")
]
PASSWORD_RESET_TIMEOUT = 86_400  # seconds that a link to set a new password can be used, once
SESSION_COOKIE_AGE = 12 * 3600  # seconds without use after which one signs in again

# Five wrong passwords lock a name for a quarter of an hour, for the address they came from.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "parindex.web.records.lockout.typed_name"
AXES_CLIENT_IP_CALLABLE = "parindex.web.setup.account.address.client_address"
AXES_LOCKOUT_CALLABLE = "parindex.web.setup.signing_in.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "csrfmiddlewaretoken", "next"]
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "parindex.web.ui.failing.page_too_old"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

# Vietnamese first, whatever the browser asks for; a person's own choice is kept in a cookie.
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "parindex-language"
LOCALE_PATHS = [WEB / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# The tone of a message is that of its note.
MESSAGE_TAGS = {SUCCESS: "ok", WARNING: "warn", ERROR: "bad"}

STATIC_URL = "/static/"
STATIC_ROOT = PARINDEX_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PARINDEX_HOME}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# As many files at once as the page of evidence says; a file too large is let go while it comes in, before any of it
# is kept.
DATA_UPLOAD_MAX_NUMBER_FILES = 500
FILE_UPLOAD_HANDLERS = [
    "parindex.web.setup.papers.quota.Quota",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a sheet saved as a whole, of the largest set, without a script

# What takes longer than a page may waits in the database for `parindex worker`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

PARINDEX_SITE = site_address(VALUES)
PARINDEX_AUDIT_MAIL = mail_address(VALUES, "PARINDEX_AUDIT_MAIL")
DEFAULT_FROM_EMAIL = mail_from(VALUES)
server = mail_server(VALUES)
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT = server.backend, server.host, server.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = server.user, server.password
EMAIL_USE_TLS, EMAIL_USE_SSL = server.is_upgraded, server.is_encrypted
EMAIL_TIMEOUT = 30
VALUES["PARINDEX_MAIL"] = server.named  # the page of an error shows every setting, and a backup keeps some

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"axes": {"level": "ERROR"}},  # a wrong password is no failure of the site
}
