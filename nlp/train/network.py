"""The tagger and parser network of docs/model-format.md, in PyTorch.

Input: the feature rows of the units of a batch of sentences. Output: scores of tags, morphology,
lemma rules, arcs and labels. Training, decoding and files are left to others.
"""

import torch
import torch.nn.functional as F
from torch import nn

import encoder
import features

SLOPE = 0.1  # of every leaky ReLU


def leaky(x):
    return F.leaky_relu(x, SLOPE)


class SharedDropout(nn.Module):
    """Dropout that keeps one mask for all units of a sentence."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or self.rate == 0:
            return x
        mask = torch.rand(x.shape[0], 1, x.shape[2]) >= self.rate
        return x * (mask.float() / (1 - self.rate))


class Input(nn.Module):
    """x = LayerNorm(word + hashed tables + proj · vector); a treebank has a vector of its own while training.

    A teacher adds what a pretrained encoder says of the unit in its sentence.
    """

    def __init__(self, words, vectors, dim, sources=0, context=None):
        super().__init__()
        self.word = nn.Embedding(words, dim)
        self.hashed = nn.ModuleList(nn.Embedding(rows, dim) for _, rows in features.TABLES)
        for table in (self.word, *self.hashed):
            nn.init.normal_(table.weight, std=0.1)
        self.register_buffer("vectors", torch.as_tensor(vectors), persistent=False)
        self.proj = nn.Linear(self.vectors.shape[1], dim, bias=False)
        self.ln = nn.LayerNorm(dim, eps=1e-5)
        # Row 0 stands for no treebank: what a sentence of unknown origin gets.
        self.source = nn.Embedding(sources + 1, dim) if sources else None
        if self.source is not None:
            nn.init.zeros_(self.source.weight)
        self.context = context

    def forward(self, words, hashes, rows, sources=None, pieces=None):
        x = self.word(words)
        for i, table in enumerate(self.hashed):
            x = x + table(hashes[..., i])
        x = x + self.proj(F.embedding(rows, self.vectors))
        if self.source is not None:
            if sources is None:
                sources = torch.zeros(words.shape[0], dtype=torch.long)
            x = x + self.source(sources)[:, None]
        if self.context is not None:
            x = x + self.context(pieces, words.shape[1])
        return self.ln(x)


class BiLSTM(nn.Module):
    """Layers of two one-way LSTMs. Under bfloat16 two plain calls are twice as fast as packed sequences."""

    def __init__(self, dim, hidden, layers, rate):
        super().__init__()
        self.hidden = hidden
        sizes = [dim] + [2 * hidden] * (layers - 1)
        self.forwards = nn.ModuleList(nn.LSTM(n, hidden, batch_first=True) for n in sizes)
        self.backwards = nn.ModuleList(nn.LSTM(n, hidden, batch_first=True) for n in sizes)
        for lstm in (*self.forwards, *self.backwards):
            nn.init.orthogonal_(lstm.weight_hh_l0)
            nn.init.zeros_(lstm.bias_ih_l0)
            nn.init.zeros_(lstm.bias_hh_l0)
            lstm.bias_ih_l0.data[hidden:2 * hidden] = 1.0  # forget gates start open
        self.drop = SharedDropout(rate)

    def forward(self, x, lengths):
        size = x.shape[1]
        place = torch.arange(size)[None].expand(x.shape[0], -1)
        mask = (place < lengths[:, None]).float()[..., None]
        mirror = torch.where(place < lengths[:, None], lengths[:, None] - 1 - place, place)[..., None]
        for forwards, backwards in zip(self.forwards, self.backwards):
            with encoder.halves(self.training):
                ahead = self._run(forwards, x)
                back = self._run(backwards, x.gather(1, mirror.expand(-1, -1, x.shape[2])))
            back = back.float().gather(1, mirror.expand(-1, -1, self.hidden))
            x = self.drop(torch.cat([ahead.float(), back], -1) * mask)
        return x, mask

    def _run(self, lstm, x):
        zero = x.new_zeros(1, x.shape[0], self.hidden)
        weights = [lstm.weight_ih_l0, lstm.weight_hh_l0, lstm.bias_ih_l0, lstm.bias_hh_l0]
        return torch.lstm(x, (zero, zero), weights, True, 1, 0.0, self.training, False, True)[0]


class Parser(nn.Module):
    """sizes: words, upos, feats, lemma, labels (class counts), dim, hidden, layers, morph, arc, label, sources, and of a
    teacher encoder, the layers that it reads of the encoder.File pretrained."""

    def __init__(self, sizes, vectors, rate=0.33, pretrained=None):
        super().__init__()
        self.sizes = dict(sizes)
        s = self.sizes
        context = encoder.Encoder(pretrained, s["encoder"], s["dim"]) if s.get("encoder") else None
        self.input = Input(s["words"], vectors, s["dim"], s.get("sources", 0), context)
        self.lstm = BiLSTM(s["dim"], s["hidden"], s["layers"], rate)
        self.drop = SharedDropout(rate)
        wide = 2 * s["hidden"]
        both = wide + s["dim"]
        self.upos = nn.Linear(both, s["upos"])
        self.morph = nn.Linear(both, s["morph"])
        self.feats = nn.Linear(s["morph"], s["feats"])
        self.lemma = nn.Linear(s["morph"], s["lemma"])
        self.archead, self.arcdep = nn.Linear(wide, s["arc"]), nn.Linear(wide, s["arc"])
        self.labhead, self.labdep = nn.Linear(wide, s["label"]), nn.Linear(wide, s["label"])
        self.root = nn.Parameter(torch.randn(wide) * 0.1)
        self.arc_U = nn.Parameter(torch.eye(s["arc"]) * 0.5 + torch.randn(s["arc"], s["arc"]) * 0.02)
        self.arc_u = nn.Parameter(torch.zeros(s["arc"]))
        self.lab_U = nn.Parameter(torch.randn(s["labels"], s["label"], s["label"]) * 0.05)
        self.lab_head = nn.Linear(s["label"], s["labels"], bias=False)
        self.lab_dep = nn.Linear(s["label"], s["labels"])

    def forward(self, words, hashes, rows, lengths, sources=None, pieces=None):
        """Return scores of upos, feats, lemma rules and arcs, and the two views for labels()."""
        x = self.drop(self.input(words, hashes, rows, sources, pieces))
        h, mask = self.lstm(x, lengths)
        t = torch.cat([h, x], -1)
        z = self.drop(leaky(self.morph(t)))
        rooted = torch.cat([self.root.expand(h.shape[0], 1, -1), h], 1)
        heads, deps = self.drop(leaky(self.archead(rooted))), self.drop(leaky(self.arcdep(h)))
        arcs = (deps @ self.arc_U) @ heads.transpose(1, 2) + (heads @ self.arc_u)[:, None]
        valid = F.pad(mask[..., 0], (1, 0), value=1.0)
        size = h.shape[1]
        itself = torch.eye(size + 1, dtype=torch.bool)[1:]
        arcs = arcs.masked_fill((valid[:, None] == 0) | itself[None], -1e9)
        views = self.drop(leaky(self.labhead(rooted))), self.drop(leaky(self.labdep(h)))
        return {"upos": self.upos(t), "feats": self.feats(z), "lemma": self.lemma(z), "arcs": arcs, "views": views}

    def labels(self, views, heads):
        """Return label scores [batch][unit][label] for the given governors."""
        head, dep = views
        g = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        batch, size, width = dep.shape
        left = (dep.reshape(-1, width) @ self.lab_U.permute(1, 0, 2).reshape(width, -1)).view(batch, size, -1, width)
        return (left * g[:, :, None]).sum(-1) + self.lab_head(g) + self.lab_dep(dep)
