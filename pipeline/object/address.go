package object

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Address names objects of a bucket: one, all below a prefix, or those a glob matches.
type Address struct {
	Scheme string     // "s3", "gs", "azblob", or "file"
	Bucket string     // bucket or container; "" of a file
	Key    string     // key, prefix or glob as it stands, never percent-encoded; of a file its path
	Query  url.Values // settings of the connection; never a secret
}

// parameters lists what an address may set, by scheme. They mean what gocloud.dev
// documents for each provider. None of them can hold a secret.
var parameters = map[string][]string{
	"s3": {"region", "endpoint", "profile", "anonymous", "use_path_style", "s3ForcePathStyle", "disable_https",
		"dualstack", "fips", "request_checksum_calculation", "response_checksum_validation"},
	"gs":     {"anonymous", "universe_domain"},
	"azblob": {"storage_account", "domain", "protocol", "localemu"},
	"file":   {},
}

// ours are the parameters of [Policy], which every provider's address may set.
var ours = []string{"attempts", "timeout"}

// naming lists the parameters that say which store is meant, not how to reach it.
var naming = []string{"endpoint", "storage_account", "domain", "universe_domain"}

var (
	scheme    = regexp.MustCompile(`^([a-z][a-z0-9+.-]*)://`)
	parameter = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*=`)
)

// IsAddress reports whether a path is an address, of whatever scheme.
func IsAddress(path string) bool { return scheme.MatchString(path) }

// Parse reads an address: s3://bucket/prefix/*.jsonl.gz?region=eu-central-1. A "?"
// that no "name=" follows is a wildcard. Errors never show a part that may be a secret.
func Parse(raw string) (Address, error) {
	m := scheme.FindStringSubmatch(raw)
	if m == nil {
		return Address{}, fmt.Errorf("bad address %q: want s3://, gs://, azblob:// or file://", Redact(raw))
	}
	a := Address{Scheme: m[1], Query: url.Values{}}
	known, ok := parameters[a.Scheme]
	if !ok {
		return a, fmt.Errorf("bad address: unknown scheme %q; there are s3, gs, azblob and file", a.Scheme)
	}
	rest := raw[len(m[0]):]
	if authority, _, _ := strings.Cut(strings.ReplaceAll(rest, "?", "/"), "/"); strings.ContainsAny(authority, "@:") {
		return a, fmt.Errorf("bad address of scheme %s: %w", a.Scheme, errCredentials)
	}
	if i := strings.LastIndex(rest, "?"); i >= 0 && parameter.MatchString(rest[i+1:]) {
		var err error
		if a.Query, err = url.ParseQuery(rest[i+1:]); err != nil {
			return a, fmt.Errorf("bad address of scheme %s: the parameters after ? are not name=value&name=value", a.Scheme)
		}
		rest = rest[:i]
	}
	a.Bucket, a.Key, _ = strings.Cut(rest, "/")
	if strings.ContainsAny(a.Bucket, "@:") {
		return a, fmt.Errorf("bad address of scheme %s: %w", a.Scheme, errCredentials)
	}
	return a.file(), a.check(known)
}

var errCredentials = errors.New("credentials do not belong in an address; set them in the environment (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, GOOGLE_APPLICATION_CREDENTIALS, AZURE_STORAGE_ACCOUNT and AZURE_STORAGE_KEY)")

// file makes file:///a/b the path /a/b.
func (a Address) file() Address {
	if a.Scheme == "file" && (a.Bucket == "" || a.Bucket == "localhost") {
		a.Bucket, a.Key = "", "/"+a.Key
	}
	return a
}

func (a Address) check(known []string) error {
	f := a.file()
	switch {
	case a.Scheme == "file" && f.Bucket != "":
		return fmt.Errorf("bad address %s: a path begins with a third slash, file:///%s", a, f.Bucket)
	case a.Scheme != "file" && a.Bucket == "":
		return fmt.Errorf("bad address %s: it names no bucket", a)
	}
	for name := range a.Query {
		if !slices.Contains(known, name) && !slices.Contains(ours, name) {
			if Redact("?"+name+"=x") != "?"+name+"=x" {
				return fmt.Errorf("bad address %s: parameter %s: %w", a.At(a.Key), name, errCredentials)
			}
			return fmt.Errorf("bad address %s: unknown parameter %q; there are %s", a.At(a.Key), name, strings.Join(append(slices.Clone(known), ours...), ", "))
		}
	}
	if _, err := a.policy(); err != nil {
		return err
	}
	return checkEndpoint(a.Query.Get("endpoint"))
}

func checkEndpoint(endpoint string) error {
	if endpoint == "" {
		return nil
	}
	u, err := url.Parse(endpoint)
	switch {
	case err != nil:
		return errors.New("bad endpoint: it is no URL")
	case u.User != nil || u.RawQuery != "":
		return fmt.Errorf("bad endpoint at %s: %w", u.Host, errCredentials)
	case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return fmt.Errorf("bad endpoint %q: want http://host:port or https://host", endpoint)
	}
	return nil
}

// At is the address of another key in the same store.
func (a Address) At(key string) Address {
	a.Key = key
	return a
}

// String is the address without the settings that say only how the store is reached.
// It is the same on every machine, and so the name of the object in the lake.
func (a Address) String() string {
	var kept []string
	for _, name := range naming {
		if value := a.Query.Get(name); value != "" {
			kept = append(kept, name+"="+value)
		}
	}
	s := a.Scheme + "://" + a.Bucket + "/" + a.Key
	if a.Scheme == "file" {
		s = "file://" + a.Key
	}
	if len(kept) > 0 {
		s += "?" + strings.Join(kept, "&")
	}
	return s
}

// connection tells stores apart that must not share a client.
func (a Address) connection() string { return a.Scheme + "://" + a.Bucket + "?" + a.Query.Encode() }

// policy is the default one with what the address sets.
func (a Address) policy() (Policy, error) {
	p := DefaultPolicy
	if s := a.Query.Get("attempts"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || n > 100 {
			return p, fmt.Errorf("bad address %s: attempts is a number from 1 to 100, not %q", a, s)
		}
		p.Attempts = n
	}
	if s := a.Query.Get("timeout"); s != "" {
		d, err := time.ParseDuration(s)
		if err != nil || d <= 0 {
			return p, fmt.Errorf("bad address %s: timeout is a time such as 30s, not %q", a, s)
		}
		p.Timeout = d
	}
	return p, nil
}
