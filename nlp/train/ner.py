"""The name recogniser: one BiLSTM layer over the features of units and a gazetteer, then a CRF.

    python ner.py train fr --data DATA --vectors vec_fr.npz --out ner_fr.pt [--silver FILE]...
    python ner.py eval  ner_fr.pt --data DATA --vectors vec_fr.npz

After Huang, Xu and Yu (2015), with the partial CRF of Tsuboi et al. (2008) for corpora that leave types out.
"""

import argparse
import collections
import math
import random
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import encoder as pretraining
import features
import ner_data
import ner_gaz
import ner_templates
import vectors

TAGS = ner_data.TAGS
# The recogniser's hashed tables are smaller than the parser's; the model's header says so.
ROWS = {"p1": 500, "p2": 2000, "p3": 4000, "s1": 500, "s2": 2000, "s3": 4000, "s4": 5000, "sh": 600}
TABLES = tuple((name, ROWS[name]) for name, _ in features.TABLES)
WORDS = 6000
DIM, HIDDEN = 96, 128
FORBIDDEN = -1e4


def impossible():
    """Return [from][to] transitions and [to] starts that IOB2 rules out, as additive scores."""
    trans = torch.zeros(len(TAGS), len(TAGS))
    start = torch.zeros(len(TAGS))
    for j, tag in enumerate(TAGS):
        if tag[0] == "I":
            start[j] = FORBIDDEN
            for i, before in enumerate(TAGS):
                if before[2:] != tag[2:]:
                    trans[i, j] = FORBIDDEN
    return trans, start


class Network(nn.Module):
    """A teacher adds what a pretrained encoder says of a unit: context is the layers that it reads of the file."""

    def __init__(self, words, matrix, dim=DIM, hidden=HIDDEN, drop=0.35, context=0, pretrained=None):
        super().__init__()
        self.context = pretraining.Encoder(pretrained, context, dim) if context else None
        self.word = nn.Embedding(words, dim)
        self.tables = nn.ModuleList([nn.Embedding(rows, dim) for _, rows in TABLES])
        self.gaz = nn.EmbeddingBag(2 * len(ner_gaz.FLAGS) + 1, dim, mode="sum", padding_idx=2 * len(ner_gaz.FLAGS))
        for table in [self.word, *self.tables, self.gaz]:
            nn.init.normal_(table.weight, std=0.1)
        with torch.no_grad():
            self.gaz.weight[-1] = 0
        self.vec = nn.Embedding.from_pretrained(torch.as_tensor(matrix), freeze=True)
        self.proj = nn.Linear(matrix.shape[1], dim, bias=False)
        self.norm = nn.LayerNorm(dim)
        self.drop = nn.Dropout(drop)
        self.lstm = nn.LSTM(dim, hidden, batch_first=True, bidirectional=True)
        self.emit = nn.Linear(2 * hidden + dim, len(TAGS))
        self.trans = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.start = nn.Parameter(torch.zeros(len(TAGS)))
        self.end = nn.Parameter(torch.zeros(len(TAGS)))
        trans, start = impossible()
        self.register_buffer("no_trans", trans)
        self.register_buffer("no_start", start)

    def emissions(self, batch):
        x = self.word(batch.word) + self.proj(self.vec(batch.vec))
        for k, table in enumerate(self.tables):
            x = x + table(batch.hashed[..., k])
        n, length, flags = batch.gaz.shape
        x = x + self.gaz(batch.gaz.view(n * length, flags)).view(n, length, -1)
        if self.context is not None:
            x = x + self.context(batch.pieces, length)
        x = self.drop(self.norm(x))
        r = self.lstm
        with pretraining.halves(self.training):
            # Two calls, one on reversed input, train twice as fast as packed sequences.
            zero = x.new_zeros(1, n, r.hidden_size)
            ahead = torch.lstm(x, (zero, zero), [r.weight_ih_l0, r.weight_hh_l0, r.bias_ih_l0, r.bias_hh_l0],
                               True, 1, 0.0, self.training, False, True)[0]
            turned = x.gather(1, batch.turn[..., None].expand(-1, -1, x.shape[-1]))
            back = torch.lstm(turned, (zero, zero), [r.weight_ih_l0_reverse, r.weight_hh_l0_reverse,
                                                     r.bias_ih_l0_reverse, r.bias_hh_l0_reverse],
                              True, 1, 0.0, self.training, False, True)[0]
        back = back.float().gather(1, batch.turn[..., None].expand(-1, -1, r.hidden_size))
        h = self.drop(torch.cat([ahead.float(), back], -1))
        return self.emit(torch.cat([h, x], -1))

    def transitions(self):
        return self.trans + self.no_trans, self.start + self.no_start, self.end

    def loss(self, batch):
        """Return for each sentence -log of the share of all paths that the allowed ones have."""
        e = self.emissions(batch)
        both = torch.cat([e + batch.closed, e])
        trans, start, end = self.transitions()
        real = torch.cat([batch.real, batch.real])
        alpha = both[:, 0] + start
        for t in range(1, both.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + trans, 1) + both[:, t]
            alpha = torch.where(real[:, t, None], step, alpha)
        score = torch.logsumexp(alpha + end, 1)
        n = e.shape[0]
        return score[n:] - score[:n]

    @torch.no_grad()
    def decode(self, batch, scores=None):
        """Return the tags of the best path of each sentence, as places in TAGS."""
        e = self.emissions(batch) if scores is None else scores
        trans, start, end = self.transitions()
        best, back = e[:, 0] + start, []
        for t in range(1, e.shape[1]):
            step, come = (best[:, :, None] + trans).max(1)
            back.append(come)
            best = torch.where(batch.real[:, t, None], step + e[:, t], best)
        last = (best + end).argmax(1).tolist()
        back = torch.stack(back, 1).numpy() if back else None
        out = []
        for i, length in enumerate(batch.lengths):
            path = [last[i]]
            for t in range(length - 2, -1, -1):
                path.append(int(back[i, t, path[-1]]))
            out.append(path[::-1])
        return out

    @torch.no_grad()
    def marginals(self, batch, e):
        """Return the probability of each tag of each unit [n, length, tags]."""
        trans, start, end = self.transitions()
        length = e.shape[1]
        alpha = [e[:, 0] + start]
        for t in range(1, length):
            step = torch.logsumexp(alpha[-1][:, :, None] + trans, 1) + e[:, t]
            alpha.append(torch.where(batch.real[:, t, None], step, alpha[-1]))
        beta = [end.expand_as(alpha[-1])]
        for t in range(length - 1, 0, -1):
            step = torch.logsumexp(trans + (e[:, t] + beta[-1])[:, None, :], 2)
            beta.append(torch.where(batch.real[:, t, None], step, end.expand_as(step)))
        return torch.softmax(torch.stack(alpha, 1) + torch.stack(beta[::-1], 1), -1)


