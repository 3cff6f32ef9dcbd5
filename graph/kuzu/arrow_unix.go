//go:build cgo && (linux || darwin)

package kuzu

/*
#cgo linux LDFLAGS: -ldl
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

struct ArrowSchema {
	const char* format;
	const char* name;
	const char* metadata;
	int64_t flags;
	int64_t n_children;
	struct ArrowSchema** children;
	struct ArrowSchema* dictionary;
	void (*release)(struct ArrowSchema*);
	void* private_data;
};

struct ArrowArray {
	int64_t length;
	int64_t null_count;
	int64_t offset;
	int64_t n_buffers;
	int64_t n_children;
	const void** buffers;
	struct ArrowArray** children;
	struct ArrowArray* dictionary;
	void (*release)(struct ArrowArray*);
	void* private_data;
};

// What of kuzu.h the driver does not show: its handle on an answer, and functions that take it.
typedef struct { void* result; _Bool owned; } answer;
static int (*arrow_schema)(answer*, struct ArrowSchema*);
static int (*arrow_chunk)(answer*, int64_t, struct ArrowArray*);

static int find_arrow(void) {
	arrow_schema = (int (*)(answer*, struct ArrowSchema*))dlsym(RTLD_DEFAULT, "kuzu_query_result_get_arrow_schema");
	arrow_chunk = (int (*)(answer*, int64_t, struct ArrowArray*))dlsym(RTLD_DEFAULT, "kuzu_query_result_get_next_arrow_chunk");
	return arrow_schema && arrow_chunk;
}

static int get_schema(answer* r, struct ArrowSchema* s) { return arrow_schema(r, s); }
static int get_chunk(answer* r, int64_t rows, struct ArrowArray* a) { return arrow_chunk(r, rows, a); }
static void release_schema(struct ArrowSchema* s) { if (s->release) s->release(s); }
static void release_array(struct ArrowArray* a) { if (a->release) a->release(a); }
*/
import "C"

import (
	"errors"
	"iter"
	"reflect"
	"sync"
	"unsafe"

	"github.com/kuzudb/go-kuzu"
)

// The driver asks C some eight times for each value, which was nine tenths of the time of reading an answer. Kùzu also gives answers as the columns of the
// Arrow C data interface (https://arrow.apache.org/docs/format/CDataInterface.html), some rows at a time, which are read here without a call. The
// driver does not show that; its handle on the answer is the field cQueryResult. What is no text, number, truth or list of them, such as a node, is left to the driver.

// chunkAnswer is how many rows a chunk has. A text may have 4 MiB, and those of a column 2 GiB.
const chunkAnswer = 256

var findArrow = sync.OnceValue(func() bool {
	f, ok := reflect.TypeFor[kuzu.QueryResult]().FieldByName("cQueryResult")
	return ok && f.Type.Size() == unsafe.Sizeof(C.answer{}) && C.find_arrow() != 0
})

// chunked yields the rows of an answer; nil if the driver must be asked for them.
func chunked(r *kuzu.QueryResult) iter.Seq2[[]any, error] {
	if !findArrow() {
		return nil
	}
	handle := *(*C.answer)(unsafe.Pointer(reflect.ValueOf(r).Elem().FieldByName("cQueryResult").UnsafeAddr()))
	var s C.struct_ArrowSchema
	if C.get_schema(&handle, &s) != 0 {
		return nil
	}
	formats, ok := formatsOf(&s)
	C.release_schema(&s)
	if !ok {
		return nil
	}
	return func(yield func([]any, error) bool) {
		for r.HasNext() {
			var a C.struct_ArrowArray
			if C.get_chunk(&handle, chunkAnswer, &a) != 0 {
				yield(nil, errors.New("the rows of the answer cannot be read"))
				return
			}
			more := rowsOf(&a, formats, yield)
			C.release_array(&a)
			if !more {
				return
			}
		}
	}
}

// formatsOf are the formats of the columns, a list's behind a plus sign; false if one is of another kind.
func formatsOf(s *C.struct_ArrowSchema) ([]string, bool) {
	var out []string
	for _, c := range unsafe.Slice(s.children, s.n_children) {
		format := C.GoString(c.format)
		if format == "+l" {
			format = "+" + C.GoString(unsafe.Slice(c.children, 1)[0].format)
		}
		switch format {
		case "u", "l", "g", "b", "+u", "+l":
		default:
			return nil, false
		}
		out = append(out, format)
	}
	return out, true
}

func rowsOf(a *C.struct_ArrowArray, formats []string, yield func([]any, error) bool) bool {
	n := int(a.length)
	columns := make([]vector, len(formats))
	for i, c := range unsafe.Slice(a.children, a.n_children) {
		columns[i] = newVector(c, formats[i])
	}
	values := make([]any, n*len(columns))
	for i := range columns {
		columns[i].fill(values[i:], len(columns), n)
	}
	for ; len(values) > 0; values = values[len(columns):] {
		if !yield(values[:len(columns):len(columns)], nil) {
			return false
		}
	}
	return true
}

// A vector is a column of a chunk. It is gone with the chunk, but for its texts.
type vector struct {
	format string
	first  int     // index of its first value in the buffers
	valid  *[]byte // a bit for each value; nil if all are there
	ints   []int64
	floats []float64
	truths []byte  // a bit for each
	ends   []int32 // of texts and lists: value i is from ends[i] to ends[i+1]
	texts  string
	inner  *vector // of a list
}

func newVector(a *C.struct_ArrowArray, format string) vector {
	v := vector{format: format, first: int(a.offset)}
	n := v.first + int(a.length)
	buffers := unsafe.Slice(a.buffers, a.n_buffers)
	if a.null_count != 0 && buffers[0] != nil {
		valid := buffer[byte](buffers[0], (n+7)/8)
		v.valid = &valid
	}
	switch format[0] {
	case 'l':
		v.ints = buffer[int64](buffers[1], n)
	case 'g':
		v.floats = buffer[float64](buffers[1], n)
	case 'b':
		v.truths = buffer[byte](buffers[1], (n+7)/8)
	case 'u':
		if v.ends = buffer[int32](buffers[1], n+1); n > 0 {
			v.texts = C.GoStringN((*C.char)(buffers[2]), C.int(v.ends[n]))
		}
	case '+':
		v.ends = buffer[int32](buffers[1], n+1)
		inner := newVector(unsafe.Slice(a.children, 1)[0], format[1:])
		v.inner = &inner
	}
	return v
}

func buffer[T any](p unsafe.Pointer, n int) []T { return unsafe.Slice((*T)(p), n) }

// fill writes n values, each so many places behind the one before it.
func (v *vector) fill(to []any, step, n int) {
	for i := range n {
		if v.valid == nil || bit(*v.valid, v.first+i) {
			to[i*step] = v.at(v.first + i)
		}
	}
}

func bit(bits []byte, i int) bool { return bits[i/8]>>(i%8)&1 != 0 }

func (v *vector) at(i int) any {
	switch v.format[0] {
	case 'l':
		return v.ints[i]
	case 'g':
		return v.floats[i]
	case 'b':
		return bit(v.truths, i)
	case 'u':
		return v.texts[v.ends[i]:v.ends[i+1]]
	}
	from, to := int(v.ends[i]), int(v.ends[i+1])
	list := make([]any, to-from)
	v.inner.first = from
	v.inner.fill(list, 1, len(list))
	return list
}
