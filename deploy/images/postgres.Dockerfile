# PostgreSQL with pgBackRest, which archives its log and makes its backups.
FROM postgres:18
RUN apt-get update && apt-get install -y --no-install-recommends pgbackrest && rm -rf /var/lib/apt/lists/* \
    && install -d -o postgres -g postgres /var/lib/pgbackrest /var/log/pgbackrest /var/spool/pgbackrest \
    && install -d -o postgres -g postgres -m 700 /var/lib/postgresql/data
COPY deploy/backup/pgbackrest.conf /etc/pgbackrest/pgbackrest.conf
COPY deploy/backup/off-machine.conf /etc/shabou/off-machine/
COPY deploy/backup/backups /usr/local/bin/
COPY deploy/postgres/postgresql.conf deploy/postgres/pg_hba.conf deploy/postgres/pg_ident.conf /etc/postgresql/
COPY deploy/postgres/monitor.sh /docker-entrypoint-initdb.d/
COPY deploy/images/start /usr/local/bin/
ENTRYPOINT ["start", "docker-entrypoint.sh"]
CMD ["postgres", "-c", "config_file=/etc/postgresql/postgresql.conf"]
