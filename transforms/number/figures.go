package number

// form says how a token that begins with a digit is to be read.
type form uint8

const (
	plain    form = iota // "1500", "1,500", "0.6"
	ordinals             // "27th"
	other                // "10:30", "9/11", "1990s", "4x4", "192.168.1.2"
)

// figures reads a token of figures: its value, and what it is. For other forms
// the value is that of the leading digits.
func figures(s string) (v float64, f form) {
	i := 0
	group := 0 // digits since the last comma
	commas := false
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case isDigit(c):
			v = v*10 + float64(c-'0')
			group++
			continue
		case c == ',' && i > 0:
			commas, group = true, 0
			continue
		}
		break
	}
	if commas && group != 3 || v >= maxFigures {
		return min(v, maxFigures), other
	}
	if i == len(s) {
		return v, plain
	}
	if s[i] == '.' && i+1 < len(s) {
		return fraction(s[i+1:], v)
	}
	switch s[i:] {
	case "st", "nd", "rd", "th", "ST", "ND", "RD", "TH":
		return v, ordinals
	}
	return v, other
}

// maxFigures is beyond what anyone counts: longer figures are a serial number.
const maxFigures = 1e18

// fraction reads the digits after the decimal point.
func fraction(s string, v float64) (float64, form) {
	n, d := 0.0, 1.0
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return v, other
		}
		if d < 1e15 {
			n, d = n*10+float64(s[i]-'0'), d*10
		}
	}
	return (v*d + n) / d, plain
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// yearLike reports whether the figures are those of a year: four bare digits
// from 1000 to 2100.
func yearLike(s string, v float64) bool {
	return len(s) == 4 && isDigit(s[1]) && v >= 1000 && v <= 2100
}

// vulgar is the value of a fraction that is one character, 0 if it is none.
func vulgar(s string) float64 {
	switch s {
	case "\u00bd":
		return 0.5
	case "\u00bc":
		return 0.25
	case "\u00be":
		return 0.75
	case "\u2153":
		return 1.0 / 3
	case "\u2154":
		return 2.0 / 3
	case "\u2155":
		return 0.2
	case "\u2159":
		return 1.0 / 6
	case "\u215b":
		return 0.125
	}
	return 0
}

// slashed is the value of a proper fraction of small figures, "3/4", 0 if the
// text is none: "9/11" is a day.
func slashed(s string) float64 {
	if len(s) != 3 || s[1] != '/' || !isDigit(s[0]) || !isDigit(s[2]) || s[0] == '0' || s[0] >= s[2] {
		return 0
	}
	return float64(s[0]-'0') / float64(s[2]-'0')
}
