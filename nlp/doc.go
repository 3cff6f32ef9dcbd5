// Package nlp analyses French and English text: sentences, tokens, words with their tags,
// features, lemmas and dependency tree (Universal Dependencies v2), names and values.
//
// A text comes in, a Document goes out. Most programs need two calls:
//
//	engine, err := fr.Language().Open()
//	doc, err := engine.Analyze(ctx, text)
//
// Offsets are Unicode code points of the text as it was given. The same text gives the same
// document on every machine. What the words assert is left to package extract; which mentions are
// one entity, to package resolve.
package nlp
