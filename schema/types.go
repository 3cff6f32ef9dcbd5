package schema

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A draft is a schema in the making: lists in the order of the files.
type draft struct {
	name, version string
	entities      []EntityType
	relations     []RelationType
	prepositions  map[string][]string
	wordings      map[string][]Wording
}

func draftOf(s *Schema) *draft {
	d := &draft{prepositions: map[string][]string{}, wordings: map[string][]Wording{}}
	if s == nil {
		return d
	}
	d.name, d.version = s.Name, s.Version
	d.entities, d.relations = slices.Clone(s.Entities), slices.Clone(s.Relations)
	for lang, w := range s.wordings {
		d.prepositions[lang] = slices.Clone(w.Prepositions)
		d.wordings[lang] = slices.Clone(w.all)
	}
	return d
}

func (d *draft) schema() *Schema {
	s := &Schema{
		Name: d.name, Version: d.version, Entities: d.entities, Relations: d.relations,
		entities: map[string]int{}, relations: map[string]int{}, wordings: map[string]*Wordings{},
	}
	for i, e := range d.entities {
		s.entities[e.Name] = i
	}
	for i, r := range d.relations {
		s.relations[r.Name] = i
	}
	for lang, all := range d.wordings {
		s.wordings[lang] = newWordings(lang, d.prepositions[lang], all)
	}
	return s
}

func (d *draft) entity(name string) bool {
	return slices.ContainsFunc(d.entities, func(e EntityType) bool { return e.Name == name })
}

func (d *draft) relation(name string) bool {
	return slices.ContainsFunc(d.relations, func(r RelationType) bool { return r.Name == name })
}

const maxName = 64

var (
	safeName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)
	property = regexp.MustCompile(`^-?P[1-9][0-9]*$`)
)

// reserved names are labels and relationship types of the graph itself.
var reserved = []string{
	"Entity", "Article", "Sentence", Statement, "Meta",
	"IN_ARTICLE", "SUBJECT", open, "OBJECT", "EVIDENCE", "ATTRIBUTED_TO", "MENTIONS", "RELATES_TO",
}

// document reads the whole file on top of what it extends.
func (r *reader) document(root *yaml.Node, base *Schema, alone bool) *draft {
	keys := map[string]*yaml.Node{}
	for k, v := range r.pairs(root, "the schema") {
		switch k.Value {
		case "name", "version", "extends", "remove", "entities", "relations", "prepositions", "wordings":
			keys[k.Value] = v
		default:
			r.unknown(k, "the schema", "name", "version", "extends", "remove", "entities", "relations", "prepositions", "wordings")
		}
	}
	d := draftOf(r.base(root, keys["extends"], base, alone))
	if n := keys["name"]; n != nil {
		d.name = r.typeName(n, "the schema's name")
	} else if d.name == "" {
		r.fail(root, "the schema has no name", "add `name: …`, or `extends: news` to extend the built-in one")
	}
	if n := keys["version"]; n != nil {
		d.version = r.text(n, "version")
	}
	if n := keys["remove"]; n != nil {
		r.remove(n, d)
	}
	if n := keys["entities"]; n != nil {
		r.entities(n, d)
	}
	places := map[string]*yaml.Node{} // of the relations of this file
	if n := keys["relations"]; n != nil {
		r.relations(n, d, places)
	}
	r.endpoints(root, d, places)
	r.onlyCase(root, d)
	if n := keys["prepositions"]; n != nil {
		r.prepositions(n, d)
	}
	if n := keys["wordings"]; n != nil {
		r.wordings(n, d)
	}
	if len(d.entities) == 0 && len(r.errs) == 0 {
		r.fail(root, "the schema has no entity types", "list them under `entities:`, or extend the built-in schema with `extends: news`")
	}
	return d
}

