#!/usr/bin/env bash
# What takes too long for every change: the campaigns at full size, then the journeys.
set -uo pipefail
cd "$(dirname "$0")/.."

result=0
run() {
  .venv/bin/python -m pytest "$@"
  local code=$?
  # 5: no test bears that mark yet
  [[ $code == 0 || $code == 5 ]] || result=1
}

ABSCH_CAMPAIGN=full run -m campaign
run -m journey
exit "$result"
