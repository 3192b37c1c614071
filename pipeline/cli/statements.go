package cli

import "strings"

// splitStatements cuts SQL at the semicolons that end statements: not those in
// strings, quoted names, comments and dollar quotes. rest is what follows the last.
// Semicolons with nothing but comments before them end nothing.
func splitStatements(script string) (statements []string, rest string) {
	start := 0
	for i := 0; i < len(script); {
		n := skip(script[i:])
		if script[i] == ';' {
			if s := script[start:i]; strings.TrimSpace(stripComments(s)) != "" {
				statements = append(statements, strings.TrimSpace(s))
			}
			start = i + 1
		}
		i += n
	}
	return statements, script[start:]
}

// stripComments is the script without its comments.
func stripComments(script string) string {
	var b strings.Builder
	for i := 0; i < len(script); {
		n := skip(script[i:])
		if part := script[i : i+n]; !strings.HasPrefix(part, "--") && !strings.HasPrefix(part, "/*") {
			b.WriteString(part)
		}
		i += n
	}
	return b.String()
}

// skip is the length of what begins s: a string, a quoted name, a comment, a
// dollar quote, each as a whole even if it is not closed, or one byte.
func skip(s string) int {
	switch {
	case s[0] == '\'' || s[0] == '"':
		return through(s, 1, s[:1])
	case strings.HasPrefix(s, "--"):
		return through(s, 2, "\n")
	case strings.HasPrefix(s, "/*"):
		return through(s, 2, "*/")
	case s[0] == '$':
		// $$ or $tag$: the same again closes it. $1 is a parameter.
		if end := strings.IndexByte(s[1:], '$'); end >= 0 && name(s[1:1+end]) {
			return through(s, end+2, s[:end+2])
		}
	}
	return 1
}

// through is the length of s up to and with the next closing from position at.
func through(s string, at int, closing string) int {
	if end := strings.Index(s[at:], closing); end >= 0 {
		return at + end + len(closing)
	}
	return len(s)
}

func name(s string) bool {
	for i, r := range s {
		letter := r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && !(i > 0 && r >= '0' && r <= '9') {
			return false
		}
	}
	return true
}
