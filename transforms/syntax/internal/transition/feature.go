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
	f.list = append(f.list, mix(f.id, a))
}

func (f *features) two(a, b uint64) {
	f.id++
	f.list = append(f.list, mix(mix(f.id, a), b))
}

func (f *features) three(a, b, c uint64) {
	f.id++
	f.list = append(f.list, mix(mix(mix(f.id, a), b), c))
}

func (f *features) four(a, b, c, d uint64) {
	f.id++
	f.list = append(f.list, mix(mix(mix(mix(f.id, a), b), c), d))
}

// mix joins two hashes into one; the order matters.
func mix(a, b uint64) uint64 {
	h := (a ^ 0x9e3779b97f4a7c15) * 0xbf58476d1ce4e5b9
	h ^= h >> 29
	h = (h + b) * 0x94d049bb133111eb
	return h ^ h>>32
}

// Scorer adds up the weights that the features give each class.
type Scorer interface {
	// Score overwrites scores, one a class.
	Score(features []uint64, scores []int32)
}
