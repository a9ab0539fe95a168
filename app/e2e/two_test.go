package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// What one of two people does shows at the other with the next question for
// news.
func TestWhatOneOfTwoDoesShowsAtTheOther(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	anna := s.open(deal, "ready")
	bo := s.open("/?placement=IM_SIDEBAR&dialog=chat6&user=2", "ready")
	anna.readAll()
	bo.readAll()
	shows := func(b *tab, what string, format string, args ...any) {
		t.Helper()
		s.until(what, func() bool {
			b.wheel(1) // they are there
			return eval[bool](b, fmt.Sprintf(format, args...))
		})
	}

	anna.write("Shall we?")
	anna.keys(kb.Enter)
	anna.untilSaid("Shall we?")
	id := anna.last()
	row := fmt.Sprintf(`document.querySelector('article[data-message-id="%d"]')`, id)
	shows(bo, "the message", `%s?.querySelector(".text").textContent === "Shall we?"`, row)
	bo.readAll()
	shows(anna, "the receipt", `document.querySelector(".seen-by").textContent.startsWith("Seen by: ")`)
	bottom := eval[float64](anna, row+`.getBoundingClientRect().bottom`)

	bo.press(id, "like")
	shows(anna, "the like", `%s.querySelector(".likes-count")?.textContent === "1"`, row)
	require.Equal(t, bottom, eval[float64](anna, row+`.getBoundingClientRect().bottom`), "nothing moves")

	anna.openMenu(id)
	require.Contains(t, eval[string](anna, `document.querySelector(".actions-seen").textContent`), "Seen by: ")
	anna.choose("edit")
	anna.until(`document.querySelector("#composer").value === "Shall we?"`)
	anna.write(" Now!")
	anna.keys(kb.Enter)
	shows(bo, "the edit", `%s.querySelector(".text").textContent === "Shall we? Now!"`, row)

	anna.press(id, "delete", "delete-sure")
	shows(bo, "the deletion", `%s.matches(".deleted")`, row)
	require.Empty(t, anna.complaints())
	require.Empty(t, bo.complaints())
}
