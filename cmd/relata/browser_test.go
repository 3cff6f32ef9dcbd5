package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

var screenshots = flag.String("screenshots", "", "folder that TestBrowser writes the pictures of docs/browser.md to")

// TestBrowser takes the kit for Neo4j Browser to a real one, as docs/browser.md says, and looks at what it draws.
func TestBrowser(t *testing.T) {
	if os.Getenv("RELATA_TEST_REQUIRE_BROWSER") == "" {
		t.Skip("make browser-test runs it: beside other tests, a browser is too slow to be waited for")
	}
	b, db := openBrowser(t), emptyServer(t)
	kit := t.TempDir()
	relata(t, "ingest", "--store", os.Getenv("RELATA_TEST_NEO4J_URI"), "../../testdata/articles")
	relata(t, "recipe", "--browser", kit)
	style := readStyle(t, filepath.Join(kit, "relata.grass"))

	b.login(t)
	b.do(t, "drop the style", drop(filepath.Join(kit, "relata.grass")), chromedp.WaitVisible(byID("styleResetButton")))
	b.do(t, "drop the recipes", drop(filepath.Join(kit, "relata-recipes.zip")), chromedp.Click(byID("navigationFavorites")), chromedp.Click(byID("expandFolder-Relata")))

	b.do(t, "run a favourite", chromedp.Click(byID("savedScriptListItem")+":has("+byID("scriptTitle-Relata: who-sues-whom")+") "+byID("savedScriptsButton-Run")))
	b.sees(t, wanted(t, db, style, "MATCH (a:Entity)-[r:SUES]->(b:Entity) RETURN a, r, b"))
	b.picture(t, "browser-favourites.png", "#mount")

	// One with a name written into it. Open relations are drawn too.
	const open = "MATCH (a:Entity)-[:RELATES_TO]-(:Entity) MATCH (a)-[r]-(:Entity) WITH a, count(r) AS facts ORDER BY facts DESC, a.id LIMIT 1 "
	name := query(t, db, open+"RETURN a.name")[0].Values[0].(string)
	text, err := os.ReadFile(filepath.Join(kit, "neighbourhood.cypher"))
	if err != nil {
		t.Fatal(err)
	}
	b.do(t, "close the drawer", chromedp.Click(byID("navigationFavorites")))
	b.run(t, strings.Replace(string(text), "'NAME'", fmt.Sprintf("%q", strings.ToLower(name)), 1))
	b.sees(t, wanted(t, db, style, open+"MATCH (a)-[r]-(b:Entity) RETURN a, r, b"))
	b.picture(t, "browser-neighbourhood.png", firstFrame)

	// What a fact stands on.
	b.run(t, relata(t, "explain", "--store", os.Getenv("RELATA_TEST_NEO4J_URI"), "--cypher", "Carl Pei", "LEADS", "Nothing"))
	b.sees(t, wanted(t, db, style, `MATCH (a:Entity {name: 'Carl Pei'})<-[s:SUBJECT]-(st:Statement {predicate: 'LEADS'})-[o:OBJECT]->(b:Entity {name: 'Nothing'})
		MATCH (st)-[e:EVIDENCE]->(se:Sentence)-[i:IN_ARTICLE]->(ar:Article) RETURN *`))
	b.picture(t, "browser-explain.png", firstFrame)
}

// relata runs the program and returns what it prints.
func relata(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if status := run(t.Context(), args, streams{in: strings.NewReader(""), out: &out, err: &errs}); status != 0 {
		t.Fatalf("relata %v: status %d\n%s", args, status, errs.String())
	}
	return out.String()
}

// emptyServer is the test server, emptied, with the program's user and password set.
func emptyServer(t *testing.T) driver.DriverWithContext {
	t.Helper()
	user, password := os.Getenv("RELATA_TEST_NEO4J_USERNAME"), os.Getenv("RELATA_TEST_NEO4J_PASSWORD")
	t.Setenv("NEO4J_USERNAME", user)
	t.Setenv("NEO4J_PASSWORD", password)
	db, err := driver.NewDriverWithContext(os.Getenv("RELATA_TEST_NEO4J_URI"), driver.BasicAuth(user, password, ""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close(context.Background()) })
	query(t, db, "MATCH (n) DETACH DELETE n")
	return db
}

