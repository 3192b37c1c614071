package object

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for raw, want := range map[string][3]string{ // bucket, key, String
		"s3://news/a/*.gz":                      {"news", "a/*.gz", "s3://news/a/*.gz"},
		"s3://news":                             {"news", "", "s3://news/"},
		"s3://news/a?.txt":                      {"news", "a?.txt", "s3://news/a?.txt"},
		"s3://news/a?/day=3/b":                  {"news", "a?/day=3/b", "s3://news/a?/day=3/b"},
		"s3://news/a?.txt?region=eu-west-1":     {"news", "a?.txt", "s3://news/a?.txt"},
		"s3://news/a b%20c?endpoint=http://h:9": {"news", "a b%20c", "s3://news/a b%20c?endpoint=http://h:9"},
		"gs://news/a?anonymous=true":            {"news", "a", "gs://news/a"},
		"azblob://news/a?storage_account=acc":   {"news", "a", "azblob://news/a?storage_account=acc"},
		"file:///data/x/*.txt":                  {"", "/data/x/*.txt", "file:///data/x/*.txt"},
	} {
		a, err := Parse(raw)
		if err != nil || [3]string{a.Bucket, a.Key, a.String()} != want {
			t.Errorf("Parse(%q) = %q %q %q, %v; want %q", raw, a.Bucket, a.Key, a, err, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for raw, says := range map[string]string{
		"s3://AKIA:tops3cret@news/a":                "credentials do not belong",
		"s3://AKIA:tops3/cret@news/a":               "credentials do not belong",
		"s3://news/a?X-Amz-Signature=tops3cret":     "credentials do not belong",
		"s3://news/a?access_key=tops3cret":          "credentials do not belong",
		"s3://news/a?regio=tops3cret":               "unknown parameter",
		"s3://news/a?endpoint=http://u:tops3cret@h": "credentials do not belong",
		"s3://news/a?endpoint=h:9000":               "bad endpoint",
		"s3://news/a?timeout=soon":                  "timeout is a time",
		"s3://news/a?attempts=0":                    "attempts is a number",
		"s3:///a":                                   "names no bucket",
		"ftp://news/a":                              "unknown scheme",
		"file://data/a":                             "third slash",
		"azblob://news/a?sig=tops3cret":             "credentials do not belong",
	} {
		_, err := Parse(raw)
		if err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "tops3") {
			t.Errorf("Parse(%q): %v, want %q and no secret", raw, err, says)
		}
	}
}

// FuzzParse puts a password where people put one: it is refused and not repeated.
func FuzzParse(f *testing.F) {
	f.Add("wJalr/+?&=secret", "news/a.txt")
	f.Add("%zz?x=y", "news?region=%zz")
	f.Fuzz(func(t *testing.T, password, rest string) {
		const mark = "pAssw0rd"
		_, err := Parse("s3://me:" + password + mark + "@" + rest)
		if err == nil || strings.Contains(err.Error(), mark) {
			t.Errorf("password %q before %q: %v", password, rest, err)
		}
		if a, err := Parse("s3://" + rest); err == nil && (a.Bucket == "" || strings.ContainsAny(a.Bucket, "@:/")) {
			t.Errorf("bucket of %q is %q", rest, a.Bucket)
		}
	})
}
