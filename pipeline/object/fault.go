package object

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"slices"
	"strings"
	"syscall"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/aws/smithy-go"
	"gocloud.dev/gcerrors"
	"google.golang.org/api/googleapi"
)

// The classes of errors. An error that is none of them is a request that the store
// refused for another reason, or answered with 5xx until the attempts ran out.
var (
	ErrNotFound      = errors.New("there is no such object")
	ErrNoBucket      = errors.New("there is no such bucket")
	ErrDenied        = errors.New("access denied")
	ErrNoCredentials = errors.New("no credentials")
	ErrUnreachable   = errors.New("cannot reach the server")
	ErrExists        = errors.New("the object exists already")
	ErrDamaged       = errors.New("its bytes are not those that were written: their checksum does not match")
)

// remedies say what the user can do, by class and scheme; "" is every scheme.
var remedies = map[error]map[string]string{
	ErrNoBucket: {"": "check its name, the region and the endpoint"},
	ErrDenied: {
		"s3":     "check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, the region, and that this user may list and read the bucket",
		"gs":     "check that the account of GOOGLE_APPLICATION_CREDENTIALS may list and read the bucket",
		"azblob": "check AZURE_STORAGE_ACCOUNT and AZURE_STORAGE_KEY, or AZURE_STORAGE_SAS_TOKEN, and that they allow to list and read the container",
	},
	ErrNoCredentials: {
		"s3":     "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; a public bucket needs ?anonymous=true",
		"gs":     "set GOOGLE_APPLICATION_CREDENTIALS to the key file of a service account; a public bucket needs ?anonymous=true",
		"azblob": "set AZURE_STORAGE_ACCOUNT and AZURE_STORAGE_KEY, or AZURE_STORAGE_SAS_TOKEN",
	},
	ErrUnreachable: {"": "check the network, and the endpoint if one is set (?endpoint= or AWS_ENDPOINT_URL_S3)"},
}

// explain makes one line of a provider's error: verb, address, class or cause, remedy.
// The provider's error is not wrapped, because its text may hold a secret. What "not
// found" means depends on the request: the object, or of a listing the bucket.
func explain(verb string, a Address, err, notFound error) error {
	if err == nil {
		return nil
	}
	for _, end := range []error{context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, end) {
			return fmt.Errorf("%s %s: %w", verb, a, end)
		}
	}
	detail := scrub(cause(err))
	var bound *boundError
	if errors.As(err, &bound) {
		detail += bound.tried()
	}
	class := classify(err, notFound)
	switch class {
	case nil:
		return fmt.Errorf("%s %s: %s%s", verb, a, detail, hint(err))
	case ErrNotFound, ErrExists, ErrDamaged:
		return fmt.Errorf("%s %s: %w", verb, a, class)
	}
	return fmt.Errorf("%s %s: %w (%s); %s", verb, a, class, detail, remedies[class][a.Scheme]+remedies[class][""])
}

// boundError is the last failure of a request that was made as often as it may be.
type boundError struct {
	attempts int
	at       int64 // byte that a read had come to
	err      error
}

func (e *boundError) Error() string { return e.err.Error() + e.tried() }
func (e *boundError) Unwrap() error { return e.err }

func (e *boundError) tried() string {
	text := ", given up"
	if e.attempts > 1 {
		text += fmt.Sprintf(" after %d attempts", e.attempts)
	}
	if e.at > 0 {
		text += fmt.Sprintf(" at byte %d", e.at)
	}
	return text
}

func classify(err, notFound error) error {
	var network *net.OpError
	var name *net.DNSError
	switch code := status(err); {
	case missing(err):
		return notFound
	case exists(err):
		return ErrExists
	case anonymous(err):
		return ErrNoCredentials
	case strings.Contains(err.Error(), "checksum did not match"): // the S3 client's words
		return ErrDamaged
	case code == 401 || code == 403 || gcerrors.Code(err) == gcerrors.PermissionDenied:
		return ErrDenied
	case code == 0 && (errors.As(err, &network) || errors.As(err, &name) || errors.Is(err, errSilent)):
		return ErrUnreachable
	}
	return nil
}

func missing(err error) bool { return err != nil && gcerrors.Code(err) == gcerrors.NotFound }

func exists(err error) bool {
	return err != nil && (gcerrors.Code(err) == gcerrors.FailedPrecondition || status(err) == 412)
}

// anonymous reports whether a request was not even signed. The libraries have no error
// type for it.
func anonymous(err error) bool {
	text := err.Error()
	return slices.ContainsFunc([]string{
		"get credentials", "failed to refresh cached credentials", "could not find default credentials",
		"DefaultAzureCredential", "AccountName is required",
	}, func(s string) bool { return strings.Contains(text, s) })
}

// passing reports whether the same request may succeed a little later.
func passing(err error) bool {
	var network net.Error
	switch code := status(err); {
	case errors.Is(err, errSilent) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, syscall.ECONNRESET):
		return true
	case code >= 500 && code != 501, code == 408, code == 409, code == 429:
		return true
	case code != 0 || anonymous(err):
		return slices.Contains([]string{"RequestTimeout", "SlowDown"}, apiCode(err))
	}
	return errors.As(err, &network) || strings.Contains(err.Error(), "connection was forcibly closed")
}

// status is the HTTP status that the server answered with, 0 if it did not.
func status(err error) int {
	var aws interface{ HTTPStatusCode() int }
	var google *googleapi.Error
	var azure *azcore.ResponseError
	switch {
	case errors.As(err, &aws):
		return aws.HTTPStatusCode()
	case errors.As(err, &google):
		return google.Code
	case errors.As(err, &azure):
		return azure.StatusCode
	}
	return 0
}

// apiCode is the provider's own name of an error, such as AccessDenied.
func apiCode(err error) string {
	var aws smithy.APIError
	var azure *azcore.ResponseError
	switch {
	case errors.As(err, &aws):
		return aws.ErrorCode()
	case errors.As(err, &azure):
		return azure.ErrorCode
	}
	return ""
}

// cause says in few words what the server or the system said.
func cause(err error) string {
	var network *net.OpError
	var name *net.DNSError
	var request *url.Error
	switch code, api := status(err), apiCode(err); {
	case code != 0 && api != "":
		return fmt.Sprintf("the server answers %d %s", code, api)
	case code != 0:
		return fmt.Sprintf("the server answers %d", code)
	case errors.Is(err, errSilent):
		return errSilent.Error()
	case errors.As(err, &network):
		return network.Error()
	case errors.As(err, &name):
		return name.Error()
	case anonymous(err):
		return "none in the environment, nor where else the provider's library looks"
	case errors.As(err, &request): // whose URL is long, and may be signed
		return request.Err.Error()
	}
	return err.Error()
}

// hint knows the refusals that come from a wrong region.
func hint(err error) string {
	switch code := apiCode(err); {
	case code == "PermanentRedirect" || code == "AuthorizationHeaderMalformed" || status(err) == 301:
		return "; the bucket is in another region: set ?region= or AWS_REGION"
	case strings.Contains(err.Error(), "Missing Region"):
		return "; set ?region= or AWS_REGION"
	}
	return ""
}
