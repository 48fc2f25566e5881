"""Tests: a data folder of their own, cheap passwords, and the engines that the environment names."""

import os
import tempfile

os.environ.setdefault("ABSCH_ENVIRONMENT", "demo")
os.environ.setdefault("ABSCH_DATA_DIR", tempfile.mkdtemp(prefix="absch-test-"))

from absch.settings.base import *
from absch.settings.base import DATABASES

if "sqlite" in str(DATABASES["default"]["ENGINE"]):
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}

SECRET_KEY = "only-for-tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
