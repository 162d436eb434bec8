#!/bin/sh
# After the quickstart has run: is what the README promises in the output folder? POSIX tools only.
set -eu
cd "$(dirname "$0")/../.."

folder=examples/quickstart/target/quickstart
name=observers-maunga-whau.geojson
result=$folder/outbox/$name
observers=$folder/done/$name

fail() {
  echo "check-quickstart: $1" >&2
  exit 1
}

# how often a text occurs in a file, though all of it may be one line
count() {
  tr -d ' \n' <"$2" | awk -v text="$1" '{ print gsub(text, "") }'
}

[ -s "$result" ] || fail "there is no result $result"
[ -s "$observers" ] || fail "the input is not in $folder/done"
[ ! -e "$folder/inbox/$name" ] || fail "the input is still in the inbox"
[ ! -e "$folder/error/$name" ] || fail "the input is in the error folder"

case "$(tr -d ' \n' <"$result")" in
  *'"type":"FeatureCollection"'*) ;;
  *) fail "the result is no FeatureCollection" ;;
esac
case "$(tr -d ' \n' <"$result" | tail -c 1)" in
  '}') ;;
  *) fail "the result ends in the middle" ;;
esac

places=$(count '"type":"Feature",' "$observers")
areas=$(count '"type":"(Multi)?Polygon"' "$result")
[ "$places" -gt 0 ] || fail "the input holds no places"
[ "$areas" -eq "$places" ] || fail "$places places, but $areas areas"

# every position on the grid, in longitude and latitude
outside=$(tr -d ' \n' <"$result" | grep -oE '\[-?[0-9.]+,-?[0-9.]+\]' | tr -d '[]' |
  awk -F, '$1 < 174.760 || $1 > 174.769 || $2 < -36.882 || $2 > -36.871' | wc -l)
[ "$outside" -eq 0 ] || fail "$outside positions are not on Maunga Whau"

echo "quickstart: $areas areas for $places places, all on Maunga Whau"
