// Package ingest joins the stages: articles come in, and what they say ends up in a graph.Store.
//
//	reader := ingest.NewReader(schema, fr.Language(), en.Language())
//	job := ingest.Job{Reader: reader, Store: store}
//	summary, err := job.Run(ctx, article.Read(ctx, paths, article.Options{}))
//
// A Reader takes one article all the way to resolved statements; a Job does so with many, in parallel, and
// writes them in order. Languages, schema and store are handed in. Printing is left to the caller.
package ingest
