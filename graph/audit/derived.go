package audit

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"relata/graph"
	"relata/graph/internal/merge"
	"relata/graph/internal/pages"
)

// This file checks what is derived: facts and entities.

func (a *auditor) facts(r pages.Range) error {
	want := merge.NewDeriver()
	err := pages.Claims(a.ctx, a.store, a.qualifiers, r, func(c pages.Claim) {
		if !c.Negated {
			want.Add(c.Support)
		}
	})
	if err != nil {
		return err
	}
	there := map[merge.Key][]merge.Fact{}
	if err := pages.Facts(a.ctx, a.store, a.qualifiers, r, func(f merge.Fact) { there[f.Key] = append(there[f.Key], f) }); err != nil {
		return err
	}
	facts := want.Facts()
	keys := map[merge.Key]bool{}
	for k := range facts {
		keys[k] = true
	}
	for k := range there {
		keys[k] = true
	}
	for _, k := range slices.SortedFunc(maps.Keys(keys), merge.CompareKeys) {
		a.fact(k, facts[k], there[k])
	}
	return nil
}

func (a *auditor) fact(k merge.Key, want merge.Fact, there []merge.Fact) {
	p := Problem{Kind: "fact", ID: k.String(), Mended: true}
	switch {
	case want.Statements == 0:
		p.Msg = "stands on no statement"
	case len(there) == 0:
		p.Msg = fmt.Sprintf("is not there, and %d of its statements are", want.Statements)
	case len(there) > 1:
		p.Msg = fmt.Sprintf("is there %d times", len(there))
	default:
		if p.Msg = differences(merge.FactProps(want, a.qualifiers), merge.FactProps(there[0], a.qualifiers)); p.Msg == "" {
			return
		}
	}
	if k.Type != merge.OpenType && !a.known(k.Type) {
		p.Mended = false
		p.Msg += "; the schema given has no such relation: check with the one that the articles were read with"
		a.report(p)
		return
	}
	a.report(p)
	a.repairs.Facts = append(a.repairs.Facts, k)
	if len(there) > 1 {
		a.repairs.Doubled = append(a.repairs.Doubled, k)
	}
}

func (a *auditor) known(relation string) bool { _, ok := a.schema.Relation(relation); return ok }

// differences names the properties that are not what they should be.
func differences(want, got map[string]any) string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if w, g := want[name], got[name]; !reflect.DeepEqual(w, g) {
			out = append(out, fmt.Sprintf("%s is %s and should be %s", name, show(g), show(w)))
		}
	}
	return strings.Join(out, ", ")
}

func show(v any) string {
	switch v := v.(type) {
	case nil:
		return "missing"
	case string:
		return fmt.Sprintf("%q", v)
	case []string:
		return fmt.Sprintf("%q", v)
	}
	return fmt.Sprint(v)
}

// entities are what their mentions give. One that no article mentions any more, and that somebody else's data keeps, has a count of 0.
func (a *auditor) entities(r pages.Range) error {
	there := map[string]graph.Node{}
	err := a.each("MATCH (e:Entity) WHERE e.id > $after AND e.id <= $upto RETURN e", r, func(v []any) {
		n, _ := v[0].(graph.Node)
		there[pages.Text(n.Properties["id"])] = n
	})
	if err != nil {
		return err
	}
	want := map[string]merge.Entity{}
	const query = "MATCH (e:Entity)<-[m:MENTIONS]-(a:Article) WHERE e.id > $after AND e.id <= $upto RETURN e.id, m, a.published"
	err = a.each(query, r, func(v []any) {
		m, _ := v[1].(graph.Relationship)
		if m.Properties["count"] == nil && m.Properties["names"] == nil {
			return
		}
		id := pages.Text(v[0])
		e := want[id]
		e.Add(merge.MentionedFrom(merge.Ref{ID: id, Type: merge.TypeOf(id)}, m.Properties, v[2]))
		want[id] = e
	})
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(there)) {
		a.entity(id, there[id], want)
	}
	return nil
}

func (a *auditor) entity(id string, n graph.Node, all map[string]merge.Entity) {
	ref := merge.Ref{ID: id, Type: merge.TypeOf(id)}
	want, mentioned := all[id]
	if !mentioned && (n.Properties["type"] == nil || n.Properties["mentions"] == int64(0)) {
		return // somebody else's node, or one that somebody else's data keeps
	}
	p := Problem{Kind: "entity", ID: id, Mended: true}
	if _, ok := a.schema.Entity(ref.Type); !ok || !slices.Contains(n.Labels, ref.Type) {
		p.Msg, p.Mended = fmt.Sprintf("is of type %q by its ID, and has the labels %s; set the label by hand", ref.Type, strings.Join(n.Labels, ", ")), false
		a.report(p)
		return
	}
	if !mentioned {
		p.Msg = "is mentioned by no article"
	} else {
		got := merge.EntityFrom(ref, n.Properties)
		p.Msg = differences(merge.EntityProps(want), withType(merge.EntityProps(got), n.Properties["type"]))
	}
	if p.Msg == "" {
		return
	}
	a.report(p)
	a.repairs.Entities = append(a.repairs.Entities, ref)
}

func withType(p map[string]any, typ any) map[string]any { p["type"] = typ; return p }