Batch = collections.namedtuple("Batch", "word hashed vec gaz turn real closed lengths pieces")


class Encoder:
    """Turns forms into rows of the tables. Keeps what it found out about a form."""

    def __init__(self, words, vector_rows, gaz, pieces=None):
        self.words, self.pieces = {w: i + 2 for i, w in enumerate(words)}, pieces
        self.vector_rows, self.gaz, self.seen = vector_rows, gaz, {}

    def form(self, form):
        known = self.seen.get(form)
        if known is None:
            known = self.seen[form] = (
                features.word_row(form, self.words), features.hashes(form, TABLES),
                features.vector_row(form, self.vector_rows))
        return known

    def batch(self, examples, rng=None):
        """Return a Batch; with rng, units lose features at random."""
        n, length = len(examples), max(len(e.forms) for e in examples)
        word, vec = np.zeros((n, length), np.int64), np.zeros((n, length), np.int64)
        hashed = np.zeros((n, length, len(TABLES)), np.int64)
        gaz = np.full((n, length, 8), 2 * len(ner_gaz.FLAGS), np.int64)
        real = np.zeros((n, length), bool)
        turn = np.tile(np.arange(length), (n, 1))
        closed = np.zeros((n, length, len(TAGS)), np.float32)
        for i, e in enumerate(examples):
            m = len(e.forms)
            real[i, :m] = True
            turn[i, :m] = np.arange(m)[::-1]
            for j, form in enumerate(e.forms):
                w, hashed[i, j], v = self.form(form)
                if rng is not None:
                    if rng.random() < 0.1:
                        w = 1
                    if rng.random() < 0.05:
                        v = 0
                word[i, j], vec[i, j] = w, v
            if rng is None or rng.random() > 0.1:
                for j, rows in enumerate(self.gaz.rows(e.forms)):
                    gaz[i, j, :len(rows)] = rows[:8]
            if e.allowed:
                bits = np.array(e.allowed)[:, None] >> np.arange(len(TAGS)) & 1
                closed[i, :m] = np.where(bits, 0.0, FORBIDDEN)
        lengths = [len(e.forms) for e in examples]
        pieces = self.pieces and [self.pieces.sentence(e.forms) for e in examples]
        return Batch(*map(torch.from_numpy, (word, hashed, vec, gaz, turn, real, closed)), lengths, pieces)


