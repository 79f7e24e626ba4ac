#!/bin/sh
# Starts a throw-away PostgreSQL with PostGIS on loopback for the tests, and prints its URL as the last line:
#   TEST_DATABASE_URL=$(tests/support/postgresql.sh | tail -n 1)
# Run as root on Debian: installs the packages where they are missing. Running it again finds the one that runs.
# PGTEST_DIR and PGTEST_PORT choose another place. The data is worth nothing: fsync is off, trust only on loopback.
set -eu
dir=${PGTEST_DIR:-/tmp/pgtest}
port=${PGTEST_PORT:-5433}
url="postgres://postgres@127.0.0.1:$port/postgres"

newest() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
has_postgis() { ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1; }
if [ -z "$(newest)" ] || ! has_postgis; then
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -q >&2
	apt-get install -q -y --no-install-recommends postgresql postgresql-contrib postgis postgresql-postgis >&2
fi
bin=$(newest)

as_postgres() {
	if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

if ! "$bin/pg_isready" -q -h 127.0.0.1 -p "$port"; then
	if [ ! -s "$dir/PG_VERSION" ]; then
		mkdir -p "$dir"
		[ "$(id -u)" != 0 ] || chown postgres: "$dir"
		chmod 700 "$dir"
		as_postgres "$bin/initdb" -D "$dir" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >&2
	fi
	as_postgres "$bin/pg_ctl" -D "$dir" -l "$dir/server.log" -w -t 60 start \
		-o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off \
-c synchronous_commit=off -c full_page_writes=off -c max_connections=200" >&2
fi
echo "$url"
