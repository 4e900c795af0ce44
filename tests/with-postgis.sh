#!/usr/bin/env bash
# Starts a PostgreSQL with PostGIS of its own in a temporary folder, on a free port of the loopback address, gives its
# address to a command as SATSING_TEST_POSTGIS, and takes it down again whatever happens.
set -euo pipefail

cluster="$(dirname "$0")/postgis-cluster.sh"
folder=$(mktemp -d)
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
trap '"$cluster" kill "$folder"; rm -rf "$folder"' EXIT
"$cluster" start "$folder" "$port"
SATSING_TEST_POSTGIS="postgres://satsing@127.0.0.1:$port/postgres" "$@"
