package model

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
)

// A Writer puts a model file together. The files that ship are written by the training
// scripts; this one serves tests and tools.
type Writer struct {
	Header
	payload []byte // the tensors, from offset 0
}

// Float32 adds a tensor of float32.
func (w *Writer) Float32(name string, v []float32, shape ...int) {
	at := w.begin(name, "f32", shape)
	for _, x := range v {
		w.payload = binary.LittleEndian.AppendUint32(w.payload, math.Float32bits(x))
	}
	w.Tensors[at].Shape = shape
}

// Int8 adds a matrix, quantised by row.
func (w *Writer) Int8(name string, v []float32, rows, cols int) {
	w.begin(name, "i8", []int{rows, cols})
	scale := make([]float32, rows)
	for r := range rows {
		var top float32 = 1e-12
		for _, x := range v[r*cols : (r+1)*cols] {
			top = max(top, x, -x)
		}
		scale[r] = top / 127
		for _, x := range v[r*cols : (r+1)*cols] {
			w.payload = append(w.payload, byte(int8(math.RoundToEven(float64(x/scale[r])))))
		}
	}
	w.Float32(name+".scale", scale, rows)
}

// Strings adds a list; no string may hold a line feed.
func (w *Writer) Strings(name string, list []string) {
	text := strings.Join(list, "\n")
	w.begin(name, "u8", []int{len(text)})
	w.payload = append(w.payload, text...)
}

func (w *Writer) begin(name, dtype string, shape []int) int {
	for len(w.payload)%align != 0 {
		w.payload = append(w.payload, 0)
	}
	w.Tensors = append(w.Tensors, Tensor{Name: name, Dtype: dtype, Shape: shape, Offset: len(w.payload)})
	return len(w.Tensors) - 1
}

// WriteTo implements io.WriterTo.
func (w *Writer) WriteTo(to io.Writer) (int64, error) {
	h := w.Header
	h.Format, h.Features = Format, Features
	// Offsets are part of the header, whose length moves them: room for the longest ones.
	room := 12 + 4096 + 256*len(w.Tensors)
	for _, t := range w.Tensors {
		room += len(t.Name)
	}
	room = (room + align - 1) / align * align
	h.Tensors = append([]Tensor(nil), w.Tensors...)
	for i := range h.Tensors {
		h.Tensors[i].Offset += room
	}
	raw, err := json.Marshal(h)
	if err != nil {
		return 0, fmt.Errorf("model: header: %w", err)
	}
	if 12+len(raw) > room {
		return 0, fmt.Errorf("model: header of %d bytes is too long", len(raw))
	}
	out := make([]byte, room, room+len(w.payload))
	copy(out, Magic)
	for i := 12 + len(raw); i < room; i++ {
		out[i] = 0
	}
	binary.LittleEndian.PutUint32(out[8:], uint32(len(raw)))
	copy(out[12:], raw)
	n, err := to.Write(append(out, w.payload...))
	return int64(n), err
}
