package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"relata/graph"
	"relata/schema"
)

func entityCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "entity",
		Usage:        "show an entity: its names, facts and articles",
		ArgsUsage:    "NAME",
		OnUsageError: usageOf,
		Description: `NAME is any name of it, in any case, with or without accents, or its ID. All the entities that it may mean are shown.

  relata entity OpenAI
  relata entity --format json 'elon musk'`,
		Flags: slices.Concat(storeFlags(), []cli.Flag{
			formatFlag("text", "text", "json"),
			&cli.IntFlag{Name: "limit", Value: 50, Usage: "facts and articles printed at most, each"},
		}),
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usagef("entity", "one name is wanted, in quotes; %s given", count(c.NArg(), "argument"))
			}
			limit := c.Int("limit")
			if limit < 1 {
				return usagef("entity", "--limit %d: it is 1 or more", limit)
			}
			return withStore(c.Context, c, true, func(store graph.Store, sch *schema.Schema) error {
				return runEntity(c.Context, s, store, sch, c.Args().First(), c.String("format"), limit)
			})
		},
	}
}

// An entityView is what is shown of an entity.
type entityView struct {
	ID         string           `json:"id"`
	Type       string           `json:"type"`
	Name       string           `json:"name"`
	Aliases    any              `json:"aliases"`
	Mentions   int              `json:"mentions"`
	FirstSeen  any              `json:"first_seen"` // day of publication, null if no article has one
	LastSeen   any              `json:"last_seen"`
	Facts      []map[string]any `json:"facts"` // of which it is the subject
	FactsAbout []map[string]any `json:"facts_about"`
	Articles   []map[string]any `json:"articles"`
	Uncertain  int              `json:"uncertain"` // statements about it that are denied, or not asserted
	limit      int
}

func runEntity(ctx context.Context, s streams, store graph.Store, sch *schema.Schema, name, format string, limit int) error {
	found, err := lookup(ctx, store, sch, name)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.out)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	for i, e := range found {
		v, err := view(ctx, store, sch, e.ID, limit)
		if err != nil {
			return err
		}
		if format == "json" {
			if err := lines.Encode(v); err != nil {
				return err
			}
			continue
		}
		if i > 0 {
			fmt.Fprintln(out)
		}
		v.print(out)
	}
	return out.Flush()
}

func view(ctx context.Context, store graph.Store, sch *schema.Schema, id string, limit int) (entityView, error) {
	v := entityView{limit: limit, Facts: []map[string]any{}, FactsAbout: []map[string]any{}, Articles: []map[string]any{}}
	params := map[string]any{"id": id, "limit": int64(limit)}
	rows, err := collect(ctx, store, `MATCH (e:Entity) WHERE e.id = $id RETURN e.id AS id, e.type AS type, e.name AS name,
		e.aliases AS aliases, e.mentions AS mentions, e.first_seen AS first_seen, e.last_seen AS last_seen`, map[string]any{"id": id})
	if err != nil {
		return v, err
	}
	if len(rows) != 1 {
		return v, fmt.Errorf("entity %s: it has just been taken out of the graph", id)
	}
	r := rows[0]
	v.ID, v.Type, v.Name, v.Aliases = id, cell(r["type"]), cell(r["name"]), plain(r["aliases"])
	v.Mentions, v.FirstSeen, v.LastSeen = whole(r["mentions"]), r["first_seen"], r["last_seen"]

	for _, side := range []struct {
		pattern string
		into    *[]map[string]any
	}{{"(e:Entity)-[r]->(o:Entity)", &v.Facts}, {"(e:Entity)<-[r]-(o:Entity)", &v.FactsAbout}} {
		rows, err := collect(ctx, store, factQuery(side.pattern, graph.QualifierNames(sch)), params)
		if err != nil {
			return v, err
		}
		for _, r := range rows {
			*side.into = append(*side.into, tidy(r))
		}
	}
	rows, err = collect(ctx, store, `MATCH (a:Article)-[m:MENTIONS]->(e:Entity) WHERE e.id = $id
		RETURN a.id AS article, a.title AS title, a.published AS published, m.count AS mentions
		ORDER BY published DESC, article LIMIT $limit`, params)
	if err != nil {
		return v, err
	}
	for _, r := range rows {
		v.Articles = append(v.Articles, tidy(r))
	}
	rows, err = collect(ctx, store, `MATCH (e:Entity)<-[:SUBJECT|OBJECT]-(st:Statement)
		WHERE e.id = $id AND (st.negated OR st.modality <> 'asserted') RETURN count(DISTINCT st.id) AS n`, map[string]any{"id": id})
	if err == nil && len(rows) == 1 {
		v.Uncertain = whole(rows[0]["n"])
	}
	return v, err
}

