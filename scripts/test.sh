#!/usr/bin/env bash
# Every test: the checks, the ordinary tests, those of the legal core once more on PostgreSQL and Redis, the journeys.
# A failed stage does not stop the next, so that one round shows all that is wrong.
set -uo pipefail
cd "$(dirname "$0")/.."
# Tests name their own engines and folders, whatever this machine is set up to serve.
unset ABSCH_ENVIRONMENT ABSCH_BASE_URL DATABASE_URL CACHE_URL EMAIL_URL SEARCH_URL STORAGE_URL PORT
ABSCH_DATA_DIR=$(mktemp -d)
export ABSCH_DATA_DIR
services_are_ours=no
tidy() {
  [[ $services_are_ours == no ]] || scripts/services.sh stop
  rm -rf "$ABSCH_DATA_DIR"
}
trap tidy EXIT

failed=()
stage() {
  local title=$1
  shift
  printf '\n== %s\n' "$title"
  "$@" || failed+=("$title")
}
pytest() { .venv/bin/python -m pytest "$@"; }
holds_tests() { [[ -n $(find "$1" -name 'test_*.py' -print -quit 2>/dev/null) ]]; }

on_postgresql() {
  local suites=() suite addresses
  for suite in tests/{records,publishing,outbox,transparency,doors/console}; do
    holds_tests "$suite" && suites+=("$suite")
  done
  [[ ${#suites[@]} -gt 0 ]] || return 0
  # Each act, killed at some of its statements; `scripts/nightly.sh` kills it at all of them, and under load.
  suites+=(tests/durability/test_killed_at_any_statement.py::test_a_killed_act_happened_wholly_or_not_at_all)
  suites+=(tests/durability/test_synced_by_the_server.py)
  scripts/services.sh status >/dev/null || services_are_ours=yes
  addresses=$(scripts/services.sh start) || return 1
  # shellcheck disable=SC2086  # two assignments, one a word
  env $addresses .venv/bin/python -m pytest -n 2 -m "not journey" "${suites[@]}"
}

stage "Checks" scripts/check.sh
stage "Tests" pytest -n 2 -m "not journey"
stage "Tests of the legal core on PostgreSQL and Redis" on_postgresql
holds_tests tests/journeys && stage "Journeys in real browsers" pytest -m journey tests/journeys

if [[ ${#failed[@]} -gt 0 ]]; then
  (IFS=,; printf '\nFailed: %s\n' "${failed[*]}")
  exit 1
fi
