//go:build cgo

package kuzu

// Exec runs a query that writes, for tests that stand in for a user with tools of his own.
func (s *Store) Exec(query string, params map[string]any) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	ps, err := s.conn.Prepare(query)
	if err != nil {
		return err
	}
	defer ps.Close()
	used := map[string]any{}
	for _, t := range scan(query) {
		if t.kind == parameter {
			used[t.text[1:]] = params[t.text[1:]]
		}
	}
	r, err := s.conn.Execute(ps, used)
	if err != nil {
		return err
	}
	r.Close()
	return nil
}
