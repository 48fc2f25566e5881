#!/usr/bin/env bash
# What takes too long for every change: the campaigns at full size, that of crashes once more on PostgreSQL, the journeys.
set -uo pipefail
cd "$(dirname "$0")/.."
services_are_ours=no
trap '[[ $services_are_ours == no ]] || scripts/services.sh stop' EXIT

result=0
run() {
  .venv/bin/python -m pytest "$@"
  local code=$?
  # 5: no test bears that mark yet
  [[ $code == 0 || $code == 5 ]] || result=1
}

on_postgresql() {
  local addresses
  scripts/services.sh status >/dev/null || services_are_ours=yes
  addresses=$(scripts/services.sh start) || { result=1; return; }
  # shellcheck disable=SC2086  # two assignments, one a word
  env $addresses ABSCH_CAMPAIGN=full .venv/bin/python -m pytest "$@" || result=1
}

ABSCH_CAMPAIGN=full run -m campaign
on_postgresql tests/durability
run -m journey
exit "$result"