func query(t *testing.T, db driver.DriverWithContext, text string) []*driver.Record {
	t.Helper()
	res, err := driver.ExecuteQuery(t.Context(), db, text, nil, driver.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	return res.Records
}

// A shape is what Browser draws for a node or a relationship.
type shape struct{ Kind, Caption, Colour string }

// A style is the rules of a GraSS file, by selector.
type style map[string]map[string]string

var (
	grassRule     = regexp.MustCompile(`(?s)([\w.]+) \{\n(.*?)\n\}`)
	grassProperty = regexp.MustCompile(`([\w-]+): "?(.*?)"?;`)
	placeholder   = regexp.MustCompile(`\{(\w+)\}`)
)

func readStyle(t *testing.T, file string) style {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := style{}
	for _, rule := range grassRule.FindAllStringSubmatch(string(text), -1) {
		s[rule[1]] = map[string]string{}
		for _, p := range grassProperty.FindAllStringSubmatch(rule[2], -1) {
			s[rule[1]][p[1]] = p[2]
		}
	}
	return s
}

func (s style) shape(kind, class string, props map[string]any) shape {
	rule, ok := s[kind+"."+class]
	if !ok {
		rule = s[kind]
	}
	caption := placeholder.ReplaceAllStringFunc(rule["caption"], func(p string) string { return fmt.Sprint(props[p[1:len(p)-1]]) })
	return shape{kind, strings.ReplaceAll(caption, "<type>", class), rule["color"]}
}

// wanted are the shapes of the nodes and relationships that a query returns.
func wanted(t *testing.T, db driver.DriverWithContext, s style, text string) []shape {
	t.Helper()
	var out []shape
	for _, r := range query(t, db, text) {
		for _, v := range r.Values {
			switch v := v.(type) {
			case driver.Node:
				for _, l := range v.Labels {
					if l != "Entity" {
						out = append(out, s.shape("node", l, v.Props))
					}
				}
			case driver.Relationship:
				out = append(out, s.shape("relationship", v.Type, v.Props))
			}
		}
	}
	if len(out) == 0 {
		t.Fatalf("the graph has nothing for %s", text)
	}
	return out
}

// A browser is Chromium on Neo4j Browser.
type browser struct{ ctx context.Context }

// openBrowser starts Chromium and opens the server's Browser in it.
func openBrowser(t *testing.T) browser {
	t.Helper()
	url := os.Getenv("RELATA_TEST_NEO4J_BROWSER")
	if url == "" {
		t.Fatal("no Neo4j Browser: RELATA_TEST_NEO4J_BROWSER is not set (make browser-test)")
	}
	chromium := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			chromium = path
			break
		}
	}
	if chromium == "" {
		t.Fatal("no Chromium: chromium, chromium-browser or google-chrome is wanted in PATH")
	}
	options := append(
		chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.WindowSize(1280, 780),
		chromedp.NoSandbox, chromedp.DisableGPU, // for users and machines that lack what these need
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"), // the page reports its use otherwise
	)
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil { // starts it; it ends with this context
		t.Fatalf("%s does not start: %v", chromium, err)
	}
	b := browser{ctx}
	b.do(t, "open "+url, chromedp.Navigate(url), chromedp.WaitVisible(byID("connect")))
	return b
}

// byID selects by what Neo4j Browser has for its own tests.
func byID(id string) chromedp.CSS { return chromedp.CSS(`[data-testid="` + id + `"]`) }

// firstFrame is the newest answer.
const firstFrame chromedp.CSS = `[data-testid="frame"]`

func (b browser) do(t *testing.T, what string, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		text, _ := chromedp.Run(b.ctx, chromedp.Text("body"))
		t.Fatalf("%s: %v; the page says:\n%.2000s", what, err, text)
	}
}

// login logs in and waits until the server's database is there and the first page: what is run before that fails.
func (b browser) login(t *testing.T) {
	t.Helper()
	b.do(
		t, "log in", chromedp.SendKeys(byID("username"), os.Getenv("RELATA_TEST_NEO4J_USERNAME")),
		chromedp.SendKeys(byID("password"), os.Getenv("RELATA_TEST_NEO4J_PASSWORD")), chromedp.Click(byID("connect")),
		chromedp.Poll[chromedp.Void](says(byID("activeEditor"), "neo4j$")), chromedp.Poll[chromedp.Void](says(byID("stream"), ":play start")),
	)
}

