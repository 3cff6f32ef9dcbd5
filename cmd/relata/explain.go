package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"relata/graph"
	"relata/graph/export"
	"relata/schema"
)

type explainOptions struct {
	subject, relation, object string // relation and object: "" for any
	format                    string
	limit                     int
	cypher                    bool // print the question instead of its answer
}

func explainCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "explain",
		Usage:        "print the sentences that a fact stands on",
		ArgsUsage:    "SUBJECT [RELATION] [OBJECT]",
		OnUsageError: usageOf,
		Description: `SUBJECT and OBJECT are any names of an entity, in any case, with or without accents. Sentences that deny or doubt
the fact are printed too, and say so. Papers that print one dispatch count as one source: all but the first are named
as copies of it. Offsets count characters of the article.

  relata explain 'Elon Musk' SUES OpenAI
  relata explain Grok ChatGPT                        all that is said of the two
  relata explain OpenAI`,
		Flags: slices.Concat(storeFlags(), []cli.Flag{
			formatFlag("text", "text", "json", "csv"),
			&cli.IntFlag{Name: "limit", Value: 100, Usage: "sentences printed at most"},
			&cli.BoolFlag{Name: "cypher", Usage: "print the same question as Cypher, to paste into Neo4j Browser"},
		}),
		Action: func(c *cli.Context) error {
			a := c.Args()
			if a.Len() < 1 || a.Len() > 3 {
				return usagef("explain", "a subject is wanted, perhaps a relation, perhaps an object; %s given", count(a.Len(), "argument"))
			}
			o := explainOptions{subject: a.Get(0), relation: a.Get(1), object: a.Get(2), format: c.String("format"), limit: c.Int("limit"), cypher: c.Bool("cypher")}
			if o.limit < 1 {
				return usagef("explain", "--limit %d: it is 1 or more", o.limit)
			}
			return withStore(c.Context, c, true, func(store graph.Store, sch *schema.Schema) error {
				return runExplain(c.Context, s, store, sch, o)
			})
		},
	}
}

func runExplain(ctx context.Context, s streams, store graph.Store, sch *schema.Schema, o explainOptions) error {
	subject, err := lookup(ctx, store, sch, o.subject)
	if err != nil {
		return err
	}
	if o.object == "" && o.relation != "" { // of two, the second may be an object
		if _, known := sch.Relation(strings.ToUpper(o.relation)); !known {
			found, err := graph.Find(ctx, store, sch, o.relation)
			if err != nil {
				return err
			}
			if len(found) > 0 {
				o.relation, o.object = "", o.relation
			}
		}
	}
	var object []graph.Entity
	if o.object != "" {
		if object, err = lookup(ctx, store, sch, o.object); err != nil {
			return err
		}
	}
	if o.cypher {
		_, err := io.WriteString(s.out, evidenceCypher(sch, ids(subject), ids(object), strings.ToUpper(o.relation), o.limit))
		return err
	}
	rows, err := evidence(ctx, store, sch, ids(subject), ids(object), strings.ToUpper(o.relation), o.limit)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		return nothingSaid(ctx, store, o, subject, object)
	}
	if o.format != "text" {
		return explained(rows).print(s, o.format)
	}
	out := bufio.NewWriter(s.out)
	printEvidence(out, rows)
	return out.Flush()
}

// nothingSaid is the error for a question without an answer; it lists the relations that the subject has.
func nothingSaid(ctx context.Context, store graph.Store, o explainOptions, subject, object []graph.Entity) error {
	rows, err := collect(ctx, store, `MATCH (a:Entity)<-[:SUBJECT]-(st:Statement) WHERE a.id IN $subject
		RETURN st.predicate AS relation, count(*) AS n ORDER BY n DESC, relation LIMIT 12`, map[string]any{"subject": ids(subject)})
	if err != nil {
		return err
	}
	hint := "no sentence has it as its subject: relata entity shows what is known of it"
	if len(rows) > 0 {
		var names []string
		for _, r := range rows {
			names = append(names, cell(r["relation"]))
		}
		hint = fmt.Sprintf("what is said of %s: %s", subject[0].Name, strings.Join(names, ", "))
	}
	said := []string{subject[0].Name}
	if o.relation != "" {
		said = append(said, strings.ToUpper(o.relation))
	}
	if len(object) > 0 {
		said = append(said, object[0].Name)
	}
	return withHint(fmt.Errorf("no sentence says: %s", strings.Join(said, " ")), hint)
}

