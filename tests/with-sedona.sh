#!/usr/bin/env bash
# Installs SedonaDB into a virtual environment under target/ where it is not there yet, and gives its Python to a command as
# SATSING_TEST_SEDONA. A package index that is away does not stop the other tests: the command hears of it as
# SATSING_NO_SEDONA, and so does whoever reads.
set -euo pipefail

root=$(realpath -s "$(dirname "$0")/..")
wanted="$root/tests/peers/requirements-sedona.txt"
venv=$(realpath -ms "${CARGO_TARGET_DIR:-$root/target}")/sedona-venv
if ! cmp -s "$wanted" "$venv/installed.txt"; then
  echo "Installing SedonaDB into $venv" >&2
  python3 -m venv "$venv" || true
  for pause in 2 10 0; do
    if "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"; then
      cp "$wanted" "$venv/installed.txt"
      break
    fi
    sleep "$pause"
  done
  if ! cmp -s "$wanted" "$venv/installed.txt"; then
    echo "NOT TESTED: SedonaDB could not be installed, so nobody else reads the GeoParquet files in this run." >&2
    SATSING_NO_SEDONA=1 exec "$@"
  fi
fi
SATSING_TEST_SEDONA="$venv/bin/python" exec "$@"