func says(selector chromedp.CSS, text string) string {
	return fmt.Sprintf("document.querySelector('%s').textContent.includes('%s')", selector, text)
}

// run pastes a query into the editor and runs it.
func (b browser) run(t *testing.T, query string) {
	t.Helper()
	paste := func(ctx context.Context, page *chromedp.Target) error {
		_, err := cdp.Call(ctx, page, input.InsertText, input.InsertTextParams{Text: query})
		return err
	}
	b.do(
		t, "paste a query", chromedp.Click(byID("activeEditor")+" .monaco-editor"),
		chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)), chromedp.Func(paste),
		chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl)),
	)
}

// drop lets a file fall onto the window.
func drop(file string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, page *chromedp.Target) error {
		for _, event := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop} {
			data := &input.DragData{Items: []*input.DragDataItem{}, Files: []string{file}, DragOperationsMask: 1}
			if _, err := cdp.Call(ctx, page, input.DispatchDragEvent, input.DispatchDragEventParams{Type: event, X: 600, Y: 300, Data: data}); err != nil {
				return err
			}
		}
		return nil
	})
}

const drawing = `(() => {
	const frame = document.querySelector('` + string(firstFrame) + `')
	const shapes = (kind, shape, text) => [...frame.querySelectorAll('g.' + kind)].map(g => ({
		kind: kind, caption: [...g.querySelectorAll(text)].map(t => t.textContent).join(' '), colour: g.querySelector(shape).getAttribute('fill'),
	}))
	return [...shapes('node', 'circle.b-outline', 'text.caption'), ...shapes('relationship', 'path.b-outline', 'text')]
})()`

// sees waits until everything that is wanted is drawn.
func (b browser) sees(t *testing.T, want []shape) {
	t.Helper()
	var got []shape
	for range 200 {
		var err error
		if got, err = chromedp.Run(b.ctx, chromedp.Evaluate[[]shape](drawing)); err != nil {
			t.Fatal(err)
		}
		if len(missing(want, got)) == 0 {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	text, _ := chromedp.Run(b.ctx, chromedp.Text(firstFrame))
	t.Fatalf("not drawn: %+v\namong %+v\nthe frame says:\n%.2000s", missing(want, got), got, text)
}

// missing are the wanted shapes that are not drawn.
func missing(want, got []shape) []shape {
	var out []shape
	for _, w := range want {
		there := false
		for _, g := range got {
			there = there || g.Kind == w.Kind && g.Colour == w.Colour && shows(g.Caption, w.Caption)
		}
		if !there {
			out = append(out, w)
		}
	}
	return out
}

// shows says whether a caption is drawn for a text. Browser breaks it into lines, within words too, and leaves out what does not fit: then the last line ends
// with "…", and a word before it may be missing.
func shows(caption, text string) bool {
	drawn, cut := strings.CutSuffix(strings.Join(strings.Fields(caption), ""), "…")
	rest := strings.Join(strings.Fields(text), "")
	if !cut {
		return drawn == rest
	}
	for _, r := range drawn {
		i := strings.IndexRune(rest, r)
		if i < 0 {
			return false
		}
		rest = rest[i+utf8.RuneLen(r):]
	}
	return len(drawn) > 2
}

// picture saves what an element shows, if pictures are wanted.
func (b browser) picture(t *testing.T, name string, element chromedp.CSS) {
	t.Helper()
	if *screenshots == "" {
		return
	}
	const tidy = `document.querySelectorAll('span').forEach(s => { if (s.textContent.startsWith('To help make')) s.nextElementSibling.click() })
		document.querySelector('[aria-label="Collapse the node properties display"]')?.click()`
	b.do(
		t, "tidy up", chromedp.Evaluate[chromedp.Void](tidy), chromedp.Sleep(3*time.Second),
		chromedp.Click(firstFrame+` [aria-label="zoom-to-fit"]`), chromedp.Sleep(time.Second),
	)
	png, err := chromedp.Run(b.ctx, chromedp.Screenshot(element))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*screenshots, name), png, 0o666); err != nil {
		t.Fatal(err)
	}
}