// evidenceQuery finds statements from the one entity to the other. Backwards it finds those of symmetric relations alone, whose
// arguments the graph keeps in an order of its own.
const evidenceQuery = `MATCH (x:Entity)<-[:%[1]s]-(st:Statement)-[:%[2]s]->(y:Entity)
WHERE x.id IN $subject AND ($relation = '' OR st.predicate = $relation) AND ($any OR y.id IN $object)%[3]s
MATCH (st)-[:EVIDENCE]->(se:Sentence)-[:IN_ARTICLE]->(ar:Article)
RETURN x.name AS subject, st.predicate AS relation, y.name AS object, st.negated AS negated, st.modality AS modality, st.speaker AS speaker,
       st.confidence AS confidence, st.rule AS rule, ar.id AS article, ar.title AS title, ar.url AS url, ar.published AS published,
       se.text AS sentence, se.start AS sentence_start, se.` + "`end`" + ` AS sentence_end,
       st.%[4]s_start AS subject_start, st.%[4]s_end AS subject_end, st.predicate_start AS predicate_start,
       st.predicate_end AS predicate_end, st.%[5]s_start AS object_start, st.%[5]s_end AS object_end, st.id AS id,
       [ar.band1, ar.band2, ar.band3, ar.band4, ar.band5, ar.band6, ar.band7, ar.band8] AS bands
ORDER BY relation, object, confidence DESC, article, predicate_start, id
LIMIT $limit`

// evidenceCypher is the question as one query without parameters. It returns the nodes too, so that Browser draws them. Its copies are those that
// share a band with the article itself.
func evidenceCypher(sch *schema.Schema, subject, object []string, relation string, limit int) string {
	literal := func(v any) string { return string(export.AppendLiteral(nil, v)) }
	list := func(ids []string) string {
		out := make([]any, len(ids))
		for i, id := range ids {
			out[i] = id
		}
		return literal(out)
	}
	var bands []string
	for i := range graph.Bands {
		bands = append(bands, fmt.Sprintf("twin.band%[1]d = ar.band%[1]d", i+1))
	}
	one := func(from, to string, relations []any) string {
		where := "x.id IN " + list(subject)
		if len(relations) > 0 {
			where += " AND st.predicate IN " + literal(relations)
		}
		if len(object) > 0 {
			where += " AND y.id IN " + list(object)
		}
		return fmt.Sprintf(`MATCH (x:Entity)<-[:%[1]s]-(st:Statement)-[:%[2]s]->(y:Entity)
WHERE %[3]s
MATCH (st)-[:EVIDENCE]->(se:Sentence)-[:IN_ARTICLE]->(ar:Article)
OPTIONAL MATCH (x)<-[:%[1]s]-(same:Statement)-[:%[2]s]->(y), (same)-[:EVIDENCE]->(:Sentence)-[:IN_ARTICLE]->(twin:Article)
WHERE same.predicate = st.predicate AND same.negated = st.negated AND same.modality = st.modality AND twin.id <> ar.id
  AND (%[5]s)
WITH x, st, y, se, ar, collect(DISTINCT twin.id) AS copies
RETURN x, st, y, se, ar, x.name AS subject, st.predicate AS relation, y.name AS object, st.negated AS negated, st.modality AS modality,
       st.speaker AS speaker, st.confidence AS confidence, ar.published AS published, ar.id AS article, se.text AS sentence, copies
ORDER BY relation, object, confidence DESC, article, sentence
LIMIT %[4]d`, from, to, where, limit, strings.Join(bands[:4], " OR ")+"\n    OR "+strings.Join(bands[4:], " OR "))
	}
	var asked []any
	if relation != "" {
		asked = []any{relation}
	}
	text := one("SUBJECT", "OBJECT", asked)
	if both := symmetric(sch, relation); len(both) > 0 { // the graph keeps their arguments in an order of its own
		names := make([]any, len(both))
		for i, name := range both {
			names[i] = name
		}
		text += "\nUNION\n" + one("OBJECT", "SUBJECT", names)
	}
	return text + ";\n"
}

// symmetric are the symmetric relations of a schema, or of one relation itself if it is one.
func symmetric(sch *schema.Schema, relation string) []string {
	out := []string{}
	for _, r := range sch.Relations {
		if r.Symmetric && (relation == "" || relation == r.Name) {
			out = append(out, r.Name)
		}
	}
	return out
}

func evidence(ctx context.Context, store graph.Store, sch *schema.Schema, subject, object []string, relation string, limit int) ([]map[string]any, error) {
	symmetric := symmetric(sch, relation)
	params := map[string]any{
		"subject": subject, "object": object, "any": len(object) == 0, "relation": relation, "limit": int64(limit), "symmetric": symmetric,
	}
	rows, err := collect(ctx, store, fmt.Sprintf(evidenceQuery, "SUBJECT", "OBJECT", "", "subject", "object"), params)
	if err != nil {
		return nil, err
	}
	if len(symmetric) > 0 {
		back, err := collect(ctx, store, fmt.Sprintf(evidenceQuery, "OBJECT", "SUBJECT", " AND st.predicate IN $symmetric", "object", "subject"), params)
		if err != nil {
			return nil, err
		}
		rows = append(rows, back...)
	}
	slices.SortStableFunc(rows, compareEvidence)
	rows = rows[:min(len(rows), limit)]
	findCopies(rows)
	return rows, nil
}

