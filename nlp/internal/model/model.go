// Package model reads the model files of Relata: a header in JSON and tensors after it, as
// docs/model-format.md describes them.
//
// The bytes of a file come in (usually embedded in the program), tensors go out: dense ones
// as float32, tables of embeddings row by row as they are stored, lists as strings. Nothing is
// trusted: a file that is cut, wrong or hostile gives an error, and what is allocated stays
// within a small multiple of the size of the file. What the tensors mean is left to the
// packages parser and ner.
package model

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
)

// Magic is how a model file begins.
const Magic = "RELATAM1"

// The versions that this reader knows.
const (
	Format   = 1
	Features = 1
)

const (
	align      = 64
	maxHeader  = 8 << 20
	maxTensors = 1 << 12
)

// ErrVersion is wrapped by errors about a file of a format or feature version that is not known.
var ErrVersion = errors.New("unknown version")

// A Header says what a file holds and where it comes from.
type Header struct {
	Format   int                        `json:"format"`
	Features int                        `json:"features"`
	Language string                     `json:"language"` // ISO 639-1
	Created  string                     `json:"created"`  // ISO 8601 date
	Data     []string                   `json:"data"`     // training corpora, with versions and licences
	Scores   map[string]float64         `json:"scores"`   // on held-in development data
	Networks map[string]json.RawMessage `json:"networks"` // sizes of each network
	Tensors  []Tensor                   `json:"tensors"`
}

// A Tensor is the place and form of one array in the file.
type Tensor struct {
	Name   string `json:"name"`
	Dtype  string `json:"dtype"`  // "f32", "f16", "i8" or "u8"
	Shape  []int  `json:"shape"`  // row-major
	Offset int    `json:"offset"` // in bytes, from the start of the file
}

// A File is an opened model file. It is immutable and safe for concurrent use.
type File struct {
	Header
	data    string
	tensors map[string]Tensor
}

// Open checks the header and the place of each tensor. The data is kept, not copied: a
// string, so that an embedded file costs no memory of its own.
func Open(data string) (*File, error) {
	if len(data) < 12 || data[:8] != Magic {
		return nil, fmt.Errorf("model: not a model file: it does not begin with %q", Magic)
	}
	size := int64(binary.LittleEndian.Uint32([]byte(data[8:12])))
	if size > maxHeader || 12+size > int64(len(data)) {
		return nil, fmt.Errorf("model: header of %d bytes in a file of %d: the file is cut or damaged", size, len(data))
	}
	f := &File{data: data}
	if err := json.Unmarshal([]byte(data[12:12+size]), &f.Header); err != nil {
		return nil, fmt.Errorf("model: header: %w", err)
	}
	if f.Format != Format {
		return nil, fmt.Errorf("model: format %d, this program reads %d: %w", f.Format, Format, ErrVersion)
	}
	if f.Header.Features != Features {
		return nil, fmt.Errorf("model: features %d, this program computes %d: %w", f.Header.Features, Features, ErrVersion)
	}
	if len(f.Tensors) > maxTensors {
		return nil, fmt.Errorf("model: %d tensors, more than %d", len(f.Tensors), maxTensors)
	}
	f.tensors = make(map[string]Tensor, len(f.Tensors))
	for _, t := range f.Tensors {
		if err := t.check(12+int(size), len(data)); err != nil {
			return nil, fmt.Errorf("model: tensor %q: %w", t.Name, err)
		}
		if _, twice := f.tensors[t.Name]; twice {
			return nil, fmt.Errorf("model: tensor %q: twice", t.Name)
		}
		f.tensors[t.Name] = t
	}
	return f, nil
}

var widths = map[string]int{"f32": 4, "f16": 2, "i8": 1, "u8": 1}

// check says whether the tensor lies between the header and the end of the file.
func (t Tensor) check(low, high int) error {
	width, ok := widths[t.Dtype]
	if !ok {
		return fmt.Errorf("unknown dtype %q", t.Dtype)
	}
	if len(t.Shape) == 0 || len(t.Shape) > 4 {
		return fmt.Errorf("%d dimensions", len(t.Shape))
	}
	size := width
	for _, n := range t.Shape {
		if n < 0 || n > high || n > 0 && size > high/n {
			return fmt.Errorf("shape %v is larger than the file", t.Shape)
		}
		size *= n
	}
	if t.Offset < low || t.Offset > high-size || t.Offset%align != 0 {
		return fmt.Errorf("%d bytes at %d do not lie in the file at a multiple of %d", size, t.Offset, align)
	}
	return nil
}

