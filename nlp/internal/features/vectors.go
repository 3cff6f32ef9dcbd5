package features

import (
	"fmt"
	"strings"

	"relata/nlp/internal/model"
)

// Vectors are pretrained word vectors. They are immutable.
type Vectors struct {
	Dim  int
	rows map[string]uint16
	data *model.Table
}

// NewVectors reads the tensors vec, vec.strings and vec.rows.
func NewVectors(f *model.File) (*Vectors, error) {
	data, err := f.Table("vec", -1)
	if err != nil {
		return nil, err
	}
	keys, err := f.Strings("vec.strings")
	if err != nil {
		return nil, err
	}
	v := &Vectors{Dim: data.Cols, data: data, rows: make(map[string]uint16, len(keys))}
	index := ""
	if f.Has("vec.rows") {
		if index, err = f.Bytes("vec.rows"); err != nil {
			return nil, err
		}
		if len(index) != 2*len(keys) {
			return nil, fmt.Errorf("features: vec.rows has %d bytes for %d words", len(index), len(keys))
		}
	}
	for i, key := range keys {
		row := i + 1
		if index != "" {
			row = int(index[2*i]) | int(index[2*i+1])<<8
		}
		if row >= data.Rows {
			return nil, fmt.Errorf("features: word %q has vector %d of %d", key, row, data.Rows)
		}
		if _, twice := v.rows[key]; !twice {
			v.rows[key] = uint16(row)
		}
	}
	return v, nil
}

// row is the row of a normalised form: as written, lower-cased or capitalised, else 0.
func (v *Vectors) row(form, lower string) int {
	if r, ok := v.rows[form]; ok {
		return int(r)
	}
	if r, ok := v.rows[lower]; ok {
		return int(r)
	}
	return int(v.rows[capitalised(lower)])
}

// Size implements nlp.WordVectors.
func (v *Vectors) Size() int { return v.Dim }

// AddTo implements nlp.WordVectors.
func (v *Vectors) AddTo(dst []float32, form string) {
	form = Normalise(form)
	if row := v.row(form, strings.ToLower(form)); row != 0 {
		v.data.AddTo(dst, row)
	}
}
