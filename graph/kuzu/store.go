//go:build cgo

package kuzu

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/kuzudb/go-kuzu"

	"relata/graph"
	"relata/graph/internal/merge"
	"relata/schema"
)

// Store is an open embedded store. It is safe for concurrent use; writes go one after the other.
type Store struct {
	path       string
	schema     *schema.Schema
	qualifiers []string
	options    Options
	lock       *fileLock
	db         *kuzu.Database
	users      sync.RWMutex // held for reading while a query runs
	staging    atomic.Bool  // pending is not nil: no query runs

	mu      sync.Mutex // held while writing
	conn    *kuzu.Connection
	rows    string   // the file by which rows reach a statement; "" before the first write
	keep    int64    // bytes of log before a checkpoint
	pending *pending // nil if all that was written is in the database
	copies  copies
	empty   bool  // nothing is in the database
	isNew   bool  // there was no file
	lost    error // why the database in memory may no longer be used; what was committed is in the files
}

var _ graph.Sorter = (*Store)(nil)

// Sorts marks a graph.Sorter.
func (*Store) Sorts() {}

// Open opens the store at path, or makes one there. The errors are ErrInUse, ErrNotStore, ErrVersion, ErrNoStore (of a reader),
// a *graph.VersionError, or those of the file system.
func Open(path string, s *schema.Schema, o Options) (*Store, error) {
	st, err := openWhole(path, s, o)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	return st, nil
}

// openWhole opens a store of today's version. What another program has written to its log, a reader cannot see before a writer has taken it in.
func openWhole(path string, s *schema.Schema, o Options) (*Store, error) {
	if o.ReadOnly && there(path) && waiting(path) {
		w := o
		w.ReadOnly = false
		st, err := open(path, s, w, (*tx).current)
		if err == nil {
			err = errors.Join(st.stage(), st.Close())
		}
		if err != nil {
			return nil, err
		}
	}
	st, err := open(path, s, o, (*tx).current)
	if err != nil || o.ReadOnly {
		return st, err
	}
	if err := st.stage(); err != nil {
		return nil, errors.Join(err, st.Close())
	}
	return st, nil
}

// there says whether something has been written to the file.
func there(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() > 0
}

// open opens a store whose version suits.
func open(path string, s *schema.Schema, o Options, suits func(*tx) error) (*Store, error) {
	exists, err := inspect(path, o.ReadOnly)
	if err != nil {
		return nil, err
	}
	if !exists && o.ReadOnly {
		return nil, ErrNoStore
	}
	st := &Store{path: path, schema: s, qualifiers: graph.QualifierNames(s), options: o, keep: checkpointAfter, copies: defaultCopies}
	if st.lock, err = lock(path+".lock", o.ReadOnly, o.Wait); err != nil {
		return nil, err
	}
	st.isNew = !there(path) // while nobody else can make it
	if err := st.start(suits); err != nil {
		return nil, errors.Join(err, st.Close())
	}
	return st, nil
}

// magic is how a Kùzu file begins.
var magic = []byte("KUZU")

// inspect looks at the file before Kùzu does, which says little when it cannot open one.
func inspect(path string, readOnly bool) (exists bool, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, inspectFolder(filepath.Dir(path))
	case err != nil:
		return false, err
	case info.IsDir():
		return false, fmt.Errorf("%w: it is a folder", ErrNotStore)
	case info.Size() == 0:
		return false, nil
	}
	mode := os.O_RDWR
	if readOnly {
		mode = os.O_RDONLY
	}
	f, err := os.OpenFile(path, mode, 0)
	if err != nil {
		return false, err
	}
	head := make([]byte, len(magic))
	_, err = io.ReadFull(f, head)
	if err := errors.Join(ignoreEOF(err), f.Close()); err != nil {
		return false, err
	}
	if !bytes.Equal(head, magic) {
		return false, ErrNotStore
	}
	return true, nil
}

func ignoreEOF(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

func inspectFolder(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("folder %s is not there: make it first", dir)
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is not a folder", dir)
	}
	return nil
}

