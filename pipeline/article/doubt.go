package article

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/dateline/dateline/transforms/calendar"
)

const (
	slackDays     = 2   // a full date this much later is a time zone or a late edition
	datelineDays  = 45  // a dateline this far from the header names another month
	furthestYears = 100 // years further ahead are quantities or science fiction
	doubtContext  = 300 // bytes of a sentence looked at on either side
	doubtHits     = 100 // years looked at in one text, so that a list of numbers costs nothing
	datelineBytes = 160 // a dateline ends within so many bytes
)

// DateDoubt says why the text contradicts its header date, "" if it does not. It
// is for an analyst to look at, so it speaks up only where the text is plain: a
// date after the header told in the past tense, or a dateline of another month. A
// later date in a sentence about plans, terms or deadlines is no contradiction.
func DateDoubt(published calendar.Day, body string) string {
	if published == calendar.None {
		return ""
	}
	if doubt := doubtDateline(published, body); doubt != "" {
		return doubt
	}
	hits := 0
	for at := 0; hits < doubtHits; hits++ {
		year, start, end := nextYear(body, at, published.Year())
		if end == 0 {
			break
		}
		if doubt := doubtYear(published, body, year, start, end); doubt != "" {
			return doubt
		}
		at = end
	}
	return ""
}

// nextYear finds the next four digits, alone, that are a year from the header's
// on; end is 0 if there is none.
func nextYear(body string, at, from int) (year, start, end int) {
	for i := at; i < len(body); i++ {
		if !isDigit(body[i]) {
			continue
		}
		start := i
		for i < len(body) && isDigit(body[i]) {
			i++
		}
		if i-start != 4 || start > 0 && strings.IndexByte(".,-/$#", body[start-1]) >= 0 || joined(body, i) {
			continue
		}
		if y, _ := strconv.Atoi(body[start:i]); y >= from && y <= from+furthestYears {
			return y, start, i
		}
	}
	return 0, 0, 0
}

// joined reports whether the digits before i go on: "2050km", "2050-strong", "2050.5".
func joined(body string, i int) bool {
	if i >= len(body) {
		return false
	}
	if c := body[i]; c == '.' || c == ',' {
		return i+1 < len(body) && isDigit(body[i+1])
	}
	return body[i] == '-' || body[i] == '/' || body[i] == '%' || body[i] == '_' || body[i] >= 0x80 || isLetter(body[i])
}

// doubtYear looks at the words before a year and at the tense of its sentence.
func doubtYear(published calendar.Day, body string, year, start, end int) string {
	before, after := sentenceAround(body, start, end)
	words := lastWords(before)
	if day, ok := fullDate(words, year); ok {
		if day > published+slackDays && !deadlines[words[1]] && past(before, after) {
			return fmt.Sprintf("the text tells of %s, after the header date", day)
		}
		return ""
	}
	last := words[3]
	switch {
	case last == "since" && year > published.Year():
	case last == "in" && year > published.Year()+1 && ends(after):
	default:
		return ""
	}
	if !past(before, after) {
		return ""
	}
	return fmt.Sprintf("the text tells of %d, after the header date", year)
}

// fullDate reads "March 3," or "3 March" before a year.
func fullDate(words [4]string, year int) (calendar.Day, bool) {
	month, day := months[words[2]], dayNumber(words[3])
	if month == 0 {
		month, day = months[words[3]], dayNumber(words[2])
	}
	if month == 0 || day == 0 {
		return calendar.None, false
	}
	d := calendar.Date(year, month, day)
	_, m, _ := d.Civil()
	return d, m == month
}

// doubtDateline reads "NIAMEY, March 3 (AFP) -" at the start of the text.
func doubtDateline(published calendar.Day, body string) string {
	head := body[:min(len(body), datelineBytes)]
	if i := strings.IndexByte(head, '\n'); i >= 0 {
		head = head[:i]
	}
	end := -1
	for _, mark := range []string{" - ", " -- ", " – ", " — ", " (AP)", " (AFP)", " (Reuters)", " (UPI)", " (Xinhua)", " (dpa)"} {
		if i := strings.Index(head, mark); i >= 0 && (end < 0 || i < end) {
			end = i
		}
	}
	comma := strings.IndexByte(head, ',')
	if comma <= 0 || end < comma || !isPlace(head[:comma]) {
		return ""
	}
	day, ok := datelineDay(published, head[comma:end])
	if !ok || distance(day, published) <= datelineDays {
		return ""
	}
	return fmt.Sprintf("the dateline %q is far from the header date", head[:end])
}

// isPlace asks for a city in capitals, which is how agencies set it.
func isPlace(s string) bool {
	return strings.ToUpper(s) == s && strings.IndexFunc(s, unicode.IsUpper) >= 0
}

// datelineDay reads the date after the city; without a year it is the day nearest
// to the header.
func datelineDay(published calendar.Day, s string) (calendar.Day, bool) {
	fields := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i := 0; i+1 < len(fields); i++ {
		words := [4]string{2: strings.ToLower(fields[i]), 3: strings.ToLower(fields[i+1])}
		if i+2 < len(fields) && len(fields[i+2]) == 4 {
			if year, err := strconv.Atoi(fields[i+2]); err == nil {
				return fullDate(words, year)
			}
		}
		best, found := calendar.None, false
		for year := published.Year() - 1; year <= published.Year()+1; year++ {
			if d, ok := fullDate(words, year); ok && (!found || distance(d, published) < distance(best, published)) {
				best, found = d, true
			}
		}
		if found {
			return best, true
		}
	}
	return calendar.None, false
}

func distance(a, b calendar.Day) calendar.Day { return max(a-b, b-a) }

var months = func() map[string]time.Month {
	m := map[string]time.Month{"sept": time.September}
	for i := time.January; i <= time.December; i++ {
		name := strings.ToLower(i.String())
		m[name], m[name[:3]] = i, i
	}
	return m
}()

// dayNumber is the day of the month in "3" or "3rd", 0 if it is none.
func dayNumber(s string) int {
	n, err := strconv.Atoi(strings.TrimRight(s, "stndrh"))
	if err != nil || n > 31 || n < 1 {
		return 0
	}
	return n
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
