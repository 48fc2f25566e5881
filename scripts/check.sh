#!/usr/bin/env bash
# Everything that can be known without running a test. All checks run, so that one round shows all that is wrong.
set -uo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:$PATH"
# The checks read the code, whatever this machine is set up to serve.
export DJANGO_SETTINGS_MODULE=absch.settings.test
unset ABSCH_ENVIRONMENT ABSCH_BASE_URL DATABASE_URL CACHE_URL EMAIL_URL SEARCH_URL STORAGE_URL PORT
ABSCH_DATA_DIR=$(mktemp -d)
export ABSCH_DATA_DIR
trap 'rm -rf "$ABSCH_DATA_DIR"' EXIT

failed=()
ask() {
  local what=$1 said
  shift
  if said=$("$@" 2>&1); then
    echo "  ok      $what"
  else
    echo "  FAILED  $what: $*"
    printf '%s\n' "$said" | sed 's/^/          /'
    failed+=("$what")
  fi
}

echo "Checking"
ask format ruff format --check --output-format concise .
ask lint ruff check --output-format concise .
ask templates djlint --quiet --lint absch
ask types mypy
ask "floor plan" lint-imports
ask migrations python manage.py makemigrations --check --dry-run
ask translations python scripts/translations.py check

if [[ ${#failed[@]} -gt 0 ]]; then
  (IFS=,; echo "Failed: ${failed[*]}")
  exit 1
fi
