package text

import "strings"

// address is the end of the web or mail address that begins at the letter or
// digit at start, or start if there is none. The scan stays linear: it looks
// past the first run of letters only where a mark that addresses need follows.
func (b *Builder) address(start int) int {
	s := b.body[start:]
	switch {
	case len(s) < 5:
		return start
	case (lowers[s[0]] == 'h' && hasFold(s, "http")) && (hasFold(s[4:], "://") || hasFold(s[4:], "s://")),
		lowers[s[0]] == 'w' && hasFold(s, "www."):
		return start + trimAddress(s[:addressLen(s)])
	}
	return start
}

func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// addressLen is the length of the characters that may stand in an address.
func addressLen(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case classes[c] == blank, classes[c] == high, c == '"', c == '<', c == '>', c == '|':
			return i
		}
	}
	return len(s)
}

// trimAddress is the length without the punctuation that the sentence put after
// the address.
func trimAddress(s string) int {
	n := len(s)
	for n > 0 {
		switch s[n-1] {
		case '.', ',', ';', ':', '!', '?', '\'', ')', ']', '}':
			n--
			continue
		}
		break
	}
	return n
}

// hostChar reports whether the byte may stand in a host or mailbox name.
func hostChar(c byte) bool {
	return classes[c] == letter || classes[c] == digit || c == '.' || c == '-' || c == '_'
}

// host is the end of the host or mail address that goes on at the '.' or '@' at
// i, or i if what follows is no such name: "news.example.com", "desk@example.org".
func (b *Builder) host(i int) int {
	end, mailbox := i+1, b.body[i] == '@'
	for end < len(b.body) && end-i < maxHost {
		c := b.body[end]
		if c == '@' && !mailbox {
			mailbox = true
		} else if !hostChar(c) {
			break
		}
		end++
	}
	end = i + trimAddress(b.body[i:end])
	dot := strings.LastIndexByte(b.body[i:end], '.')
	if dot < 0 || end-i-dot < 3 || !domains[b.body[i+dot+1:end]] {
		return i
	}
	if end < len(b.body) && b.body[end] == '/' {
		end += trimAddress(b.body[end : end+addressLen(b.body[end:])])
	}
	return end
}

// maxHost bounds how far an address is looked for, so that scanning is linear.
const maxHost = 64

// domains are the top-level domains that news texts print, lower case; those
// that are also English words are left out ("in", "is", "it", "at", "me", "us").
var domains = abbreviations("com org net edu gov mil int info biz tv eu uk fr de ru cn jp ca au br ch nl se za ke ng pl ua io news html htm")
