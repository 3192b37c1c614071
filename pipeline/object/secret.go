package object

import (
	"os"
	"regexp"
	"strings"
)

// hidden stands where a secret stood.
const hidden = "***"

var (
	userInfo = regexp.MustCompile(`://(?:[^/\s"'@]*|[^/\s"'@]*:[^\s"'@]*)@`)
	secrets  = regexp.MustCompile(`(?i)([?&;][\w.-]*(?:sig|secret|token|passw|credential|access_?key|account_?key|api_?key)[\w.-]*=)[^&;\s"']*`)
)

// Redact takes user information and the values of parameters that are named like
// secrets out of the addresses in a text.
func Redact(text string) string {
	text = userInfo.ReplaceAllString(text, "://"+hidden+"@")
	return secrets.ReplaceAllString(text, "${1}"+hidden)
}

// secretVariables are those whose values no message may show.
var secretVariables = []string{
	"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN",
	"AZURE_STORAGE_KEY", "AZURE_STORAGE_SAS_TOKEN", "AZURE_STORAGE_CONNECTION_STRING",
	"AZURE_STORAGEBLOB_CONNECTIONSTRING", "AZURE_CLIENT_SECRET",
}

// scrub makes the message of a provider's library fit to be shown and kept.
func scrub(text string) string {
	for _, name := range secretVariables {
		if value := os.Getenv(name); len(value) >= 4 {
			text = strings.ReplaceAll(text, value, hidden)
		}
	}
	return Redact(strings.Join(strings.Fields(text), " "))
}
