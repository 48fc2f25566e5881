#!/usr/bin/env bash
# Bring the database up to date, fill an empty demonstration, and serve. `make start` installs what this needs.
set -euo pipefail
cd "$(dirname "$0")/.."

manage() { .venv/bin/python manage.py "$@"; }

echo "Preparing the database"
manage migrate --no-input --verbosity 0
manage reference

if [[ ${ABSCH_ENVIRONMENT:-demo} == demo ]]; then
  holds_records=$(manage shell --verbosity 0 --command \
    'from absch.records.models import Record; print(Record.objects.exists())')
  if [[ $holds_records == False ]]; then
    echo "Filling the demonstration registry: about a minute"
    manage demo
  fi
fi

# `make` is the parent, and nobody else would end what it started.
exec env ABSCH_DIE_WITH_PARENT=1 .venv/bin/python manage.py serve --port "${PORT:-8000}"
