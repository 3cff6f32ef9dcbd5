package neo4j

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
)

// trusting is a configuration that trusts the authorities in a PEM file beside the system's. Addresses with +s verify the server's
// certificate; only those with +ssc do not.
func trusting(file string) (*tls.Config, error) {
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("certificates: %w", err)
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("certificates: %s holds none in PEM", file)
	}
	return &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}, nil
}
