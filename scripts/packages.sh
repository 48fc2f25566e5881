#!/usr/bin/env bash
# Install the system packages that a list in system-packages/ names and this machine lacks: packages.sh runtime [test]
# Asks the package mirror only when something is missing, so that a second start works without a network.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=$(for list in "$@"; do sed 's/#.*//' "system-packages/$list.txt"; done | xargs)

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "This is no Debian machine. Make sure that what these packages hold is installed: $wanted" >&2
  exit 0
fi

missing=""
for package in $wanted; do
  state=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
  [[ $state == ii* ]] || missing+=" $package"
done
[[ -n $missing ]] || exit 0

as_root=""
if [[ $(id -u) != 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "These system packages are missing and only root can install them:$missing" >&2
    echo "As root: apt-get update && apt-get install --no-install-recommends$missing" >&2
    exit 1
  fi
  as_root=sudo
fi

echo "Installing system packages:$missing"
patient=(-o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086  # the list is meant to be split
if ! { $as_root apt-get "${patient[@]}" update &&
       $as_root env DEBIAN_FRONTEND=noninteractive apt-get "${patient[@]}" install -y --no-install-recommends $missing
     } </dev/null >"$log" 2>&1; then
  tail -n 30 "$log" >&2
  echo "The system packages could not be installed; the lines above say why. Is the package mirror reachable?" >&2
  exit 1
fi
