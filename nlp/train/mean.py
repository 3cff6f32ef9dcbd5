"""Writes the mean of checkpoints of one training: python mean.py OUT CHECKPOINT…

The later legs of a training find weights of one valley, whose middle is a little better than any of them (Wortsman et al., "Model soups", ICML 2022).
"""

import sys

import torch


def main():
    out, *paths = sys.argv[1:]
    checkpoints = [torch.load(path, map_location="cpu", weights_only=False) for path in paths]
    mean = dict(checkpoints[-1])
    mean["net"] = {name: sum(c["net"][name].float() for c in checkpoints) / len(checkpoints) for name in mean["net"]}
    torch.save(mean, out)


main()
