package article

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/dateline/dateline/pipeline/warc"
)

// page is what a WARC record has of a document somebody could read.
type page struct {
	kind        string // text/html, application/xhtml+xml or text/plain
	contentType string // with its parameters, as the record gives it
	body        io.Reader
}

// errNoPage is a record that is no article and was never meant to be one.
var errNoPage = errors.New("the record is no page")

// openPage opens the document in a record: the body of a response of status 200, or
// the block of a resource or conversion, if it is HTML or plain text. Requests,
// metadata, revisits, redirections, missing pages, pictures and the rest are
// errNoPage. Other errors are pages that cannot be read.
func openPage(in *warc.Record) (page, error) {
	switch in.Type() {
	case "resource", "conversion":
		return pageOf(in, in.Header.Get("Content-Type"), bufio.NewReader(in))
	case "response":
		if in.Header.Get("WARC-Segment-Number") != "" {
			return page{}, errors.New("it is cut into segments, which are not put together")
		}
		if kind := mediaType(in.Header.Get("Content-Type")); kind != "application/http" && kind != "" {
			return page{}, errNoPage // the answer to a question of DNS, for one
		}
		return responsePage(in)
	}
	return page{}, errNoPage
}

func responsePage(in *warc.Record) (page, error) {
	response, err := warc.ReadResponse(in)
	if err != nil {
		return page{}, err
	}
	if response.Status != http.StatusOK {
		return page{}, errNoPage
	}
	contentType := response.Header.Get("Content-Type")
	if kind := mediaType(contentType); kind != "" && !isPage(kind) {
		return page{}, errNoPage
	}
	body, err := response.Body()
	if err != nil {
		return page{}, err
	}
	if contentType == "" {
		contentType = in.Header.Get("WARC-Identified-Payload-Type")
	}
	return pageOf(in, contentType, bufio.NewReader(body))
}

// pageOf looks at the body where nobody says what it is.
func pageOf(in *warc.Record, contentType string, body *bufio.Reader) (page, error) {
	if mediaType(contentType) == "" {
		head, _ := body.Peek(512) // an error shows again when the body is read
		contentType = http.DetectContentType(head)
	}
	kind := mediaType(contentType)
	if !isPage(kind) {
		return page{}, errNoPage
	}
	return page{kind, contentType, body}, nil
}

func isPage(kind string) bool {
	return kind == "text/html" || kind == "application/xhtml+xml" || kind == "text/plain"
}

// mediaType is the type without its parameters, which servers often write wrong.
func mediaType(contentType string) string {
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		kind, _, _ = strings.Cut(contentType, ";")
	}
	return strings.ToLower(strings.TrimSpace(kind))
}

// textRecordOf fills a record from a page that is plain text. Its encoding is found
// as a web page's is.
func textRecordOf(data []byte, contentType string, base Record) Record {
	decoded, encoding, err := decodePage(data, contentType)
	if err != nil {
		base.Reason, base.Detail = reasonOf(err), err.Error()
		return base
	}
	base.Body = strings.TrimPrefix(string(decoded), "\uFEFF")
	if strings.ContainsRune(base.Body, '\uFFFD') && !replaced(data) {
		base.Reason, base.Detail = InvalidUTF8, fmt.Sprintf("the text was read as %s, and has bytes that this encoding does not have", encoding)
	}
	return base
}
