#!/usr/bin/env bash
# Other people's readers of what Relata exports, from Maven packages: a JDK and Maven are all they need.
#
#   dev/readers/read.sh install        fetch the jars into .cache/readers and compile (once)
#   dev/readers/read.sh graphml FILE   print what JGraphT reads in a GraphML file
#   dev/readers/read.sh nt FILE        print what Apache Jena reads in an N-Triples file
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=$(cd "$here/../.." && pwd)/.cache/readers

install() {
  cat "$here/pom.xml" "$here/Read.java" | cmp -s - "$cache/.done" && return
  command -v mvn >/dev/null || { echo "read.sh: Maven (mvn) is not installed" >&2; exit 2; }
  rm -rf "$cache"; mkdir -p "$cache"
  mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$cache/lib" >&2
  javac -cp "$cache/lib/*" -d "$cache" "$here/Read.java"
  cat "$here/pom.xml" "$here/Read.java" >"$cache/.done"
}

case ${1:-} in
  install) install ;;
  graphml | nt) install; java -Xss16m -cp "$cache:$cache/lib/*" Read "$1" "$2" ;;
  *) sed -n '2,6p' "$0" >&2; exit 2 ;;
esac
