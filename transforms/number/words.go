package number

import "github.com/dateline/dateline/transforms/text"

var (
	joining = text.Words("and or &")
	mainly  = text.Words("mainly mostly largely other all such these those them")

	// adjectives never are the noun that is counted.
	adjectives = text.Words("more other additional further extra new fresh such same different separate armed heavily about suspected alleged",
		"former senior local young old elderly female male foreign military civilian official national international small large big major main key top",
		"only just remaining total full whole own seriously badly mostly mainly largely respective consecutive successive unarmed unidentified")

	// memberWords after a hyphen only measure the noun that follows: "5,000-strong
	// force", "2,000-man contingent".
	memberWords = text.Words("strong member man men soldier troop person woman officer people personnel")

	// participles are nouns where no noun follows: "23 dead", "280 injured people".
	participles = text.Words("dead wounded injured missing homeless killed displaced detained arrested hurt unemployed sick captured armed disabled")

	// irregular plurals, and words that count as such.
	irregular = text.Words("people men women children personnel police troops others dead wounded injured missing homeless killed hurt",
		"staff crew militia cattle sheep fish aircraft helicopters policemen servicemen gunmen militiamen firemen fishermen businessmen airmen tribesmen countrymen",
		"policewomen servicewomen congressmen lawmen clergymen seamen crewmen riflemen infantrymen guardsmen militants mujahedeen mujahideen fedayeen peshmerga taliban",
		"feet teeth geese mice media data criteria phenomena alumni lives wives knives halves thieves series species headquarters barracks infantry cavalry percent offspring clergy youth",
		"spacecraft hovercraft warships displaced unemployed sick gendarmerie fidayeen janjaweed grandchildren stepchildren schoolchildren")

	// singularS end in s without being plurals.
	singularS = text.Words("this his its was has is as us gas bus plus less yes thus perhaps across unless news afterwards towards besides always sometimes",
		"says does goes overseas indoors outdoors upstairs downstairs whereas versus mrs ms les las los")

	// stopWords end a noun phrase: function words, and the verbs that news puts
	// after a number most often.
	stopWords = text.Words("the a an this that these those his her its their our my your he she it they we i you who whom whose which what where when why how him them me himself itself themselves herself",
		"of in on at by for from with to into onto over under between among during after before since until till through throughout against without within along across near around behind beyond toward towards off out up down about above below via per as than like despite including amid inside outside upon because while although though if but nor so yet and or not",
		"is are was were be been being am has have had having do does did will would can could may might must shall should 's 're 've 'll n't 'd",
		"said says say saying told tell according added reported died dies die fled flee went go goes going gone came come comes coming left leave leaves leaving took take takes taken taking made make makes got get gets gave give gives given",
		"fell fall falls rose rise rises lost lose found find saw see seen began begin begun became become kept keep held hold fought fight shot hit set sent send put let met meet ran run lay lie stood stand sat sit won win wins led lead brought bring sought seek paid pay spent spend broke break drove drive flew fly threw throw blew grew",
		"last next short ago away later earlier too also still already now then here there however today yesterday tomorrow each every both all any some no only even just once again alone apart back together home abroad afterwards beforehand never ever often soon instead somewhere",
		"live lived remain remains remained")
)
