"""Features of a unit: what the networks know of a form before they read its neighbours.

The Go reader computes the same numbers; docs/model-format.md is the contract for both.
"""

import zlib

# VERSION is written into the model file; a reader refuses one that it does not know.
VERSION = 1

# TABLES names each hashed table and its rows, in the order of hashes().
TABLES = (
    ("p1", 1000), ("p2", 3000), ("p3", 6000),
    ("s1", 1000), ("s2", 3000), ("s3", 8000), ("s4", 12000),
    ("sh", 1000),
)

_TYPOGRAPHIC = str.maketrans({"’": "'", "«": '"', "»": '"', "“": '"', "”": '"'})


def normalise(form):
    """Return the form as look-ups see it: plain apostrophes and quotation marks."""
    return form.translate(_TYPOGRAPHIC)


def shape(form):
    """Return letters as X or x, digits as d, the rest as it is, runs cut to two, ten signs at most."""
    out = []
    for ch in form:
        if ch.isalpha():
            sign = "X" if ch.isupper() else "x"
        elif ch.isdecimal():
            sign = "d"
        else:
            sign = ch
        if len(out) >= 2 and out[-1] == sign == out[-2]:
            continue
        out.append(sign)
    return "".join(out[:10])


def bucket(key, rows):
    """Return the row of a key in a hashed table."""
    return zlib.crc32(key.encode("utf-8")) % rows


def keys(form):
    """Return the key of a normalised form in each of TABLES."""
    low = form.lower()
    return (
        "p1" + low[:1], "p2" + low[:2], "p3" + low[:3],
        "s1" + low[-1:], "s2" + low[-2:], "s3" + low[-3:], "s4" + low[-4:],
        "sh" + shape(form),
    )


def hashes(form, tables=TABLES):
    """Return the row of a form in each of the tables. The form need not be normalised yet."""
    return [bucket(key, rows) for key, (_, rows) in zip(keys(normalise(form)), tables)]


def word_row(form, rows):
    """Return the row of a form in the word table: rows maps lower-cased forms, 1 is unknown."""
    return rows.get(normalise(form).lower(), 1)


def vector_row(form, rows):
    """Return the row of a form in the table of vectors: as written, lower-cased, capitalised, else 0."""
    form = normalise(form)
    for candidate in (form, form.lower(), form.lower()[:1].upper() + form.lower()[1:]):
        row = rows.get(candidate)
        if row is not None:
            return row
    return 0
