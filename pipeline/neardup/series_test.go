package neardup

// A series is a kind of report that comes again and again in the same words. In its
// sentences [x] is a fact, which differs from one report to the next; <x> is a fact that
// all reports of the series share. Their background is the same word for word.
type series struct {
	titles, sentences, background []string
}

var allSeries = []series{{
	titles: []string{"Bomb kills [n] in [city]", "[n] dead in attack near [city]", "At least [n] killed, [m] hurt in [city] blast"},
	sentences: []string{
		"At least [n] people were killed and [m] others wounded on [day] when a [bomb] exploded near a [spot] in the [side] city of [city], the interior ministry of <country> said in a statement.",
		"Witnesses said that the blast went off at around [hour] in the morning, when the street was crowded with people on their way to work.",
		"The wounded were taken to the [name] hospital, where a doctor on night duty counted [k] of them among the gravest cases.",
		"Nobody has owned up to the attack so far; officials put it down to fighters loyal to the [group].",
		"Security forces sealed off the area around the [spot] and searched houses in the neighbouring district of [district] for suspects.",
		"A spokesman for the provincial government, [person], told reporters that the number of dead might still rise in the coming hours.",
		"It was the [nth] attack of its kind in the province since the beginning of [month], according to figures kept by the police.",
		"In a separate incident, gunmen on motorcycles opened fire at a checkpoint on the road to [district], killing [k] soldiers before they fled.",
		"The army of <country> said that it had killed [m] fighters in an operation near [district] and seized a large number of weapons.",
		"President <leader> condemned what he called a cowardly attack and promised that those behind it would be brought to justice.",
		"[person], a shopkeeper whose windows were shattered, said that he had pulled [k] children out of the rubble with his own hands.",
		"The United Nations mission in the country asked every side to spare civilians and said that its thoughts were with the bereaved.",
		"Flights from the airport of [city] were suspended for [hour] hours, and schools in the district of [district] will stay closed until [day].",
		"The governor, [person], said that a curfew would be in force from [hour] in the evening until further notice.",
	},
	background: []string{
		"<country> has been fighting an insurgency in its border provinces for more than a decade. Thousands of people have been killed and more than a million have had to leave their homes, according to aid organisations that work in the region.",
		"Foreign troops left the country two years ago after a dispute with the government about the length of their stay. Since then the army has relied on local militias, which rights groups accuse of abuses against civilians.",
		"Peace talks between the government and the main rebel alliance broke down last spring, when both sides accused each other of breaking a truce that had been agreed with the help of neighbouring states.",
	},
}, {
	titles: []string{"<country> shares close [dir] on [day]", "Markets: <country> index ends [dir], [firm] in focus", "[firm] leads <country> stocks [dir]"},
	sentences: []string{
		"Shares in <country> closed [dir] on [day], with the main index ending the session at [index] points, a change of [pct] percent, as investors weighed earnings reports against worries about interest rates abroad.",
		"Turnover on the exchange came to [m] million shares, compared with a daily average of [n] million over the past thirty sessions.",
		"[firm] was the most actively traded stock, gaining [pct] percent after it said that quarterly profit had risen to [n] million dollars.",
		"Among the losers was [firm], which dropped [pct] percent on news that its chief executive, [person], would step down in [month].",
		"The currency was quoted at [rate] to the dollar in late trading, little changed from its level at the previous close.",
		"The yield on the benchmark ten-year government bond moved to [pct] percent, its highest level since [month], dealers said.",
		"Analysts at [bank] said in a note to clients that they expected the central bank to keep its key rate unchanged at its next meeting.",
		"Oil, the most important export of the country, traded at [k] dollars a barrel, after a report that stocks in [city] had fallen more than expected.",
		"The market is still recovering from heavy losses in [month], when foreign funds withdrew [m] million dollars within a single week.",
		"[person], a fund manager at [bank], said that trading was likely to remain thin until the figures on inflation are published on [day].",
		"Shares of banks fared better than the market as a whole, with the index of the sector up [pct] percent at [index] points.",
		"The finance ministry sold treasury bills worth [n] million dollars at an average yield of [pct] percent, in line with the previous auction.",
	},
	background: []string{
		"The exchange is open from Monday to Friday. Price limits of ten percent in either direction apply to all stocks, and foreign investors may hold no more than forty-nine percent of the shares of any listed bank.",
		"The central bank of <country> has raised its key rate four times since last year in order to slow inflation, which is driven mostly by the prices of imported fuel and food.",
	},
}, {
	titles: []string{"Minister meets envoy of [state]", "<country> and [state] discuss cooperation", "Readout: talks with [person]"},
	sentences: []string{
		"The minister of foreign affairs of <country>, <leader>, received the [office] of [state], [person], in [city] on [day] for talks on bilateral relations and on regional and international issues of mutual interest.",
		"The two sides reviewed the progress made in the implementation of the agreement on [topic] and stressed the importance of holding the next session of the joint commission in [month].",
		"They exchanged views on the situation in [state] and reaffirmed their commitment to a peaceful settlement in accordance with international law.",
		"The minister thanked his guest for the support of [state] for the candidacy of <country> for a seat on the council for the coming term.",
		"For his part, [person] expressed the appreciation of his government for the hospitality extended to him and to the delegation of [k] officials who accompanied him.",
		"Trade between the two countries came to [n] million dollars last year, an increase of [pct] percent, and both sides agreed to work towards removing the remaining obstacles.",
		"The meeting was attended by the head of the department for [topic], [person], and by the ambassadors of both countries.",
		"The two ministers signed a memorandum of understanding on [topic] and a programme of cultural exchange that covers the next [k] years.",
		"They also discussed the construction of a [spot] near [city], for which a loan of [m] million dollars has been set aside.",
		"At the end of the meeting, [person] invited the minister to pay an official visit to [state], and the date will be agreed through diplomatic channels.",
		"Later in the day the guest laid a wreath at the monument in [city] and met members of the community of [state] who live in the country.",
	},
	background: []string{
		"<country> has maintained diplomatic relations at the level of ambassadors with all states of the region since its independence, and hosts the secretariat of the regional organisation for trade and transit.",
	},
}, {
	titles: []string{"Situation report: [city]", "[n] families displaced in [district]", "Floods and fighting drive [m] from [district]"},
	sentences: []string{
		"As of [day], some [n] families, about [m] people, have been displaced from the district of [district] by [cause], according to the figures of the local authorities and of humanitarian partners.",
		"The majority of the newly displaced are staying with host families, while [k] collective centres have been opened in schools and public buildings in [city].",
		"Humanitarian partners have distributed tents, blankets and kitchen sets to [n] households, and a convoy of [k] trucks with food is on its way from [city].",
		"Access remains difficult because the bridge at [district] is closed, and the only other road is not suitable for heavy trucks during the rainy season.",
		"Health partners treated [m] patients last week and reported [k] suspected cases of [disease], most of them in children who have yet to start school.",
		"The water supply has been restored in [k] of the affected neighbourhoods, and partners are trucking water to the remaining sites near [district].",
		"The most urgent needs are shelter, safe drinking water, food and household items, according to an assessment that was carried out by [org] on [day].",
		"[person], who coordinates the response for [org], said that only [pct] percent of the funds requested for this year had been received so far.",
		"Classes are suspended in [k] schools that are used as shelters, which affects around [m] pupils in the district of [district].",
		"Returns have been reported to [district], where [n] people went back to their villages after the security situation had improved.",
		"The next update on the situation will be issued on [day] or as soon as new information becomes available.",
	},
	background: []string{
		"The humanitarian response plan for <country> aims to reach four million people in need. It covers food security, health, nutrition, protection, education, shelter, and water and sanitation, and is coordinated by the office for humanitarian affairs together with the government.",
		"For further information, please contact the head of the public information section of the office. All reports are available on the web site of the operation, where it is also possible to subscribe to the mailing list.",
	},
}}

