package number

import (
	"math"

	"github.com/dateline/dateline/transforms/text"
)

// classify decides what kind of number it is and which noun it belongs to.
func (r *reader) classify(m *Mention, a literal) {
	if !isWhole(a.value) {
		m.Kind = Decimal
	}
	switch {
	case r.names(m, a), r.rateBase(m):
		m.Kind = Label
	case r.percent(m), r.money(m, a), r.age(m, a), r.measure(m, a):
	case r.scored(m, a), r.clockOrDay(m, a):
		m.Kind = Label
	default:
		single := a.value == 1 && m.Low == m.High
		if single && !a.figures {
			m.Kind = One
		}
		m.Head = r.head(m.End, single)
		switch {
		case m.Head < 0 || r.pluralNoun(m.Head):
		case m.YearLike:
			m.Head = -1 // "the 2016 campaign"
		case a.bare && r.has(m.Head, ways) && r.is(m.Head, text.Capital), a.value > 1 && r.named(m):
			m.Kind = Label // "the S&P 500 index"
		}
	}
	switch {
	case m.Head < 0 || m.Kind == Label:
		m.Head = -1
	case r.has(m.Head, per):
		m.Unit = r.doc.Slice(m.Head, m.Head+2) // per cent
	default:
		m.Unit = r.text(m.Head)
	}
}

// percent reads "20%", "20 percent", "20 per cent".
func (r *reader) percent(m *Mention) bool {
	i := r.hyphen(m.End)
	if r.has(i, percents) || r.text(i) == "%" || r.has(i, per) && r.has(i+1, cent) {
		m.Kind, m.Head = Percent, i
		return true
	}
	return false
}

// currencySymbol is the length of the currency symbol or code that the text is.
func currencySymbol(s string) int {
	switch s {
	case "$", "\u20ac", "\u00a3", "\u00a5", "\u20b9", "\u20a6", "\u20bd", "\u20aa", "\u20a9", "\u20ba",
		"US$", "A$", "C$", "HK$", "NZ$", "S$", "R$", "NT$", "Rs", "Rs.", "USD", "EUR", "GBP", "INR", "JPY", "NGN", "Tk", "GH\u00a2":
		return len(s)
	}
	return 0
}

// money reads "$5 million", "40 dollars", "3bn euros", "138p".
func (r *reader) money(m *Mention, a literal) bool {
	if currencySymbol(r.text(m.First-1)) > 0 {
		m.Kind, m.Head = Money, m.First-1
		return true
	}
	if a.figures && r.touches(m.End) && r.has(m.End, pence) {
		m.Kind, m.Head = Money, m.End
		return true
	}
	i := r.afterOf(m.End)
	for k := 0; k < 2 && r.has(i, ofCurrency); k++ {
		i++
	}
	switch {
	case r.has(i, currencies), r.has(i, oddCurrencies) && (a.scale > 1 || r.has(i+1, sterling)), currencySymbol(r.text(i)) > 0 && !r.is(i+1, text.Digits):
		m.Kind, m.Head = Money, i
		return true
	}
	return false
}

// afterOf skips the hyphen or the "of" between a number and its unit: "a 10-day
// truce", "thousands of miles".
func (r *reader) afterOf(i int) int {
	if r.has(i, of) {
		return i + 1
	}
	return r.hyphen(i)
}

// measure reads "700 kilometers", "90 minutes", "a 10-day truce", "5km".
func (r *reader) measure(m *Mention, a literal) bool {
	i := r.afterOf(m.End)
	for k := 0; k < 2 && r.has(i, ofMeasure); k++ {
		i = r.hyphen(i + 1) // "543 square-foot"
	}
	if r.has(i, measures) || a.figures && r.has(i, symbols) && (r.touches(i) || len(r.text(i)) > 1) || r.text(i) == "\u00b0" {
		m.Kind, m.Head = Measure, i
		return true
	}
	return false
}

