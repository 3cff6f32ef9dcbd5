//go:build cgo

package kuzu

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"relata/graph"
	"relata/graph/internal/merge"
)

// Kùzu's checkpoints take longer as a store grows, and each load is many of them. So what is written to a store that is still empty goes to a log beside it first,
// NAME.pending, and from there into the store when somebody asks for it or closes the store: all of it at once by COPY, if it is much. What is in the log is
// written: it survives the program, and the next one that opens the store goes on where the last one was.

// A pending is such a log: records of a length, a checksum and a graph.
type pending struct {
	path       string
	file       *os.File // nil before the first record
	size       int64    // of its whole records
	hashes     map[string]string
	statements int
}

const (
	pendingSuffix = ".pending"
	loadingSuffix = ".loading"
	pendingMagic  = "relata 1\n"
	recordHead    = 8 // bytes: length and checksum of what follows
	maxRecord     = 1 << 30
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// openPending reads what a program before this one left, up to the first record that is not whole.
func openPending(path string) (*pending, error) {
	p := &pending{path: path, hashes: map[string]string{}}
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	if err != nil {
		return nil, err
	}
	p.file = file
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	p.size = info.Size()
	whole := int64(len(pendingMagic))
	for g, err := range p.graphs() {
		if errors.Is(err, errTorn) {
			break
		}
		if err != nil {
			return nil, errors.Join(err, file.Close())
		}
		whole = g.end
		p.note(g.Graph)
	}
	p.size = whole
	if info.Size() < whole { // killed before the first record
		_, err = file.WriteAt([]byte(pendingMagic), 0)
	} else {
		err = file.Truncate(whole)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return p, nil
}

func (p *pending) note(g *graph.Graph) {
	for _, a := range g.Articles {
		p.hashes[a.ID] = a.Hash
	}
	p.statements += len(g.Statements)
}

// add appends a graph; it is on the disk when add returns nil, and not in the log otherwise.
func (p *pending) add(g *graph.Graph) error {
	if p.file == nil {
		file, err := os.OpenFile(p.path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o644)
		if err != nil {
			return err
		}
		if _, err := file.WriteString(pendingMagic); err != nil {
			return errors.Join(err, file.Close(), os.Remove(p.path))
		}
		if err := syncFolder(filepath.Dir(p.path)); err != nil {
			return errors.Join(err, file.Close(), os.Remove(p.path))
		}
		p.file, p.size = file, int64(len(pendingMagic))
	}
	var b bytes.Buffer
	b.Write(make([]byte, recordHead))
	if err := gob.NewEncoder(&b).Encode(g); err != nil {
		return err
	}
	record := b.Bytes()
	if len(record) > maxRecord {
		return errLong
	}
	binary.LittleEndian.PutUint32(record, uint32(len(record)-recordHead)) //nolint:gosec // a batch has some megabytes
	binary.LittleEndian.PutUint32(record[4:], crc32.Checksum(record[recordHead:], castagnoli))
	_, err := p.file.WriteAt(record, p.size)
	if err == nil {
		err = p.file.Sync()
	}
	if err != nil {
		return errors.Join(err, p.file.Truncate(p.size))
	}
	p.size += int64(len(record))
	p.note(g)
	return nil
}

// A logged graph is one of the log, with the place in the file where it ends.
type logged struct {
	*graph.Graph
	end int64
}

var (
	errTorn = errors.New("the record is not whole")
	errLong = errors.New("the record is too long")
)

// graphs are those in the log. The error errTorn means that the rest was not written to its end.
func (p *pending) graphs() iter.Seq2[logged, error] {
	return func(yield func(logged, error) bool) {
		if p.file == nil {
			return
		}
		in := bufio.NewReaderSize(io.NewSectionReader(p.file, 0, p.size), 1<<18)
		magic := make([]byte, len(pendingMagic))
		if _, err := io.ReadFull(in, magic); err != nil {
			yield(logged{}, errTorn)
			return
		}
		if string(magic) != pendingMagic {
			yield(logged{}, fmt.Errorf("%w (%s)", ErrVersion, p.path))
			return
		}
		for at := int64(len(magic)); at < p.size; {
			g, n, err := readRecord(in, p.size-at)
			at += n
			if !yield(logged{g, at}, err) || err != nil {
				return
			}
		}
	}
}

func readRecord(in io.Reader, left int64) (*graph.Graph, int64, error) {
	head := make([]byte, recordHead)
	if _, err := io.ReadFull(in, head); err != nil {
		return nil, 0, errTorn
	}
	n := int64(binary.LittleEndian.Uint32(head))
	if n > min(left, maxRecord)-recordHead {
		return nil, 0, errTorn
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(in, body); err != nil {
		return nil, 0, err
	}
	if crc32.Checksum(body, castagnoli) != binary.LittleEndian.Uint32(head[4:]) {
		return nil, 0, errTorn
	}
	g := &graph.Graph{}
	if err := gob.NewDecoder(bytes.NewReader(body)).Decode(g); err != nil {
		return nil, 0, fmt.Errorf("%w (%w)", ErrVersion, err)
	}
	return g, recordHead + n, nil
}

func (p *pending) close() error {
	if p == nil || p.file == nil {
		return nil
	}
	return p.file.Close()
}

// remove deletes the log, whose content is in the store. It empties it first: one that came back after a power cut would bring back what was forgotten since.
func (p *pending) remove() error {
	if p.file == nil {
		return nil
	}
	if err := errors.Join(p.file.Truncate(0), p.file.Sync()); err != nil {
		return err
	}
	file := p.file
	p.file = nil
	return errors.Join(file.Close(), os.Remove(p.path))
}

// stage opens the log if the store is still empty, or has one already.
func (s *Store) stage() error {
	path := s.path + pendingSuffix
	if err := removeStore(s.path + loadingSuffix); err != nil {
		return err
	}
	if s.isNew { // what is left is of a store that somebody deleted
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	empty, err := newTx(s).untouched()
	if err != nil {
		return err
	}
	p, err := openPending(path)
	if err != nil {
		return err
	}
	if empty || p.file != nil {
		s.pending, s.empty = p, empty
		s.staging.Store(true)
	}
	return nil
}

// waiting says whether a store has a log that is not in it yet.
func waiting(path string) bool {
	_, err := os.Stat(path + pendingSuffix)
	return err == nil
}

// postpone writes g to the log. It is false if g must be written to the store itself.
func (s *Store) postpone(ctx context.Context, g *graph.Graph) (bool, error) {
	if !s.staging.Load() {
		return false, nil
	}
	if err := ctx.Err(); err != nil {
		return true, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pending == nil || !s.empty || s.conn == nil {
		return false, nil
	}
	fresh, changed := merge.News(g, s.pending.hashes)
	switch {
	case len(changed) > 0:
		return false, nil
	case len(fresh.Articles) == 0:
		return true, nil
	}
	switch err := s.pending.add(fresh); {
	case errors.Is(err, errLong):
		return false, nil
	case err != nil:
		return true, fmt.Errorf("write to store: %w", err)
	}
	return true, nil
}

// postponed looks the articles up in the log. It is false if the store itself must be asked.
func (s *Store) postponed(articles []string, known map[string]string) bool {
	if !s.staging.Load() {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pending == nil || !s.empty || s.conn == nil {
		return false
	}
	for _, id := range articles {
		if hash, ok := s.pending.hashes[id]; ok {
			known[id] = hash
		}
	}
	return true
}

// settled brings what is in the log into the store.
func (s *Store) settled(ctx context.Context) error {
	if !s.staging.Load() {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.settle(ctx)
}

// settle is settled for who holds s.mu.
func (s *Store) settle(ctx context.Context) error {
	p := s.pending
	if p == nil {
		return nil
	}
	if err := s.usable(); err != nil {
		return err
	}
	if err := s.takeIn(ctx, p); err != nil {
		return err
	}
	if err := p.remove(); err != nil {
		return err
	}
	s.pending = nil
	s.staging.Store(false)
	return nil
}

func (s *Store) takeIn(ctx context.Context, p *pending) error {
	if s.empty && p.statements >= s.copies.from && s.copies.fits(s.path, p.size) {
		return s.copyIn(ctx, p)
	}
	s.empty = false
	for g, err := range p.graphs() {
		if err != nil {
			return err
		}
		if err := s.write(ctx, func(t *tx) error { return merge.Write(ctx, t, g.Graph) }); err != nil {
			return err
		}
	}
	return nil
}
