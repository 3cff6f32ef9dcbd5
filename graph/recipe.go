package graph

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"relata/resolve"
	"relata/schema"
)

//go:embed recipes/*.cypher
var recipeFiles embed.FS

// A Recipe is a saved query, the same text for every store.
type Recipe struct {
	Name   string
	Doc    string // what it answers, one sentence or two
	Params []Param
	Query  string // without the head; Cypher gives the text that a store takes
}

// A Param is what a recipe asks for.
type Param struct {
	Name     string
	Type     string // "entity": a name, bound to the IDs of the entities that have it; "string"; "int"
	Required bool
	Default  string // as it would be typed
	Doc      string
}

// Recipes returns the built-in recipes by name. The error is a mistake in one of their files.
func Recipes() ([]Recipe, error) {
	paths, err := fs.Glob(recipeFiles, "recipes/*.cypher")
	if err != nil {
		return nil, err
	}
	out := make([]Recipe, 0, len(paths))
	for _, p := range paths {
		b, err := fs.ReadFile(recipeFiles, p)
		if err != nil {
			return nil, err
		}
		r, err := ParseRecipe(strings.TrimSuffix(strings.TrimPrefix(p, "recipes/"), ".cypher"), string(b))
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

var paramLine = regexp.MustCompile(`^\$([A-Za-z][A-Za-z0-9_]*) (entity|string|int)( = ?([^:]*?))?: (.+)$`)

// ParseRecipe reads a recipe: comment lines with the description, then one for each parameter,
//
//	// $limit int = 100: rows at most
//
// where "=" makes it optional, then the query.
func ParseRecipe(name, text string) (Recipe, error) {
	r := Recipe{Name: name}
	lines := strings.Split(text, "\n")
	i := 0
	for ; i < len(lines) && strings.HasPrefix(lines[i], "//"); i++ {
		l := strings.TrimSpace(strings.TrimPrefix(lines[i], "//"))
		if !strings.HasPrefix(l, "$") {
			r.Doc = strings.TrimSpace(r.Doc + " " + l)
			continue
		}
		m := paramLine.FindStringSubmatch(l)
		if m == nil {
			return r, fmt.Errorf("recipe %s:%d: want \"$name type = default: description\", with type entity, string or int", name, i+1)
		}
		p := Param{Name: m[1], Type: m[2], Required: m[3] == "", Default: strings.TrimSpace(m[4]), Doc: m[5]}
		if _, err := strconv.Atoi(p.Default); p.Type == "int" && !p.Required && err != nil {
			return r, fmt.Errorf("recipe %s:%d: %q is no whole number", name, i+1, p.Default)
		}
		r.Params = append(r.Params, p)
	}
	r.Query = strings.TrimSpace(strings.Join(lines[i:], "\n"))
	if r.Doc == "" || r.Query == "" {
		return r, fmt.Errorf("recipe %s: needs a description in a comment and a query", name)
	}
	return r, nil
}

// anyFact stands in a recipe for the types of all facts, which a path of variable length must name.
const anyFact = "ANY_FACT"

// Cypher is the query for the types of a schema.
func (r Recipe) Cypher(s *schema.Schema) string {
	types := make([]string, 0, len(s.Relations)+1)
	for _, t := range s.Relations {
		types = append(types, t.Name)
	}
	return strings.ReplaceAll(r.Query, anyFact, strings.Join(append(types, "RELATES_TO"), "|"))
}

// A ParamError says which parameter of a recipe is wrong.
type ParamError struct{ Recipe, Param, Msg string }

func (e *ParamError) Error() string {
	return fmt.Sprintf("recipe %s: parameter %s %s", e.Recipe, e.Param, e.Msg)
}

// Bind makes the query's parameters of what a user typed. An entity's name becomes the IDs of all entities that have it.
func (r Recipe) Bind(ctx context.Context, s Store, sch *schema.Schema, args map[string]string) (map[string]any, error) {
	for name := range args {
		if !slices.ContainsFunc(r.Params, func(p Param) bool { return p.Name == name }) {
			return nil, &ParamError{r.Name, name, "is not one that it has"}
		}
	}
	out := map[string]any{}
	for _, p := range r.Params {
		v, ok := args[p.Name]
		if !ok && p.Required {
			return nil, &ParamError{r.Name, p.Name, "is missing: " + p.Doc}
		}
		if !ok {
			v = p.Default
		}
		switch p.Type {
		case "int":
			n, err := strconv.Atoi(v)
			if err != nil || n < 0 {
				return nil, &ParamError{r.Name, p.Name, fmt.Sprintf("is no whole number: %q", v)}
			}
			out[p.Name] = n
		case "entity":
			ids := []string{}
			if v != "" {
				found, err := Find(ctx, s, sch, v)
				if err != nil {
					return nil, err
				}
				if len(found) == 0 {
					return nil, &ParamError{r.Name, p.Name, fmt.Sprintf("names nothing in the graph: %q", v)}
				}
				for _, e := range found {
					ids = append(ids, e.ID)
				}
			}
			out[p.Name] = ids
		default:
			out[p.Name] = v
		}
	}
	return out, nil
}

// Find returns the entities that a name may mean: those with that ID, or that name in any spelling, or, if there is none, that
// alias. The most mentioned come first.
func Find(ctx context.Context, s Store, sch *schema.Schema, name string) ([]Entity, error) {
	ids := []string{name}
	for _, t := range sch.Entities {
		ids = append(ids, resolve.ID(t.Name, name))
	}
	const columns = " RETURN e.id, e.type, e.name, e.mentions ORDER BY e.mentions DESC, e.id"
	found, err := findBy(ctx, s, "MATCH (e:Entity) WHERE e.id IN $ids"+columns, map[string]any{"ids": ids})
	if err != nil || len(found) > 0 {
		return found, err
	}
	found, err = findBy(ctx, s, "MATCH (e:Entity) WHERE $name IN e.aliases"+columns, map[string]any{"name": name})
	if err != nil || len(found) > 0 {
		return found, err
	}
	return findBy( // with UNWIND, since a parameter within any(…) ends Kùzu
		ctx, s, "MATCH (e:Entity) UNWIND e.aliases AS x WITH e, x WHERE toLower(x) = $name WITH DISTINCT e"+columns,
		map[string]any{"name": strings.ToLower(name)},
	)
}

func findBy(ctx context.Context, s Store, query string, params map[string]any) ([]Entity, error) {
	var out []Entity
	for row, err := range s.Query(ctx, query, params) {
		if err != nil {
			return nil, fmt.Errorf("find entity: %w", err)
		}
		e := Entity{}
		e.ID, _ = row.Values[0].(string)
		e.Type, _ = row.Values[1].(string)
		e.Name, _ = row.Values[2].(string)
		out = append(out, e)
	}
	return out, nil
}
