#!/usr/bin/env bash
# Builds and runs the benchmark, with the peers that can be had: GeoPandas, the NumPy that comes with it and pandana in a virtual
# environment under target/, and PostGIS by tests/with-postgis.sh. A peer that cannot be had is named in the table, and the
# rest goes on. Takes the parts to run (joins, stored and served, which need the real data; ranks; access); without any it runs all.
set -euo pipefail
cd "$(dirname "$0")/../.."

venv=${CARGO_TARGET_DIR:-target}/peers-venv
if ! "$venv/bin/python" -c 'import geopandas' 2>/dev/null; then
  echo "Installing GeoPandas into $venv" >&2
  if python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check 'geopandas==1.1.*'; then :; else
    echo "GeoPandas could not be installed (python3 with venv and a package index are needed); going on without it." >&2
    rm -rf "$venv"
  fi
fi
if [ -x "$venv/bin/python" ] && ! "$venv/bin/python" -c 'import pandana' 2>/dev/null; then
  "$venv/bin/pip" install --quiet --disable-pip-version-check 'pandana==0.8.*' ||
    echo "pandana could not be installed; going on without it." >&2
fi
[ -x "$venv/bin/python" ] && SATSING_BENCH_PYTHON=$(realpath -s "$venv/bin/python") && export SATSING_BENCH_PYTHON

cargo bench --quiet --bench speed --no-run
if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
  exec tests/with-postgis.sh cargo bench --quiet --bench speed -- "$@"
fi
echo "PostgreSQL with PostGIS is not installed (tests/setup.sh test installs it); going on without it." >&2
exec cargo bench --quiet --bench speed -- "$@"