// facts are what a slot may be filled with; numbers are drawn in their ranges.
var facts = map[string][]string{
	"city":     {"Kaduna", "Herat", "Mosul", "Beni", "Gao", "Aden", "Marib", "Kidal", "Kirkuk", "Quetta", "Maradi", "Bosaso", "Wau", "Cotabato", "Tuzla", "Osh", "Goma", "Zinder"},
	"district": {"Sabon Gari", "Injil", "Tal Afar", "Oicha", "Ansongo", "Crater", "Sirwah", "Tessalit", "Hawija", "Pishin", "Guidan", "Qardho", "Jur River", "Pagalungan", "Lukavac", "Aravan", "Masisi", "Mirriah"},
	"side":     {"northern", "southern", "eastern", "western", "north-eastern", "central"},
	"day":      {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
	"month":    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	"bomb":     {"car bomb", "roadside bomb", "suicide bomber", "truck bomb", "hand grenade", "gas cylinder"},
	"spot":     {"market", "police station", "bus stop", "mosque", "power plant", "railway line", "water tower", "stadium"},
	"group":    {"Northern Front", "Army of the Valley", "Free Province Movement", "Black Banner", "Council of the East", "Sons of the River"},
	"name":     {"Saint Mary", "Emirate", "Central", "Red Crescent", "University", "Al Amal"},
	"nth":      {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"},
	"dir":      {"higher", "lower", "flat", "sharply higher", "slightly lower", "mixed"},
	"firm":     {"Delta Cement", "First Harbour", "Union Telecom", "Atlas Mining", "Green Fields", "Sahara Air", "Lotus Foods", "Northern Grid", "Blue Steel", "Crescent Oil"},
	"bank":     {"Harrow and Lane", "Meridian Capital", "Banque du Golfe", "Pelican Securities", "Orient Trust"},
	"state":    {"Norway", "Kenya", "Chile", "Vietnam", "Jordan", "Georgia", "Ghana", "Portugal", "Oman", "Serbia", "Peru", "Mongolia"},
	"office":   {"foreign minister", "special envoy", "deputy prime minister", "minister of trade", "speaker of parliament", "national security adviser"},
	"topic":    {"fisheries", "air transport", "double taxation", "vocational training", "renewable energy", "customs", "extradition", "tourism"},
	"cause":    {"floods", "clashes between militias", "shelling", "a landslide", "drought", "an offensive of the army"},
	"disease":  {"cholera", "measles", "malaria", "dengue fever", "meningitis", "acute diarrhoea"},
	"org":      {"Relief Corps", "Doctors Abroad", "Shelter Now", "the Children's Fund", "Water First", "the Refugee Council"},
	"first":    {"Amina", "Joseph", "Karim", "Elena", "Samuel", "Farida", "Musa", "Ivan", "Grace", "Tariq", "Lucia", "Daniel"},
	"last":     {"Okoro", "Haidari", "Mwangi", "Petrov", "Diallo", "Rahman", "Silva", "Bakari", "Novak", "Suleiman", "Mendes", "Tanaka"},
	"country":  {"Ruvania", "Almora", "Tesgal", "Borland", "Kivar", "Maresh"},
}
