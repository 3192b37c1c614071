package when

import "github.com/dateline/dateline/transforms/text"

// The words by which Shallow tells tense.
var (
	modals    = text.Words("will would shall 'll wo could may might can should must ca")
	willForms = text.Words("will 'll wo shall")
	presentBe = text.Words("is are am 're 'm")
	pastBe    = text.Words("was were")
	beForms   = text.Words("be been being")
	haveForms = text.Words("has have had having 've")
	haveBase  = text.Words("have")
	finiteAux = text.Words("will would shall 'll wo could may might can should must is are was were has have had did does")
	toWord    = text.Words("to")
	sinceWord = text.Words("since")

	untilWords    = text.Words("until till by through")
	postponeWords = text.Words(`put putting postpone postpones postponed postponing delay delays delayed delaying
		adjourn adjourned adjourns extend extends extended extending suspend suspended defer deferred remain remains stay stays
		lasts deadline valid wait has have`)

	// plannedWords look ahead wherever they stand.
	plannedWords = text.Words("scheduled slated due expected planned set upcoming forthcoming tentatively")
	validFrom    = text.Words("effective payable valid starting beginning")
	setWord      = text.Words("set")
	dueWord      = text.Words("due")
	forWord      = text.Words("for")
	pastEvents   = text.Words(`ruling attack attacks bombing bombings killing killings shooting shootings explosion explosions blast
		blasts crash raid raids clash clashes violence incident announcement decision declaration coup defeat victory win loss
		massacre ambush assassination murder earthquake quake storm fire arrest arrests statement remarks comments speech`)
	conditions   = text.Words("when if once unless until")
	couldWord    = text.Words("could")
	notWords     = text.Words("not n't")
	reachedWords = text.Words("reached located contacted found confirmed seen heard verified")
	hadWord      = text.Words("had")
	beingWord    = text.Words("being")
	fixedWords   = text.Words("set sets setting scheduled schedules slated planned due called calls")
	articles     = text.Words("a an the its their his her our my")
	clockWords   = text.Words("am pm a.m. p.m. noon midnight edt est gmt cet local time")
	aheadWord    = text.Words("ahead")

	// intent are words after which "to" and a verb look ahead.
	intent = text.Words(`expected expects expect scheduled due set planned plan plans planning likely unlikely ready
		poised agreed agree agrees vow vows vowed pledge pledged pledges promise promised promises hope hopes hoped hoping want wants
		wanted intend intends intended aim aims aimed about prepared preparing prepares invited decided decide decision able
		willing supposed slated bound need needs needed sure offer offered offers proposed proposal proposes deadline
		threatened threatens opt opts opted voted chose resolved ordered urged determined certain wish wishes wished required obliged hopeful committed summoned called`)

	// eventVerbs say of an event that it will be.
	eventVerbs = text.Words("be take begin start open expire end resume")

	// scheduledPresent are present forms that news uses of what is to come.
	scheduledPresent = text.Words(`meet begins begin starts opens ends expires expire takes meets flies travels arrives goes
		closes resumes`)

	clauseOpeners = text.Words("that and but when while as if because where who which after before although though whether")
	relatives     = text.Words("who which whose where")
	leadIns       = text.Words("on in at by for until till since from during the this next last late early mid later earlier of to between around about over through before after through - mid- again as")
	nounOpeners   = text.Words("the a an this that these those its his her their our my your all some any each no one two three four five six seven eight nine ten both and or of in on at by for from with")
	adverbs       = text.Words("not n't also now still already reportedly again never only just soon then initially originally later officially formally finally currently tentatively widely first all both either yet currently probably")
	beforeNoun    = text.Words("the a an this that these those its his her their our my your of newly recently for with from by in against")
	notPast       = text.Words("need indeed speed seed feed breed bleed weed creed greed exceed proceed succeed embed shed sled bed red wed sacred naked hundred hatred kindred aged ahmed mohammed muhammed united reed deed")

	pastForms = text.Words(`was were did said told met went came became began broke brought built bought caught chose
		cut dealt drew drove fell felt fled flew fought found gave got grew held hit kept knew laid led left lent let lost
		made meant paid put quit ran rang read resigned rode rose saw sank sat sent sold shook shot shut slew slid spoke spent split spread
		stood stole struck swore swept swung taught took thought threw tore understood undertook underwent upheld
		withdrew withstood won wore wrote hid hung heard hurt burnt bore bent bet bound cast clung cost crept dug forbade forgot
		overtook overthrew oversaw rebuilt sought shrank slept sped spun stuck stung strove swam torn driven taken given
		written spoken seen gone done fallen known shown thrown drawn frozen hidden stolen sworn broken chosen risen
		begun sung sunk swum born borne beaten eaten forgotten overthrown undertaken withdrawn blew blown slain`)
)
