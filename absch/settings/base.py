"""What every environment shares."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from absch.settings import environment

ROOT = Path(__file__).resolve().parents[2]

ABSCH_ENVIRONMENT = environment.environment()
ABSCH_DATA_DIR = environment.folder("ABSCH_DATA_DIR", ROOT / "var")
ABSCH_REFERENCE_DIR = ROOT / "data"
ABSCH_BASE_URL = environment.text("ABSCH_BASE_URL", f"http://127.0.0.1:{environment.text('PORT', '8000')}").rstrip("/")

# Numbers of one environment are never found in another; none of the prefixes contains another.
ABSCH_NUMBER_PREFIX = {"training": "ABSTRG", "staging": "ABSSTG", "development": "ABSDEV"}.get(
    ABSCH_ENVIRONMENT, "ABSCH"
)
ABSCH_REALM = {"training": "ABS-TRG", "staging": "ABS-STG", "development": "ABS-DEV"}.get(ABSCH_ENVIRONMENT, "ABS")
# National and Secretariat roles act only after a second factor.
ABSCH_SECOND_FACTOR = False

DEBUG = False
SECRET_KEY = environment.text("ABSCH_SECRET_KEY")
ALLOWED_HOSTS = [urlsplit(ABSCH_BASE_URL).hostname or "127.0.0.1", "127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # Before allauth: its templates give way to ours.
    "absch.doors",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "absch.kernel",
    "absch.outbox",
    "absch.transparency",
    "absch.vocabularies",
    "absch.countries",
    "absch.accounts",
    "absch.formats",
    "absch.records",
    "absch.certificates",
    "absch.publishing",
    "absch.notifications",
    "absch.exchange",
    "absch.help",
    "absch.doors.portal",
    "absch.doors.desk",
    "absch.doors.ops",
    "absch.doors.console",
]

MIDDLEWARE = [
    # Stored answers go out here, with the headers that all the others gave them the first time.
    "absch.doors.portal.stored.StoredAnswers",
    "absch.doors.portal.text_first.TextFirst",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "absch.kernel.middleware.LanguageOfAddress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "absch.doors.desk.second_factor.SecondFactor",
]

ROOT_URLCONF = "absch.urls"
WSGI_APPLICATION = "absch.wsgi.application"
APPEND_SLASH = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("absch.kernel.folded.Loader", ["django.template.loaders.app_directories.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "absch.kernel.context.registry",
            ],
        },
    }
]

DATABASES = {"default": environment.database(environment.text("DATABASE_URL"), ABSCH_DATA_DIR / "absch.sqlite3")}
CACHES = {
    "default": environment.cache(environment.text("CACHE_URL")),
    # What frames every page in one language is made by each process once, from its own templates.
    "template_fragments": environment.cache("") | {"LOCATION": "fragments"},
}
globals().update(environment.mail(environment.text("EMAIL_URL"), ABSCH_DATA_DIR / "mail"))
DEFAULT_FROM_EMAIL = environment.text("ABSCH_MAIL_FROM", f"absch@{urlsplit(ABSCH_BASE_URL).hostname}")
# The mailbox to which servers return what they cannot deliver; unset, it is the sender's.
ABSCH_MAIL_BOUNCES = environment.text("ABSCH_MAIL_BOUNCES")

# --- languages: six, equal in rank ---
LANG_INFO["zh"] = {"bidi": False, "code": "zh", "name": "Chinese", "name_local": "中文"}
LANGUAGES = [
    ("ar", "العربية"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("zh", "中文"),
]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["absch.kernel.date_formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = False

# --- people ---
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "absch.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_FORMS = {"signup": "absch.accounts.forms.SignUp"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "ABS Clearing-House"
LOGIN_REDIRECT_URL = "desk:dashboard"
LOGIN_URL = "account_login"

# --- pages ---
STATIC_URL = "/static/"
STATIC_ROOT = ABSCH_DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "absch.doors.desk.refusals.stale_form"
if ABSCH_BASE_URL.startswith("https://"):
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    # Only what our own code says: a request's content is never logged.
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"absch": {"level": "INFO"}},
}
