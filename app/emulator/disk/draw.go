package disk

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"
)

// portrait draws a head and shoulders on a coloured ground.
func portrait(seed int64, hex string) []byte {
	const size = 100
	ground := parse(hex)
	skin := []color.RGBA{{0xf3, 0xd5, 0xb8, 255}, {0xc6, 0x8e, 0x63, 255}, {0x8d, 0x5a, 0x3b, 255}, {0xe8, 0xbe, 0x98, 255}}[seed&3]
	shirt := color.RGBA{ground.R / 2, ground.G / 2, ground.B / 2, 255}
	img := image.NewRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			c := ground
			if in(x, y, 50, 112, 42) {
				c = shirt
			}
			if in(x, y, 50, 44, 22) {
				c = skin
			}
			if in(x, y, 50, 36, 22) && y < 34+int(seed%5) {
				c = color.RGBA{0x35, 0x2a, 0x26, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return encode(img)
}

func in(x, y, cx, cy, r int) bool { return (x-cx)*(x-cx)+(y-cy)*(y-cy) <= r*r }

// picture draws hills under a sky, another view for each number.
func picture(seed int64, width, height int) []byte {
	width, height = max(1, min(width, 4000)), max(1, min(height, 4000))
	img := image.NewPaletted(image.Rect(0, 0, width, height), landscape(seed))
	for x := range width {
		at := float64(x)/float64(width)*6 + float64(seed)
		far := int(float64(height) * (0.55 + 0.12*math.Sin(at)))
		near := int(float64(height) * (0.75 + 0.1*math.Sin(at*1.7+1)))
		for y := range height {
			c := uint8(y * 12 / max(1, height))
			switch {
			case y >= near:
				c = 14
			case y >= far:
				c = 13
			case in(x, y, width*3/4, height/4, min(width, height)/10):
				c = 12
			}
			img.Pix[y*img.Stride+x] = c
		}
	}
	return encode(img)
}

func landscape(seed int64) color.Palette {
	p := color.Palette{}
	warm := uint8(seed * 37 % 90)
	for i := range uint8(12) {
		p = append(p, color.RGBA{120 + warm + i*4, 170 + i*5, 235 - warm/2, 255})
	}
	return append(p, color.RGBA{255, 236, 160, 255}, color.RGBA{86, 120 + warm/2, 110, 255}, color.RGBA{52, 92 + warm/3, 66, 255})
}

func encode(img image.Image) []byte {
	var b bytes.Buffer
	(&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img)
	return b.Bytes()
}

func parse(hex string) color.RGBA {
	if len(hex) != 7 {
		return color.RGBA{0x99, 0x99, 0x99, 255}
	}
	n, _ := strconv.ParseUint(hex[1:], 16, 32)
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
}

// tone is one second of a soft sound, as a WAV file.
func tone() []byte {
	const rate = 8000
	var b bytes.Buffer
	b.WriteString("RIFF")
	binary.Write(&b, binary.LittleEndian, uint32(36+rate))
	b.WriteString("WAVEfmt ")
	binary.Write(&b, binary.LittleEndian, struct {
		Size            uint32
		Format, Chans   uint16
		Rate, ByteRate  uint32
		Align, BitDepth uint16
	}{16, 1, 1, rate, rate, 1, 8})
	b.WriteString("data")
	binary.Write(&b, binary.LittleEndian, uint32(rate))
	for i := range rate {
		b.WriteByte(uint8(128 + 40*math.Sin(float64(i)*2*math.Pi*330/rate)))
	}
	return b.Bytes()
}
