//go:build cgo && !linux

package kuzu

func trim() {}