// scored reports whether the number is half of a score or a vote, "3-2", or of a
// telephone number.
func (r *reader) scored(m *Mention, a literal) bool {
	if !a.figures {
		return false
	}
	if j := r.hyphen(m.End); j > m.End && r.is(j, text.Digits) {
		return true
	}
	if r.touches(m.First) && r.touches(m.First-1) && r.text(m.First-1) == "-" && r.is(m.First-2, text.Digits) {
		return true
	}
	return m.Qualifier == Range && m.High < 30 && r.text(m.First+1) == "-" && !r.is(m.End, text.Letters)
}

// clockOrDay reports whether the number is a time of day or a day of the month.
func (r *reader) clockOrDay(m *Mention, a literal) bool {
	if r.has(m.End, clock) {
		return true
	}
	if !a.bare || a.value < 1 || a.value > 31 || math.Floor(a.value) != a.value {
		return false
	}
	if r.has(m.End, months) && r.is(m.End, text.Capital) {
		return true
	}
	return r.has(m.First-1, months) && r.is(m.First-1, text.Capital) && r.head(m.End, false) != m.End
}

// metres reports whether the "m" at i, right after figures, means metres.
func (r *reader) metres(i int) bool {
	return r.text(i) == "m" && currencySymbol(r.text(i-2)) == 0 && r.has(i+1, metreWords)
}

var (
	percents   = text.Words("percent pct percentage pc")
	per        = text.Words("per")
	cent       = text.Words("cent")
	currencies = text.Words("dollar dollars euro euros yen rupee rupees franc francs ruble rubles rouble roubles shilling shillings naira dinar dinars riyal riyals rial rials dirham dirhams",
		"yuan renminbi cents peso pesos birr cedi cedis lira liras shekel shekels baht ringgit deutschmarks deutschemarks kronor kroner krona krone zloty forint kwacha kwanza usd eur gbp euro ecus drachmas guilders rupiah taka afghanis dlrs dlr lempiras bolivars reais hryvnia hryvnias leones meticais pula")
	pence         = text.Words("p")
	oddCurrencies = text.Words("pounds pound sterling won rand real marks mark crowns sums som kip dong") // words or weights too
	sterling      = text.Words("sterling")
	ofCurrency    = text.Words("us u.s. american canadian australian hong kong new zealand singapore cfa egyptian british swiss french german sudanese kenyan ugandan turkish russian saudi iraqi indian pakistani syrian lebanese standard worth")
	measures      = text.Words("kilometer kilometers kilometre kilometres mile miles meter meters metre metres foot feet inch inches yard yards centimeter centimeters centimetre centimetres millimeter millimeters millimetres",
		"year years month months week weeks day days hour hours minute minutes second seconds decade decades century centuries night nights fortnight millennia",
		"stone karat karats ton tons tonne tonnes kilogram kilograms kilo kilos gram grams grammes ounce ounces pound pounds lb lbs carat carats quintal quintals",
		"barrel barrels liter liters litre litres gallon gallons bushel bushels acre acres hectare hectares sq square cubic degree degrees celsius fahrenheit",
		"watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts byte bytes megabyte megabytes gigabytes megahertz hertz volts volt knots knot calorie calories megaton megatons kiloton kilotons bpd mph kph")
	symbols    = text.Words("km kms kg mm cm nm ft g ha mi mw gw kw kwh mwh gb mb tb c f l ml cc oz hr hrs h min mins sec yr yrs yo t m kt kts kmh sq")
	ofMeasure  = text.Words("more consecutive straight calendar working metric nautical additional long short full further successive light imperial whole extra square cubic standard statute earth last past previous business man")
	clock      = text.Words("am pm a.m. p.m. a.m p.m o'clock gmt utc bst est hrs")
	months     = text.Words("january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. jan feb mar apr jun jul aug sep sept oct nov dec")
	metreWords = text.Words("deep high long wide tall thick from away above below north south east west race sprint hurdles freestyle relay butterfly backstroke breaststroke dash final heat altitude run steeplechase individual medley")
)
