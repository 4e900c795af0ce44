#!/usr/bin/env bash
# Starts a PostgreSQL with PostGIS of its own in a temporary folder, on a free port of the loopback address, gives its
# address to a command as SATSING_TEST_POSTGIS, and takes it down again whatever happens.
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo "PostgreSQL is not installed; run tests/setup.sh test" >&2; exit 1; }
folder=$(mktemp -d)
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')

# PostgreSQL refuses to run as root, so root lends it the folder of the postgres user.
if [ "$(id -u)" -eq 0 ]; then
  chown postgres "$folder"
  as_user() { runuser -u postgres -- "$@"; }
else
  as_user() { "$@"; }
fi
stop() {
  as_user "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT

as_user "$bin/initdb" -D "$folder/data" -U satsing --auth=trust --encoding=UTF8 --locale=C >/dev/null
as_user "$bin/pg_ctl" -D "$folder/data" -w -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off" \
  -l "$folder/log" start >/dev/null || { cat "$folder/log" >&2; exit 1; }
address="postgres://satsing@127.0.0.1:$port/postgres"
as_user "$bin/psql" -q "$address" -c 'CREATE EXTENSION postgis' >/dev/null
SATSING_TEST_POSTGIS="$address" "$@"
