package object

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"os"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	gcaws "gocloud.dev/aws"
	"gocloud.dev/blob"
	_ "gocloud.dev/blob/azureblob" // azblob://
	_ "gocloud.dev/blob/gcsblob"   // gs://
	"gocloud.dev/blob/s3blob"
	"gocloud.dev/gcp"
)

// openBucket makes the provider's client.
func openBucket(ctx context.Context, a Address) (*blob.Bucket, error) {
	q := maps.Clone(a.Query)
	for _, name := range ours {
		q.Del(name)
	}
	switch a.Scheme {
	case "s3":
		return openS3(ctx, a.Bucket, q)
	case "gs":
		if err := findGoogle(ctx, q); err != nil {
			return nil, err
		}
	}
	return blob.OpenBucket(ctx, (&url.URL{Scheme: a.Scheme, Host: a.Bucket, RawQuery: q.Encode()}).String())
}

// openS3 does what s3blob's own opener does, but leaves retries to [Policy]. Of a server
// that is not Amazon's it asks no region, and by default names the bucket in the path.
func openS3(ctx context.Context, bucket string, q url.Values) (*blob.Bucket, error) {
	elsewhere := q.Get("endpoint") != "" || os.Getenv("AWS_ENDPOINT_URL_S3") != "" || os.Getenv("AWS_ENDPOINT_URL") != ""
	pathStyle, err := flags(q, elsewhere, "use_path_style", "s3ForcePathStyle")
	if err != nil {
		return nil, err
	}
	plain, err := flags(q, false, "disable_https")
	if err != nil {
		return nil, err
	}
	cfg, err := gcaws.V2ConfigFromURLParams(ctx, q)
	if err != nil {
		return nil, err
	}
	cfg.Retryer = func() aws.Retryer { return aws.NopRetryer{} }
	if cfg.Region == "" && elsewhere {
		cfg.Region = "us-east-1"
	}
	client := s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.UsePathStyle = pathStyle
		o.EndpointOptions.DisableHTTPS = plain
		o.DisableLogOutputChecksumValidationSkipped = true
	})
	return s3blob.OpenBucket(ctx, client, bucket, &s3blob.Options{RequestChecksumCalculation: cfg.RequestChecksumCalculation})
}

// findGoogle looks for credentials where gcsblob would, which itself goes on with false
// ones when there are none.
func findGoogle(ctx context.Context, q url.Values) error {
	if q.Get("anonymous") != "" || os.Getenv("STORAGE_EMULATOR_HOST") != "" {
		return nil
	}
	_, err := gcp.DefaultCredentials(ctx)
	return err
}

// flags takes a switch that goes by several names out of the parameters.
func flags(q url.Values, on bool, names ...string) (bool, error) {
	for _, name := range names {
		if value := q.Get(name); value != "" {
			var err error
			if on, err = strconv.ParseBool(value); err != nil {
				return false, fmt.Errorf("parameter %s is true or false, not %q", name, value)
			}
		}
		q.Del(name)
	}
	return on, nil
}
