//go:build cgo

package main

func stores() string { return "embedded, neo4j" }
