package schema

import (
	"embed"
	"fmt"
	"io"
	"os"
)

// The built-in ontology and its wordings, in the order in which they extend one another.
//
//go:embed news.yaml wordings.en.yaml wordings.fr.yaml
var builtin embed.FS

// MaxSize is the largest schema file that is read, in bytes.
const MaxSize = 4 << 20

// Builtin returns the news ontology with its French and English wordings.
func Builtin() (*Schema, error) {
	var s *Schema
	for _, name := range []string{"news.yaml", "wordings.en.yaml", "wordings.fr.yaml"} {
		data, err := builtin.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("built-in schema: %w", err)
		}
		if s, err = Read(name, data, s); err != nil {
			return nil, fmt.Errorf("built-in schema: %w", err)
		}
	}
	return s, nil
}

// Load reads schema files in the order given; without any it returns the built-in schema. The first file stands
// alone, or extends the built-in schema with "extends: news"; each further file extends what was read before it.
// What is wrong with a file's content comes back as Errors.
func Load(paths ...string) (*Schema, error) {
	base, err := Builtin()
	if err != nil {
		return nil, err
	}
	s := base
	for i, path := range paths {
		data, err := readFile(path)
		if err != nil {
			return nil, err
		}
		if s, err = read(path, data, s, i == 0); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("schema %s: %w", path, err)
	}
	return data, nil
}

// Read reads one schema file; name is used in messages. Where the file says "extends", base is what it extends,
// and stays as it is. With a nil base the file must stand alone. What is wrong comes back as Errors.
func Read(name string, data []byte, base *Schema) (*Schema, error) {
	return read(name, data, base, base == nil)
}

// read is Read; alone says that a file that extends nothing may take the place of base.
func read(name string, data []byte, base *Schema, alone bool) (*Schema, error) {
	r := &reader{file: name}
	root := r.parse(data)
	if root == nil {
		return nil, r.failed()
	}
	b := r.document(root, base, alone)
	if err := r.failed(); err != nil {
		return nil, err
	}
	return b.schema(), nil
}
