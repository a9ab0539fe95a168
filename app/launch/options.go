package launch

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"seenline/app/im"
)

// options are keyed in upper case without underscores: dialogId, DIALOG_ID and
// dialog_id are one.
type options map[string]option

type option struct{ name, value string }

var (
	dialogNames  = [...]string{"DIALOGID", "DIALOG"}
	messageNames = [...]string{"MESSAGEID", "MESSAGE"}
)

// normalize also takes the values of a link's params[…] out of their brackets
// or their object, where a portal leaves them in. What is named directly wins,
// and of several spellings of one name the first in the alphabet.
func normalize(in map[string]string) options {
	out := options{}
	for _, name := range sorted(in) {
		out.add(name, in[name])
	}
	for _, name := range sorted(in) {
		inner, bracketed := strings.CutSuffix(name, "]")
		if prefix, rest, ok := strings.Cut(inner, "["); bracketed && ok && fold(prefix) == "PARAMS" {
			out.add(rest, in[name])
		}
		if fold(name) == "PARAMS" {
			params := nested(in[name])
			for _, name := range sorted(params) {
				out.add(name, params[name])
			}
		}
	}
	return out
}

func (o options) add(name, value string) {
	key := fold(name)
	if _, taken := o[key]; taken {
		return
	}
	if value = strings.TrimSpace(value); value != "" {
		o[key] = option{strings.TrimSpace(name), value}
	}
}

func sorted(in map[string]string) []string {
	names := make([]string, 0, len(in))
	for name := range in {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func fold(name string) string {
	return strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(name), "_", ""))
}

func nested(value string) map[string]string {
	var in map[string]json.RawMessage
	if json.Unmarshal([]byte(value), &in) != nil {
		return nil
	}
	out := map[string]string{}
	for name, raw := range in {
		var s string
		if json.Unmarshal(raw, &s) != nil {
			s = string(raw)
		}
		out[name] = s
	}
	return out
}

// dialog reads the dialog the options name, and the message if they name one.
func (o options) dialog() (Target, bool) {
	for _, name := range dialogNames {
		id, err := im.ParseDialogID(o[name].value)
		if err != nil {
			continue
		}
		target := Target{Dialog: id}
		for _, name := range messageNames {
			if target.Message, err = im.ParseMessageID(o[name].value); err == nil {
				break
			}
		}
		return target, true
	}
	return Target{}, false
}

// named returns the first of the names that has a value, as it was spelled.
func (o options) named(names ...string) (string, bool) {
	for _, name := range names {
		if option, ok := o[name]; ok {
			return option.name, true
		}
	}
	return "", false
}

// number reads a positive number and returns it without leading zeros.
func (o options) number(name string) (string, bool) {
	n, err := strconv.ParseInt(o[name].value, 10, 64)
	if err != nil || n <= 0 {
		return "", false
	}
	return strconv.FormatInt(n, 10), true
}
