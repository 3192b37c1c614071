package when

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

// example is a sentence and the expressions expected in it, "quote = from..to" or
// "quote = day", in order.
type example struct {
	text string
	want []string
}

// find is what Find finds, as examples write it.
func find(t *testing.T, published, body string) []string {
	t.Helper()
	day := calendar.None
	if published != "" {
		var err error
		if day, err = calendar.Parse(published); err != nil {
			t.Fatal(err)
		}
	}
	doc := text.Build(body, day)
	var got []string
	for _, m := range Find(doc) {
		got = append(got, doc.Slice(m.First, m.End)+" = "+days(m))
	}
	return got
}

func days(m Mention) string {
	if m.From == m.To {
		return m.From.String()
	}
	return m.From.String() + ".." + m.To.String()
}

func check(t *testing.T, published string, examples []example) {
	t.Helper()
	for _, e := range examples {
		t.Run(e.text, func(t *testing.T) {
			got := find(t, published, e.text)
			if fmt.Sprint(got) != fmt.Sprint(e.want) {
				t.Errorf("published %s\n got %s\nwant %s", published, strings.Join(got, "; "), strings.Join(e.want, "; "))
			}
		})
	}
}

// 2021-03-10 is a Wednesday.
const wednesday = "2021-03-10"

func TestWeekdays(t *testing.T) {
	check(t, wednesday, []example{
		{"The envoys met on Monday.", []string{"Monday = 2021-03-08"}},
		{"The envoys met on Thursday.", []string{"Thursday = 2021-03-04"}},
		{"The envoys will meet on Thursday.", []string{"Thursday = 2021-03-11"}},
		{"The envoys met on Wednesday.", []string{"Wednesday = 2021-03-10"}},
		{"The envoys will meet on Wednesday.", []string{"Wednesday = 2021-03-10"}},
		{"On Friday, the envoys will meet again.", []string{"Friday = 2021-03-12"}},
		{"On Friday, the envoys met again.", []string{"Friday = 2021-03-05"}},
		{"The court is due to rule on Monday.", []string{"Monday = 2021-03-15"}},
		{"The vote, scheduled for Sunday, was close.", []string{"Sunday = 2021-03-14"}},
		{"Talks are to be held Tuesday.", []string{"Tuesday = 2021-03-16"}},
		{"Talks were held Tuesday.", []string{"Tuesday = 2021-03-09"}},
		{"She said on Tuesday that she would resign on Saturday.", []string{"Tuesday = 2021-03-09", "Saturday = 2021-03-13"}},
		{"The governor is flying to Lima on Sunday.", []string{"Sunday = 2021-03-14"}},
		{"The deadline is Sunday.", []string{"Sunday = 2021-03-14"}},
		{"Hungary's court on Tuesday rejected the plea.", []string{"Tuesday = 2021-03-09"}},
		{"They agreed to meet on Friday.", []string{"Friday = 2021-03-12"}},
		{"The strike has been put off until Friday.", []string{"Friday = 2021-03-12"}},
		{"The officer could not be reached on Sunday.", []string{"Sunday = 2021-03-07"}},
		{"Three villagers died late Thursday night.", []string{"late Thursday night = 2021-03-04"}},
		{"Guns fell silent early Monday.", []string{"early Monday = 2021-03-08"}},
		{"Shells landed on Friday morning.", []string{"Friday morning = 2021-03-05"}},
		{"They met again last Friday.", []string{"last Friday = 2021-03-05"}},
		{"They met again last Wednesday.", []string{"last Wednesday = 2021-03-03"}},
		{"They meet again next Friday.", []string{"next Friday = 2021-03-19"}},
		{"They will meet this Friday.", []string{"this Friday = 2021-03-12"}},
		{"They will meet this coming Sunday.", []string{"this coming Sunday = 2021-03-14"}},
		{"They met this past Sunday.", []string{"this past Sunday = 2021-03-07"}},
		{"They will meet on Tuesday of next week.", []string{"Tuesday of next week = 2021-03-16"}},
		{"They will meet next week on Friday.", []string{"next week on Friday = 2021-03-19"}},
		{"Polls opened on Sunday, March 7.", []string{"Sunday, March 7 = 2021-03-07"}},
		{"He was born on Friday the 13th.", []string{"Friday the 13th = 2020-11-13"}},
		{"Every Friday they march.", nil},
		{"Fridays are quiet here.", nil},
		{"He writes for the Sunday Times.", nil},
	})
}