func (t Tensor) len() int {
	n := 1
	for _, d := range t.Shape {
		n *= d
	}
	return n
}

func (t Tensor) rows() int { return t.Shape[0] }

// Has says whether the file has a tensor of the name.
func (f *File) Has(name string) bool {
	_, ok := f.tensors[name]
	return ok
}

// Shape is the shape of a tensor, nil if there is none of the name.
func (f *File) Shape(name string) []int { return f.tensors[name].Shape }

// Network decodes the sizes of a network into v, as encoding/json does.
func (f *File) Network(name string, v any) error {
	raw, ok := f.Networks[name]
	if !ok {
		return fmt.Errorf("model: no network %q", name)
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return fmt.Errorf("model: network %q: %w", name, err)
	}
	return nil
}

// find returns a tensor that has the shape; -1 stands for any size.
func (f *File) find(name string, shape []int) (Tensor, string, error) {
	t, ok := f.tensors[name]
	if !ok {
		return t, "", fmt.Errorf("model: no tensor %q", name)
	}
	same := len(shape) == len(t.Shape)
	for i := 0; same && i < len(shape); i++ {
		same = shape[i] < 0 || shape[i] == t.Shape[i]
	}
	if !same {
		return t, "", fmt.Errorf("model: tensor %q has shape %v, want %v", name, t.Shape, shape)
	}
	return t, f.data[t.Offset : t.Offset+t.len()*widths[t.Dtype]], nil
}

// Floats returns a tensor as float32, row-major, in a slice of its own. A size of -1 in the
// shape accepts any.
func (f *File) Floats(name string, shape ...int) ([]float32, error) {
	t, raw, err := f.find(name, shape)
	if err != nil {
		return nil, err
	}
	out := make([]float32, t.len())
	switch t.Dtype {
	case "f32":
		for i := range out {
			out[i] = float32At(raw, i)
		}
	case "f16":
		for i := range out {
			out[i] = half(uint16(raw[2*i]) | uint16(raw[2*i+1])<<8)
		}
	case "i8":
		scale, err := f.scale(t)
		if err != nil {
			return nil, err
		}
		for i := range out {
			out[i] = float32(int8(raw[i])) * scale[i/(len(out)/t.rows())]
		}
	default:
		return nil, fmt.Errorf("model: tensor %q has dtype %s, want numbers", name, t.Dtype)
	}
	for i, v := range out {
		if v != v || v > math.MaxFloat32 || v < -math.MaxFloat32 {
			return nil, fmt.Errorf("model: tensor %q: element %d is not a finite number", name, i)
		}
	}
	return out, nil
}

func (f *File) scale(t Tensor) ([]float32, error) {
	s, err := f.Floats(t.Name+".scale", t.rows())
	if err != nil {
		return nil, fmt.Errorf("scale of %q: %w", t.Name, err)
	}
	return s, nil
}

// Strings returns a list: the parts of a ".strings" tensor between line feeds.
func (f *File) Strings(name string) ([]string, error) {
	t, raw, err := f.find(name, []int{-1})
	if err != nil {
		return nil, err
	}
	if t.Dtype != "u8" {
		return nil, fmt.Errorf("model: tensor %q has dtype %s, want u8", name, t.Dtype)
	}
	if raw == "" {
		return nil, nil
	}
	return strings.Split(raw, "\n"), nil
}

// Bytes returns a tensor of bytes as it is.
func (f *File) Bytes(name string) (string, error) {
	t, raw, err := f.find(name, []int{-1})
	if err == nil && t.Dtype != "u8" {
		err = fmt.Errorf("model: tensor %q has dtype %s, want u8", name, t.Dtype)
	}
	return raw, err
}

func float32At(raw string, i int) float32 {
	b := raw[4*i : 4*i+4]
	return math.Float32frombits(uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24)
}

// half converts an IEEE 754 half-precision number.
func half(h uint16) float32 {
	sign := uint32(h&0x8000) << 16
	exp := uint32(h>>10) & 31
	frac := uint32(h & 0x3ff)
	switch {
	case exp == 31:
		return math.Float32frombits(sign | 0x7f800000 | frac<<13)
	case exp > 0:
		return math.Float32frombits(sign | (exp+112)<<23 | frac<<13)
	}
	v := float32(frac) / (1 << 24) // a subnormal
	if sign != 0 {
		return -v
	}
	return v
}
