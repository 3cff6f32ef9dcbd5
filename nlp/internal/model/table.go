package model

import "fmt"

// A Table is a matrix that is read a row at a time and stays as the file stores it.
type Table struct {
	Rows, Cols int
	dtype      string
	raw        string
	scale      []float32 // [rows], for int8
}

// Table returns a matrix with the given columns (-1: any). It has at least one row.
func (f *File) Table(name string, cols int) (*Table, error) {
	t, raw, err := f.find(name, []int{-1, cols})
	if err != nil {
		return nil, err
	}
	tab := &Table{Rows: t.Shape[0], Cols: t.Shape[1], dtype: t.Dtype, raw: raw}
	switch {
	case tab.Rows == 0:
		return nil, fmt.Errorf("model: table %q is empty", name)
	case t.Dtype == "i8":
		tab.scale, err = f.scale(t)
	case t.Dtype == "u8":
		err = fmt.Errorf("model: table %q has dtype u8, want numbers", name)
	}
	if err != nil {
		return nil, err
	}
	return tab, nil
}

// AddTo adds a row to dst, which has Cols elements.
func (t *Table) AddTo(dst []float32, row int) {
	dst = dst[:t.Cols]
	switch t.dtype {
	case "i8":
		raw, s := t.raw[row*t.Cols:(row+1)*t.Cols], t.scale[row]
		for i := range dst {
			dst[i] += float32(float32(int8(raw[i])) * s)
		}
	case "f16":
		raw := t.raw[2*row*t.Cols : 2*(row+1)*t.Cols]
		for i := range dst {
			dst[i] += half(uint16(raw[2*i]) | uint16(raw[2*i+1])<<8)
		}
	default:
		raw := t.raw[4*row*t.Cols : 4*(row+1)*t.Cols]
		for i := range dst {
			dst[i] += float32At(raw, i)
		}
	}
}