// factQuery asks for facts with their qualifiers, whose names come from the schema, checked there.
func factQuery(pattern string, qualifiers []string) string {
	var q strings.Builder
	q.WriteString("MATCH " + pattern + " WHERE e.id = $id RETURN coalesce(r.predicate, r.type) AS relation, o.name AS name, o.type AS type")
	for _, n := range qualifiers {
		fmt.Fprintf(&q, ", r.`%s` AS `%s`", n, qualifierPrefix+n)
	}
	q.WriteString(", r.statements AS statements, r.confidence AS confidence, r.attributed AS attributed" +
		" ORDER BY statements DESC, confidence DESC, relation, name LIMIT $limit")
	return q.String()
}

// qualifierPrefix keeps the names of qualifiers apart from the columns beside them.
const qualifierPrefix = "qualifier_"

// tidy leaves out what a row has no value for and puts its qualifiers together.
func tidy(r map[string]any) map[string]any {
	out, qualifiers := map[string]any{}, map[string]any{}
	for k, v := range r {
		if v == nil {
			continue
		}
		if name, ok := strings.CutPrefix(k, qualifierPrefix); ok {
			qualifiers[name] = v
			continue
		}
		out[k] = plain(v)
	}
	if len(qualifiers) > 0 {
		out["qualifiers"] = qualifiers
	}
	return out
}

func (v entityView) print(w io.Writer) {
	fmt.Fprintf(w, "%s (%s)\n", printable(v.Name), v.Type)
	field := func(name string, value any) {
		if text := cell(value); text != "" {
			fmt.Fprintf(w, "  %-13s%s\n", name, printable(text))
		}
	}
	field("id", v.ID)
	if list, ok := v.Aliases.([]any); ok {
		field("also", slices.DeleteFunc(slices.Clone(list), func(a any) bool { return a == v.Name }))
	}
	field("mentions", v.Mentions)
	field("first seen", v.FirstSeen)
	field("last seen", v.LastSeen)
	v.facts(w, "facts", v.Facts, func(f map[string]any) string { return cell(f["relation"]) + " " + cell(f["name"]) })
	v.facts(w, "facts about it", v.FactsAbout, func(f map[string]any) string { return cell(f["name"]) + " " + cell(f["relation"]) })
	if v.Uncertain > 0 {
		fmt.Fprintf(w, "  no facts\n    %s denied, planned, possible or asked (relata explain)\n", count(v.Uncertain, "statement"))
	}
	v.head(w, "articles", len(v.Articles))
	for _, a := range v.Articles {
		text := cell(a["article"])
		for _, k := range []string{"published", "title"} {
			if s := cell(a[k]); s != "" {
				text += ", " + s
			}
		}
		fmt.Fprintf(w, "    %s\n", printable(text))
	}
}

func (v entityView) facts(w io.Writer, title string, facts []map[string]any, text func(map[string]any) string) {
	v.head(w, title, len(facts))
	for _, f := range facts {
		line := text(f)
		q, _ := f["qualifiers"].(map[string]any)
		var parts []string
		for _, k := range slices.Sorted(maps.Keys(q)) {
			parts = append(parts, k+"="+cell(q[k]))
		}
		if len(parts) > 0 {
			line += " (" + strings.Join(parts, "; ") + ")"
		}
		if f["attributed"] == true {
			line += ", as somebody says"
		}
		fmt.Fprintf(w, "    %s, %s, %.2f\n", printable(line), count(whole(f["statements"]), "statement"), decimal(f["confidence"]))
	}
}

// head is the title of a list; it says when the list may go on.
func (v entityView) head(w io.Writer, title string, n int) {
	switch {
	case n >= v.limit:
		fmt.Fprintf(w, "  %s (the first %d: --limit)\n", title, n)
	case n > 0:
		fmt.Fprintf(w, "  %s\n", title)
	}
}
