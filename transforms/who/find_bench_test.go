package who

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/data"
	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
)

// dispatch is a made-up report, dense with names.
const dispatch = `BAMAKO, March 3 (AFP) - Malian soldiers backed by French warplanes drove fighters of the
Islamic State from two villages near Gao on Sunday, an army spokesman said, while some 300 Nigerien
troops crossed the border south of Menaka. The government in Niamey, which hosts American drones, would not
confirm the figure. "We hold the road to Kidal again," Colonel Amadou Diallo told reporters.

In Brussels the European Union said it would keep paying for the force, whose 5,000 men come from Burkina Faso,
Chad, Mali, Mauritania and Niger. Officials there, who asked not to be named because the talks are
not over, said the money would last until the summer. Nobody in the capital expected the fighting to
end soon; a teacher who had left her house with three children said that she would wait for rain.

`

func BenchmarkFind(b *testing.B) {
	doc := text.Build(strings.Repeat(dispatch, 4), calendar.None)
	Find(doc)
	b.SetBytes(int64(len(doc.Body)))
	b.ReportAllocs()
	for b.Loop() {
		Find(doc)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(data.Lexicon); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGazetteerIndex(b *testing.B) {
	g := standard.cities[0]
	for b.Loop() {
		g.index()
	}
}
