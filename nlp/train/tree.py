"""The best tree over arc scores: greedy heads, Chu-Liu-Edmonds where they form none."""

import numpy as np


def heads(scores):
    """Return the governor (0 the root) of each unit; scores is [unit][root and units]; one root."""
    greedy = scores.argmax(1)
    if is_tree(greedy):
        return greedy
    size = scores.shape[0]
    full = np.full((size + 1, size + 1), -1e9)
    full[1:] = scores
    best = None
    for root in np.argsort(-scores[:, 0], kind="stable")[:3]:
        one = full.copy()
        one[1:, 0] = -1e6
        one[root + 1, :] = -1e9
        one[root + 1, 0] = scores[root, 0]
        found = _arborescence(one)
        total = sum(full[i, found[i]] for i in range(1, size + 1))
        if best is None or total > best[0]:
            best = (total, found)
    return best[1][1:]


def is_tree(governors):
    """Report whether the governors form one tree with one root."""
    if (governors == 0).sum() != 1:
        return False
    size = len(governors)
    for start in range(1, size + 1):
        node, steps = start, 0
        while node != 0:
            node = governors[node - 1]
            steps += 1
            if steps > size:
                return False
    return True


def _cycle(governors):
    size = len(governors)
    colour = [0] * size
    for start in range(1, size):
        path, node = [], start
        while node > 0 and colour[node] == 0:
            colour[node] = start
            path.append(node)
            node = governors[node]
        if node > 0 and colour[node] == start:
            return path[path.index(node):]
    return None


def _arborescence(scores):
    """Return governors of nodes 1..n under root 0; scores is [dependant][governor]."""
    scores = scores.copy()
    np.fill_diagonal(scores, -1e10)
    governors = scores.argmax(1)
    governors[0] = -1
    cycle = _cycle(governors)
    if cycle is None:
        return governors
    inside = set(cycle)
    rest = [node for node in range(len(governors)) if node not in inside]
    merged = len(rest)  # the cycle as one node
    small = np.full((merged + 1, merged + 1), -1e10)
    weight = sum(scores[node, governors[node]] for node in cycle)
    enters, leaves = {}, {}
    for i, node in enumerate(rest):
        if node != 0:
            for j, other in enumerate(rest):
                small[i, j] = scores[node, other]
            leaves[node] = max(cycle, key=lambda c: scores[node, c])
            small[i, merged] = scores[node, leaves[node]]
        entry = max(cycle, key=lambda c: scores[c, node] - scores[c, governors[c]])
        enters[node] = entry
        small[merged, i] = weight + scores[entry, node] - scores[entry, governors[entry]]
    chosen = _arborescence(small)
    out = np.full(len(governors), -1, dtype=int)
    for i, node in enumerate(rest):
        if node != 0:
            out[node] = leaves[node] if chosen[i] == merged else rest[chosen[i]]
    for node in cycle:
        out[node] = governors[node]
    outside = rest[chosen[merged]]
    out[enters[outside]] = outside
    return out