# --- variations of the training sentences ---


def recased(e, rng):
    """Return a copy of an Example as a headline: all capitals, capitals on each word, or none."""
    how = rng.random()
    if how < 0.6:
        forms = [f.upper() for f in e.forms]
    elif how < 0.9:
        forms = [f[:1].upper() + f[1:] if len(f) > 3 else f for f in e.forms]
    else:
        forms = [f.lower() for f in e.forms]
    return ner_data.Example(forms, e.allowed, e.corpus, e.weight, e.spans)


_SURE = {ner_data.bit(f"B-{kind}"): kind for kind in ner_data.TYPES}


class Swapper:
    """Exchanges names for others of their type, from the corpora and from the hand-written lists."""

    def __init__(self, examples, language):
        self.pool = collections.defaultdict(list)
        for e in examples:
            for first, end, _ in e.spans:
                kind = _SURE.get(e.allowed[first])
                if kind and e.corpus not in ("europeana-bnf", "btc-news-tweets", "silver"):
                    self.pool[kind].append(e.forms[first:end])
        self.language = language
        self.templates = [t for t in ner_templates.TEMPLATES[language].split("\n") if t]
        self.stems = sorted({f.capitalize() for name in self.pool["ORG"] + self.pool["PROD"] for f in name
                             if f.isalpha() and 3 < len(f) < 9})
        self.first = sorted({name[0] for name in self.pool["PER"] if len(name) == 2})
        self.last = sorted({name[1] for name in self.pool["PER"] if len(name) == 2})
        self.lists = collections.defaultdict(list)
        for flag, kind in (("K", "ORG"), ("M", "ORG"), ("O", "ORG"), ("R", "PROD"), ("W", "WORK"), ("E", "EVENT"), ("G", "LOC")):
            for phrase in ner_gaz.ner_lists.LISTS[flag].replace("\n", " ").split(","):
                # An English paper writes no accents into names, as a rule: those phrases are French.
                if phrase.strip() and (language == "fr" or phrase.isascii()):
                    self.lists[kind].append(ner_gaz.units(phrase.strip(), language, False))

    def draw(self, kind, rng):
        """Return the units of some name."""
        if kind == "PER" and rng.random() < 0.7:
            return [rng.choice(self.first), rng.choice(self.last)]
        if kind == "PROD" and rng.random() < 0.3:
            return ner_templates.product(self.stems, rng)
        if not self.pool[kind] or self.lists[kind] and rng.random() < 0.5:
            return rng.choice(self.lists[kind])
        return rng.choice(self.pool[kind])

    def invented(self, rng):
        """Return each template with the names of this time."""
        return [ner_templates.fill(t, self.language, lambda kind: self.draw(kind, rng), rng) for t in self.templates]

    def __call__(self, e, rng):
        forms, allowed, spans, at = [], [], [], 0
        for first, end, name in e.spans:
            kind = _SURE.get(e.allowed[first])
            forms += e.forms[at:first]
            allowed += e.allowed[at:first]
            new = e.forms[first:end]
            bits = e.allowed[first:end]
            if kind and rng.random() < 0.5:
                new = self.draw(kind, rng)
                bits = [ner_data.bit(f"B-{kind}")] + [ner_data.bit(f"I-{kind}")] * (len(new) - 1)
            spans.append((len(forms), len(forms) + len(new), name))
            forms += new
            allowed += bits
            at = end
        return ner_data.Example(forms + e.forms[at:], allowed + e.allowed[at:], e.corpus, e.weight, spans)


def varied(examples, swap, rng):
    """Return the examples of one epoch: light corpora sampled, heavy ones repeated, some names exchanged, some sentences recased."""
    out = [e for _ in range(4) for e in swap.invented(rng)]
    for example in examples:
        for _ in range(int(example.weight + rng.random())):
            e = example
            if e.spans and rng.random() < 0.25:
                e = swap(e, rng)
            if rng.random() < 0.08:
                e = recased(e, rng)
            out.append(e)
    return out


def batches(examples, tokens, rng=None):
    """Cut examples into lists of about so many units, of similar length."""
    order = sorted(examples, key=lambda e: len(e.forms) + (rng.random() * 3 if rng else 0))
    out, now, size = [], [], 0
    for e in order:
        if now and size + len(e.forms) > tokens:
            out.append(now)
            now, size = [], 0
        now.append(e)
        size += len(e.forms)
    if now:
        out.append(now)
    if rng:
        rng.shuffle(out)
    return out


