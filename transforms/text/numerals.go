package text

// numeral reads the token or tokens that begin with the digit at start: "1,500",
// "0.6", "10:30", "9/11", "27th", "1990s", "1.5|m", "5|pm".
func (b *Builder) numeral(start int) int {
	i := b.digits(start)
	for i < len(b.body) && b.isDigit(i+1) {
		switch b.body[i] {
		case ',':
			if !b.group(i + 1) {
				b.emit(start, i, 0)
				return i
			}
		case '.', ':', '/':
		default:
			return b.suffix(start, i)
		}
		i = b.digits(i + 1)
	}
	return b.suffix(start, i)
}

// digits is the end of the digits from i on.
func (b *Builder) digits(i int) int {
	for b.isDigit(i) {
		i++
	}
	return i
}

// group reports whether a group of thousands stands at i ("1,500"), or of lakhs
// ("1,00,000"); else the comma before it joins nothing.
func (b *Builder) group(i int) bool {
	for start := i; ; {
		end := b.digits(i)
		if end-i == 3 {
			return true
		}
		if end-i != 2 || end-start > maxLakhs || end >= len(b.body) || b.body[end] != ',' {
			return false
		}
		i = end + 1
	}
}

// maxLakhs is the longest chain of groups of two figures, in bytes.
const maxLakhs = 18

// suffix ends the number [start, i) with the letters glued to it: they stay if
// they make an ordinal, a decade or a name ("27th", "1990s", "4x4"), and are a
// token of their own if they are a unit or a multiplier ("1.5|m", "5|pm").
func (b *Builder) suffix(start, i int) int {
	end := b.run(i)
	if i < len(b.body) && (b.body[i] == '@' || b.body[i] == '.' && end == i) {
		if to := b.host(i); to > i && b.body[i] == '@' {
			b.emit(start, to, 0)
			return to
		}
	}
	if end == i {
		b.emit(start, i, 0)
		return i
	}
	if units[b.body[i:end]] {
		b.emit(start, i, 0)
		if to, done := b.meridiem(i, end); done {
			b.emit(i, to, Abbrev)
			return to
		}
		b.emit(i, end, 0)
		return end
	}
	b.emit(start, end, 0)
	return end
}

// meridiem is the end of "p.m." where its first letter is [i, end).
func (b *Builder) meridiem(i, end int) (int, bool) {
	if end+2 < len(b.body) && end-i == 1 && b.body[end] == '.' && lowers[b.body[end+1]] == 'm' && !b.alnum(end+2) {
		if b.body[end+2] == '.' {
			return end + 3, true
		}
		return end + 2, true
	}
	return end, false
}

// units are the letters that a number may be glued to without being one word
// with it.
var units = abbreviations("m bn mn k b t tn trn mln bln K M B am pm AM PM a p km kms kg mm cm nm ft lb lbs g mi sq ha mph kph kmh kt kts",
	"hr hrs h min mins sec MW GW kW kWh MWh GB MB TB C F bpd ml l cc oz pc pct p c yr yrs yo million billion thousand x")
