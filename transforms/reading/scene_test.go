package reading

import (
	"testing"

	"github.com/dateline/dateline/transforms/calendar"
	"github.com/dateline/dateline/transforms/text"
	"github.com/dateline/dateline/transforms/who"
)

func TestScene(t *testing.T) {
	for _, c := range []struct {
		name, body  string
		scene, next who.ID // next: the scene but for the first
	}{
		{"none", "Nothing happened.", "", ""},
		{"place against dateline", "GENEVA - Fighting went on in Sudan, the agency said.", "SDN", "CHE"},
		{"place against nationality", "French soldiers fought in Mali. The French minister spoke.", "MLI", "FRA"},
		{"place against venue", "The two sides signed a truce in Doha. The war in Sudan is over.", "SDN", "QAT"},
		{"place against host of refugees", "Uganda shelters refugees in Uganda. Fighting in Congo went on.", "COD", "UGA"},
		{"invaded against invader", "The invasion of Kuwait was planned. Iraq denied it.", "KWT", "IRQ"},
		{"place before strife", "The Nairobi bombing shocked Ethiopia.", "KEN", "ETH"},
		{"fled from", "Thousands fled Burundi. Rwanda opened its border. Rwanda needs help.", "BDI", "RWA"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := New(text.Build(c.body, calendar.Date(2021, 3, 10)))
			if got := r.Scene(); got != c.scene {
				t.Errorf("scene %q, want %q", got, c.scene)
			}
			if got := r.SceneBut(c.scene); c.scene != "" && got != c.next {
				t.Errorf("next scene %q, want %q", got, c.next)
			}
		})
	}
}
