"""The settings of development, with the addresses that are measured."""

import os

from absch.settings.dev import *  # noqa: F403

ROOT_URLCONF = os.environ["BENCH_URLS"]
