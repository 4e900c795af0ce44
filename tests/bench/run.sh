#!/usr/bin/env bash
# Builds and runs the benchmark, with the peers that can be had: GeoPandas with its NumPy, and networkx, in a virtual
# environment under target/, and PostGIS by tests/with-postgis.sh. A peer that cannot be had is named in the table, and the
# rest goes on. Takes the parts to run (joins, stored and served, which need the real data; ranks, delimit); without any it runs all.
set -euo pipefail
cd "$(dirname "$0")/../.."

venv=${CARGO_TARGET_DIR:-target}/peers-venv
if ! "$venv/bin/python" -c 'import geopandas, networkx' 2>/dev/null; then
  echo "Installing GeoPandas and networkx into $venv" >&2
  if python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check 'geopandas==1.1.*' 'networkx==3.*'; then :; else
    echo "GeoPandas and networkx could not be installed (python3 with venv and a package index are needed); going on without them." >&2
    rm -rf "$venv"
  fi
fi
[ -x "$venv/bin/python" ] && SATSING_BENCH_PYTHON=$(realpath -s "$venv/bin/python") && export SATSING_BENCH_PYTHON

cargo bench --quiet --bench speed --no-run
if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
  exec tests/with-postgis.sh cargo bench --quiet --bench speed -- "$@"
fi
echo "PostgreSQL with PostGIS is not installed (tests/setup.sh test installs it); going on without it." >&2
exec cargo bench --quiet --bench speed -- "$@"
