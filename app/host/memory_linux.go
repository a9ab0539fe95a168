package host

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// anonymousFile copies content to a file that lives in memory only and cannot
// be changed any more, and returns a path by which this process opens it. It
// is what lets the kernel send files that are part of the program.
func anonymousFile(name string, content io.Reader) (*os.File, string, error) {
	fd, err := unix.MemfdCreate(name, unix.MFD_CLOEXEC|unix.MFD_ALLOW_SEALING)
	if err != nil {
		return nil, "", err
	}
	file := os.NewFile(uintptr(fd), name)
	path := fmt.Sprintf("/proc/self/fd/%d", fd)
	_, err = io.Copy(file, content)
	if err == nil {
		_, err = unix.FcntlInt(uintptr(fd), unix.F_ADD_SEALS,
			unix.F_SEAL_WRITE|unix.F_SEAL_GROW|unix.F_SEAL_SHRINK|unix.F_SEAL_SEAL)
	}
	if err == nil {
		var probe *os.File
		if probe, err = os.Open(path); err == nil { // fails where /proc is not mounted
			err = probe.Close()
		}
	}
	if err != nil {
		_ = file.Close()
		return nil, "", err
	}
	return file, path, nil
}
