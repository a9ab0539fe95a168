package sdktest

import (
	"testing"

	"seenline/app/emulator/npm"
)

// sdk returns the script of the official SDK as its authors published it.
func sdk(t *testing.T) []byte {
	t.Helper()
	return npm.Package{
		Name: "@bitrix24/b24jssdk", Version: "2.2.0",
		Integrity: "zqN7y8r2D3g0dAGKq3+0zOEsRtz2MbjoZR70XrTXKKN5l0OUmPK6jy2BEn6TXiqf5ApsvYrcz9nEn2t2jDR4cw==",
	}.File(t, "dist/umd/index.min.js")
}
