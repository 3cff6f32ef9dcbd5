package graph

import (
	"fmt"
	"slices"
	"strings"

	"relata/schema"
)

// A style file for Neo4j Browser (GraSS). What it cannot say: a width that depends on a property. So facts are drawn thicker than the
// relationships of their evidence, and a fact's caption ends with how many statements it stands on.

// Colours of nodes, in the order of the schema's entity types; more types than colours share them. Those of the model come after.
var entityColours = []string{"#4C8EDA", "#F79767", "#57C7E3", "#8DCC93", "#D9C8AE", "#F16667", "#C990C0", "#569480", "#DA7194", "#FFC454"}

var evidenceColours = []struct{ label, colour, caption, diameter string }{
	{"Article", "#848484", "{id}", "50px"},
	{"Sentence", "#B9B9B9", "{text}", "35px"},
	{"Statement", "#E8E1C4", "{predicate}", "40px"},
}

const grassHead = `node {
  diameter: 50px;
  color: #A5ABB6;
  border-color: #9AA1AC;
  border-width: 2px;
  text-color-internal: #FFFFFF;
  font-size: 10px;
}

relationship {
  color: #A5ABB6;
  shaft-width: 1px;
  font-size: 8px;
  padding: 3px;
  text-color-external: #000000;
  text-color-internal: #FFFFFF;
  caption: "<type>";
}
`

// GraSS is the style of a schema's graph for Neo4j Browser.
func GraSS(s *schema.Schema) string {
	var b strings.Builder
	b.WriteString(grassHead)
	for i, e := range s.Entities {
		grassNode(&b, e.Name, entityColours[i%len(entityColours)], "{name}", "65px")
	}
	for _, n := range evidenceColours {
		grassNode(&b, n.label, n.colour, n.caption, n.diameter)
	}
	for _, r := range s.Relations {
		grassFact(&b, r.Name, "{type} ({statements})")
	}
	grassFact(&b, "RELATES_TO", "{predicate} ({statements})")
	return b.String()
}

func grassNode(b *strings.Builder, label, colour, caption, diameter string) {
	text := "#FFFFFF"
	if slices.Contains([]string{"#D9C8AE", "#FFC454", "#E8E1C4", "#B9B9B9"}, colour) {
		text = "#2A2C34"
	}
	fmt.Fprintf(b, "\nnode.%s {\n  color: %s;\n  border-color: %s;\n  text-color-internal: %s;\n  diameter: %s;\n  caption: \"%s\";\n}\n", label, colour, colour, text, diameter, caption)
}

func grassFact(b *strings.Builder, typ, caption string) {
	fmt.Fprintf(b, "\nrelationship.%s {\n  color: #5B6270;\n  shaft-width: 3px;\n  caption: \"%s\";\n}\n", typ, caption)
}
