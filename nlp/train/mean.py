"""Writes the mean of checkpoints of one training: python mean.py OUT CHECKPOINT…

The later legs of a training find weights of one valley, whose middle is a little better than any of them (Wortsman et al., "Model soups", ICML 2022).
"""

import sys

import torch


def main():
    out, *paths = sys.argv[1:]
    checkpoints = [torch.load(path, map_location="cpu", weights_only=False) for path in paths]
    mean = dict(checkpoints[-1])
    part = "net" if "net" in mean else "state"  # of the parser, of the recogniser of names
    # What resume.py has not, the vectors of words, does not change.
    mean[part] = {name: sum(c[part].get(name, last).float() for c in checkpoints) / len(checkpoints) for name, last in mean[part].items()}
    torch.save(mean, out)


main()
