#!/usr/bin/env bash
# Relata beside spaCy, on one core: dev/bench/bench.sh DATA SCORER (see bench.py). spaCy and its models are installed in .cache/spacy.
set -euo pipefail
cd "$(dirname "$0")/../.."
data=${1:?bench.sh: say where the data is: make bench-nlp DATA=FOLDER} scorer=${2:?bench.sh: say where the scorer is: SCORER=FILE}
venv=.cache/spacy
if ! cmp -s dev/bench/requirements.txt "$venv/requirements.txt"; then
  rm -rf "$venv"; python3 -m venv "$venv"
  "$venv/bin/pip" install -q -r dev/bench/requirements.txt
  cp dev/bench/requirements.txt "$venv/"
fi
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
exec "$venv/bin/python" dev/bench/bench.py bin/relata "$data" "$scorer"