func (s *Store) start(suits func(*tx) error) error {
	if err := s.openDatabase(); err != nil {
		return err
	}
	return s.prepare(suits)
}

func (s *Store) openDatabase() error {
	c := kuzu.DefaultSystemConfig()
	c.BufferPoolSize = s.options.BufferPool
	if c.BufferPoolSize == 0 {
		c.BufferPoolSize = defaultBufferPool
	}
	c.MaxNumThreads = uint64(max(s.options.Threads, 0))
	if c.MaxNumThreads == 0 {
		c.MaxNumThreads = defaultThreads
	}
	c.ReadOnly = s.options.ReadOnly
	db, err := kuzu.OpenDatabase(s.path, c)
	if err != nil && s.options.ReadOnly && leftover(s.path) {
		// A writer died; only a writer may put its log in order.
		c.ReadOnly = false
		if db, err = kuzu.OpenDatabase(s.path, c); err == nil {
			db.Close()
			c.ReadOnly = true
			db, err = kuzu.OpenDatabase(s.path, c)
		}
	}
	if err != nil {
		return fmt.Errorf("%w: or the disk is full, the file damaged, or you may not write there (%w)", ErrVersion, err)
	}
	s.db = db
	if s.conn, err = kuzu.OpenConnection(db); err != nil {
		return err
	}
	if !s.options.ReadOnly {
		return silently(s.conn, "CALL auto_checkpoint=false")
	}
	return nil
}

func leftover(path string) bool {
	info, err := os.Stat(path + ".wal")
	return err == nil && info.Size() > 0
}

// Write merges g in one transaction.
func (s *Store) Write(ctx context.Context, g *graph.Graph) error {
	p, err := graph.Prepare(g, s.schema)
	if err != nil {
		return err
	}
	if done, err := s.postpone(ctx, p); done || err != nil {
		return err
	}
	return s.transaction(ctx, func(t *tx) error { return merge.Write(ctx, t, p) })
}

