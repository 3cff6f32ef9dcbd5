package storetest

import "testing"

func recipes(t *testing.T, h *harness) { _ = h.open(t) }