func TestNamedDays(t *testing.T) {
	check(t, wednesday, []example{
		{"The bill passed today.", []string{"today = 2021-03-10"}},
		{"The bill passed yesterday.", []string{"yesterday = 2021-03-09"}},
		{"The bill comes up tomorrow night.", []string{"tomorrow night = 2021-03-11"}},
		{"The house voted last night.", []string{"last night = 2021-03-09"}},
		{"The house votes tonight.", []string{"tonight = 2021-03-10"}},
		{"The house voted this morning.", []string{"this morning = 2021-03-10"}},
		{"It rained the day before yesterday.", []string{"day before yesterday = 2021-03-08"}},
		{"It ends the day after tomorrow.", []string{"day after tomorrow = 2021-03-12"}},
		{"\"I signed it today,\" the general said.", []string{"today = 2021-03-10"}},
	})
}

func TestUnits(t *testing.T) {
	check(t, wednesday, []example{
		{"It happened last week.", []string{"last week = 2021-03-01..2021-03-07"}},
		{"It happened this week.", []string{"this week = 2021-03-08..2021-03-14"}},
		{"It will happen next week.", []string{"next week = 2021-03-15..2021-03-21"}},
		{"It happened last month.", []string{"last month = 2021-02-01..2021-02-28"}},
		{"It happened earlier this month.", []string{"earlier this month = 2021-03-01..2021-03-31"}},
		{"It will happen next month.", []string{"next month = 2021-04-01..2021-04-30"}},
		{"It happened last year.", []string{"last year = 2020-01-01..2020-12-31"}},
		{"It happened late last year.", []string{"late last year = 2020-01-01..2020-12-31"}},
		{"It will happen by the end of next year.", []string{"end of next year = 2022-01-01..2022-12-31"}},
		{"It will happen by the end of the year.", []string{"end of the year = 2021-01-01..2021-12-31"}},
		{"It will happen at the end of the month.", []string{"end of the month = 2021-03-01..2021-03-31"}},
		{"It will happen later in the week.", []string{"later in the week = 2021-03-08..2021-03-14"}},
		{"It will happen in the coming week.", []string{"coming week = 2021-03-15..2021-03-21"}},
		{"It will happen this decade.", []string{"this decade = 2020-01-01..2029-12-31"}},
		{"It happened at the weekend.", []string{"weekend = 2021-03-06..2021-03-07"}},
		{"A ferry will be back over the weekend.", []string{"weekend = 2021-03-13..2021-03-14"}},
		{"It happened last weekend.", []string{"last weekend = 2021-03-06..2021-03-07"}},
		{"It will happen next weekend.", []string{"next weekend = 2021-03-20..2021-03-21"}},
		{"Profits fell last quarter.", []string{"last quarter = 2020-10-01..2020-12-31"}},
		{"The current year is dry.", []string{"current year = 2021-01-01..2021-12-31"}},
	})
}

