#!/bin/sh
# Starts the standalone server on a free port and runs clients that know nothing of this project against it: the REST
# calls of Esri's page on geoprocessing services in Python, written anew from the protocol. Needs a built jar and python3.
set -eu
cd "$(dirname "$0")/../.."

fail() {
  echo "check-standalone: $1" >&2
  [ -z "${log:-}" ] || cat "$log" >&2
  exit 1
}

jar=
for found in camel-gp-component/camel-gp-server/target/camel-gp-server-*-standalone.jar; do
  [ -f "$found" ] && jar=$found
done
[ -n "$jar" ] || fail "there is no standalone jar; run mvn -pl camel-gp-component/camel-gp-server package first"

log=$(mktemp)
server=
stop() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  [ -z "$server" ] || wait "$server" 2>/dev/null || true
  rm -f "$log"
}
trap stop EXIT
trap 'exit 130' INT TERM

java -jar "$jar" --port 0 >"$log" 2>&1 &
server=$!

waited=0
until grep -q 'Stop it with' "$log"; do
  kill -0 "$server" 2>/dev/null || fail "the server ended"
  [ "$waited" -lt 60 ] || fail "the server did not start within 60 s"
  sleep 1
  waited=$((waited + 1))
done
services=$(grep -oE 'https?://[^ ]+/rest/services$' "$log" | head -n 1)
[ -n "$services" ] || fail "the server did not say where it listens"

python3 src/build/tutorial/execute.py "$services" || fail "execute.py failed"
python3 src/build/tutorial/submit_job.py "$services" || fail "submit_job.py failed"
