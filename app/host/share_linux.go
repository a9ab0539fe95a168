package host

import (
	"net"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// share gives content to the kernel, which can then send it without copying it
// from our memory each time. It returns nil where that is not to be had.
func share(content []byte) *os.File {
	fd, err := unix.MemfdCreate("asset", unix.MFD_CLOEXEC)
	if err != nil {
		return nil
	}
	file := os.NewFile(uintptr(fd), "asset")
	if _, err := file.Write(content); err != nil {
		_ = file.Close()
		return nil
	}
	return file
}

// sendShared sends size bytes of a shared file. Requests share the file, so that
// each keeps its own position in it.
func sendShared(conn net.Conn, file *os.File, size int) (sent int64, err error) {
	socket, ok := conn.(syscall.Conn)
	if !ok {
		return 0, os.ErrInvalid
	}
	raw, err := socket.SyscallConn()
	if err != nil {
		return 0, err
	}
	var failed error
	err = raw.Write(func(fd uintptr) (done bool) {
		for sent < int64(size) {
			n, err := unix.Sendfile(int(fd), int(file.Fd()), &sent, size-int(sent))
			switch {
			case err == unix.EAGAIN:
				return false
			case err == unix.EINTR:
			case err != nil:
				failed = err
				return true
			case n == 0:
				failed = os.ErrInvalid // the file has become shorter, which nobody can make it
				return true
			}
		}
		return true
	})
	if err == nil {
		err = failed
	}
	return sent, err
}
