package transition

// MaxTags bounds the number of a tag, MaxRels that of a relation.
const (
	MaxTags = 64
	MaxRels = 64
)

// beyond stands for the tag before the sentence's first word.
const beyond = MaxTags - 1

// TagFeatures appends the features of the i-th word's tag. The tags before i must
// be set; the tags after i are not looked at.
func TagFeatures(list []uint64, words []Word, tags []uint8, i int) []uint64 {
	f := start(list, 1)
	w := &words[i]
	p1, p2 := at(words, i-1), at(words, i-2)
	n1, n2 := at(words, i+1), at(words, i+2)
	t1, t2 := tagAt(tags, i-1), tagAt(tags, i-2)
	first := uint64(0)
	if i == 0 {
		first = 1
	}
	f.one(0)
	f.one(w.Form)
	f.one(w.Lower)
	f.two(w.Lower, first)
	for k := range w.Suffix {
		f.one(w.Suffix[k])
	}
	for k := range w.Prefix {
		f.one(w.Prefix[k])
	}
	f.two(w.Shape, first)
	f.three(w.Shape, first, w.Suffix[2])
	f.three(w.Shape, w.Suffix[1], t1)
	f.one(p1.Lower)
	f.one(p2.Lower)
	f.one(n1.Lower)
	f.one(n2.Lower)
	f.two(p1.Lower, p2.Lower)
	f.two(n1.Lower, n2.Lower)
	f.one(t1)
	f.two(t1, t2)
	f.two(t1, w.Lower)
	f.three(t1, t2, w.Lower)
	f.two(t1, w.Suffix[2])
	f.two(t1, w.Shape)
	f.two(t1, n1.Lower)
	f.three(t1, w.Lower, n1.Suffix[2])
	f.two(p1.Lower, w.Lower)
	f.two(w.Lower, n1.Lower)
	f.two(p1.Lower, n1.Lower)
	f.three(p1.Lower, w.Suffix[2], n1.Suffix[2])
	f.one(p1.Suffix[2])
	f.one(n1.Suffix[2])
	f.one(n1.Suffix[1])
	f.two(w.Suffix[2], n1.Suffix[1])
	f.two(w.Suffix[2], n1.Lower)
	f.two(w.Suffix[2], n2.Suffix[2])
	f.two(p1.Shape, w.Shape)
	f.two(w.Shape, n1.Shape)
	f.three(p1.Shape, w.Shape, n1.Shape)
	f.three(w.Suffix[3], n1.Suffix[2], t1)
	f.two(w.Class, first)
	f.two(w.Class, t1)
	f.three(w.Class, w.Suffix[2], first)
	f.three(w.Class, w.Suffix[1], t1)
	f.three(w.Class, p1.Lower, n1.Lower)
	f.three(w.Class, first, n1.Lower)
	f.three(w.Class, first, n1.Shape)
	f.two(w.Lower, n1.Class)
	f.two(w.Lower, p1.Class)
	f.three(p1.Class, w.Class, n1.Class)
	return f.list
}

var none = Word{Form: noneHash, Lower: noneHash, Shape: noneHash,
	Suffix: [4]uint64{noneHash, noneHash, noneHash, noneHash}, Prefix: [3]uint64{noneHash, noneHash, noneHash}}

func at(words []Word, i int) *Word {
	if i < 0 || i >= len(words) {
		return &none
	}
	return &words[i]
}

func tagAt(tags []uint8, i int) uint64 {
	if i < 0 {
		return beyond
	}
	return uint64(tags[i])
}

// Tagger gives words their tags.
type Tagger struct {
	Weights Scorer
	list    []uint64
	scores  [MaxTags]int32
}

// Tag fills tags, one a word.
func (t *Tagger) Tag(words []Word, tags []uint8) {
	for i := range words {
		t.list = TagFeatures(t.list, words, tags, i)
		t.Weights.Score(t.list, t.scores[:])
		tags[i] = BestTag(t.scores[:])
	}
}

// BestTag is the tag of the highest score; tag 0 is none.
func BestTag(scores []int32) uint8 { return uint8(best(scores[1:beyond-1])) + 1 }

// best is the index of the highest score, the first of equals.
func best(scores []int32) int {
	top := 0
	for i, s := range scores {
		if s > scores[top] {
			top = i
		}
	}
	return top
}
