package jobs

import "strings"

// Closest is the one of the names that was probably meant by word: the first of
// those with the fewest edits, "" if even that is too far away to be a slip.
func Closest(word string, names []string) string {
	best, nearest := "", max(1, len([]rune(word))/3)+1
	for _, name := range names {
		if d := edits(strings.ToLower(word), strings.ToLower(name)); d < nearest {
			best, nearest = name, d
		}
	}
	return best
}

// edits counts the letters to insert, remove, replace or swap with their
// neighbour that turn a into b (optimal string alignment).
func edits(a, b string) int {
	s, t := []rune(a), []rune(b)
	var before, last []int
	now := make([]int, len(t)+1)
	for j := range now {
		now[j] = j
	}
	for i := range s {
		before, last, now = last, now, make([]int, len(t)+1)
		now[0] = i + 1
		for j := range t {
			replace := last[j]
			if s[i] != t[j] {
				replace++
			}
			now[j+1] = min(replace, last[j+1]+1, now[j]+1)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				now[j+1] = min(now[j+1], before[j-1]+1)
			}
		}
	}
	return now[len(t)]
}
