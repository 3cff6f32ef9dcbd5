#!/usr/bin/env bash
# Packs the program twice: as one static file without the embedded store, and with it, its native library beside it. Both run from any
# folder of a machine without Go.
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:-dev}
rm -rf dist; mkdir -p dist/relata
CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.release=$version" -o dist/relata-static ./cmd/relata
lib=$(go list -m -f '{{.Dir}}' github.com/kuzudb/go-kuzu)/lib/dynamic
case "$(go env GOOS)-$(go env GOARCH)" in
  linux-amd64) file=$lib/linux-amd64/libkuzu.so ;;
  linux-arm64) file=$lib/linux-arm64/libkuzu.so ;;
  darwin-*) file=$lib/darwin/libkuzu.dylib ;;
  *) echo "dist.sh: no library of the embedded store for this system" >&2; exit 2 ;;
esac
CGO_LDFLAGS='-Wl,-rpath,$ORIGIN' CGO_LDFLAGS_ALLOW='-Wl,-rpath.*' go build -trimpath -ldflags "-s -w -X main.release=$version" -o dist/relata/relata ./cmd/relata
cp "$file" dist/relata/
chmod u+w dist/relata/*
cp LICENSE NOTICE README.md dist/relata/
# Without Go's folders in sight it must still find its library.
(cd / && env -i PATH=/usr/bin:/bin "$OLDPWD/dist/relata/relata" version >/dev/null && env -i PATH=/usr/bin:/bin "$OLDPWD/dist/relata-static" version >/dev/null)
ls -l dist dist/relata