func (r *reader) base(root, extends *yaml.Node, base *Schema, alone bool) *Schema {
	if extends == nil {
		if !alone {
			r.fail(root, fmt.Sprintf("a second schema that stands alone, after %q", base.Name), fmt.Sprintf("add `extends: %s`, or give one file only", base.Name))
		}
		return nil
	}
	switch name := r.text(extends, "extends"); {
	case name == "":
	case base == nil:
		r.fail(extends, fmt.Sprintf("there is no schema %q to extend", name), "load that one first")
	case base.Name != name:
		r.fail(extends, fmt.Sprintf("there is no schema %q to extend", name), fmt.Sprintf("write `extends: %s`", base.Name))
	}
	return base
}

// typeName reads a name that becomes a label or relationship type.
func (r *reader) typeName(n *yaml.Node, what string) string {
	name := r.text(n, what)
	switch {
	case name == "":
	case !safeName.MatchString(name):
		r.fail(n, fmt.Sprintf("%s %q is not a safe name", what, name), "use letters A-Z, a-z, digits and _, a letter first")
	case len(name) > maxName:
		r.fail(n, fmt.Sprintf("%s is longer than %d letters", what, maxName), "")
	}
	return name
}

func (r *reader) remove(n *yaml.Node, d *draft) {
	for _, name := range r.texts(n, "remove") {
		if !d.entity(name) && !d.relation(name) {
			r.fail(at(n, name), fmt.Sprintf("there is no type %q to remove", name), "")
			continue
		}
		d.entities = slices.DeleteFunc(d.entities, func(e EntityType) bool { return e.Name == name })
		d.relations = slices.DeleteFunc(d.relations, func(t RelationType) bool { return t.Name == name })
		for _, lang := range slices.Sorted(maps.Keys(d.wordings)) {
			d.wordings[lang] = slices.DeleteFunc(d.wordings[lang], func(w Wording) bool { return w.Relation == name })
		}
	}
}

func (r *reader) entities(n *yaml.Node, d *draft) {
	for k, v := range r.pairs(n, "entities") {
		e := EntityType{Name: r.typeName(k, "entity type")}
		r.notReserved(k, e.Name)
		for key, val := range r.pairs(v, "entity type "+e.Name) {
			switch key.Value {
			case "doc":
				e.Doc = r.text(val, "doc")
			case "examples":
				e.Examples = r.texts(val, "examples")
			case "literal":
				e.Literal = r.flag(val, "literal")
			default:
				r.unknown(key, "entity type "+e.Name, "doc", "examples", "literal")
			}
		}
		if d.relation(e.Name) {
			r.fail(k, fmt.Sprintf("%s is a relation type already", e.Name), "choose another name")
		}
		if i := slices.IndexFunc(d.entities, func(o EntityType) bool { return o.Name == e.Name }); i >= 0 {
			d.entities[i] = e
			continue
		}
		d.entities = append(d.entities, e)
	}
}

func (r *reader) relations(n *yaml.Node, d *draft, places map[string]*yaml.Node) {
	for k, v := range r.pairs(n, "relations") {
		t := r.relation(k, v)
		if d.entity(t.Name) {
			r.fail(k, fmt.Sprintf("%s is an entity type already", t.Name), "choose another name")
		}
		places[t.Name] = v
		if i := slices.IndexFunc(d.relations, func(o RelationType) bool { return o.Name == t.Name }); i >= 0 {
			d.relations[i] = t
			continue
		}
		d.relations = append(d.relations, t)
	}
}

