package transition

import (
	_ "embed"
	"strings"
)

//go:embed names.txt
var namesFile string

// names gives a name's class, by the hash of its form; filled when the package
// initialises.
var names = readNames(namesFile)

func readNames(file string) map[uint64]uint64 {
	table := make(map[uint64]uint64, 6000)
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		class, list, _ := strings.Cut(line, " ")
		mark := hashBytes([]byte("!" + class))
		for name := range strings.FieldsSeq(list) {
			w := plainWord(name)
			table[w.Form] = mark
		}
	}
	return table
}

// nameClass puts a name's class in the place of its form.
func (w *Word) nameClass() {
	if w.Shape&shapeUpper == 0 {
		return
	}
	if class, ok := names[w.Form]; ok {
		w.Form, w.Lower, w.Class = class, class, class
	}
}
