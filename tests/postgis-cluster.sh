#!/usr/bin/env bash
# One PostgreSQL of the tests in a folder: made and started, as a replica of another, promoted, frozen, stopped.
#
#   postgis-cluster.sh start FOLDER PORT          a new cluster with PostGIS
#   postgis-cluster.sh replica FOLDER PORT OF     a streaming replica of the one on port OF
#   postgis-cluster.sh again FOLDER               one that was stopped
#   postgis-cluster.sh promote|stop|kill|freeze|thaw FOLDER
set -euo pipefail

what=$1 folder=$2
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo "PostgreSQL is not installed; run tests/setup.sh test" >&2; exit 1; }

# PostgreSQL refuses to run as root, so root lends it the folder of the postgres user.
if [ "$(id -u)" -eq 0 ]; then
  chown postgres "$folder"
  as_user() { runuser -u postgres -- "$@"; }
else
  as_user() { "$@"; }
fi
start() {
  as_user "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" start >/dev/null || { cat "$folder/log" >&2; exit 1; }
}
configure() {
  echo "port = $1
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
fsync = off
max_connections = 200" | as_user tee -a "$folder/data/postgresql.auto.conf" >/dev/null
}
everyone() { pid=$(as_user head -n 1 "$folder/data/postmaster.pid"); echo "$pid $(pgrep -P "$pid" | tr '\n' ' ')"; }

case $what in
  start)
    as_user "$bin/initdb" -D "$folder/data" -U satsing --auth=trust --encoding=UTF8 --locale=C >/dev/null
    configure "$3"
    start
    as_user "$bin/psql" -q "postgres://satsing@127.0.0.1:$3/postgres" -c 'CREATE EXTENSION postgis' >/dev/null ;;
  replica)
    as_user "$bin/pg_basebackup" -d "postgres://satsing@127.0.0.1:$4/postgres" -D "$folder/data" -R -X stream -c fast
    configure "$3"
    start ;;
  again) start ;;
  promote) as_user "$bin/pg_ctl" -D "$folder/data" -w promote >/dev/null ;;
  stop) as_user "$bin/pg_ctl" -D "$folder/data" -m fast -w stop >/dev/null ;;
  kill) as_user "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true ;;
  # Every process, so that those which serve a connection stand still as well.
  freeze) kill -STOP $(everyone) ;;
  thaw) kill -CONT $(everyone) ;;
  *) echo "$what is not known here" >&2; exit 2 ;;
esac
