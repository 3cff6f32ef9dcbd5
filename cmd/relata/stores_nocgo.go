//go:build !cgo

package main

func stores() string { return "neo4j (built without cgo, so without the embedded store)" }
