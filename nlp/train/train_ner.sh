#!/bin/sh
# Rebuilds the recogniser of names of a language, as train.sh asks: train_ner.sh LANG DATA WORK. PYTHON names the interpreter.
# WORK holds vec_LANG.npz (vectors.py); the result is WORK/ner_LANG.pt, which goes into the model. ENCODER and SMOKE are as in train.sh.
set -eu
lang=$1 data=$2 work=$3
python=${PYTHON:-python3}
cd "$(dirname "$0")"

case $lang in
fr) rate=0.25 epochs=6 ;;
en) rate=0.4 epochs=5 ;;
*)
	echo "usage: train_ner.sh fr|en DATA WORK" >&2
	exit 2
	;;
esac

few=700000 many=1900000
if [ -n "${SMOKE:-}" ]; then
	few=20000 many=20000
fi

train() {
	out=$1
	shift
	# A later flag overrules an earlier one.
	"$python" ner.py train "$lang" --data "$data" --vectors "$work/vec_$lang.npz" --out "$work/$out" \
		--batch 1200 --rate 2.5e-3 "$@" ${SMOKE:+--steps 5}
}

if [ -n "${ENCODER:-}" ]; then
	# A teacher that reads a pretrained encoder (encoder.py) labels all the raw text there is.
	train "ner_teacher_$lang.pt" --epochs 2 --seed 3 --drop 0.3 --batch 1000 --rate 2e-3 --dim 160 --hidden 160 --encoder "$ENCODER" --encoder-layers 6
	"$python" ner_silver.py "$lang" "$work/silver_ner_$lang.jsonl.gz" --models "$work/ner_teacher_$lang.pt" \
		--vectors "$work/vec_$lang.npz" --raw "$data/raw/$lang"/*.gz --tokens $many --extra 40000
	train "ner_$lang.pt" --epochs 6 --seed 5 --drop 0.3 --hidden 160 --silver "$work/silver_ner_$lang.jsonl.gz" --silver-weight 0.7
	exit
fi

# Two recognisers of different seeds label raw news together; the third learns from the corpora and from what they are sure of.
train "ner_a_$lang.pt" --epochs 6 --seed 1
train "ner_b_$lang.pt" --epochs 6 --seed 2 --drop 0.4
"$python" ner_silver.py "$lang" "$work/silver_ner_$lang.jsonl.gz" --models "$work/ner_a_$lang.pt" "$work/ner_b_$lang.pt" \
	--vectors "$work/vec_$lang.npz" --raw "$data/raw/$lang"/*.gz --tokens $few
train "ner_$lang.pt" --epochs $epochs --seed 5 --drop 0.4 --silver "$work/silver_ner_$lang.jsonl.gz" --silver-weight $rate
