package transition

// features collects the hashes of one decision's features. Each template has its
// own number, so that equal values in different places stay different features.
type features struct {
	list []uint64
	id   uint64
}

func start(list []uint64, seed uint64) features { return features{list[:0], seed << 32} }

func (f *features) one(a uint64) {
	f.id++
	f.list = append(f.list, fold((f.id*odd0+a)*odd1))
}

func (f *features) two(a, b uint64) {
	f.id++
	f.list = append(f.list, fold(((f.id*odd0+a)*odd1+b)*odd2))
}

func (f *features) three(a, b, c uint64) {
	f.id++
	f.list = append(f.list, fold((((f.id*odd0+a)*odd1+b)*odd2+c)*odd3))
}

func (f *features) four(a, b, c, d uint64) {
	f.id++
	f.list = append(f.list, fold(((((f.id*odd0+a)*odd1+b)*odd2+c)*odd3+d)*odd0))
}

// The multipliers of the hashes above: large, odd, without a pattern.
const (
	odd0 = 0x9e3779b97f4a7c15
	odd1 = 0xbf58476d1ce4e5b9
	odd2 = 0x94d049bb133111eb
	odd3 = 0xd6e8feb86659fd93
)

// fold brings the well mixed upper half of a product into the lower.
func fold(h uint64) uint64 { return h ^ h>>32 }

// mix joins two hashes into one; the order matters.
func mix(a, b uint64) uint64 { return fold((a*odd0 + b) * odd1) }

// Scorer adds up the weights that the features give each class.
type Scorer interface {
	// Score overwrites scores, one a class.
	Score(features []uint64, scores []int32)
}