// Forget takes articles out, in one transaction.
func (s *Store) Forget(ctx context.Context, articles []string) (int, error) {
	var n int
	err := s.transaction(ctx, func(t *tx) (err error) {
		n, err = merge.Forget(ctx, t, articles)
		return err
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

// Known returns the hashes of those articles that the store has.
func (s *Store) Known(ctx context.Context, articles []string) (map[string]string, error) {
	known := map[string]string{}
	if len(articles) == 0 || s.postponed(articles, known) {
		return known, nil
	}
	for row, err := range s.Query(ctx, "UNWIND $ids AS x WITH CAST(x AS STRING) AS id MATCH (a:Article {id: id}) RETURN a.id, a.hash", map[string]any{"ids": articles}) {
		if err != nil {
			return nil, err
		}
		id, _ := row.Values[0].(string)
		known[id], _ = row.Values[1].(string)
	}
	return known, nil
}

// transaction runs f; what it did is kept if it returns nil.
func (s *Store) transaction(ctx context.Context, f func(*tx) error) error {
	if s.options.ReadOnly {
		return fmt.Errorf("store %s is open for reading only", s.path)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.usable(); err != nil {
		return err
	}
	if err := s.settle(ctx); err != nil {
		return err
	}
	return s.write(ctx, f)
}

// write is transaction for who holds s.mu.
func (s *Store) write(ctx context.Context, f func(*tx) error) error {
	if err := s.usable(); err != nil {
		return err
	}
	if s.rows == "" {
		var err error
		if s.rows, err = besideFile(s.path, ".rows.csv"); err != nil {
			return fmt.Errorf("write to store: %w", err)
		}
	}
	err := s.attempt(ctx, f)
	if err == nil {
		s.checkpoint()
	}
	return err
}

// usable says why the database cannot be written to.
func (s *Store) usable() error {
	switch {
	case s.lost != nil:
		return fmt.Errorf("write to store: an earlier write broke it off, open it again: %w", s.lost)
	case s.conn == nil:
		return errClosed
	}
	return nil
}

// attempt runs f in a transaction and ends it.
func (s *Store) attempt(ctx context.Context, f func(*tx) error) error {
	t := newTx(s)
	if err := t.run("BEGIN TRANSACTION"); err != nil {
		return err
	}
	settle := interruptible(ctx, s.conn)
	err := f(t)
	settle() // or the interruption hits what ends the transaction
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		if err = t.run("COMMIT"); err == nil {
			return nil
		}
		s.lost = err
	}
	if e := t.run("ROLLBACK"); e != nil && !rolledBack(e) {
		err = errors.Join(err, fmt.Errorf("roll back: %w", e))
		s.lost = err
	}
	if strings.Contains(err.Error(), "IO exception") {
		s.lost = err
	}
	if ctx.Err() != nil {
		return fmt.Errorf("write to store: %w", context.Cause(ctx))
	}
	return err
}

// unreadable are characters of a path that Kùzu would read as a pattern or as the end of the name.
const unreadable = "*?[]{}'\"\\"

// besideFile is a file beside the store, so that what a killed program leaves is found by the next one; in the folder for temporary
// files if the store's path has characters that Kùzu would read as a pattern or as the end of the name.
func besideFile(path, suffix string) (string, error) {
	if file := path + suffix; !strings.ContainsAny(file, unreadable) {
		return file, nil
	}
	f, err := os.CreateTemp("", "relata-*"+suffix)
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// checkpointAfter is how many bytes of log are kept before they are worked into the file: until then what they hold is in memory, and afterwards each
// column that has changed is written anew. Kùzu's own habit is a checkpoint after the first commit into a new table.
const checkpointAfter = 16 << 20

// checkpoint works the log into the file when it has grown long, and opens the database again, which gives back memory that Kùzu 0.11.2
// holds on to. What is in the log is as safe as what is in the file, so that a checkpoint that fails is no failed write, but the last one.
// While somebody reads it waits for a later write.
func (s *Store) checkpoint() {
	if info, err := os.Stat(s.path + ".wal"); err != nil || info.Size() < s.keep || !s.users.TryLock() {
		return
	}
	defer s.users.Unlock()
	if s.lost = silently(s.conn, "CHECKPOINT"); s.lost != nil {
		return
	}
	s.shut()
	s.lost = s.openDatabase()
}

// shut closes the database, not the store. One that is lost is given up instead: Kùzu ends the program, or waits for ever, when it is to close a database for which the
// disk was full, and the driver's finalizers would close it.
func (s *Store) shut() {
	switch {
	case s.lost == nil:
		if s.conn != nil {
			s.conn.Close()
		}
		if s.db != nil {
			s.db.Close()
		}
	case s.db != nil:
		if s.conn != nil {
			runtime.SetFinalizer(s.conn, nil)
		}
		runtime.SetFinalizer(s.db, nil)
	}
	s.conn, s.db = nil, nil
	trim()
}

// closeDatabase works the log into the file and closes the database.
func (s *Store) closeDatabase() error {
	if s.conn != nil && !s.options.ReadOnly && s.lost == nil && leftover(s.path) {
		s.lost = silently(s.conn, "CHECKPOINT")
	}
	s.shut()
	return s.lost
}

var errClosed = errors.New("the store is closed")

// Close waits for running queries and releases the file.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var unsettled error
	if s.pending != nil && s.conn != nil {
		unsettled = s.settle(context.Background())
	}
	s.users.Lock()
	defer s.users.Unlock()
	_ = s.closeDatabase() // s.lost, below
	err := errors.Join(unsettled, s.pending.close(), s.lock.release())
	s.lock, s.pending = nil, nil
	if s.lost != nil {
		err = errors.Join(fmt.Errorf("close store %s: what was written is in its log, but not all in its file; is the disk full? (%w)", s.path, s.lost), err)
		s.lost = nil
	}
	if s.rows != "" {
		if e := os.Remove(s.rows); !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
		s.rows = ""
	}
	return err
}
