package app

import (
	"strconv"

	"seenline/app/im"
)

// tones are the portal's colours of people. The style sheet has a readable
// variant of each, as background and as text, in both themes; a colour that
// came over REST could be anything and would need a style attribute, which the
// page's security policy forbids.
var tones = [...]struct {
	name string
	rgb  int
}{
	{"red", 0xdf532d}, {"green", 0x64a513}, {"mint", 0x4ba984}, {"sky", 0x4ba5c3},
	{"blue", 0x3e99ce}, {"purple", 0x8474c8}, {"aqua", 0x1eb4aa}, {"pink", 0xf76187},
	{"lime", 0x58cc47}, {"brown", 0xab7761}, {"azure", 0x29619b}, {"khaki", 0x728f7a},
	{"sand", 0xba9c7b}, {"orange", 0xe8a441}, {"marengo", 0x556574}, {"gray", 0x909090},
}

// tone returns the class of the tone nearest to color ("#rrggbb"); without a
// colour, one that is always the same for the id.
func tone(color string, id int64) string {
	rgb, ok := parseColor(color)
	if !ok {
		return "tone-" + tones[uint64(id)%uint64(len(tones))].name
	}
	best, least := 0, 1<<30
	for i, t := range tones {
		r, g, b := rgb>>16-t.rgb>>16, rgb>>8&255-t.rgb>>8&255, rgb&255-t.rgb&255
		if d := 2*r*r + 4*g*g + 3*b*b; d < least {
			best, least = i, d
		}
	}
	return "tone-" + tones[best].name
}

func userTone(color string, id im.UserID) string { return tone(color, int64(id)) }

func parseColor(s string) (rgb int, ok bool) {
	if len(s) != 7 || s[0] != '#' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	return int(n), err == nil
}
