"""Prints scores of a checkpoint on gold words, treebank by treebank, and the F1 of single relations.

    python score_relations.py parser_fr.pt DATA/ud/fr/dev.conllu.gz
"""

import argparse

import torch

import conllu
import predict
import scores


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("models", nargs="+", help="checkpoints; several are averaged")
    parser.add_argument("dev")
    parser.add_argument("--source", default="", help="give every sentence this treebank, as the input of the network")
    parser.add_argument("--confusions", help="list what a relation, such as appos, is taken for")
    args = parser.parse_args()
    torch.set_num_threads(1)
    models = [predict.Model(path) for path in args.models]
    language = models[0].state["language"]
    dev = list(conllu.read(args.dev))
    place = models[0].classes.index()["sources"].get(args.source, 0)

    def analyse(forms):
        found = predict.analyse(models, forms, sources=[place] * len(forms))
        return [words for words, _ in found]

    metrics, relations = scores.evaluate(dev, language, analyse)
    names = sorted(metrics)
    print("treebank".ljust(22), *(k.rjust(8) for k in metrics["all"]))
    for name in names:
        print(name.ljust(22), *(f"{v:8.2f}" for v in metrics[name].values()))
    print("\nF1".ljust(23), *(n.removeprefix("UD_").rjust(16) for n in names))
    for relation in scores.RELATIONS:
        print(relation.ljust(22), *(f"{relations[n].get(relation, 0):16.1f}" for n in names))
    if args.confusions:
        confusions(dev, language, analyse, args.confusions)


def confusions(dev, language, analyse, relation):
    import collections

    counts = collections.Counter()
    units = [conllu.units(s, language) for s in dev]
    for gold, found in zip(units, analyse([[u.form for u in us] for us in units])):
        for g, f in zip(gold, found):
            if relation in (g.deprel, f.deprel):
                counts[g.deprel, f.deprel, "same head" if g.head == f.head else "other head"] += 1
    for (gold, found, head), n in counts.most_common(20):
        print(f"{n:5} gold {gold:12} found {found:12} {head}")


if __name__ == "__main__":
    main()
