// Package extract reads statements off parsed sentences: who did what to whom, what the sentence
// denies, doubts or puts in somebody's mouth, and the words that say so.
//
// An nlp.Document comes in, Statements go out, in the order of the text. Which arguments are one entity is left
// to package resolve; the types of relations and their wordings are data of package schema.
package extract
