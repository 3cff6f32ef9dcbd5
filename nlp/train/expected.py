"""Analyses invented sentences with a model file, read back as the Go reader reads it, for its tests.

    python expected.py ../lang/fr/fr.model ../internal/model/testdata/fr.expected.json
"""

import argparse
import json
import struct

import numpy as np
import torch

import features
import lemma
import network
import samples
import tree
import vectors as vec

SENTENCES = {
    "fr": [
        "La ministre de la Santé , Hélène Vasseur , a été critiquée par l' opposition .",
        "Selon Marc Delorme , le groupe Novalis rachètera l' entreprise qu' il avait fondée en 2009 .",
        "« Nous n' avons rien signé » , a-t-elle déclaré au quotidien .",
        "Les élus du conseil régional , auxquels le préfet s’ adresse , vivent à Saint-Martin et y travaillent .",
        "ACCORD SIGNÉ ENTRE PARIS ET BERLIN",
        "Combien coûtent 12,5 % des parts ?",
    ],
    "en": [
        "The mayor of Northwick , Helen Carver , was criticised by the opposition .",
        "According to Mark Delaney , Novalis will buy the company that he had founded in 2009 .",
        "“ We did n't sign anything , ” she told reporters in Dublin on Monday .",
        "Carver 's party , which lost two seats , has n’t named a new leader or treasurer .",
        "NORTHWICK COUNCIL BACKS NEW BRIDGE",
        "How much do 12.5 % of the shares cost ?",
    ],
}
NUMPY = {"f32": "<f4", "f16": "<f2", "i8": "i1", "u8": "u1"}


def read(path):
    """Return the header and the tensors of a model file, tables as float32, lists as strings."""
    data = open(path, "rb").read()
    if data[:8] != b"RELATAM1":
        raise ValueError(f"{path} is not a model file")
    size = struct.unpack("<I", data[8:12])[0]
    header = json.loads(data[12:12 + size])
    out = {}
    for t in header["tensors"]:
        count = int(np.prod(t["shape"]))
        array = np.frombuffer(data, NUMPY[t["dtype"]], count, t["offset"]).reshape(t["shape"])
        out[t["name"]] = bytes(array).decode().split("\n") if t["name"].endswith(".strings") else array
    for name in [n for n in out if n + ".scale" in out]:
        out[name] = out[name].astype(np.float32) * out[name + ".scale"][:, None]
    return header, out


def build(header, tensors):
    """Return the network of a model file."""
    sizes = dict(header["networks"]["parser"], sources=0)
    strings = {n: tensors[f"parser.{n}.strings"] for n in ("word", "upos", "feats", "lemma", "label")}
    sizes.update(words=len(strings["word"]) + 2, upos=len(strings["upos"]), feats=len(strings["feats"]),
                 lemma=len(strings["lemma"]), labels=len(strings["label"]))
    net = network.Parser(sizes, tensors["vec"])
    state = {"input.word.weight": "word", "input.proj.weight": "proj.weight", "input.ln.weight": "ln.weight",
             "input.ln.bias": "ln.bias", "root": "root", "arc_U": "arc.U", "arc_u": "arc.u", "lab_U": "lab.U",
             "lab_head.weight": "lab.head.weight", "lab_dep.weight": "lab.dep.weight", "lab_dep.bias": "lab.dep.bias"}
    for i, (name, _) in enumerate(features.TABLES):
        state[f"input.hashed.{i}.weight"] = name
    for name in ("upos", "feats", "lemma", "morph", "archead", "arcdep", "labhead", "labdep"):
        state[name + ".weight"], state[name + ".bias"] = name + ".weight", name + ".bias"
    for layer in range(sizes["layers"]):
        for short, long in (("fwd", "forwards"), ("bwd", "backwards")):
            source, name = f"lstm.{long}.{layer}.", f"lstm{layer}.{short}."
            state[source + "weight_ih_l0"], state[source + "weight_hh_l0"] = name + "ih", name + "hh"
            state[source + "bias_ih_l0"] = name + "bias"
    values = {k: torch.tensor(np.asarray(tensors["parser." + v], np.float32)) for k, v in state.items()}
    for name in list(values):
        if name.endswith("bias_ih_l0"):
            values[name.replace("_ih_", "_hh_")] = torch.zeros_like(values[name])
    net.load_state_dict(values)
    net.eval()
    return net, strings


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("out")
    args = parser.parse_args()
    header, tensors = read(args.model)
    net, strings = build(header, tensors)
    vectors = vec.Vectors(tensors["vec.strings"], np.frombuffer(bytes(tensors["vec.rows"]), "<u2"), tensors["vec"])
    classes = samples.Classes(strings["word"], strings["upos"], strings["feats"], strings["lemma"], strings["label"], [])
    encoder = samples.Encoder(classes, vectors)
    out = []
    for text in SENTENCES[header["language"]]:
        units = text.split()
        with torch.no_grad():
            words, hashes, rows, lengths = samples.collate([encoder.rows(units)])
            scores = net(words, hashes, rows, lengths)
            arcs = torch.log_softmax(scores["arcs"], -1)[0].numpy().astype(float)
            heads = tree.heads(arcs)
            labels = net.labels(scores["views"], torch.tensor(heads)[None]).argmax(-1)[0]
        best = {name: scores[name].argmax(-1)[0].tolist() for name in ("upos", "feats", "lemma")}
        out.append({
            "units": units,
            "rows": encoder.rows(units).tolist(),
            "upos": [strings["upos"][i] for i in best["upos"]],
            "feats": [strings["feats"][i] for i in best["feats"]],
            "lemmas": [lemma.apply(features.normalise(u), strings["lemma"][i]) for u, i in zip(units, best["lemma"])],
            "heads": [int(h) for h in heads],
            "labels": [strings["label"][i] for i in labels.tolist()],
            "probability": [round(float(np.exp(arcs[k, h])), 4) for k, h in enumerate(heads)],
        })
    with open(args.out, "w", encoding="utf-8") as f:
        f.write("[\n" + ",\n".join(json.dumps(s, ensure_ascii=False) for s in out) + "\n]\n")
    print(f"{args.out}: {len(out)} sentences")


if __name__ == "__main__":
    main()
