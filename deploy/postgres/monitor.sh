#!/bin/sh
# Once, on an empty server: a login that may look at statistics and at nothing else, for Prometheus.
set -eu

psql -v ON_ERROR_STOP=1 -v password="$MONITOR_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'END'
CREATE EXTENSION pg_stat_statements;
CREATE ROLE shabou_monitor LOGIN PASSWORD :'password' IN ROLE pg_monitor;
END
