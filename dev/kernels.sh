#!/usr/bin/env bash
# Analyses the same sentences with every kernel that this machine can run and with one and several threads, and compares what they
# print: dev/kernels.sh [SENTENCES]. The sentences (10,000 in each language if not said otherwise) are put together from the bundled
# samples. The kernel of arm64 runs in an emulator, on a twentieth of them, if there is one (Debian: qemu-user-static).
set -euo pipefail
cd "$(dirname "$0")/.."
n=${1:-10000}
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
export CGO_ENABLED=0
go build -o "$dir/native" ./cmd/relata
go build -tags purego -o "$dir/portable" ./cmd/relata
qemu=$(command -v qemu-aarch64-static || command -v qemu-aarch64 || true)
if [ -n "$qemu" ]; then
  GOARCH=arm64 go build -o "$dir/arm64" ./cmd/relata
  GOARCH=arm64 go test -count=1 -exec "$qemu" ./nlp/internal/nn
fi
sentences() { # sentence k: the text of one of the sample, a semicolon, that of another
  python3 - "nlp/lang/$1/testdata/ud/sample.conllu" "$2" <<'PY'
import sys
texts = [l[9:].strip() for l in open(sys.argv[1], encoding="utf-8") if l.startswith("# text = ")]
for k in range(int(sys.argv[2])):
    a, b = texts[k % len(texts)], texts[(k * 7 + k // len(texts)) % len(texts)]
    print(a.rstrip(".") + " ; " + b + "\n")
PY
}
same() { # NAME COMMAND…: what the command prints, against the first one's
  name=$1; shift
  sum=$("$@" | sha256sum | cut -c1-16)
  echo "$lang $count sentences, $name: $sum"
  [ "${first:=$sum}" = "$sum" ] || { echo "kernels.sh: $name differs" >&2; exit 1; }
}
for lang in fr en; do
  first='' count=$n; sentences $lang "$n" > "$dir/text"
  parse=(parse --lang "$lang" "$dir/text")
  same "best kernel, all threads" "$dir/native" "${parse[@]}"
  same "best kernel, one thread" env GOMAXPROCS=1 "$dir/native" "${parse[@]}"
  if [ "$(go env GOARCH)" = amd64 ]; then
    same avx2 env GODEBUG=cpu.avx512bw=off "$dir/native" "${parse[@]}"
    same sse2 env GODEBUG=cpu.avx2=off "$dir/native" "${parse[@]}"
  fi
  same portable "$dir/portable" "${parse[@]}"
  if [ -n "$qemu" ]; then
    first='' count=$(((n + 19) / 20)); sentences $lang "$count" > "$dir/text"
    same "best kernel" "$dir/native" "${parse[@]}"
    same "neon, emulated" "$qemu" "$dir/arm64" "${parse[@]}"
  fi
done