func TestAgo(t *testing.T) {
	check(t, wednesday, []example{
		{"He fled ten days ago.", []string{"ten days ago = 2021-02-28"}},
		{"He fled a week ago.", []string{"a week ago = 2021-03-01..2021-03-07"}},
		{"He fled six weeks ago.", []string{"six weeks ago = 2021-01-25..2021-01-31"}},
		{"He fled three months ago.", []string{"three months ago = 2020-12-01..2020-12-31"}},
		{"He fled two years ago.", []string{"two years ago = 2019-01-01..2019-12-31"}},
		{"He fled a year ago.", []string{"a year ago = 2020-01-01..2020-12-31"}},
		{"He fled twenty-five years ago.", []string{"twenty-five years ago = 1996-01-01..1996-12-31"}},
		{"He fled 30 years ago.", []string{"30 years ago = 1991-01-01..1991-12-31"}},
		{"He fled a couple of years ago.", []string{"a couple of years ago = 2019-01-01..2019-12-31"}},
		{"He fled two hours ago.", nil},
		{"He fled several years ago.", nil},
		{"The ship will sail three weeks from tomorrow.", []string{"three weeks from tomorrow = 2021-04-01"}},
		{"It came two days before Christmas 2015.", []string{"two days before Christmas 2015 = 2015-12-23"}},
		{"The port will reopen in two months.", []string{"two months = 2021-05-10"}},
		{"The port is to reopen in two years' time.", []string{"two years' time = 2023-03-10"}},
		{"The port reopened for the first time in two months.", nil},
	})
}

// Stretches of time, ages, sets and vague words are no dates.
func TestNoDates(t *testing.T) {
	check(t, wednesday, []example{
		{"The siege lasted for three years.", nil},
		{"In the last two years prices doubled.", nil},
		{"Over the past decade prices doubled.", nil},
		{"Prices doubled over the last year.", nil},
		{"Over the next five years it will shrink.", nil},
		{"A 12-year-old boy and a two-day-old girl.", nil},
		{"They may march in the second wave.", nil},
		{"May I march with you this second?", nil},
		{"Mrs May said May had to go.", nil},
		{"Theresa May said no.", nil},
		{"The fall of Kabul spring from this.", nil},
		{"The spring near the village dried up.", nil},
		{"Now, recently and soon are vague.", nil},
		{"The talks begin at 10:30 and end at 1630 GMT.", nil},
		{"He is in his thirties.", nil},
		{"Version 2.10.3 is out.", nil},
		{"They won 3-2.", nil},
		{"The sun sat low.", nil},
		{"She ran 5/8 of the way.", nil},
		{"The 2005-06 season was his best.", nil},
		{"She is in her late 50s.", nil},
		{"She spoke to Russia Today.", nil},
		{"To this day nobody knows.", nil},
	})
}

func TestYears(t *testing.T) {
	check(t, wednesday, []example{
		{"The war began in 2014.", []string{"2014 = 2014-01-01..2014-12-31"}},
		{"The 2016 election was close.", []string{"2016 = 2016-01-01..2016-12-31"}},
		{"It has been shut since 1888.", []string{"1888 = 1888-01-01..1888-12-31"}},
		{"The treaty of 2002 lapsed.", []string{"2002 = 2002-01-01..2002-12-31"}},
		{"Emissions must halve by 2050.", []string{"2050 = 2050-01-01..2050-12-31"}},
		{"It began in early 2017.", []string{"early 2017 = 2017-01-01..2017-12-31"}},
		{"It began in mid-2017.", []string{"mid-2017 = 2017-01-01..2017-12-31"}},
		{"It began in the year 2008.", []string{"year 2008 = 2008-01-01..2008-12-31"}},
		{"It began in fiscal 1989.", []string{"fiscal 1989 = 1989-01-01..1989-12-31"}},
		{"It began in nineteen ninety-six.", []string{"nineteen ninety-six = 1996-01-01..1996-12-31"}},
		{"It began in two thousand and fifteen.", []string{"two thousand and fifteen = 2015-01-01..2015-12-31"}},
		{"It began in the summer of '97.", []string{"summer of '97 = 1997-06-01..1997-08-31"}},
		{"Some 2000 troops landed.", nil},
		{"They sent 2000 soldiers and 1990 refugees.", nil},
		{"They sent 2000 American soldiers.", nil},
		{"They killed 1,999 people.", nil},
		{"Resolution 1973 was adopted.", nil},
		{"Flight 1549 ditched.", nil},
		{"See page 1999.", nil},
		{"It cost $2000.", nil},
		{"It weighs 2000 tonnes.", nil},
		{"The bridge is 1950 metres long.", nil},
		{"The line reopened at 1930.", nil},
	})
}

