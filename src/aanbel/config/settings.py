"""All settings, in one file: a default that suits a first try, a variable for what an installation chooses.

docs/how-to/beheerder.md lists the variables.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import structlog
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from aanbel.config.postgres import EmbeddedPostgres

ROOT = Path(__file__).resolve().parents[3]
HOME = Path(os.environ.get("AANBEL_HOME", ROOT / ".aanbel")).resolve()
AANBEL_HOME = HOME
FRONTEND = Path(os.environ.get("AANBEL_FRONTEND", ROOT / "frontend" / "dist"))
DEMO = os.environ.get("AANBEL_DEMO", "") == "1"
DEBUG = os.environ.get("AANBEL_DEBUG", "") == "1"


def _secret_key() -> str:
    """From the environment, else made once and kept in the installation's own folder."""
    if given := os.environ.get("SECRET_KEY"):
        return given
    kept = HOME / "secret-key"
    try:
        if not kept.exists():
            HOME.mkdir(parents=True, exist_ok=True)
            kept.touch(mode=0o600)
            kept.write_text(get_random_secret_key())
        return kept.read_text()
    except OSError as no:
        raise ImproperlyConfigured(f"AANBEL_HOME cannot be used: {no.strerror} ({no.filename}).") from no


def _database(url: str, *, role: str) -> dict[str, object]:
    """A Django database from a PostgreSQL address. `role` is taken on at connecting, so row security applies."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    options: dict[str, object] = {key: value for key, value in query.items() if key != "host"}
    if parts.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured(
            "DATABASE_URL names no PostgreSQL; it reads postgresql://user:password@server/aanbel."
        )
    if role:
        options["options"] = f"{query.get('options', '')} -c role={role}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_FAILURE_VIEW = "aanbel.accounts.middleware.stale"
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("TRUSTED_ORIGINS", "").split(",") if origin]
ROOT_URLCONF = "aanbel.config.urls"
WSGI_APPLICATION = "aanbel.config.web.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The application works as a role that neither owns the tables nor passes row security by; migrations as the owner.
DATABASE_URL = os.environ.get("DATABASE_URL") or EmbeddedPostgres(HOME).url()
EMBEDDED = not os.environ.get("DATABASE_URL")
APP_ROLE = "aanbel_app"
DATABASES = {
    "default": _database(DATABASE_URL, role=APP_ROLE),
    "owner": _database(os.environ.get("DATABASE_OWNER_URL") or DATABASE_URL, role=""),
}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "aanbel.ui",
    "aanbel.audit",
    "aanbel.jobs",
    "aanbel.accounts",
    "aanbel.directory",
    "aanbel.neighbourhood",
    "aanbel.learning",
    "aanbel.intake",
    "aanbel.people",
    "aanbel.cases",
    "aanbel.worklist",
    "aanbel.outreach",
    "aanbel.field",
    "aanbel.feedback",
    "aanbel.visits",
    "aanbel.desk",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "pgtrigger",
    "procrastinate.contrib.django",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "aanbel.accounts.middleware.ActingMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [ROOT / "src" / "aanbel" / "config" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "aanbel.config.context.house",
                "aanbel.ui.shell.shell",
            ],
        },
    }
]

FORM_RENDERER = "aanbel.ui.widgets.PlainInputs"

# -- who signs in ------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["aanbel.config.signin.StaffBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "aanbel.config.signin.StaffAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Aanbel"
# BIO2 5.17.01 asks for a second step. The demo has none to prove; an installation can turn it off, and answers for it.
SECOND_FACTOR_REQUIRED = os.environ.get("AANBEL_SECOND_FACTOR", "optional" if DEMO else "required") == "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an administrator gave the address; nobody registers with another's
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_ADAPTER = "aanbel.config.signin.OrganisationAdapter"


def own_sign_in(environment: Mapping[str, str]) -> dict[str, object]:
    """The organisation's own sign-in (OpenID Connect), when the environment names one.

    Each sign-in carries a proof of its own (PKCE, RFC 7636). Addresses are believed, since Entra ID never says that it
    checked one; `OrganisationAdapter` refuses an address of which the provider says that it did not.
    """
    if not environment.get("OIDC_CLIENT_ID"):
        return {}
    app = {
        "provider_id": "oidc",
        "name": environment.get("OIDC_NAME", "Gemeente"),
        "client_id": environment["OIDC_CLIENT_ID"],
        "secret": environment.get("OIDC_CLIENT_SECRET", ""),
        "settings": {
            "server_url": environment.get("OIDC_SERVER_URL", ""),
            "oauth_pkce_enabled": True,
            "verified_email": True,
        },
    }
    return {"openid_connect": {"APPS": [app]}}


SOCIALACCOUNT_PROVIDERS = own_sign_in(os.environ)

# -- sessions, cookies, headers ------------------------------------------------------------------------------------
BEHIND_HTTPS = os.environ.get("AANBEL_HTTPS", "") == "1"
SESSION_COOKIE_AGE = 60 * 60  # idle time; the acting middleware extends it while somebody works
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# Wrong passwords are counted per account and per network address, over all processes of this server (django-allauth).
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_HTTPS else 0  # our own proxy says who asks; without it nobody is believed
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if BEHIND_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_HTTPS else None
X_FRAME_OPTIONS = "DENY"
OIDC_ORIGIN = urlsplit(os.environ.get("OIDC_SERVER_URL", ""))
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        # browsers hold a form also to where its answer sends them: to the organisation's own sign-in page
        "form-action": [SELF, *([f"{OIDC_ORIGIN.scheme}://{OIDC_ORIGIN.netloc}"] if OIDC_ORIGIN.netloc else [])],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024  # form fields; files go to disk
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# -- language, time, static files ----------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
LOCALE_PATHS = [ROOT / "src" / "aanbel" / "config" / "locale"]
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [FRONTEND] if FRONTEND.exists() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
MEDIA_ROOT = HOME / "files"

# -- mail, jobs, logs ------------------------------------------------------------------------------------------------
EMAIL_HOST = os.environ.get("SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("SMTP_PORT", "25"))
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "django.core.mail.backends.console.EmailBackend"
)
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", "aanbel@localhost")
PUBLIC_URL = os.environ.get("AANBEL_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}").rstrip("/")
NOTIFY_URL = os.environ.get("NOTIFY_URL", "")  # empty: text messages stay in the building
NOTIFY_API_KEY = os.environ.get("NOTIFY_API_KEY", "")
NOTIFY_TEMPLATE = os.environ.get("NOTIFY_TEMPLATE", "")
GEOCODER_URL = os.environ.get("GEOCODER_URL", "")  # PDOK Locatieserver; empty: no address leaves the building
TRAVEL_URL = os.environ.get("TRAVEL_URL", "")  # OSRM or Valhalla; empty: the planner reckons with distances
TRAVEL_SERVICE = os.environ.get("TRAVEL_SERVICE", "osrm")  # or "valhalla"
TILES_URL = os.environ.get("TILES_URL", "")  # with {z}, {x} and {y}; empty: rounds are drawn without a map under them
TILES_CREDIT = os.environ.get("TILES_CREDIT", "© Kadaster / PDOK")  # whose map it is; stands in its corner
PROCRASTINATE_IMPORT_PATHS = ["aanbel.flows.jobs"]
PROCRASTINATE_ON_APP_READY = None
SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"without_keys": {"()": "aanbel.kernel.log_lines.WithoutKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["without_keys"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.JSONRenderer(),
    ],
    cache_logger_on_first_use=True,
)
