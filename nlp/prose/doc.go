// Package prose is a second engine for English: jdkato/prose v2 behind the interface of package nlp, kept as the baseline that
// the trained engine is measured against.
//
// An English text comes in; tokens with offsets, sentences, part-of-speech tags and names of persons, organisations and places go
// out. There are no lemmas, trees or values, so that nothing can be extracted:
//
//	doc, err := prose.New().Analyze(ctx, text)
//
// prose gives tokens without offsets and changes quotes; align.go finds them again in the text.
package prose
