package article

import "testing"

func FuzzWARC(f *testing.F) {
	page := httpRecord("200 OK", utf8HTML, storyHTML)
	for _, seed := range []string{"", page, page[:200] + page, members(page + page),
		httpRecord("200 OK", utf8HTML+"Content-Encoding: gzip\r\n", gzipped(storyHTML)),
		httpRecord("200 OK", "Transfer-Encoding: chunked\r\nContent-Type: text/plain\r\n", "6\r\nGuards\r\n6\r\n left.\r\n0\r\n\r\n"),
		warcRecord("conversion", "text/plain; charset=utf-16", "G\x00u\x00")} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readTwice(t, data, "warc", 256<<20) })
}