func (r *reader) relation(k, v *yaml.Node) RelationType {
	t := RelationType{Name: r.typeName(k, "relation type")}
	r.notReserved(k, t.Name)
	what := "relation type " + t.Name
	for key, val := range r.pairs(v, what) {
		switch key.Value {
		case "doc":
			t.Doc = r.text(val, "doc")
		case "from":
			t.From = r.types(val, "from")
		case "to":
			t.To = r.types(val, "to")
		case "symmetric":
			t.Symmetric = r.flag(val, "symmetric")
		case "same_kind":
			t.SameKind = r.flag(val, "same_kind")
		case "reported":
			t.Reported = r.flag(val, "reported")
		case "qualifiers":
			t.Qualifiers = r.texts(val, "qualifiers")
			for _, q := range t.Qualifiers {
				if !isQualifier(q) {
					r.fail(at(val, q), fmt.Sprintf("there is no qualifier %q", q), "the qualifiers are time, place, amount, share, role, of, to, from, kinship, class, date")
				}
			}
		case "wikidata":
			t.Wikidata = r.texts(val, "wikidata")
			for _, p := range t.Wikidata {
				if !property.MatchString(p) {
					r.fail(at(val, p), fmt.Sprintf("%q is no Wikidata property", p), "write P112, or -P112 for its inverse")
				}
			}
		case "examples":
			t.Examples = r.examples(val, t.Name)
		default:
			r.unknown(key, what, "doc", "from", "to", "symmetric", "same_kind", "reported", "qualifiers", "wikidata", "examples")
		}
	}
	if t.Symmetric && !sameSet(t.From, t.To) {
		r.fail(v, what+" is symmetric, but its from and to differ", "give both the same types")
	}
	return t
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// types reads domain or range; "any" alone is nil.
func (r *reader) types(n *yaml.Node, what string) []string {
	list := r.texts(n, what)
	if !slices.Contains(list, "any") {
		return list
	}
	if len(list) > 1 {
		r.fail(n, what+": any stands for all types", "write `any` alone")
	}
	return nil
}

// examples reads lists of {text, want} by language.
func (r *reader) examples(n *yaml.Node, relation string) []Example {
	var list []Example
	for lang, l := range r.pairs(n, "examples") {
		r.language(lang)
		for _, item := range r.items(l, "examples of a language") {
			ex := Example{Language: lang.Value}
			for key, val := range r.pairs(item, "an example") {
				switch key.Value {
				case "text":
					ex.Text = r.text(val, "text")
				case "want":
					ex.Want = r.texts(val, "want")
					for _, w := range ex.Want {
						if _, err := ParseWanted(w); err != nil {
							r.fail(at(val, w), err.Error(), "")
						}
					}
				default:
					r.unknown(key, "an example", "text", "want")
				}
			}
			if ex.Text == "" || len(ex.Want) == 0 {
				r.fail(item, "an example of "+relation+" needs text and want", "")
			}
			list = append(list, ex)
		}
	}
	return list
}

var languageCode = regexp.MustCompile(`^[a-z]{2,3}$`)

func (r *reader) language(n *yaml.Node) {
	if !languageCode.MatchString(n.Value) {
		r.fail(n, fmt.Sprintf("%q is no language code", n.Value), "use ISO 639-1: fr, en")
	}
}

func (r *reader) notReserved(n *yaml.Node, name string) {
	if slices.ContainsFunc(reserved, func(s string) bool { return strings.EqualFold(s, name) }) {
		r.fail(n, fmt.Sprintf("%s is a name of the graph itself", name), "choose another name")
	}
}

// endpoints checks that domain and range are entity types; also those of inherited relations, whose types the file may have removed.
func (r *reader) endpoints(root *yaml.Node, d *draft, places map[string]*yaml.Node) {
	for _, t := range d.relations {
		for _, side := range []struct {
			key   string
			types []string
		}{{"from", t.From}, {"to", t.To}} {
			for _, name := range side.types {
				if d.entity(name) || name == Statement && side.key == "to" && t.Reported {
					continue
				}
				n, hint := root, "change that relation too"
				if v := places[t.Name]; v != nil {
					n, hint = at(value(v, side.key), name), "declare it under `entities:`, or correct the name"
				}
				r.fail(n, fmt.Sprintf("relation type %s: %s: there is no entity type %q", t.Name, side.key, name), hint)
			}
		}
	}
}

// value is the value of a key in a mapping, or the mapping.
func value(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return n
}

// onlyCase refuses names that a store could mix up because only the case of letters tells them apart.
func (r *reader) onlyCase(root *yaml.Node, d *draft) {
	seen := map[string]string{}
	check := func(name string) {
		l := strings.ToLower(name)
		if o, ok := seen[l]; ok && o != name {
			r.fail(root, fmt.Sprintf("the types %s and %s differ in case alone", o, name), "rename one of them")
		}
		seen[l] = name
	}
	for _, e := range d.entities {
		check(e.Name)
	}
	for _, t := range d.relations {
		check(t.Name)
	}
}
