package read

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCoverIsAUnion compares with one that knows every thousandth.
func TestCoverIsAUnion(t *testing.T) {
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 2))
		c, plain := cover{}, [1000]bool{}
		for range rng.IntN(20) {
			from := rng.IntN(1000)
			to := from + rng.IntN(1001-from)
			c.add(float64(from)/1000, float64(to)/1000)
			for i := from; i < to; i++ {
				plain[i] = true
			}
		}
		n := 0
		for _, b := range plain {
			if b {
				n++
			}
		}
		require.InDelta(t, float64(n)/1000, c.total(), 1e-6, "seed %d", seed)
		require.Equal(t, plain[999], c.end(), "seed %d", seed)
		for i := 1; i < len(c.spans); i++ {
			require.Less(t, c.spans[i-1].to, c.spans[i].from, "seed %d", seed)
		}
	}
}

func TestCoverClaimsNothingWhenItIsFull(t *testing.T) {
	c := cover{}
	for i := range 100 {
		c.add(float64(2*i)/200, float64(2*i+1)/200)
	}
	require.Len(t, c.spans, spansMax)
	require.LessOrEqual(t, c.total(), 0.5)
	c.add(0, 1)
	require.Equal(t, []span{{0, 1}}, c.spans)
}
