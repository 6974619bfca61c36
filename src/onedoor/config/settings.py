"""Django's settings. What differs from place to place comes from the environment."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

from csp.constants import NONE, SELF

from onedoor.config import environment
from onedoor.config.log import logging_as

_ROOM = Path(__file__).resolve().parent.parent

environment.refuse_unusable()

DEMO = environment.flag("ONEDOOR_DEMO")
SECRET_KEY = environment.setting("ONEDOOR_SECRET_KEY")
ID_KEY = environment.setting("ONEDOOR_ID_KEY")
DEBUG = False
ALLOWED_HOSTS = environment.names("ONEDOOR_HOSTS")
# How many web servers stand in front, each adding to X-Forwarded-For whom it was reached by.
PROXIES = environment.number("ONEDOOR_PROXIES")
# The web server in front speaks https and this one http: forms come from the https address.
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

# How the office is (`/ready/`): what it is held to, and who is told more than yes or no.
SIGN_OF_LIFE = environment.home() / "ticker.txt"
TICKER_MAY_BE_SILENT = timedelta(minutes=environment.number("ONEDOOR_TICKER_MINUTES"))
LEAST_FREE_MB = environment.number("ONEDOOR_LEAST_FREE_MB")
STATUS_FROM = [ip_network(one) for one in environment.names("ONEDOOR_STATUS_FROM")]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",  # for its copy of htmx: pages ask for a part of themselves anew
    "onedoor.office",
]

MIDDLEWARE = [
    "onedoor.office.inspection.status.StatusMiddleware",
    "onedoor.config.request_log.RequestLogMiddleware",
    "onedoor.config.telemetry.TraceMiddleware",
    "onedoor.office.pages.keeping.NoStoreMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # What is set above stands on the guard's own refusal too.
    "onedoor.office.whereabouts.demo.DemoGuardMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "onedoor.office.people.preferences.AppearanceMiddleware",
    "onedoor.office.people.signed_in.EmployeeMiddleware",
    "onedoor.office.people.signed_in.SignInFirstMiddleware",
    "onedoor.office.whereabouts.refusals.RefusalMiddleware",
]

# A demo's reader sits at the terminal it was started from.
LOGGING = logging_as(environment.setting("ONEDOOR_LOG"), "WARNING" if DEMO else "INFO")

ROOT_URLCONF = "onedoor.config.urls"
WSGI_APPLICATION = "onedoor.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [_ROOM / "jinja2"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "onedoor.office.pages.rendering.environment",
            "context_processors": ["onedoor.office.whereabouts.frame.frame"],
        },
    },
]
FORM_RENDERER = "onedoor.office.pages.rendering.AkselForms"

DATABASES = environment.databases()
DATABASE_ROUTERS = ["onedoor.office.confidentiality.looks_database.LooksRouter"]
# Both workers share it. It holds how often signing in has failed of late, and nothing else.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(environment.home() / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Each action is its own transaction (see DESIGN, Decisions): a look is committed before its page.
ATOMIC_REQUESTS = False

# The second is for sessions from before the first, which asks it nothing.
AUTHENTICATION_BACKENDS = [
    "onedoor.office.people.signed_in.UsersWithTheirEmployee",
    "django.contrib.auth.backends.AllowAllUsersModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "sign_in"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not DEMO
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "onedoor.office.whereabouts.refusals.cross_site_post"
# A form has a few thousand characters; more is a mistake or an attack.
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
# Files come with a form only where its view asks for one.
FILE_UPLOAD_HANDLERS = ["onedoor.office.pages.uploads.OnlyWhereAsked"]
PAPERS = environment.home() / "papers"
PAPER_MAX_BYTES = environment.number("ONEDOOR_PAPER_MB") * 1_000_000
SENDER = environment.setting("ONEDOOR_SENDER")
SENDER_ADDRESS = environment.setting("ONEDOOR_SENDER_ADDRESS")
SENDER_FROM = environment.setting("ONEDOOR_SENDER_FROM")
VIRUS_SCANNER = environment.setting("ONEDOOR_VIRUS_SCANNER")
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LOCALE_PATHS = [_ROOM / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Oslo"

STATIC_URL = "/static/"
STATICFILES_DIRS = [_ROOM / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
