package neo4j_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"io/fs"
	"math/big"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"relata/graph/neo4j"
	"relata/graph/storetest"
)

// tlsServer is a server of its own that takes TLS alone, with a certificate that nobody vouches for. It returns its address and the file of the certificate.
func tlsServer(t *testing.T) (addr, ca string) {
	t.Helper()
	server(t)
	script := os.Getenv("RELATA_TEST_NEO4J_SCRIPT")
	if script == "" {
		t.Skip("no script to start a server: RELATA_TEST_NEO4J_SCRIPT is not set (dev/neo4j/neo4j.sh start)")
	}
	dir := t.TempDir()
	ca = selfSigned(t, dir)
	command := func(ctx context.Context, verb string) *exec.Cmd {
		c := exec.CommandContext(ctx, script, verb) //nolint:gosec // the script that started the test server
		c.Env = append(os.Environ(), "RELATA_NEO4J_HOME="+filepath.Join(dir, "home"), "RELATA_NEO4J_TLS="+dir)
		return c
	}
	t.Cleanup(func() {
		if out, err := command(context.Background(), "stop").CombinedOutput(); err != nil {
			t.Errorf("stop: %v: %s", err, out)
		}
	})
	out, err := command(t.Context(), "start").Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			err = errors.New(string(exit.Stderr))
		}
		t.Fatalf("start: %v", err)
	}
	m := regexp.MustCompile(`_URI=bolt://(\S+)`).FindSubmatch(out)
	if m == nil {
		t.Fatalf("start says %s", out)
	}
	return string(m[1]), ca
}

// selfSigned writes private.key and public.crt for 127.0.0.1.
func selfSigned(t *testing.T, dir string) (certificate string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Relata's tests"}, NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []struct {
		name, kind string
		der        []byte
	}{{"private.key", "PRIVATE KEY", private}, {"public.crt", "CERTIFICATE", der}} {
		if err := os.WriteFile(filepath.Join(dir, f.name), pem.EncodeToMemory(&pem.Block{Type: f.kind, Bytes: f.der}), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "public.crt")
}

// TestOwnServer has a server of its own.
func TestOwnServer(t *testing.T) {
	addr, ca := tlsServer(t)
	t.Run("Certificate", func(t *testing.T) { certificates(t, addr, ca) })
	t.Run("Names", func(t *testing.T) { names(t, "bolt+ssc://"+addr) })
}

// names: what is made on first use is all that writing needs, so that another user needs no right to make labels, relationship types and property names. Users with fewer
// rights are of Neo4j's Enterprise edition, which is not at hand.
func names(t *testing.T, uri string) {
	t.Helper()
	_, auth := server(t)
	sch := storetest.Builtin(t)
	s, err := neo4j.Open(t.Context(), uri, auth, sch, neo4j.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	tokens := func() [][]any {
		t.Helper()
		all, err := storetest.Rows(t.Context(), s, "CALL db.stats.retrieve('TOKENS') YIELD data RETURN data.labels, data.relationshipTypes, data.propertyKeys", nil)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	before := tokens()
	for _, g := range storetest.Difficult(sch)[:4] {
		if err := s.Write(t.Context(), g); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(before, tokens()); diff != "" {
		t.Errorf("made by writing (-before +after):\n%s", diff)
	}
}

// certificates: a server whose certificate nobody vouches for is refused, unless its authority is named or the address asks for no verification.
func certificates(t *testing.T, addr, ca string) {
	t.Helper()
	_, auth := server(t)
	other := filepath.Join(t.TempDir(), "empty.pem")
	if err := os.WriteFile(other, []byte("no certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, scheme, ca string
		want             error
		fails            bool
	}{
		{"Unknown", "bolt+s", "", neo4j.ErrCertificate, true},
		{"UnknownRouted", "neo4j+s", "", neo4j.ErrCertificate, true},
		{"Known", "bolt+s", ca, nil, false},
		{"KnownRouted", "neo4j+s", ca, nil, false},
		{"Unverified", "bolt+ssc", "", nil, false},
		{"UnverifiedRouted", "neo4j+ssc", "", nil, false},
		{"NoCertificate", "bolt+s", other, nil, true},
		{"NoFile", "bolt+s", other + ".not", fs.ErrNotExist, true},
		{"Plain", "bolt", "", neo4j.ErrUnreachable, true},
	} {
		s, err := neo4j.Open(t.Context(), c.scheme+"://"+addr, auth, storetest.Builtin(t), neo4j.Options{CAFile: c.ca, Timeout: 20 * time.Second, ReadOnly: true})
		if err == nil {
			if _, err := storetest.Rows(t.Context(), s, "MATCH (n) RETURN count(n)", nil); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			_ = s.Close()
		}
		if (err != nil) != c.fails || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if err != nil && strings.Contains(err.Error(), auth.Password) {
			t.Errorf("%s: the password is in the error", c.name)
		}
	}
}
