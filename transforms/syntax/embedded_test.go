package syntax

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"
)

// The weights are the ones that WEIGHTS.md speaks of: their hash stands there.
func TestEmbedded(t *testing.T) {
	sum := sha256.Sum256([]byte(embedded))
	notes, err := os.ReadFile("WEIGHTS.md")
	if err != nil {
		t.Fatal(err)
	}
	if hash := hex.EncodeToString(sum[:]); !strings.Contains(string(notes), hash) {
		t.Errorf("WEIGHTS.md does not name the weights' sha256, %s", hash)
	}
	if len(embedded) > 10<<20 {
		t.Errorf("weights take %d bytes; everybody who installs the program pays for them", len(embedded))
	}
}

// Tags and relations are stored as numbers: their names must all be there.
func TestNames(t *testing.T) {
	for tag := NN; tag <= Hash; tag++ {
		if TagNamed(tag.String()) != tag {
			t.Errorf("tag %d is named %q", tag, tag)
		}
	}
	for rel := RelRoot; rel <= RelPunct; rel++ {
		if RelNamed(rel.String()) != rel {
			t.Errorf("relation %d is named %q", rel, rel)
		}
	}
	if RelNamed("obl:lmod") != RelObl || RelNamed("nonsense") != NoRel || TagNamed("nonsense") != NoTag {
		t.Error("names that are not kept")
	}
	if Tag(200).String() != "_" || Rel(200).String() != "_" {
		t.Error("numbers that are not used")
	}
}
