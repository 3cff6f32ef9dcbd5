"""A plain tokeniser for raw text that gets silver labels. The program's own is in Go and knows far more.

units("Elle n'a pu, dit-il.", "fr") -> Elle n' a pu , dit -il .
"""

import re

_ABBREVIATIONS = {
    "fr": {"m.", "mm.", "dr.", "etc.", "st.", "p.", "art.", "n.", "av.", "apr.", "mr.", "prof.", "ex.", "cf.", "vol.", "éd."},
    "en": {"mr.", "mrs.", "ms.", "dr.", "st.", "jr.", "sr.", "inc.", "corp.", "co.", "ltd.", "vs.", "gen.", "sen.", "rep.",
           "gov.", "lt.", "col.", "sgt.", "capt.", "prof.", "rev.", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.",
           "sep.", "sept.", "oct.", "nov.", "dec.", "no.", "etc.", "a.m.", "p.m.", "e.g.", "i.e.", "bros.", "mt.", "ft."},
}
_INITIALS = re.compile(r"(?:\w\.)+(?:-\w\.)*$")
_OPEN = "«“\"'‘([{¿¡"
_CLOSE = "»”\"'’)]},;:!?…%"
_NUMBER_GAP = re.compile(r"(?<=\d)[   ](?=\d{3}(?!\d))")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w|[«“\"])", re.I)
_WHOLE = {"aujourd'hui", "quelqu'un", "quelqu'une", "presqu'île", "prud'homme", "prud'hommes", "d'abord", "d'ailleurs"}
_WHOLE_FR = _WHOLE - {"d'abord", "d'ailleurs"}
_CLITIC = re.compile(r"(?<=\w)(-t-(?:il|elle|on|ils|elles)|-(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|moi|toi|lui|leur|le|la|les|y|en))$", re.I)
_NO_CLITIC = {"celui", "celle", "ceux", "celles", "rendez", "au", "là", "ci", "par", "peut"}
_CONTRACTED = re.compile(r"(n['’]t|['’](?:s|re|ve|ll|m|d))$", re.I)
_HYPHEN_PREFIXES = {"non", "re", "co", "pre", "post", "anti", "ex", "e", "pro", "semi", "sub", "multi", "inter", "un",
                    "de", "pan", "neo", "mid", "vice", "mini", "micro", "ultra", "cross", "over", "under", "counter", "t", "x"}
_CURRENCY = re.compile(r"^([€$£¥]|US\$|A\$|C\$)(?=\d)")
_UNIT_AFTER = re.compile(r"(?<=\d)([€$£%°])$")


def units(text, language):
    """Return the units of a sentence."""
    text = _NUMBER_GAP.sub("\0", text)
    out = []
    for chunk in text.split():
        _chunk(chunk.replace("\0", " "), language, out)
    # The full stop of a sentence is apart from its last word.
    if out and len(out[-1]) > 1 and out[-1].endswith(".") and out[-1].strip(".") and not _kept_stop(out[-1], language, last=True):
        out[-1:] = [out[-1][:-1], "."]
    return out


def _kept_stop(word, language, last=False):
    if word.lower() in _ABBREVIATIONS[language]:
        return True
    return bool(_INITIALS.match(word)) and (language == "en" or not last or len(word) > 2)


def _chunk(chunk, language, out):
    tail = []
    while chunk and chunk[0] in _OPEN and not re.match(r"['’](?:s|re|ve|ll|m|d)$", chunk):
        out.append(chunk[0])
        chunk = chunk[1:]
    while chunk:
        if chunk.endswith("..."):
            tail.append("...")
            chunk = chunk[:-3]
        elif len(chunk) > 1 and chunk[-1] in _CLOSE and not _elided(chunk, language):
            tail.append(chunk[-1])
            chunk = chunk[:-1]
        elif len(chunk) > 1 and chunk.endswith(".") and not _kept_stop(chunk, language):
            tail.append(".")
            chunk = chunk[:-1]
        else:
            break
    if chunk:
        if match := _CURRENCY.match(chunk):
            out.append(match.group(1))
            chunk = chunk[match.end():]
        after = []
        if match := _UNIT_AFTER.search(chunk):
            after = [match.group(1)]
            chunk = chunk[:match.start()]
        (_french if language == "fr" else _english)(chunk, out)
        out.extend(after)
    out.extend(reversed(tail))


def _elided(chunk, language):
    return language == "fr" and chunk[-1] in "'’" and _ELISION.match(chunk + "a") is not None


def _french(word, out):
    plain = word.replace("’", "'").lower()
    if plain not in _WHOLE_FR:
        while match := _ELISION.match(word):
            out.append(word[:match.end()])
            word = word[match.end():]
            while word[:1] in tuple(_OPEN) and len(word) > 1:
                out.append(word[0])
                word = word[1:]
            if word.replace("’", "'").lower() in _WHOLE_FR:
                break
    match = _CLITIC.search(word)
    if match and word[:match.start()].lower() not in _NO_CLITIC and not word[0].isupper() | ("-" in word[:match.start()]):
        out.extend([word[:match.start()], match.group(1)])
    elif word:
        out.append(word)


def _english(word, out):
    low = word.lower()
    if low == "cannot":
        out.extend([word[:3], word[3:]])
        return
    tail = []
    if match := _CONTRACTED.search(word):
        if match.start() > 0:
            tail = [match.group(1)]
            word = word[:match.start()]
    parts = re.split(r"([-–—])", word)
    if len(parts) >= 3 and all(parts[::2]) and parts[0].lower() not in _HYPHEN_PREFIXES and not any(c.isdigit() for c in word):
        out.extend(parts)
    else:
        out.append(word)
    out.extend(tail)