func TestDecadesAndCenturies(t *testing.T) {
	check(t, wednesday, []example{
		{"It was built in the 1990s.", []string{"1990s = 1990-01-01..1999-12-31"}},
		{"It was built in the 1970's.", []string{"1970's = 1970-01-01..1979-12-31"}},
		{"The over-50s queued; the under-20s did not.", nil},
		{"Dancers in their late teens or their early twenties came.", nil},
		{"April told the paper that her daughter June slept.", nil},
		{"In April told of a plot, he fled.", []string{"April = 2021-04-01..2021-04-30"}},
		{"Their P-40s were painted.", nil},
		{"It was built in the mid-90s.", []string{"mid-90s = 1990-01-01..1999-12-31"}},
		{"A Long March 5 rocket flew.", nil},
		{"It was built in the '90s.", []string{"'90s = 1990-01-01..1999-12-31"}},
		{"It was built in the mid-1990s.", []string{"mid-1990s = 1990-01-01..1999-12-31"}},
		{"It was built in the late 1980s.", []string{"late 1980s = 1980-01-01..1989-12-31"}},
		{"It was built in the middle of the 1980s.", []string{"middle of the 1980s = 1980-01-01..1989-12-31"}},
		{"It was built in the sixties.", []string{"sixties = 1960-01-01..1969-12-31"}},
		{"It was built in the nineteen-eighties.", []string{"nineteen-eighties = 1980-01-01..1989-12-31"}},
		{"It was 2020's worst storm.", []string{"2020 = 2020-01-01..2020-12-31"}},
		{"It was built in the 1800s.", []string{"1800s = 1800-01-01..1899-12-31"}},
		{"It was built in the 19th century.", []string{"19th century = 1801-01-01..1900-12-31"}},
		{"It was built in the twentieth century.", []string{"twentieth century = 1901-01-01..2000-12-31"}},
		{"It was built in the twenty-first century.", []string{"twenty-first century = 2001-01-01..2100-12-31"}},
		{"The deadliest war of the 21st-century.", []string{"21st-century = 2001-01-01..2100-12-31"}},
		{"The 18th and 19th centuries were wet.", []string{"18th = 1701-01-01..1800-12-31", "19th centuries = 1801-01-01..1900-12-31"}},
		{"He runs 21st Century Fox.", nil},
	})
}

