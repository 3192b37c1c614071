package cli

import "strings"

// statement is one statement of a script, or one of the shell's own commands.
type statement struct {
	text string // without the semicolon
	line int    // of the script on which it begins, from 1
}

// splitStatements cuts SQL at the semicolons that end statements: not those in
// strings, quoted names, comments and dollar quotes. rest is what follows the last.
// Semicolons with nothing but comments before them end nothing. A line that begins with a
// dot where a statement could begin is one of the shell's commands, up to its end.
func splitStatements(script string) (statements []statement, rest string) {
	start := 0
	add := func(end int) {
		s := script[start:end]
		if strings.TrimSpace(stripComments(s)) != "" {
			before := script[:start+len(s)-len(strings.TrimLeft(s, " \t\r\n"))]
			statements = append(statements, statement{strings.TrimSpace(s), 1 + strings.Count(before, "\n")})
		}
	}
	for i := 0; i < len(script); {
		if script[i] == '.' && strings.TrimSpace(stripComments(script[start:i])) == "" {
			end := through(script[i:], 0, "\n")
			start = i
			add(i + end)
			start, i = i+end, i+end
			continue
		}
		n := skip(script[i:])
		if script[i] == ';' {
			add(i)
			start = i + 1
		}
		i += n
	}
	return statements, script[start:]
}

// allStatements cuts a script that is complete: the last statement needs no semicolon.
func allStatements(script string) []statement {
	statements, rest := splitStatements(script)
	if strings.TrimSpace(stripComments(rest)) == "" {
		return statements
	}
	line := strings.Count(script[:len(script)-len(strings.TrimLeft(rest, " \t\r\n"))], "\n")
	return append(statements, statement{strings.TrimSpace(rest), line + 1})
}

// command reports whether it is one of the shell's own.
func (s statement) command() bool { return strings.HasPrefix(s.text, ".") }

// explains reports whether the statement asks for a plan.
func (s statement) explains() bool {
	words := strings.Fields(stripComments(s.text))
	return len(words) > 0 && strings.EqualFold(words[0], "explain")
}

// parameters lists the names of the statement's parameters: of $name.
func (s statement) parameters() []string {
	var names []string
	for i := 0; i < len(s.text); {
		n := skip(s.text[i:])
		if s.text[i] == '$' && n == 1 {
			end := i + 1
			for end < len(s.text) && name(s.text[i+1:end+1]) {
				end++
			}
			names, n = append(names, s.text[i+1:end]), end-i
		}
		i += n
	}
	return names
}

// onOneLine is the script as history keeps it: on one line, which means the same.
// It is "" if a string in it goes over several lines.
func onOneLine(script string) string {
	var b strings.Builder
	for i := 0; i < len(script); {
		n := skip(script[i:])
		part := script[i : i+n]
		switch {
		case strings.HasPrefix(part, "--"), part == "\n", part == "\r":
			part = " "
		case strings.HasPrefix(part, "/*"):
			part = strings.ReplaceAll(part, "\n", " ")
		}
		b.WriteString(part)
		i += n
	}
	if strings.Contains(b.String(), "\n") {
		return ""
	}
	return strings.TrimSpace(b.String())
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