// findCopies adds to each row which articles of the others print the same dispatch, as the column copies: together they are one source.
// Only rows that say the same of a fact, such as those that assert it, are compared.
func findCopies(rows []map[string]any) {
	says := func(r map[string]any) [5]any {
		return [5]any{r["subject"], r["relation"], r["object"], r["negated"], r["modality"]}
	}
	all := map[[5]any]*graph.Dispatches{}
	for _, r := range rows {
		d := all[says(r)]
		if d == nil {
			d = graph.NewDispatches()
			all[says(r)] = d
		}
		list, _ := r["bands"].([]any)
		var bands []int64
		for _, b := range list {
			if b, ok := b.(int64); ok {
				bands = append(bands, b)
			}
		}
		d.Add(cell(r["article"]), bands)
	}
	for _, r := range rows {
		copies := []any{}
		for _, id := range all[says(r)].Copies(cell(r["article"])) {
			copies = append(copies, id)
		}
		r["copies"] = copies
	}
}

// compareEvidence sorts by relation and object, what asserts before what denies or doubts, the surest first.
func compareEvidence(a, b map[string]any) int {
	text := func(key string) int { return strings.Compare(cell(a[key]), cell(b[key])) }
	return cmp.Or(
		text("subject"), text("relation"), text("object"), cmp.Compare(doubt(a), doubt(b)),
		cmp.Compare(decimal(b["confidence"]), decimal(a["confidence"])),
		text("article"), cmp.Compare(whole(a["predicate_start"]), whole(b["predicate_start"])), text("id"),
	)
}

func doubt(r map[string]any) int {
	if r["negated"] == true || r["modality"] != "asserted" {
		return 1
	}
	return 0
}

func explained(rows []map[string]any) table {
	t := table{keys: []string{
		"subject", "relation", "object", "negated", "modality", "speaker", "confidence", "rule", "article", "title", "url", "published",
		"sentence", "sentence_start", "sentence_end", "subject_start", "subject_end", "predicate_start", "predicate_end", "object_start", "object_end", "copies",
	}}
	for _, r := range rows {
		cells := make([]any, len(t.keys))
		for i, k := range t.keys {
			cells[i] = r[k]
		}
		t.rows = append(t.rows, cells)
	}
	return t
}

func printEvidence(w io.Writer, rows []map[string]any) {
	head, shown := "", map[string]string{}
	for _, r := range rows {
		if h := fmt.Sprintf("%s %s %s", cell(r["subject"]), cell(r["relation"]), cell(r["object"])); h != head {
			if head != "" {
				fmt.Fprintln(w)
			}
			fmt.Fprintln(w, printable(h))
			head, shown = h, map[string]string{}
		}
		article := cell(r["article"])
		if _, again := shown[article]; !again {
			shown[article] = original(r, shown)
		}
		fmt.Fprintf(w, "  %s\n", printable(strings.Join(circumstances(r, shown[article]), ", ")))
		fmt.Fprintf(w, "    %s\n", printable(cell(r["sentence"])))
		if parts := spans(r); len(parts) > 0 {
			fmt.Fprintf(w, "    %s\n", printable(strings.Join(parts, ", ")))
		}
	}
}

// original is an article among those shown of whose dispatch the row's article is another print, "" if there is none.
func original(r map[string]any, shown map[string]string) string {
	copies, _ := r["copies"].([]any)
	for _, id := range copies {
		if of, ok := shown[cell(id)]; ok {
			return cmp.Or(of, cell(id))
		}
	}
	return ""
}

// circumstances say where a statement stands and how far the sentence commits itself to it.
func circumstances(r map[string]any, copyOf string) []string {
	out := []string{fmt.Sprintf("%s:%d-%d", cell(r["article"]), whole(r["sentence_start"]), whole(r["sentence_end"]))}
	if day := cell(r["published"]); day != "" {
		out = append(out, day)
	}
	if copyOf != "" {
		out = append(out, "copy of "+copyOf)
	}
	if r["negated"] == true {
		out = append(out, "denied")
	}
	if m := cell(r["modality"]); m != "asserted" {
		out = append(out, m)
	}
	if by := cell(r["speaker"]); by != "" {
		out = append(out, "says "+by)
	}
	out = append(out, fmt.Sprintf("confidence %.2f", decimal(r["confidence"])))
	if rule := cell(r["rule"]); rule != "" {
		out = append(out, "rule "+rule)
	}
	return out
}

// spans quotes the words that the statement was read from; those outside the sentence are left out.
func spans(r map[string]any) []string {
	sentence := []rune(cell(r["sentence"]))
	at := whole(r["sentence_start"])
	var out []string
	for _, part := range []string{"subject", "predicate", "object"} {
		start, end := whole(r[part+"_start"]), whole(r[part+"_end"])
		if start >= at && start < end && end-at <= len(sentence) {
			out = append(out, fmt.Sprintf("%s “%s” %d-%d", part, string(sentence[start-at:end-at]), start, end))
		}
	}
	return out
}

func whole(v any) int {
	n, _ := v.(int64)
	return int(n)
}

func decimal(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case int64:
		return float64(v)
	}
	return 0
}
