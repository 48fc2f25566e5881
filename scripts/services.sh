#!/usr/bin/env bash
# A PostgreSQL and a Redis of this checkout's own, for tests: services.sh start | status | stop
# They listen on free ports of 127.0.0.1 with a password made for them, and forget everything when stopped.
set -euo pipefail
cd "$(dirname "$0")/.."

home=${TMPDIR:-/tmp}/absch-services-$(id -u)-$(pwd | cksum | cut -d' ' -f1)
database=$home/postgresql
binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)

# PostgreSQL refuses to run as root.
as_owner() {
  if [[ $(id -u) == 0 ]]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# Asked by its own port and password, so that a number in a stale pid file never stops a stranger.
redis() {
  local port secret
  port=$(awk '$1 == "port" { print $2 }' "$home/redis/redis.conf")
  secret=$(awk '$1 == "requirepass" { print $2 }' "$home/redis/redis.conf")
  redis-cli -h 127.0.0.1 -p "$port" --no-auth-warning -a "$secret" "$@"
}

are_running() {
  [[ -r $home/addresses && -n $binaries ]] &&
    as_owner "$binaries/pg_ctl" --pgdata "$database/data" status >/dev/null 2>&1 &&
    redis ping 2>/dev/null | grep -q PONG
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_postgresql() {
  local port=$1 secret=$2
  mkdir -p "$database"
  # The owner must reach its folder through ours, and nobody else may read the password.
  chmod 711 "$home"
  printf '%s' "$secret" >"$database/password"
  if [[ $(id -u) == 0 ]]; then chown -R postgres: "$database"; fi
  chmod 700 "$database"
  as_owner "$binaries/initdb" --pgdata "$database/data" --username absch --pwfile "$database/password" \
    --auth scram-sha-256 --encoding UTF8 --locale C.UTF-8 >/dev/null
  as_owner "$binaries/pg_ctl" --pgdata "$database/data" --log "$database/log" --wait start --options \
    "-c port=$port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$database -c fsync=on" \
    </dev/null >/dev/null
  PGPASSWORD=$secret "$binaries/createdb" --host 127.0.0.1 --port "$port" --username absch absch
}

start_redis() {
  local port=$1 secret=$2
  mkdir -p "$home/redis"
  chmod 700 "$home/redis"
  cat >"$home/redis/redis.conf" <<CONF
bind 127.0.0.1
port $port
requirepass $secret
dir $home/redis
logfile $home/redis/log
daemonize yes
save ""
CONF
  redis-server "$home/redis/redis.conf" </dev/null >/dev/null
  local tries
  for tries in {1..50}; do
    if redis ping 2>/dev/null | grep -q PONG; then return 0; fi
    sleep 0.1
  done
  return 1
}

stop() {
  [[ -d $home ]] || return 0
  if [[ -n $binaries ]]; then
    as_owner "$binaries/pg_ctl" --pgdata "$database/data" --mode immediate --silent stop >/dev/null 2>&1 || true
  fi
  if [[ -r $home/redis/redis.conf ]]; then redis shutdown nosave >/dev/null 2>&1 || true; fi
  rm -rf "$home"
}

start() {
  if are_running; then return; fi
  stop # whatever an interrupted start left
  if [[ -z $binaries ]] || ! command -v redis-server >/dev/null; then
    echo "PostgreSQL or Redis is not installed. As root: scripts/packages.sh test" >&2
    exit 1
  fi
  mkdir "$home"
  local secret postgresql_port redis_port
  secret=$(head -c 18 /dev/urandom | od -An -tx1 | tr -d ' \n')
  postgresql_port=$(free_port)
  redis_port=$(free_port)
  if ! start_postgresql "$postgresql_port" "$secret" || ! start_redis "$redis_port" "$secret"; then
    tail -n 20 "$database/log" "$home/redis/log" >&2 2>/dev/null || true
    echo "PostgreSQL or Redis did not start; the lines above say why." >&2
    exit 1
  fi
  (
    umask 077
    cat >"$home/addresses" <<ADDRESSES
DATABASE_URL=postgres://absch:$secret@127.0.0.1:$postgresql_port/absch
CACHE_URL=redis://:$secret@127.0.0.1:$redis_port/0
ADDRESSES
  )
}

case ${1:-} in
  start) start && cat "$home/addresses" ;;
  status)
    if are_running; then cat "$home/addresses"; else
      echo "not running"
      exit 1
    fi
    ;;
  stop) stop ;;
  *)
    echo "Say what to do: services.sh start | status | stop" >&2
    exit 2
    ;;
esac
