package article

import (
	"unicode"
	"unicode/utf8"
)

// shingle is how many words in a row make a feature of the text.
const shingle = 3

// SimHash is the 64-bit fingerprint of Charikar (2002) over the text's three-word
// shingles, each counted as often as it stands. Words are runs of letters and
// digits, case ignored. Two texts that share most of their wording differ in few
// bits: up to 3 of 64 is the customary bound for long pages (Manku, Jain and Das
// Sarma, 2007); in a news item of a hundred words one changed word moves about 6,
// and unrelated texts differ in about 32. It is an int64 because that is what the
// tables store.
func SimHash(body string) int64 {
	var votes [64]int32
	var window [shingle]uint64
	words := 0
	eachWord(body, func(h uint64) {
		window[words%shingle] = h
		words++
		if words >= shingle {
			vote(&votes, &window, words)
		}
	})
	if words > 0 && words < shingle {
		vote(&votes, &window, words)
	}
	var sum uint64
	for bit, v := range votes {
		if v > 0 {
			sum |= 1 << bit
		}
	}
	return int64(sum)
}

// vote adds the shingle that ends with the last word: its words mixed in their order.
func vote(votes *[64]int32, window *[shingle]uint64, words int) {
	var h uint64
	for i := words; i < words+shingle; i++ {
		h = mix(h*31 + window[i%shingle])
	}
	for bit := range votes {
		votes[bit] += int32(h>>bit&1)*2 - 1
	}
}

// eachWord calls fn with the hash of each word, FNV-1a over its lower-cased runes.
func eachWord(body string, fn func(uint64)) {
	const offset, prime = 14695981039346656037, 1099511628211
	h, in := uint64(offset), false
	for _, r := range body {
		if r < utf8.RuneSelf {
			r = lowerASCII(r)
		} else if unicode.IsLetter(r) || unicode.IsDigit(r) {
			r = unicode.ToLower(r)
		} else {
			r = 0
		}
		if r != 0 {
			h, in = (h^uint64(r))*prime, true
			continue
		}
		if in {
			fn(h)
		}
		h, in = offset, false
	}
	if in {
		fn(h)
	}
}

// lowerASCII lower-cases a letter, keeps a digit, and is 0 for the rest.
func lowerASCII(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		return r
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	}
	return 0
}

// mix is the finaliser of SplitMix64, so that words one letter apart share no bits.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
