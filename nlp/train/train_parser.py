"""Trains the tagger and parser of one language.

    python train_parser.py fr DATA/ud/fr/train.conllu.gz DATA/ud/fr/train-spoken.conllu.gz \
        --dev DATA/ud/fr/dev.conllu.gz --vectors vec_fr.npz --steps 4000 --out parser_fr.pt

Writes a checkpoint with the moving average of the weights. The same seed and the same steps give
the same order of samples; with --minutes the schedule ends early on a slow machine.
"""

import argparse
import collections
import math
import os
import random
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch
import torch.nn.functional as F

import conllu
import encoder as pretraining
import features
import lemma
import network
import predict
import samples
import scores
import vectors as vec

LOSSES = {"upos": 0.5, "feats": 0.3, "lemma": 0.3}
WORD_DROP, VECTOR_DROP, SOURCE_DROP = 0.15, 0.1, 0.5
AVERAGE_EVERY = 4  # steps


def main():
    args = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    chance = random.Random(args.seed)
    vectors = vec.load(args.vectors)
    gold = [s for path in args.train for s in conllu.read(path)]
    silver = [s for path in args.silver for s in conllu.read(path)]
    for s in gold:
        conllu.harmonise(s, args.language)
    parsed = [(conllu.units(s, args.language), s.source) for s in gold]
    # Silver is written in units already.
    parsed += [(s.words, "silver") for s in silver]
    parsed = [(u, source) for u, source in parsed if 0 < len(u) <= samples.MAX_UNITS]
    start = torch.load(args.init, weights_only=False) if args.init else None
    classes = inventories(parsed, start, args.words)
    encoder, index = samples.Encoder(classes, vectors), classes.index()
    weight = {"silver": args.silver_weight}
    data = [samples.sample(u, source, encoder, index, weight.get(source, 1.0)) for u, source in parsed]
    rates = [args.silver_rate if source == "silver" else samples.RATES.get(source, 1.0) for _, source in parsed]
    sizes = dict(words=len(classes.words) + 2, upos=len(classes.upos), feats=len(classes.feats),
                 lemma=len(classes.lemma), labels=len(classes.labels), dim=args.dim, hidden=args.hidden,
                 layers=args.layers, morph=args.morph, arc=96, label=32, sources=len(classes.sources))
    pretrained = pretraining.File(args.encoder) if args.encoder else None
    if pretrained:
        sizes["encoder"] = args.encoder_layers
    net = network.Parser(sizes, vectors.matrix, args.dropout, pretrained)
    if start:
        adopt(net, start, classes)
    print(f"{len(data)} sentences, {sum(len(d.forms) for d in data)} units; {sizes}", flush=True)
    dev = [s for s in conllu.read(args.dev)]
    if args.encoder_from:
        tuned = torch.load(args.encoder_from, map_location="cpu", weights_only=False)["net"]
        part = "input.context."
        net.input.context.load_state_dict({k[len(part):]: v for k, v in tuned.items() if k.startswith(part)})
    trainer = Trainer(args, net, data, rates, encoder, index, chance, pretrained and pretraining.Pieces(pretrained))

    def checkpoint(average):
        return {"language": args.language, "classes": vars(classes), "sizes": sizes, "vectors": args.vectors, "encoder": args.encoder,
                "net": average, "args": vars(args), "data": sorted({s.source for s in gold})}

    average = trainer.run(lambda state: report(args, checkpoint(state), dev[::4]))
    state = checkpoint(average)
    state["steps"] = trainer.step
    state["scores"] = report(args, state, dev)
    torch.save(state, args.out)
    print(f"{args.out}: {trainer.step} steps, {time.time() - trainer.began:.0f} s", flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("language", choices=("fr", "en"))
    parser.add_argument("train", nargs="+", help="gold treebanks, CoNLL-U")
    parser.add_argument("--silver", nargs="*", default=[], help="sentences labelled by silver.py")
    parser.add_argument("--silver-rate", type=float, default=1.0, help="part of the silver read in an epoch")
    parser.add_argument("--silver-weight", type=float, default=0.5)
    parser.add_argument("--dev", required=True)
    parser.add_argument("--vectors", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--init", help="checkpoint to start from; its inventories are kept")
    parser.add_argument("--encoder", help="file of the pretrained encoder: trains a teacher (see encoder.py)")
    parser.add_argument("--encoder-layers", type=int, default=8)
    parser.add_argument("--encoder-from", help="a teacher, of any language, whose encoder to go on from; needs the same --dim")
    parser.add_argument("--encoder-rate", type=float, default=0.06, help="learning rate of the encoder, as a part of --rate")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--batch", type=int, default=1500, help="units in a batch, padding included")
    parser.add_argument("--rate", type=float, default=2.5e-3, help="highest learning rate")
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--average", type=float, default=0.998, help="decay of the moving average of the weights")
    parser.add_argument("--dim", type=int, default=128)
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--morph", type=int, default=96)
    parser.add_argument("--words", type=int, default=12000, help="rows of the word table at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", type=int, default=1000, help="steps between scores on a part of dev")
    return parser.parse_args()


def inventories(parsed, start, most):
    """Return the classes of the data, the frequent ones first, at most so many words; the classes of a start are kept."""
    counts = {name: collections.Counter() for name in ("words", "upos", "feats", "lemma", "labels")}
    sources = set()
    for units, source in parsed:
        sources.add(source)
        for u in units:
            counts["words"][features.normalise(u.form).lower()] += 1
            if source == "silver":
                continue
            counts["upos"][u.upos] += 1
            counts["feats"][u.feats] += 1
            counts["labels"][u.deprel] += 1
            counts["lemma"][lemma.rule(features.normalise(u.form), u.lemma)] += 1
    ranked = lambda name, least: [v for v, n in sorted(counts[name].items(), key=lambda p: (-p[1], p[0])) if n >= least]
    words = ranked("words", 3 if "silver" in sources else 2)[:most]
    if start:
        kept = dict(start["classes"], words=words)
        kept["sources"] = kept["sources"] + sorted(sources - set(kept["sources"]))
        return samples.Classes(**kept)
    return samples.Classes(words, ranked("upos", 1), ranked("feats", 2), ranked("lemma", 2),
                           ranked("labels", 3), sorted(sources))


def adopt(net, start, classes):
    """Copy the weights of a checkpoint; rows of words and treebanks go by name."""
    state, own = dict(start["net"]), net.state_dict()
    for name, old, new, first in (("input.word.weight", start["classes"]["words"], classes.words, 2),
                                  ("input.source.weight", start["classes"]["sources"], classes.sources, 1)):
        if name not in state:  # of a model file, which names no treebanks
            state[name] = own[name]
            continue
        place = {value: i for i, value in enumerate(old, first)}
        rows = own[name].clone()
        rows[:first] = state[name][:first]
        for i, value in enumerate(new, first):
            rows[i] = state[name][place[value]] if value in place else state[name][first - 1]
        state[name] = rows
    net.load_state_dict(state)


class Trainer:
    def __init__(self, args, net, data, rates, encoder, index, chance, pieces=None):
        self.args, self.net, self.data, self.rates, self.pieces = args, net, data, rates, pieces
        self.encoder, self.chance = encoder, chance
        self.step, self.began = 0, time.time()
        weights = torch.ones(len(index["labels"]) + 1)
        for label, i in index["labels"].items():
            weights[i] = samples.WEIGHTS.get(label, samples.WEIGHTS.get(conllu.universal(label), 1.0))
        self.weights = weights  # the last entry is for class -1
        groups = pretraining.groups(net, args.encoder_rate)
        self.optimizer = torch.optim.AdamW(groups, lr=args.rate, betas=(0.9, 0.95), weight_decay=1e-4, fused=True)
        self.average = {k: v.detach().clone() for k, v in net.state_dict().items()}

    def run(self, report):
        losses = []
        while True:
            for places in self.epoch():
                done = max(self.step / self.args.steps, (time.time() - self.began) / 60 / self.args.minutes)
                if done >= 1:
                    return self.average
                losses.append(self.learn(places, done))
                if self.step % self.args.report == 0:
                    print(f"step {self.step} {time.time() - self.began:.0f} s loss {sum(losses) / len(losses):.3f}", flush=True)
                    losses = []
                    report(self.average)

    def epoch(self):
        """Yield batches over the samples of an epoch, each read about as often as its rate says."""
        chosen = [i for i, rate in enumerate(self.rates) for _ in range(int(rate + self.chance.random()))]
        lengths = [len(self.data[i].forms) for i in chosen]
        for places in samples.batches(lengths, self.args.batch, self.chance):
            yield [chosen[i] for i in places]

    def learn(self, places, done):
        rate = self.args.rate * min(1, (self.step + 1) / 100) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * done)))
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["part"]
        self.net.train()
        loss = self.loss([samples.disturb(self.data[i], self.encoder, self.chance) for i in places])
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimizer.step()
        self.step += 1
        if self.step % AVERAGE_EVERY == 0:
            decay = min(self.args.average, (1 + self.step) / (10 + self.step)) ** AVERAGE_EVERY
            now = self.net.state_dict()
            torch._foreach_lerp_([self.average[k] for k in now], list(now.values()), 1 - decay)
        return float(loss.detach())

    def loss(self, chosen):
        words, hashes, rows, lengths = samples.collate([c.rows for c in chosen])
        gold = samples.collate_gold([c.gold for c in chosen])
        words = torch.where((torch.rand(words.shape) < WORD_DROP) & (words > 0), 1, words)
        rows = torch.where(torch.rand(rows.shape) < VECTOR_DROP, 0, rows)
        sources = torch.tensor([c.source for c in chosen])
        sources = torch.where(torch.rand(sources.shape) < SOURCE_DROP, 0, sources)
        pieces = self.pieces and [self.pieces.sentence(c.forms) for c in chosen]
        out = self.net(words, hashes, rows, lengths, sources, pieces)
        upos, feats, rule, heads, labels = gold.unbind(-1)
        inside = heads >= 0
        each = torch.tensor([c.weight for c in chosen])[:, None] * inside
        tree = each * self.weights[labels]  # class -1 reads the last entry, 1

        def cross(name, target, weight):
            scored = F.cross_entropy(out[name].flatten(0, 1), target.flatten(), ignore_index=-1, reduction="none")
            return (scored.view_as(target) * weight).sum()

        total = sum(factor * cross(name, target, each)
                    for (name, factor), target in zip(LOSSES.items(), (upos, feats, rule)))
        total = total + cross("arcs", heads, tree)
        out["labels"] = self.net.labels(out["views"], heads.clamp(min=0))
        total = total + cross("labels", labels, tree)
        return total / each.sum()


def report(args, state, dev):
    """Print scores on dev sentences and return them."""
    torch.save(state, args.out + ".part")
    model = predict.Model(args.out + ".part")
    os.remove(args.out + ".part")
    metrics, relations = scores.evaluate(
        dev, args.language, lambda forms: [words for words, _ in predict.analyse([model], forms)])
    for name in sorted(metrics):
        print("   ", name, metrics[name], flush=True)
    show = ("nsubj", "obj", "iobj", "obl:agent", "conj", "appos", "acl:relcl", "xcomp", "ccomp", "advcl", "nmod", "obl")
    print("    F1", {r: relations["all"][r] for r in show}, flush=True)
    return metrics


if __name__ == "__main__":
    main()