# --- scores ---

# What a corpus cannot tell apart counts as one; what it does not annotate does not count.
VIEWS = {
    "winer-fr": {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "PROD": "PROD", "WORK": "PROD", "EVENT": "EVENT"},
    "uner-ewt": {"PER": "PER", "LOC": "LOC", "ORG": "ORG"},
    "articles": {k: k for k in ("PER", "LOC", "ORG", "PROD", "WORK", "EVENT")},
    "gum-named": {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "EVENT": "EVENT", "PROD": "MISC", "WORK": "MISC", "MISC": "MISC"},
    "wikigold": {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "EVENT": "MISC", "PROD": "MISC", "WORK": "MISC", "MISC": "MISC"},
}
VIEWS["sequoia"] = VIEWS["winer-fr"]


def score(examples, found):
    """Return {corpus: {type or "all": (precision, recall, F1, gold names)}} of exact spans and types."""
    count = collections.defaultdict(lambda: [0, 0, 0])
    for e, got in zip(examples, found):
        view = VIEWS[e.corpus]
        gold = {(a, b, view[k]) for a, b, k in e.spans if k in view}
        ours = {(a, b, view[k]) for a, b, k in got if k in view}
        for hits, place in ((gold, 0), (ours, 1), (gold & ours, 2)):
            for _, _, kind in hits:
                count[e.corpus, kind][place] += 1
                count[e.corpus, "all"][place] += 1
    out = collections.defaultdict(dict)
    for (corpus, kind), (gold, ours, both) in sorted(count.items()):
        p, r = both / max(ours, 1), both / max(gold, 1)
        out[corpus][kind] = (p, r, 2 * p * r / max(p + r, 1e-9), gold)
    return out


def find(network, encoder, examples):
    """Return the names (first, end, type) of each example."""
    network.eval()
    place = {id(e): i for i, e in enumerate(examples)}
    out = [None] * len(examples)
    for group in batches(examples, 3000):
        for e, path in zip(group, network.decode(encoder.batch(group))):
            out[place[id(e)]] = ner_data.spans([TAGS[t] for t in path])
    return out


def show(scores):
    for corpus, kinds in scores.items():
        for kind, (p, r, f, gold) in kinds.items():
            print(f"{corpus}\t{kind}\tP {p:.3f}\tR {r:.3f}\tF1 {f:.3f}\t{gold} names")


# --- training ---


def save(path, network, args, words, gaz, scores, config):
    torch.save({"state": network.state_dict(), "language": args.language, "words": words, "gaz": gaz.phrases, "scores": scores,
                "config": config, "silver": bool(args.silver), "encoder": args.encoder}, path)


def restore(path, table):
    """Return (network, encoder, checkpoint) of a file that save wrote."""
    checkpoint = torch.load(path, weights_only=False)
    pretrained = pretraining.File(checkpoint["encoder"]) if checkpoint.get("encoder") else None
    network = Network(len(checkpoint["words"]) + 2, table.matrix, **checkpoint["config"], pretrained=pretrained)
    # What goes on from a model file (resume.py) has the vectors from elsewhere.
    network.load_state_dict({"vec.weight": network.vec.weight, **checkpoint["state"]})
    gaz = ner_gaz.Gazetteer(checkpoint["gaz"])
    pieces = pretrained and pretraining.Pieces(pretrained)
    return network.eval(), Encoder(checkpoint["words"], table.rows, gaz, pieces), checkpoint


def frequent(examples):
    """Return the lower-cased forms that have a row of their own."""
    count = collections.Counter()
    for e in examples:
        if e.corpus != "europeana-bnf":
            count.update({features.normalise(f).lower() for f in e.forms})
    return sorted(w for w, n in count.most_common(WORDS) if n >= 3)


