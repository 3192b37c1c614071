// Package neardup finds articles that are the same text in other clothes: a wire
// story under another header, cut, corrected, updated, with an agency line or a
// site's boilerplate added. Such articles are one testimony, not several.
//
//	a, b := neardup.Sign(first), neardup.Sign(second)
//	likeness, same := neardup.Compare(a, b, days)
//	heads := neardup.Cluster(links)
//
// # What counts
//
// Two measures are taken, and both must speak for a copy:
//
//   - wording: how much of the shorter text stands in the longer one, counted in
//     shingles of six words. It is containment, not Jaccard's resemblance, because
//     a story cut to a third is still that story.
//   - facts: how many of the numbers and names of the one text the other has too.
//     Reports of a series (casualties, markets, situation reports) repeat each
//     other's phrases and background to the word, and differ in exactly these.
//
// SimHash, and MinHash over shingles alone, cannot tell a series from its copies:
// on the stories of this package's tests two days of one series share as much wording
// as a story and its update. Numbers are words with a digit, names are words with
// a capital inside a sentence; in a script without capitals only numbers count.
//
// A signature has the smallest hashes of each: a fair sample of what two texts have in
// common, from which containment can be estimated for texts of any two lengths.
//
// # Finding them
//
// Articles are looked up by the keys of their signature, each a bucket: only articles with
// a key in common are compared. A key shared by thousands (boilerplate, the
// background of a series) would make that quadratic, so in a bucket articles are
// compared with its [Pivots] fullest ones only. The work is at most keys x pivots
// comparisons an article, whatever the articles are. Which pairs are compared is a property
// of the set of articles: neither their order nor their batches matter.
//
// # Groups
//
// A copy of a copy of a copy need not be a copy. So groups are stars, not connected
// components: the fullest article is a head, and every other belongs to the head it
// is most like, or is one itself. Each member of a group is a near-duplicate of
// its head, however long the chain of updates.
//
// # Dates
//
// Copies and updates follow within days. Articles further apart than [NearDays] are one
// text only if they are the same from beginning to end: a page published again, or
// collected again under another date. A yearly report in last year's words is not.
package neardup

// Version names the signatures and the rule. Stored signatures of another version
// are of no use.
const Version = 1

// Pivots is the number of articles of a bucket that all others in it are compared with.
const Pivots = 8

// NearDays is how many days apart an article and an update of it may be.
const NearDays = 14

const (
	shingle    = 6  // words in a row that make a feature of the wording
	textSample = 96 // hashes of shingles that a signature has
	factSample = 32 // hashes of facts that a signature has
	keyCount   = 16 // hashes of shingles that serve as keys
)