func TestMonths(t *testing.T) {
	check(t, wednesday, []example{
		{"He died in December.", []string{"December = 2020-12-01..2020-12-31"}},
		{"He died in June.", []string{"June = 2020-06-01..2020-06-30"}},
		{"The vote will be held in April.", []string{"April = 2021-04-01..2021-04-30"}},
		{"The vote is likely to be held in early May.", []string{"early May = 2021-05-01..2021-05-31"}},
		{"He came in mid-January.", []string{"mid-January = 2021-01-01..2021-01-31"}},
		{"He came at the end of January.", []string{"end of January = 2021-01-01..2021-01-31"}},
		{"He came in January 2016.", []string{"January 2016 = 2016-01-01..2016-01-31"}},
		{"He came in January, 2016.", []string{"January, 2016 = 2016-01-01..2016-01-31"}},
		{"He came in May of 2017.", []string{"May of 2017 = 2017-05-01..2017-05-31"}},
		{"He came in May last year.", []string{"May last year = 2020-05-01..2020-05-31"}},
		{"He came last May.", []string{"last May = 2020-05-01..2020-05-31"}},
		{"He came last January.", []string{"last January = 2021-01-01..2021-01-31"}},
		{"He came last February.", []string{"last February = 2020-02-01..2020-02-29"}},
		{"He leaves next June.", []string{"next June = 2021-06-01..2021-06-30"}},
		{"He leaves this September.", []string{"this September = 2021-09-01..2021-09-30"}},
		{"He came in Oct. 2012.", []string{"Oct. 2012 = 2012-10-01..2012-10-31"}},
		{"They came in January and February 2006.", []string{"January = 2006-01-01..2006-01-31", "February 2006 = 2006-02-01..2006-02-28"}},
		// A year goes with what is most of a year away, so the near one is meant.
		{"The ban was extended to April.", []string{"April = 2021-04-01..2021-04-30"}},
		{"Last year in October he fled.", []string{"Last year = 2020-01-01..2020-12-31", "October = 2020-10-01..2020-10-31"}},
		{"He left in 2014 and died in May the following year.", []string{"2014 = 2014-01-01..2014-12-31", "May the following year = 2015-05-01..2015-05-31"}},
		{"His friend April Jones came.", nil},
		{"They broke the May ceasefire deal.", []string{"May = 2020-05-01..2020-05-31"}},
	})
}

func TestDays(t *testing.T) {
	check(t, wednesday, []example{
		{"He died on July 26, 2017.", []string{"July 26, 2017 = 2017-07-26"}},
		{"He died on 26 July 2017.", []string{"26 July 2017 = 2017-07-26"}},
		{"He died on the 26th of July, 2017.", []string{"26th of July, 2017 = 2017-07-26"}},
		{"He died on Jul. 26.", []string{"Jul. 26 = 2020-07-26"}},
		{"He died on February 3rd.", []string{"February 3rd = 2021-02-03"}},
		{"He died on July the 4th last year.", []string{"July the 4th last year = 2020-07-04"}},
		{"He died on the twenty-first of August 1968.", []string{"twenty-first of August 1968 = 1968-08-21"}},
		{"He will stand trial on May 5.", []string{"May 5 = 2021-05-05"}},
		{"It takes force from April 1.", []string{"April 1 = 2021-04-01"}},
		{"He died on the night of July 26.", []string{"night of July 26 = 2020-07-26"}},
		{"They voted on July 3 and 5.", []string{"July 3 = 2020-07-03", "5 = 2020-07-05"}},
		{"They voted on May 7, 8 and 9.", []string{"May 7 = 2020-05-07", "8 = 2020-05-08", "9 = 2020-05-09"}},
		{"They voted on 18 and 19 June.", []string{"18 = 2020-06-18", "19 June = 2020-06-19"}},
		{"On April 28 troops moved in.", []string{"April 28 = 2020-04-28"}},
		{"PARIS, March 3 (AFP) - The talks failed.", []string{"March 3 = 2021-03-03"}},
		{"The fort fell on June 2, 1997. A monument recalls June 2.", []string{"June 2, 1997 = 1997-06-02", "June 2 = 1997-06-02"}},
		{"They met on March 3 and again on the 7th.", []string{"March 3 = 2021-03-03", "7th = 2021-03-07"}},
		{"In June 1944 soldiers landed.", []string{"June 1944 = 1944-06-01..1944-06-30"}},
		{"They met in April 2020. The April 26 pact held.", []string{"April 2020 = 2020-04-01..2020-04-30", "April 26 = 2020-04-26"}},
		{"On February 30 nothing happened.", []string{"February = 2021-02-01..2021-02-28"}},
	})
}

