// Package transition tags and parses one sentence greedily: a tagger that runs
// left to right, and an arc-hybrid transition parser (Kuhlmann, Gómez-Rodríguez
// and Satta 2011) whose choices are made by linear classifiers over hashed
// features.
//
// Everything here deals in small integers: a sentence is a slice of [Word], a tag
// or a relation is a uint8 whose meaning package syntax knows. The same code
// computes the features while training (package train) and while parsing, so the
// two cannot drift apart.
//
// # One sentence's way
//
//	forms -> Words (hashes of the form, its affixes, its shape)
//	      -> Tagger: a tag a word, left to right
//	      -> Parser: shift, left or right until the buffer is empty; a relation for every arc made
//
// # Classifiers
//
// A [Scorer] adds up the weights of a list of features. There are two: the
// learner of package train, and [Table], the frozen weights. A feature is a
// 64-bit hash; a feature the table does not hold weighs nothing.
package transition
