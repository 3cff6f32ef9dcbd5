"""Lemma rules: `case|cut|suffix`, as docs/model-format.md describes."""


def rule(form, lemma):
    """Return the rule that makes lemma of form, cutting as little as possible."""
    case, base = "l", form.lower()
    if lemma != lemma.lower():
        case, base = "k", form
    same = 0
    while same < len(base) and same < len(lemma) and base[same] == lemma[same]:
        same += 1
    return f"{case}|{len(base) - same}|{lemma[same:]}"


def apply(form, text):
    """Return the lemma that a rule makes of a form."""
    case, cut, suffix = text.split("|", 2)
    base = form.lower() if case == "l" else form
    return base[:max(0, len(base) - int(cut))] + suffix or base
