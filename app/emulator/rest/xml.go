package rest

import (
	"bytes"
	"encoding/xml"
	"strconv"
)

// toXML turns an answer into the XML that a method's name with .xml asks for.
// Numbers become <item> elements.
func toXML(body []byte) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	b.WriteString("<response>")
	writeXML(&b, parseJSON(body))
	b.WriteString("</response>")
	return b.Bytes()
}

func writeXML(b *bytes.Buffer, v any) {
	a, ok := v.(*Array)
	if !ok {
		xml.EscapeText(b, []byte(text(v)))
		return
	}
	for _, k := range a.Keys() {
		name := k
		if _, err := strconv.Atoi(k); err == nil {
			name = "item"
		}
		b.WriteString("<" + name + ">")
		writeXML(b, a.values[k])
		b.WriteString("</" + name + ">")
	}
}
