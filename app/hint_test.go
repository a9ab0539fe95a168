package app

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"seenline/app/b24"
	"seenline/app/locale"
)

func TestWhoMayNotWriteIsToldThat(t *testing.T) {
	l := locale.English()
	require.Equal(t, l.T(locale.NoPosting), sendHint(l, &b24.Error{Status: 403, Code: "ACCESS_ERROR"}))
	require.Equal(t, hint(l, b24.ErrNetwork), sendHint(l, b24.ErrNetwork))
}

func TestEveryHindranceHasASentenceOfItsOwn(t *testing.T) {
	l := locale.English()
	require.Empty(t, hint(l, nil))
	require.Equal(t, l.T(locale.ErrorHint), hint(l, errors.New("something else")))
	require.Contains(t, hint(l, fmt.Errorf("wrapped: %w", b24.ErrInsufficientScope)), "im")
	seen := map[string]string{}
	for code, key := range codeHints {
		text := hint(l, &b24.Error{Status: 403, Code: code})
		require.Equal(t, l.T(key), text)
		require.Empty(t, seen[text], "%s says the same as %s", code, seen[text])
		seen[text] = code
	}
}
