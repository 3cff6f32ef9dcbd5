// Package extract reads statements off parsed sentences: who did what to whom, what the sentence
// denies, doubts or puts in somebody's mouth, and the words that say so.
//
// An nlp.Document comes in, Statements go out, in the order of the text:
//
//	x := extract.New(s, language)
//	doc = x.Mend(doc)
//	statements, err := x.Extract(ctx, doc, extract.Options{Article: "id"})
//
// Mend puts right what the words of a sentence rule out in its tree and its names. A sentence then goes through five steps, all over Universal Dependencies v2 and none of them aware of the language:
// words are asked for the classes of the language's lexicon, predicates for the wordings of the schema.
//
//  1. Predicates. Each Rule of Rules finds one construction (verbal clause, copula, role in apposition, event noun …)
//     and makes propositions of it: a predicate's head word with arguments in grammatical slots. Voice is undone, so that slots
//     mean the same in "A acquired B" and "B was acquired by A".
//  2. Arguments. Each Finder of Finders fills a subject that the clause leaves out: control, coordination,
//     participles, relative clauses. Relative pronouns are replaced by their antecedents.
//  3. Context. From the predicate up to the root: negation, modality, who says so.
//  4. Typing. The schema's wordings, the most specific first, map slots to the subject and object of a relation type whose domain and
//     range fit; what fits none becomes an open relation, if it says something about somebody.
//  5. Qualifiers (time, place, amount, share, role …) and confidence.
//
// Where no rule reads a relation between two mentions, a network that learnt from marked news may (package learnt); its answer is a proposition like the others.
//
// The method follows PredPatt (White et al., EMNLP 2016) and ClausIE (Del Corro and Gemulla, WWW 2013) in reading clauses off
// dependencies, and FactBank (Saurí and Pustejovsky, LRE 2009) in what a clause's governors do to it. Which arguments are one
// entity is left to package resolve; the types of relations and their wordings are data of package schema.
package extract