def train(args):
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    rng = random.Random(args.seed)
    before = torch.load(args.init, weights_only=False) if args.init else None
    gaz = ner_gaz.Gazetteer(before["gaz"]) if before else ner_gaz.build(args.data, args.language)
    demonyms = ner_gaz.demonyms(args.data)
    examples = ner_data.load(args.data, args.language, "train", demonyms, gaz)
    swap = Swapper(examples, args.language)
    words = before["words"] if before else frequent(examples)
    for path in args.silver:
        examples += ner_data.silver(path, args.silver_weight)
    dev = ner_data.load(args.data, args.language, "dev", demonyms, gaz)
    table = vectors.load(args.vectors)
    pretrained = pretraining.File(args.encoder) if args.encoder else None
    encoder = Encoder(words, table.rows, gaz, pretrained and pretraining.Pieces(pretrained))
    config = before["config"] if before else {"dim": args.dim, "hidden": args.hidden, "context": args.encoder_layers if pretrained else 0}
    network = Network(len(words) + 2, table.matrix, **config, drop=args.drop, pretrained=pretrained)
    if before:
        network.load_state_dict({"vec.weight": network.vec.weight, **before["state"]})
    mean = Network(len(words) + 2, table.matrix, **config, pretrained=pretrained)
    mean.load_state_dict(network.state_dict())
    parameters = [p for p in network.parameters() if p.requires_grad]
    groups = pretraining.groups(network, args.encoder_rate)
    optimiser = torch.optim.Adam(groups, lr=args.rate, betas=(0.9, 0.98))
    per_epoch = len(batches(varied(examples, swap, random.Random(0)), args.batch))
    total, step = min(per_epoch * args.epochs, args.steps), 0
    print(f"{len(examples)} sentences, {len(words)} words, {total} steps", flush=True)
    began = time.time()
    for epoch in range(args.epochs):
        if step == total:
            break
        network.train()
        seen = 0.0
        for group in batches(varied(examples, swap, rng), args.batch, rng)[:total - step]:
            done = min(step / total, 1)
            for p in optimiser.param_groups:
                p["lr"] = p["part"] * args.rate * min(1, (step + 1) / 200) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done)))
            batch = encoder.batch(group, rng)
            loss = network.loss(batch).sum() / 20
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 5.0)
            optimiser.step()
            step += 1
            keep = min(args.mean, (step + 1) / (step + 10))
            with torch.no_grad():
                for a, b in zip(mean.parameters(), network.parameters()):
                    if b.requires_grad:
                        a.lerp_(b, 1 - keep)
            seen += loss.item() * 20
        scores = score(dev, find(mean, encoder, dev))
        line = " ".join(f"{c} {k['all'][2]:.4f}" for c, k in scores.items())
        print(f"epoch {epoch + 1} loss {seen / len(examples):.3f} {line} {time.time() - began:.0f} s", flush=True)
        figures = {c: {k: v[2] for k, v in s.items()} for c, s in scores.items()}
        save(args.out, mean, args, words, gaz, figures, config)
    show(scores)


def evaluate(args):
    torch.set_num_threads(1)
    table = vectors.load(args.vectors)
    network, encoder, checkpoint = restore(args.checkpoint, table)
    language = checkpoint["language"]
    dev = ner_data.load(args.data, language, args.part, ner_gaz.demonyms(args.data), encoder.gaz)
    dev = [e for e in dev if e.corpus in VIEWS]
    show(score(dev, find(network, encoder, dev)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    t = commands.add_parser("train")
    t.add_argument("language", choices=("fr", "en"))
    t.add_argument("--out", required=True)
    t.add_argument("--epochs", type=int, default=12)
    t.add_argument("--steps", type=int, default=10**9, help="steps at most, over all epochs")
    t.add_argument("--batch", type=int, default=900, help="units in a batch")
    t.add_argument("--rate", type=float, default=3e-3)
    t.add_argument("--dim", type=int, default=DIM)
    t.add_argument("--hidden", type=int, default=HIDDEN)
    t.add_argument("--drop", type=float, default=0.35)
    t.add_argument("--mean", type=float, default=0.998, help="decay of the running mean of the weights")
    t.add_argument("--init", help="checkpoint to go on from, of ner.py or resume.py: words, gazetteer and sizes are its own")
    t.add_argument("--silver", action="append", default=[])
    t.add_argument("--silver-weight", type=float, default=0.5)
    t.add_argument("--encoder", help="file of the pretrained encoder: trains a teacher (see encoder.py)")
    t.add_argument("--encoder-layers", type=int, default=8)
    t.add_argument("--encoder-rate", type=float, default=0.06, help="learning rate of the encoder, as a part of --rate")
    t.add_argument("--seed", type=int, default=1)
    e = commands.add_parser("eval")
    e.add_argument("checkpoint")
    e.add_argument("--part", default="dev")
    for p in (t, e):
        p.add_argument("--data", required=True, help="the data pack")
        p.add_argument("--vectors", required=True)
    args = parser.parse_args()
    train(args) if args.command == "train" else evaluate(args)


if __name__ == "__main__":
    main()
