#!/bin/sh
# Starts the standalone server on a free port and uses the program's jar against it, as somebody at a shell does: check,
# describe, run, a wrong task, a server that is not there, a password by file. Needs both jars.
set -eu
cd "$(dirname "$0")/../.."

fail() {
  echo "check-cli: $1" >&2
  cat "$work"/* >&2 2>/dev/null || true
  exit 1
}

work=$(mktemp -d)
server=
stop() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  [ -z "$server" ] || wait "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

jar_of() {
  for found in $1; do
    [ -f "$found" ] && echo "$found" && return
  done
  fail "there is no $1; run mvn package first"
}
server_jar=$(jar_of 'camel-gp-component/camel-gp-server/target/camel-gp-server-*-standalone.jar')
jar=$(jar_of 'camel-gp-component/camel-gp-cli/target/camel-gp-cli-*-program.jar')

java -jar "$server_jar" --port 0 --user ann:sesame >"$work/server.log" 2>&1 &
server=$!
waited=0
until grep -q 'Stop it with' "$work/server.log"; do
  kill -0 "$server" 2>/dev/null || fail "the server ended"
  [ "$waited" -lt 60 ] || fail "the server did not start within 60 s"
  sleep 1
  waited=$((waited + 1))
done
services=$(grep -oE 'https?://[^ ]+/rest/services$' "$work/server.log" | head -n 1)
echo sesame >"$work/password"

gp() {
  wanted=$1
  shift
  got=0
  java -jar "$jar" "$@" >"$work/out" 2>"$work/err" || got=$?
  [ "$got" = "$wanted" ] || fail "camel-gp $* ended with $got, not $wanted"
}

gp 0 check "$services/Geometry/Tools/GPServer/Buffer"
grep -q 'OK       service' "$work/out" || fail "check found no service"
gp 0 check "$services/Secured/SecureViewshed/GPServer/viewshed" --user ann --password-file "$work/password"
grep -q 'OK       token' "$work/out" || fail "check found no token"
gp 1 check "$services/Geometry/Tools/GPServer/Bufer"
gp 0 describe "$services/Geometry/Tools/GPServer/Buffer"
grep -q 'uri: gp' "$work/out" || fail "describe printed no step"
gp 0 run "$services/Test/Slow/GPServer/Slow" --param Seconds=1
[ -s "$work/out" ] || fail "run gave no result"
grep -q 'submitted: ' "$work/err" || fail "run told no progress"
gp 2 run
gp 3 check http://127.0.0.1:1/arcgis --timeout 2
echo "check-cli: check, describe and run do as they say"
