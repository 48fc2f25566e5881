#!/usr/bin/env bash
# Bring .venv to what requirements/<runtime|test>.lock says, with hashes. A copy of the lock in .venv says what is there,
# so that nothing is done twice.
set -euo pipefail
cd "$(dirname "$0")/.."

kind=$1
lock=requirements/$kind.lock
is_there() { cmp --silent "requirements/$1.lock" ".venv/installed-$1.lock"; }

# The lock for tests holds everything that the one for running holds.
if is_there "$kind" || { [[ $kind == runtime ]] && is_there test; }; then exit 0; fi

python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Python 3.11 or later is needed; '$python' is none. Name another: make PYTHON=/usr/bin/python3 …" >&2
  exit 1
fi

echo "Installing the Python packages of $lock"
[[ -x .venv/bin/python ]] || "$python" -m venv .venv
rm -f .venv/installed-*.lock
if ! .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement "$lock"; then
  echo "The Python packages could not be installed; the lines above say why. Is the package index reachable?" >&2
  exit 1
fi
cp "$lock" ".venv/installed-$kind.lock"
