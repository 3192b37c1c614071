package article

import "testing"

func TestHTMLSample(t *testing.T) {
	articles, rejects := collect(t, "saved.html", sample(t, "tessit.html"), Options{})
	t.Logf("%+v %+v", articles, rejects)
	t.Logf("%s", articles[0].Body)
}
