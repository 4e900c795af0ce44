#!/usr/bin/env bash
# Installs SedonaDB into a virtual environment under target/ where it is not there yet, and gives its Python to a command as
# SATSING_TEST_SEDONA.
set -euo pipefail

root=$(realpath -s "$(dirname "$0")/..")
wanted="$root/tests/peers/requirements-sedona.txt"
venv=$(realpath -ms "${CARGO_TARGET_DIR:-$root/target}")/sedona-venv
if ! cmp -s "$wanted" "$venv/installed.txt"; then
  echo "Installing SedonaDB into $venv" >&2
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"
  cp "$wanted" "$venv/installed.txt"
fi
SATSING_TEST_SEDONA="$venv/bin/python" exec "$@"
