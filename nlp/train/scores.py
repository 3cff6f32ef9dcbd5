"""Scores of analyses on gold words: tags, lemmas, attachment, and F1 of single relations."""

import collections

import conllu

RELATIONS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "conj", "appos", "acl:relcl", "acl", "xcomp",
             "ccomp", "advcl", "nmod", "obl", "flat", "cop", "parataxis", "root")


def compare(gold, system, counts, relations):
    """Count one sentence. counts is a Counter, relations maps a name to [right, system, gold]."""
    for g, s in zip(gold, system):
        universal = conllu.universal(g.deprel), conllu.universal(s.deprel)
        counts["words"] += 1
        counts["UPOS"] += g.upos == s.upos
        counts["UFeats"] += g.feats == s.feats
        counts["Lemmas"] += g.lemma == s.lemma
        counts["UAS"] += g.head == s.head
        counts["LAS"] += g.head == s.head and universal[0] == universal[1]
        counts["LASfull"] += g.head == s.head and g.deprel == s.deprel
        for name in RELATIONS:
            if ":" in name:
                in_gold, in_system = g.deprel == name, s.deprel == name
            else:
                in_gold, in_system = universal[0] == name, universal[1] == name
            relations[name][0] += in_gold and in_system and g.head == s.head
            relations[name][1] += in_system
            relations[name][2] += in_gold


def evaluate(sentences, language, analyse):
    """Return {treebank: {metric: percent}} and {treebank: {relation: F1}}, with "all" beside the treebanks.

    analyse takes a list of lists of unit forms and returns a list of lists of Words.
    """
    unit_forms = [[u.form for u in conllu.units(s, language)] for s in sentences]
    totals = collections.defaultdict(collections.Counter)
    relations = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0, 0]))
    for sentence, found in zip(sentences, analyse(unit_forms)):
        if language == "fr":
            found = conllu.expand(sentence, found)
        for name in (sentence.source, "all"):
            compare(sentence.words, found, totals[name], relations[name])
    metrics = {name: {k: round(100 * c[k] / c["words"], 2) for k in ("UPOS", "UFeats", "Lemmas", "UAS", "LAS", "LASfull")}
               for name, c in totals.items()}
    figures = {name: {rel: round(200 * r[0] / max(1, r[1] + r[2]), 1) for rel, r in rels.items()}
               for name, rels in relations.items()}
    return metrics, figures
