package world

import (
	"strings"
	"time"
)

// talk fills a chat with n everyday messages among speakers.
func (w *World) talk(d *drafts, c *chat, now time.Time, n, perDay int, speakers []int64) {
	author := speakers[0]
	for _, at := range d.office(now, n, perDay) {
		if d.rng.Float64() > 0.4 {
			author = speakers[d.rng.IntN(len(speakers))]
		}
		d.add(c, author, at, d.say(w, author), nil)
	}
}

// say makes up what author says: often a word, mostly a sentence or two, now
// and then paragraphs.
func (d *drafts) say(w *World, author int64) string {
	pick := func(list []string) string { return list[d.rng.IntN(len(list))] }
	var text string
	switch r := d.rng.Float64(); {
	case r < 0.26:
		text = pick(remarks)
	case r < 0.66:
		text = pick(sentences)
	case r < 0.88:
		text = pick(sentences) + " " + pick(sentences)
	case r < 0.96:
		text = pick(openers) + " " + pick(sentences) + " " + pick(sentences) + " " + pick(sentences) + "\n\n" + pick(sentences)
	default:
		text = pick(openers) + "\n\n" + pick(sentences) + " " + pick(sentences) + " " + pick(sentences) + "\n\n" +
			"1. " + pick(todos) + "\n2. " + pick(todos) + "\n3. " + pick(todos) + "\n\n" + pick(sentences) + " " + pick(remarks)
	}
	for strings.Contains(text, "{") {
		other := int64(2 + d.rng.IntN(8))
		if other == author {
			other = 1
		}
		u := w.users[other]
		text = strings.Replace(text, "{at}", "[USER="+itoa(other)+"]"+u.Name()+"[/USER]", 1)
		text = strings.Replace(text, "{name}", u.FirstName, 1)
		text = strings.Replace(text, "{thing}", pick(things), 1)
		text = strings.Replace(text, "{day}", pick(days), 1)
		text = strings.Replace(text, "{city}", pick(cities), 1)
		text = strings.Replace(text, "{n}", itoa(int64(2+d.rng.IntN(46))), 1)
		text = strings.Replace(text, "{sum}", itoa(int64(1+d.rng.IntN(40)))+","+[]string{"000", "250", "480", "900"}[d.rng.IntN(4)]+" €", 1)
	}
	return text
}

var things = []string{"booth plan", "wall panels", "lighting quote", "floor plan", "price list", "landing page", "demo laptop", "coffee machine", "banner", "badge scanner", "brochure", "contract", "shuttle booking", "press kit", "guest list", "power supply"}

var days = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "tomorrow", "next week", "the 14th", "the 2nd"}

var cities = []string{"Hanover", "Lisbon", "Milan", "Gothenburg", "Dublin", "Barcelona", "Kraków", "Osaka"}

var remarks = []string{
	"ok", "Ok 👍", "Thanks!", "Done ✅", "On it.", "Sounds good to me.", "+1", "Sure, why not?", "Will do.", "Perfect, thank you {name}!",
	"😂", "🎉🎉🎉", "Nice work, everyone.", "Hm.", "Let me check…", "Who has the {thing}?", "Not yet.", "Yes, {day}.", "I agree with {name}.", "Which one?",
	"Same here.", "In a call, back in {n} minutes.", "{at} ?", "Great news 🚀", "Approved.", "Please don't.", "Sent.", "Coffee? ☕", "No idea, sorry.", "Let's take that offline.",
}

var sentences = []string{
	"The {thing} arrived from {city} this morning and looks better than in the photos.",
	"{at} could you send me the latest {thing} before {day}?",
	"I talked to the people in {city}: they can deliver {n} pieces by {day}, not a day earlier.",
	"We are still {sum} over the budget, mostly because of the {thing}.",
	"Has anybody seen the {thing}? It was on my desk on {day}.",
	"The organisers moved us to hall {n}, right next to the entrance.",
	"I have put the new {thing} into the shared folder, comments until {day} please.",
	"If we order {n} more we get the discount, otherwise it stays at {sum}.",
	"My train to {city} is {n} minutes late, start without me.",
	"The printer asks whether the {thing} should be matt or glossy.",
	"I would rather keep it simple: one table, two screens, {n} chairs.",
	"Customs in {city} want a pro forma invoice for the {thing}.",
	"{name} is right, we promised the {thing} for {day} and nobody wrote it down.",
	"Please everybody fill in the sheet with your arrival times, only {n} of you have done so.",
	"The hotel in {city} confirmed {n} rooms, breakfast included.",
	"Two of the visitors from {day} want a call about the {thing}.",
	"I tested the demo on the old laptop: it starts in {n} seconds, which is fine for a fair.",
	"The signature on the {thing} is missing, {at} can you look at page {n}?",
	"We should not show prices on the {thing}; last year somebody photographed all of them.",
	"For the record: the insurance covers the {thing} only while somebody stands next to it.",
	"Our neighbour at the stand is the company from {city} with the very loud music, you remember.",
	"The new logo does not work on dark ground, I made a version with a white border.",
	"Can we meet on {day} at half past {n}… I mean half past nine?",
	"I counted again and it is {n}, not what the quote says.",
	"There is a strike announced for {day}, so take the earlier connection to {city}.",
	"The link to the form is https://demo.example/fair/{n} and it works on phones now.",
	"Marketing needs three sentences about the {thing} by {day}. I wrote two, the third is yours.",
	"Sorry for the silence, the whole morning went into the {thing}.",
	"It would help to know who is at the stand on {day} afternoon, the plan has a hole there.",
	"{at} and I went through the open points: {n} left, none of them dangerous.",
	"Good question. The {thing} is included, the installation is not, and nobody knows about the dismantling.",
	"They offered {sum} for everything if we sign by {day}.",
	"I would like to see the {thing} once with real text in it before we print {n} thousand.",
	"Short summary of the call with {city}: they want it, they like it, they have no money before {day}.",
}

