#!/usr/bin/env bash
# A real Neo4j server for tests and for trying things out, from Maven packages: a JDK and Maven are all it needs.
#
#   dev/neo4j/neo4j.sh install         fetch the jars into .cache/neo4j (once)
#   dev/neo4j/neo4j.sh start [FOLDER]  start a server on free ports and wait until it answers; prints what to set. Its database
#                                      holds what was exported to FOLDER for neo4j-admin; otherwise it is empty
#   dev/neo4j/neo4j.sh stop            stop it and delete its data
#   dev/neo4j/neo4j.sh crash           kill -9 it and start it again, same ports, same data: for tests
#   dev/neo4j/neo4j.sh run COMMAND…    start, run the command with RELATA_TEST_NEO4J_* set, stop
#   dev/neo4j/neo4j.sh shell ARG…      cypher-shell with those arguments
#
# RELATA_NEO4J_HOME is the folder of the server, .cache/neo4j/home unless set: several may run beside each other.
# RELATA_NEO4J_TLS is a folder with private.key and public.crt: Bolt then takes TLS alone. With RELATA_NEO4J_APOC=1 the server
# has the procedures of APOC, which some of the programs that Relata is compared with need.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=$(cd "$here/../.." && pwd)/.cache/neo4j
home=${RELATA_NEO4J_HOME:-$cache/home}
password=relata-test

install() {
  cmp -s "$here/pom.xml" "$cache/lib/.done" && return
  command -v mvn >/dev/null || { echo "neo4j.sh: Maven (mvn) is not installed" >&2; exit 2; }
  mkdir -p "$cache/lib"
  mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$cache/lib" >&2
  cp "$here/pom.xml" "$cache/lib/.done"
}

# What the distribution has as bin/neo4j-admin and bin/cypher-shell.
import() (
  cd "$1"
  export NEO4J_HOME=$home NEO4J_CONF=$home/conf
  java -cp "$cache/lib/*" org.neo4j.cli.AdminTool database import full neo4j --overwrite-destination @import.args >"$home/import.log" 2>&1 ||
    { cat "$home/import.log" >&2; echo "neo4j.sh: the import failed" >&2; exit 1; }
)

shell() { java -cp "$cache/lib/*" org.neo4j.shell.Main "$@"; }

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' 2>/dev/null || echo $((20000 + RANDOM % 20000)); }

alive() { [ -f "$home/pid" ] && kill -0 "$(cat "$home/pid")" 2>/dev/null; }

settings() { cat "$home/env"; }

launch() {
  nohup java -cp "$cache/lib/*" --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED \
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
    org.neo4j.server.CommunityEntryPoint --home-dir="$home" --config-dir="$home/conf" >"$home/log" 2>&1 &
  echo $! >"$home/pid"
}

start() {
  if alive; then settings; return; fi
  install
  rm -rf "$home"; mkdir -p "$home/conf"
  bolt=$(free_port); http=$(free_port)
  cat >"$home/conf/neo4j.conf" <<CONF
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:$bolt
server.bolt.advertised_address=127.0.0.1:$bolt
server.http.listen_address=127.0.0.1:$http
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.heap.initial_size=256m
server.memory.heap.max_size=1g
server.memory.pagecache.size=128m
db.tx_log.rotation.retention_policy=keep_none
CONF
  if [ -n "${RELATA_NEO4J_APOC:-}" ]; then mkdir "$home/plugins"; cp "$cache"/lib/apoc-*.jar "$home/plugins"; fi
  if [ -n "${RELATA_NEO4J_TLS:-}" ]; then
    cat >>"$home/conf/neo4j.conf" <<CONF
server.bolt.tls_level=REQUIRED
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory=$RELATA_NEO4J_TLS
dbms.ssl.policy.bolt.client_auth=NONE
CONF
  fi
  if [ $# -gt 0 ]; then import "$1"; fi
  launch
  cat >"$home/env" <<ENV
export RELATA_TEST_NEO4J_URI=bolt://127.0.0.1:$bolt
export RELATA_TEST_NEO4J_USERNAME=neo4j
export RELATA_TEST_NEO4J_PASSWORD=$password
export RELATA_TEST_NEO4J_BROWSER=http://127.0.0.1:$http/browser/
export RELATA_TEST_NEO4J_SCRIPT=$here/neo4j.sh
ENV
  for _ in $(seq 120); do
    alive || { tail -n 20 "$home/log" "$home/logs/neo4j.log" >&2 || true; echo "neo4j.sh: the server ended while starting" >&2; exit 1; }
    if curl -sf "http://127.0.0.1:$http/" >/dev/null 2>&1; then
      # The first password must be changed before anything else.
      curl -sf -u neo4j:neo4j -H 'Content-Type: application/json' "http://127.0.0.1:$http/db/system/tx/commit" \
        -d "{\"statements\":[{\"statement\":\"ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO '$password'\"}]}" >/dev/null && { settings; return; }
    fi
    sleep 1
  done
  echo "neo4j.sh: the server does not answer after two minutes; see $home/log" >&2
  exit 1
}

stop() {
  if alive; then
    pid=$(cat "$home/pid"); kill "$pid"
    for _ in $(seq 30); do kill -0 "$pid" 2>/dev/null || break; sleep 1; done
    kill -9 "$pid" 2>/dev/null || true
  fi
  rm -rf "$home"
}

crash() {
  kill -9 "$(cat "$home/pid")"
  while alive; do sleep 0.1; done
  # shellcheck disable=SC1091
  . "$home/env"
  launch
  for _ in $(seq 120); do
    curl -sf "${RELATA_TEST_NEO4J_BROWSER%browser/}" >/dev/null 2>&1 && return
    alive || break
    sleep 1
  done
  tail -n 20 "$home/log" >&2; echo "neo4j.sh: the server does not come back" >&2
  exit 1
}

case ${1:-} in
  install) install ;;
  start) shift; start "$@" ;;
  shell) shift; shell "$@" ;;
  stop) stop ;;
  crash) crash ;;
  run)
    shift
    start >/dev/null
    trap stop EXIT
    # shellcheck disable=SC1091
    . "$home/env"
    export RELATA_TEST_REQUIRE_NEO4J=1
    "$@"
    ;;
  *) sed -n '2,14p' "$0" >&2; exit 2 ;;
esac
