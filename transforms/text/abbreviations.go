package text

import "strings"

// Abbreviations keep their full stop. They are told apart by what may follow,
// because that is what makes a stop the end of a sentence or not.
var (
	// Before a name, or before a number: never the end of a sentence.
	titles = abbreviations("Gen Lt Col Maj Capt Cpl Sgt Pvt Brig Adm Cmdr Cmdt Cdr Comdr Spc Sfc Ssgt Msgt Insp Supt Det",
		"Mr Mrs Ms Messrs Mme Mlle Dr Drs Prof Rev Fr Msgr Hon Sen Sens Rep Reps Gov Govs Pres Amb Atty Asst Assoc Treas Sec",
		"St Ste Mt Ft Pt Sr Sra Eng Ing Sheikh Ayat Hajj Lieut Dep Vice")
	// Months and weekdays, before a day or a year.
	calendars = abbreviations("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri")
	// Before a number only: "No. 5", "Art. 9", "Sat. 5".
	numbered = abbreviations("No Nos Art Arts Sec Fig Figs Vol Ch Para Paras Res Sat Sun Op Pp Chap Ed no nos art fig figs vol pp para paras",
		"Me La Ill Ind Miss Pa Ave Blvd Rd")
	// Within or at the end of a sentence.
	general = abbreviations("Inc Corp Ltd Co Cos Bros Jr Esq Univ Dept Govt Intl Natl Assn Mfg Plc",
		"Calif Fla Ala Ariz Ark Colo Conn Ga Kan Ky Mass Mich Minn Mont Neb Nev Okla Ore Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que",
		"etc vs al approx ca est govt dept cf viz inc corp max min incl excl resp misc temp hrs mins secs lbs oz ft sq km kg mph")
)

// abbreviations makes a set of words in which the printed case matters.
func abbreviations(lists ...string) map[string]bool {
	set := map[string]bool{}
	for _, list := range lists {
		for _, w := range strings.Fields(list) {
			set[w] = true
		}
	}
	return set
}

// abbreviation decides on the stop at i after a word of several letters.
func (b *Builder) abbreviation(start, i int) (int, bool) {
	if i-start > 7 || i-start < 2 {
		return i, false
	}
	w := b.body[start:i]
	c, _ := b.at(i + 1)
	after := i + 1 // what follows the stop, blanks skipped
	if c == blank {
		after = b.afterBlanks(i + 1)
	}
	switch {
	case titles[w]:
		if w == "Vice" || w == "Sheikh" || w == "Hajj" { // full words too
			return i, false
		}
		if after < len(b.body) && (b.alnum(after) || c == mark) {
			return i + 1, true
		}
		return i, false
	case calendars[w]:
		return i + 1, true
	case numbered[w]:
		if b.isDigit(after) {
			return i + 1, true
		}
	case general[w]:
		if c == letter {
			return i, false
		}
		return b.generalStop(w, i, after)
	}
	return i, false
}

// generalStop decides on the stop after an abbreviation that is also found
// without one, or that ends a sentence as readily as not.
func (b *Builder) generalStop(w string, i, after int) (int, bool) {
	if b.upper(after) && classes[w[0]] == letter && lowers[w[0]] == w[0] {
		switch w {
		case "etc", "vs", "al", "cf", "approx", "ca":
			return i + 1, true
		}
		return i, false // "at 40 mph. The car"
	}
	return i + 1, true
}

// afterBlanks is where the text goes on after the blanks at i; the body's end if
// the paragraph ends there. A single line end is a blank where text is wrapped.
func (b *Builder) afterBlanks(i int) int {
	lines := 0
	for ; i < len(b.body); i++ {
		switch {
		case b.body[i] == '\n':
			if lines++; lines > 1 || b.width == 0 {
				return len(b.body)
			}
		case classes[b.body[i]] == high:
			if c, _ := b.at(i); c != blank {
				return i
			}
		case classes[b.body[i]] != blank:
			return i
		}
	}
	return i
}
