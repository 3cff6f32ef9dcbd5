package graph

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"relata/schema"
)

// ExampleName stands in a favourite where the user writes the name of an entity.
const ExampleName = "NAME"

// Favourite is the recipe as a saved script of Neo4j Browser, which draws only what a single statement returns. So what a recipe asks
// for is given in its first clause, $entity as given_entity, and it returns nodes and relationships beside its columns. The name of the
// script is its first comment.
func (r Recipe) Favourite(s *schema.Schema) string {
	var head, given, lists []string
	query := r.Cypher(s)
	for _, p := range r.Params {
		if limit := "LIMIT $" + p.Name; strings.Contains(query, limit) { // which takes no variable
			query = strings.ReplaceAll(query, limit, "LIMIT "+p.Default)
			continue
		}
		doc, value := p.Doc, p.literal()
		if value == "''" && !p.Required {
			doc += "; '' for any"
		}
		head = append(head, fmt.Sprintf("%s AS %s, // %s", value, p.given(), doc))
		given = append(given, p.given())
		if p.Type == "entity" {
			lists = append(lists, p.Name)
		}
	}
	text := fmt.Sprintf("// Relata: %s\n// %s\n", r.Name, r.Doc)
	if len(given) > 0 {
		last := len(head) - 1
		head[last] = strings.Replace(head[last], ", // ", " // ", 1)
		text += "// Write what you look for here:\nWITH " + strings.Join(head, "\n     ") + "\n"
	}
	carried := given
	for _, name := range lists {
		one := "given_" + name
		text += fmt.Sprintf("OPTIONAL MATCH (e:Entity) WHERE toLower(e.name) = toLower(%[1]s) OR %[1]s IN e.aliases\n"+
			"WITH %[2]s, [id IN collect(coalesce(e.id, '')) + %[1]s WHERE id <> ''] AS %[3]s_ids\n", one, strings.Join(carried, ", "), name)
		carried = append(slices.Clone(carried), name+"_ids")
	}
	return text + drawn(carry(query, carried, r.Params)) + ";\n"
}

func (p Param) given() string { return "given_" + p.Name }

// literal is the value that a parameter has until the user changes it.
func (p Param) literal() string {
	switch {
	case p.Type == "int" && p.Default != "":
		return p.Default
	case p.Type == "entity" && p.Required:
		return "'" + ExampleName + "'"
	}
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(p.Default) + "'"
}

var (
	paramUse  = regexp.MustCompile(`\$(\w+)`)
	withStart = regexp.MustCompile(`(?m)^WITH (DISTINCT )?`)
)

// carry puts variables in the place of parameters. A WITH would leave them behind.
func carry(query string, variables []string, params []Param) string {
	if len(variables) > 0 {
		query = withStart.ReplaceAllString(query, "${0}"+strings.Join(variables, ", ")+", ")
	}
	return paramUse.ReplaceAllStringFunc(query, func(use string) string {
		for _, p := range params {
			switch {
			case p.Name != use[1:]:
			case p.Type == "entity":
				return p.Name + "_ids"
			default:
				return p.given()
			}
		}
		return use
	})
}

var (
	inBrackets        = regexp.MustCompile(`\([^()]*\)`)
	matchClause       = regexp.MustCompile(`(?m)^MATCH .*$`)
	namedRelationship = regexp.MustCompile(`\[[a-z]\w*[:\]]`)
	patternNamed      = regexp.MustCompile(`[(\[]([a-z]\w*)[:)\]]`)
)

// drawn returns the query with the nodes and relationships of its patterns behind its columns. It stays as it is where rows are groups,
// or where a WITH has left nothing behind that could be drawn: then columns are bare names.
func drawn(query string) string {
	before, list, _ := strings.Cut(query, "\nRETURN ")
	columns, order, _ := strings.Cut(list, "\nORDER BY ")
	if strings.Contains(columns, "count(") {
		return query
	}
	for c := range strings.SplitSeq(inBrackets.ReplaceAllString(columns, ""), ",") {
		if !strings.Contains(c, " AS ") {
			return query
		}
	}
	clauses := matchClause.FindAllString(before, -1)
	if facts := slices.DeleteFunc(slices.Clone(clauses), func(c string) bool { return !namedRelationship.MatchString(c) }); len(facts) > 0 {
		clauses = facts // the others lead there
	}
	for _, clause := range clauses {
		for _, m := range patternNamed.FindAllStringSubmatch(clause, -1) {
			if !slices.Contains(strings.Split(columns, ", "), m[1]) {
				columns += ", " + m[1]
			}
		}
	}
	return before + "\nRETURN " + columns + "\nORDER BY " + order
}