func TestNumericDates(t *testing.T) {
	check(t, wednesday, []example{
		{"Signed 2017-03-26.", []string{"2017-03-26 = 2017-03-26"}},
		{"Signed 3/4/2017.", []string{"3/4/2017 = 2017-03-04"}},
		{"Signed 26/3/2017.", []string{"26/3/2017 = 2017-03-26"}},
		{"Signed 26/03/2017, sealed 04/03/2017.", []string{"26/03/2017 = 2017-03-26", "04/03/2017 = 2017-03-04"}},
		{"Signed 4.3.2017.", []string{"4.3.2017 = 2017-03-04"}},
		{"Signed 05-Aug-2016.", []string{"05-Aug-2016 = 2016-08-05"}},
		{"Signed 2017-03-26T11:00.", []string{"2017-03-26T11 = 2017-03-26"}},
		{"Signed 20170326.", []string{"20170326 = 2017-03-26"}},
		{"Signed on 3/4 at noon.", []string{"3/4 = 2021-03-04"}},
		{"The budget (2004/2005) grew.", []string{"2004/2005 = 2004-01-01..2005-12-31"}},
		{"Call +49 30 2017-03-26-11.", nil},
		{"Since 9/11 much has changed.", []string{"9/11 = 2001-09-11"}},
		{"The September 11 attacks shook it.", []string{"September 11 = 2001-09-11"}},
	})
}

func TestPartsOfYears(t *testing.T) {
	check(t, wednesday, []example{
		{"It shrank in the third quarter.", []string{"third quarter = 2020-07-01..2020-09-30"}},
		{"It shrank in the third quarter of 2016.", []string{"third quarter of 2016 = 2016-07-01..2016-09-30"}},
		{"It will grow in the second quarter.", []string{"second quarter = 2021-04-01..2021-06-30"}},
		{"It shrank in the 3rd quarter of 2016.", []string{"3rd quarter of 2016 = 2016-07-01..2016-09-30"}},
		{"It shrank in Q3 2011.", []string{"Q3 2011 = 2011-07-01..2011-09-30"}},
		{"It shrank in the first half of 2014.", []string{"first half of 2014 = 2014-01-01..2014-12-31"}},
		{"They led in the first half.", nil},
		{"It shrank in this year's first quarter.", []string{"this year's first quarter = 2021-01-01..2021-03-31"}},
		{"It rained in the summer of 2014.", []string{"summer of 2014 = 2014-06-01..2014-08-31"}},
		{"It snowed in the winter of 2010.", []string{"winter of 2010 = 2010-12-01..2011-02-28"}},
		{"It snowed last winter.", []string{"last winter = 2020-12-01..2021-02-28"}},
		{"It rained last fall.", []string{"last fall = 2020-09-01..2020-11-30"}},
		{"It will rain in the spring.", []string{"spring = 2021-03-01..2021-05-31"}},
		{"It will rain this spring.", []string{"this spring = 2021-03-01..2021-05-31"}},
		{"The week of July 3, 2017 was hot.", []string{"week of July 3, 2017 = 2017-07-03..2017-07-09"}},
		{"It opened on the first Monday of June 2015.", []string{"first Monday of June 2015 = 2015-06-01"}},
		{"It opened on the last Friday in May 2015.", []string{"last Friday in May 2015 = 2015-05-29"}},
		{"It opened in the second week of January 2015.", []string{"second week of January 2015 = 2015-01-05..2015-01-11"}},
	})
}

func TestHolidays(t *testing.T) {
	check(t, wednesday, []example{
		{"They fought on Christmas Day 1999.", []string{"Christmas Day 1999 = 1999-12-25"}},
		{"They want a vote before Christmas.", []string{"Christmas = 2020-12-25"}},
		{"They met on New Year's Eve.", []string{"New Year's Eve = 2020-12-31"}},
		{"They met on Easter Sunday 2018.", []string{"Easter Sunday 2018 = 2018-04-01"}},
		{"They met on Good Friday last year.", []string{"Good Friday last year = 2020-04-10"}},
		{"They met last Thanksgiving.", []string{"last Thanksgiving = 2020-11-26"}},
		{"They met on Easter weekend 2016.", []string{"Easter weekend 2016 = 2016-03-26..2016-03-27"}},
		{"The Easter Rising failed.", nil},
	})
}

