import java.io.File;
import java.util.*;

import org.apache.jena.graph.Node;
import org.apache.jena.riot.*;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.riot.system.StreamRDFBase;
import org.jgrapht.graph.*;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.jgrapht.nio.Attribute;

/** Prints what a reader finds in a file, one line each, sorted: the attributes of nodes and edges of GraphML, the triples of N-Triples. */
public class Read {
  public static void main(String[] args) {
    List<String> lines = args[0].equals("graphml") ? graphml(new File(args[1])) : triples(args[1]);
    Collections.sort(lines);
    var out = new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, java.nio.charset.StandardCharsets.UTF_8);
    lines.forEach(out::println);
    out.flush();
  }

  static String show(String s) {
    return s.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  /** The importer validates against the schema of GraphML. */
  static List<String> graphml(File f) {
    var graph = new DirectedPseudograph<String, DefaultEdge>(DefaultEdge.class);
    var importer = new GraphMLImporter<String, DefaultEdge>();
    importer.setVertexFactory(id -> id);
    Map<String, TreeMap<String, String>> nodes = new HashMap<>();
    Map<DefaultEdge, TreeMap<String, String>> edges = new IdentityHashMap<>();
    importer.addVertexAttributeConsumer((p, a) -> nodes.computeIfAbsent(p.getFirst(), k -> new TreeMap<>()).put(p.getSecond(), a.getType() + " " + show(a.getValue())));
    importer.addEdgeAttributeConsumer((p, a) -> edges.computeIfAbsent(p.getFirst(), k -> new TreeMap<>()).put(p.getSecond(), a.getType() + " " + show(a.getValue())));
    importer.importGraph(graph, f);
    List<String> out = new ArrayList<>();
    for (var v : graph.vertexSet()) out.add("node " + v + " " + nodes.get(v));
    for (var e : graph.edgeSet()) out.add("edge " + graph.getEdgeSource(e) + " " + graph.getEdgeTarget(e) + " " + edges.get(e));
    return out;
  }

  /** Strict: a warning ends the reading. */
  static List<String> triples(String path) {
    List<String> out = new ArrayList<>();
    RDFParser.source(path).lang(Lang.NTRIPLES).strict(true).checking(true).errorHandler(ErrorHandlerFactory.errorHandlerStrict)
        .parse(new StreamRDFBase() {
          @Override public void triple(org.apache.jena.graph.Triple t) {
            out.add(term(t.getSubject()) + "\t" + term(t.getPredicate()) + "\t" + term(t.getObject()));
          }
        });
    return out;
  }

  static String term(Node n) {
    if (!n.isLiteral()) return n.getURI();
    return show(n.getLiteralLexicalForm()) + "^" + n.getLiteralDatatypeURI().replaceAll(".*#", "");
  }
}
