#!/usr/bin/env python
"""Run a command of the clearing-house: `manage.py help` lists them."""

import os
import sys

SERVED_BY_PRODUCTION = ("production", "training", "staging")

if __name__ == "__main__":
    settings = "production" if os.environ.get("ABSCH_ENVIRONMENT") in SERVED_BY_PRODUCTION else "dev"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"absch.settings.{settings}")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
