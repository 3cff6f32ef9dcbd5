"""Analyses with trained checkpoints: one network, or the mean of several that share inventories."""

import numpy as np
import torch

import encoder
import features
import lemma
import network
import samples
import tree
import vectors as vec
from conllu import Word


class Model:
    """A checkpoint ready to read."""

    def __init__(self, path):
        state = torch.load(path, map_location="cpu", weights_only=False)
        self.state = state
        self.classes = samples.Classes(**state["classes"])
        self.vectors = vec.load(state["vectors"])
        self.encoder = samples.Encoder(self.classes, self.vectors)
        pretrained = encoder.File(state["encoder"]) if state.get("encoder") else None
        self.pieces = pretrained and encoder.Pieces(pretrained)
        self.net = network.Parser(state["sizes"], self.vectors.matrix, pretrained=pretrained)
        self.net.load_state_dict(state["net"])
        self.net.eval()


def analyse(models, sentences, tokens=4000, sources=None):
    """Return, for each list of forms, its units as Words and the mean log-probability of the arcs.

    Models must share all class inventories but the words. sources gives each sentence's treebank,
    as a place in the inventory from 1; without it none is assumed.
    """
    classes = models[0].classes
    out = [None] * len(sentences)
    with torch.no_grad():
        for places in samples.batches([len(s) for s in sentences], tokens):
            _batch(models, classes, sentences, places, out, sources)
    return out


def _batch(models, classes, sentences, places, out, sources):
    scores = []
    for model in models:
        batch = samples.collate([model.encoder.rows(sentences[i]) for i in places])
        origin = torch.tensor([sources[i] for i in places]) if sources else None
        pieces = model.pieces and [model.pieces.sentence(sentences[i]) for i in places]
        scores.append(model.net(*batch, sources=origin, pieces=pieces))
    mean = lambda name: sum(torch.softmax(s[name], -1) for s in scores) / len(scores)
    arcs = torch.log(mean("arcs") + 1e-12).numpy().astype(np.float64)
    size = arcs.shape[1]
    heads = torch.zeros(len(places), size, dtype=torch.long)
    for q, i in enumerate(places):
        n = len(sentences[i])
        heads[q, :n] = torch.from_numpy(tree.heads(arcs[q, :n, :n + 1]).astype(np.int64))
    label = sum(torch.softmax(m.net.labels(s["views"], heads), -1) for m, s in zip(models, scores)).argmax(-1)
    upos, feats, rule = (mean(name).argmax(-1) for name in ("upos", "feats", "lemma"))
    for q, i in enumerate(places):
        words = []
        for k, form in enumerate(sentences[i]):
            words.append(Word(form, lemma.apply(features.normalise(form), classes.lemma[rule[q, k]]),
                              classes.upos[upos[q, k]], classes.feats[feats[q, k]],
                              int(heads[q, k]), classes.labels[label[q, k]]))
        certain = float(np.mean([arcs[q, k, heads[q, k]] for k in range(len(words))]))
        out[i] = (words, certain)
