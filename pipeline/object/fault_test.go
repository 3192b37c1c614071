package object

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// header begins an answer that has an object's bytes from start on.
func header(w http.ResponseWriter, data []byte, start int) {
	w.Header().Set("Content-Length", strconv.Itoa(len(data)-start))
	w.Header().Set("Last-Modified", "Sat, 14 Mar 2026 08:00:00 GMT")
	if start > 0 {
		w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", start, len(data)-1, len(data)))
		w.WriteHeader(http.StatusPartialContent)
	}
}

func startOf(r *http.Request) int {
	n, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(r.Header.Get("Range"), "bytes="), "-"))
	return n
}

func TestErrorsSayWhatToDo(t *testing.T) {
	f := newFake(t)
	down := strings.Replace(f.URL, "127.0.0.1", "127.0.0.2", 1) // nobody listens there
	refuse := func(w http.ResponseWriter, _ *http.Request, _ int) bool {
		w.WriteHeader(http.StatusForbidden)
		fmt.Fprint(w, "<Error><Code>SignatureDoesNotMatch</Code><Message>bad signature of an-access-key</Message></Error>")
		return true
	}
	for name, c := range map[string]struct {
		address string
		keys    bool
		trouble func(http.ResponseWriter, *http.Request, int) bool
		class   error
		says    string
	}{
		"missing bucket": {"s3://olds/a*?endpoint=" + f.URL, true, nil, ErrNoBucket, "check its name"},
		"wrong keys":     {f.address("a*", ""), true, refuse, ErrDenied, "check AWS_ACCESS_KEY_ID"},
		"no keys":        {f.address("a*", "&region=eu-west-9"), false, nil, ErrNoCredentials, "set AWS_ACCESS_KEY_ID"},
		"nobody there":   {"s3://news/a*?attempts=2&endpoint=" + down, true, nil, ErrUnreachable, "check the network"},
	} {
		t.Run(name, func(t *testing.T) {
			if !c.keys {
				t.Setenv("AWS_ACCESS_KEY_ID", "")
				t.Setenv("AWS_SECRET_ACCESS_KEY", "")
			}
			f.make(c.trouble)
			err := firstError(t, c.address)
			if !errors.Is(err, c.class) || !strings.Contains(err.Error(), c.says) || strings.ContainsAny(err.Error(), "\n") {
				t.Errorf("error %v\nwant %v and %q in one line", err, c.class, c.says)
			}
			if strings.Contains(err.Error(), "an-access-key") || strings.Contains(err.Error(), "a-secret-key") {
				t.Errorf("the error shows a key: %v", err)
			}
		})
	}
}

func firstError(t *testing.T, address string) error {
	t.Helper()
	a, err := Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), a)
	if err != nil {
		return err
	}
	for _, err := range s.Glob(t.Context(), a.Key) {
		return err
	}
	return nil
}

func TestScrubTakesSecretsOut(t *testing.T) {
	t.Setenv("AZURE_STORAGE_SAS_TOKEN", "sv=2024&sig=c2VjcmV0")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "wJalr/+secret")
	for text, want := range map[string]string{
		"GET https://a.example/c?comp=list&sv=2024&sig=c2VjcmV0 failed": "GET https://a.example/c?comp=list&*** failed",
		"GET https://a.example/c?x-amz-signature=abc&x=1: no":           "GET https://a.example/c?x-amz-signature=***&x=1: no",
		"key wJalr/+secret":                           "key ***",
		"dial http://u:p@proxy.example:80:\n refused": "dial http://***@proxy.example:80: refused",
		"read s3://AKIA:ab/cd@news/a.txt":             "read s3://***@news/a.txt",
		"read s3://news/letters/a@b.txt":              "read s3://news/letters/a@b.txt",
	} {
		if got := scrub(text); got != want {
			t.Errorf("scrub(%q) = %q, want %q", text, got, want)
		}
	}
}
