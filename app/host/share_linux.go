package host

import (
	"errors"
	"net"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// unsent is how much of an asset may wait in the kernel for a slow reader.
// Enough to keep a fast line busy until we are woken for more, and little
// enough that 10,000 slow readers do not fill the machine's memory.
const unsent = 128 << 10

// share gives content to the kernel, which can then send it without copying it
// from our memory each time: as a file without a name, which is gone with the
// program. On a file system of the disk its pages lie together, so that they
// are sent with less work than those of shared memory. It returns nil where
// there is no such file to be had, as in a container that may write nowhere.
func share(content []byte) *os.File {
	fd, err := unix.Open(os.TempDir(), unix.O_RDWR|unix.O_TMPFILE|unix.O_CLOEXEC, 0o600)
	if err != nil {
		return nil
	}
	file := os.NewFile(uintptr(fd), "asset of "+strconv.Itoa(len(content))+" bytes")
	if _, err := file.Write(content); err != nil {
		_ = file.Close()
		return nil
	}
	return file
}

// sendShared sends head and then size bytes of a shared file, and returns how
// many bytes of both have gone. Requests share the file, so that each keeps its
// own position in it.
func sendShared(conn *net.TCPConn, head []byte, file *os.File, size int) (sent int64, err error) {
	raw, err := conn.SyscallConn()
	if err != nil {
		return 0, err
	}
	cork := func(on int) error {
		var failed error
		err := raw.Control(func(fd uintptr) {
			failed = errors.Join(
				unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_NOTSENT_LOWAT, unsent),
				unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_CORK, on))
		})
		return errors.Join(err, failed)
	}
	// Only full packets until all is written: the header goes with the content.
	if err := cork(1); err != nil {
		return 0, err
	}
	n, err := conn.Write(head)
	if err != nil {
		return int64(n), err
	}
	var position int64
	var failed error
	err = raw.Write(func(fd uintptr) (done bool) {
		for position < int64(size) {
			n, err := unix.Sendfile(int(fd), int(file.Fd()), &position, size-int(position))
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
	if err == nil && failed == nil {
		err = cork(0)
	}
	return int64(n) + position, errors.Join(err, failed)
}