func TestRanges(t *testing.T) {
	check(t, wednesday, []example{
		{"It lasted from 2014 to 2017.", []string{"2014 to 2017 = 2014-01-01..2017-12-31"}},
		{"The 2014-2017 war ended.", []string{"2014-2017 = 2014-01-01..2017-12-31"}},
		{"The 1996\u201397 budget passed.", []string{"1996\u201397 = 1996-01-01..1997-12-31"}},
		{"He ruled between 1982 and 1990.", []string{"1982 and 1990 = 1982-01-01..1990-12-31"}},
		{"It burned in 1982 and 1990.", []string{"1982 = 1982-01-01..1982-12-31", "1990 = 1990-01-01..1990-12-31"}},
		{"It ran between March 3 and March 9.", []string{"March 3 and March 9 = 2021-03-03..2021-03-09"}},
		{"It ran on July 26-27.", []string{"July 26-27 = 2020-07-26..2020-07-27"}},
		{"It ran on the night of July 26-27, 2017.", []string{"night of July 26-27, 2017 = 2017-07-26..2017-07-27"}},
		{"It ran from June 3 to 5.", []string{"June 3 to 5 = 2020-06-03..2020-06-05"}},
		{"It ran from 26 to 28 July 2012.", []string{"26 to 28 July 2012 = 2012-07-26..2012-07-28"}},
		{"It ran in March-April 2015.", []string{"March-April 2015 = 2015-03-01..2015-04-30"}},
		{"It ran from November to February 2015.", []string{"November to February 2015 = 2014-11-01..2015-02-28"}},
		{"It ran from April 2015 to June 2016.", []string{"April 2015 to June 2016 = 2015-04-01..2016-06-30"}},
		{"It ran from Monday to Friday.", []string{"Monday to Friday = 2021-03-08..2021-03-12"}},
		{"It was revised from Friday to January's figures.", []string{"Friday = 2021-03-05", "January = 2021-01-01..2021-01-31"}},
		{"It ran from the 1960s to the 1980s.", []string{"1960s to the 1980s = 1960-01-01..1989-12-31"}},
	})
}

func TestAnchored(t *testing.T) {
	check(t, wednesday, []example{
		{"He won in 1964. He died a year later.", []string{"1964 = 1964-01-01..1964-12-31", "a year later = 1965-01-01..1965-12-31"}},
		{"He won in 1964, two years earlier than planned.", []string{"1964 = 1964-01-01..1964-12-31"}},
		{"He won on May 5, 1964. The following day he fled.", []string{"May 5, 1964 = 1964-05-05", "following day = 1964-05-06"}},
		{"He won in 1964. In the previous year he had lost.", []string{"1964 = 1964-01-01..1964-12-31", "previous year = 1963-01-01..1963-12-31"}},
		{"He won in May 1964. Later that month he fled.", []string{"May 1964 = 1964-05-01..1964-05-31", "Later that month = 1964-05-01..1964-05-31"}},
		{"He won in 1964. The following day he fled.", []string{"1964 = 1964-01-01..1964-12-31"}},
		{"Profit was 5 in the third quarter of 2019, up from 4 a year earlier.",
			[]string{"third quarter of 2019 = 2019-07-01..2019-09-30", "a year earlier = 2018-07-01..2018-09-30"}},
	})
}

// Without the article's date only what says its year has a value.
func TestUndatedArticle(t *testing.T) {
	check(t, "", []example{
		{"On Monday, last week, yesterday and in May he said he would be back by 2017.", []string{"2017 = 2017-01-01..2017-12-31"}},
		{"On May 5, 1964 he won; the next day he fled.", []string{"May 5, 1964 = 1964-05-05", "next day = 1964-05-06"}},
	})
}