var openers = []string{
	"Good morning everyone!", "Update from {city}:", "A few things from today's round.", "Before I forget it:", "Hi all, long message, sorry.", "Okay, so here is where we are with the {thing}.", "Notes of {day}:",
}

var todos = []string{
	"{name} orders the {thing}", "check the {thing} against the list", "answer {city} by {day}", "book {n} places for dinner", "find out who pays the {sum}",
	"{name} and {name} write the text for the {thing}", "bring spare cables, {n} of them", "cancel the old {thing}", "ask the organisers about hall {n}",
}

// seedTall is a chat in which one unread message is five screens tall.
func (w *World) seedTall(d *drafts, c *chat, now time.Time) {
	const all, tall = 34, 27
	speakers := []int64{3, 4, 5}
	for i, at := range d.office(now.Add(-5*time.Minute), all, 17) {
		author := speakers[i/2%len(speakers)]
		if i < 18 && i%6 == 5 {
			author = Me
		}
		if i != tall {
			d.add(c, author, at, d.say(w, author), nil)
			continue
		}
		var b strings.Builder
		b.WriteString("[b]Minutes of the two-day workshop, complete[/b]\n\n")
		for line := 1; line <= 240; line++ {
			b.WriteString(itoa(int64(line)) + ". ")
			b.WriteString(todos[line*7%len(todos)])
			b.WriteString("\n")
		}
		text := b.String()
		for _, slot := range [][2]string{{"{name}", "Jonas"}, {"{thing}", "floor plan"}, {"{city}", "Milan"}, {"{day}", "Friday"}, {"{n}", "12"}, {"{sum}", "4,480 €"}} {
			text = strings.ReplaceAll(text, slot[0], slot[1])
		}
		d.add(c, author, at, text+"\nThat is all. Thank you for reading to the end.", nil)
	}
}

// seedRightToLeft is a chat in Arabic and Hebrew, mixed with Latin.
func (w *World) seedRightToLeft(d *drafts, c *chat, now time.Time) {
	lines := []string{
		"صباح الخير جميعا", "صباح النور! هل وصلت العينات من Milan؟", "نعم، وصلت 12 قطعة فقط من أصل 40.", "سأتصل بالمورد وأسأل عن الباقي.",
		"الرابط هنا https://demo.example/fair/12 للنموذج الجديد", "شكرا [USER=1]Anna Berg[/USER] 🙏", "[b]مهم:[/b] الاجتماع يوم الثلاثاء الساعة 9:30", "حسنا",
		"שלום לכולם, אני מצטרפת מתל אביב", "התקציב הוא 4,480 € כולל מע\"מ", "האם ה-booth plan מוכן?", "כן, שלחתי אותו אתמול (גרסה 3.2).",
		"ممتاز، دعونا نراجع القائمة:\n1. الألواح\n2. الإضاءة\n3. القهوة ☕", "لا أعرف من طلب هذا [i]banner[/i] لكنه جميل", "English in between: hall 7, stand B12.",
		"العنوان: Hall 7، المنصة B12، الهاتف \u200e+961 1 555 0106", "😂😂", "تم ✅", "من يأتي معي إلى المعرض يوم الخميس؟", "أنا", "وأنا أيضا", "اتفقنا.",
	}
	speakers := []int64{6, 6, 3, 1}
	for i, at := range d.office(now, len(lines), 12) {
		author := speakers[i%len(speakers)]
		if i >= 13 && author == Me {
			author = 6
		}
		d.add(c, author, at, lines[i], nil)
	}
}
