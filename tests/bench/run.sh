#!/usr/bin/env bash
# Builds and runs the benchmark, with the peers that can be had: GeoPandas with its NumPy, tobler, pandana and networkx in a
# virtual environment under target/, and PostGIS by tests/with-postgis.sh. A peer that cannot be had is named in the table, and
# the rest goes on. Takes the parts to run (joins, stored, served: on the real data; ranks, transfer, access, delimit, scale, edits); all without.
set -euo pipefail
cd "$(dirname "$0")/../.."

venv=${CARGO_TARGET_DIR:-target}/peers-venv
[ -x "$venv/bin/python" ] || python3 -m venv "$venv" || echo "No virtual environment could be made (python3-venv is needed)." >&2

# The module that tells whether a peer is there, and the package it comes in.
peer() {
  [ -x "$venv/bin/python" ] || return 0
  "$venv/bin/python" -c "import $1" 2>/dev/null && return 0
  echo "Installing $2 into $venv" >&2
  "$venv/bin/pip" install --quiet --disable-pip-version-check "$2" || echo "$2 could not be installed; going on without it." >&2
}
peer geopandas 'geopandas==1.1.*'
peer tobler.area_weighted 'tobler==0.13.*'
peer pandana 'pandana==0.8.*'
peer networkx 'networkx==3.*'
[ -x "$venv/bin/python" ] && SATSING_BENCH_PYTHON=$(realpath -s "$venv/bin/python") && export SATSING_BENCH_PYTHON

cargo bench --quiet --bench speed --no-run
if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
  exec tests/with-postgis.sh cargo bench --quiet --bench speed -- "$@"
fi
echo "PostgreSQL with PostGIS is not installed (tests/setup.sh test installs it); going on without it." >&2
exec cargo bench --quiet --bench speed -- "$@"
