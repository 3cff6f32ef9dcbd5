package prose

import (
	"strings"
	"unicode"

	"relata/nlp"
)

// universal maps a Penn Treebank tag to the universal one, after the conversion table of Universal Dependencies
// (https://universaldependencies.org/tagset-conversion/en-penn-uposf.html). Where UD needs the tree to decide (AUX, SCONJ, the use
// of "to" and "that"), the commoner one is taken. A form of punctuation marks alone is PUNCT, whatever prose makes of it.
func universal(tag, form string) nlp.UPOS {
	if !strings.ContainsFunc(form, func(c rune) bool { return !unicode.IsPunct(c) }) && form != "%" && form != "#" {
		return nlp.PUNCT
	}
	switch tag {
	case "NN", "NNS":
		return nlp.NOUN
	case "NNP", "NNPS":
		return nlp.PROPN
	case "VB", "VBD", "VBG", "VBN", "VBP", "VBZ":
		return nlp.VERB
	case "MD":
		return nlp.AUX
	case "JJ", "JJR", "JJS", "AFX":
		return nlp.ADJ
	case "RB", "RBR", "RBS", "WRB":
		return nlp.ADV
	case "IN", "RP":
		return nlp.ADP
	case "DT", "PDT", "WDT":
		return nlp.DET
	case "PRP", "PRP$", "WP", "WP$", "EX":
		return nlp.PRON
	case "CC":
		return nlp.CCONJ
	case "CD":
		return nlp.NUM
	case "TO", "POS":
		return nlp.PART
	case "UH":
		return nlp.INTJ
	case "SYM", "$", "#":
		return nlp.SYM
	case ",", ".", ":", "(", ")", "``", "''", "\"", "-LRB-", "-RRB-", "HYPH", "NFP":
		return nlp.PUNCT
	}
	return nlp.X
}
