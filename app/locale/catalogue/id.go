package catalogue

const id = `
Memuat pesan…
Pesan di {title}
{n} pesan belum dibaca
Pesan baru
Hari ini
Kemarin

Ke pesan terbaru
Ke pesan pertama yang belum dibaca
{n} belum dibaca
{n} pesan baru
Muat pesan sebelumnya
Muat pesan berikutnya
Memuat…
Pesan tidak dapat dimuat
Coba lagi
Muat ulang halaman

Belum ada pesan
Pesan akan muncul di sini begitu ada yang menulis.
Pesan tidak dapat ditampilkan
Coba lagi. Jika tidak berhasil, muat ulang halaman.
Anda tidak memiliki akses ke obrolan ini
Minta salah satu peserta obrolan untuk mengundang Anda.
Tidak ada obrolan di sini
Buka aplikasi dari sebuah obrolan, atau mulai obrolan di sini terlebih dahulu.
Buka aplikasi ini di Bitrix24
Aplikasi ini menampilkan pesan obrolan dan menandainya sebagai dibaca saat Anda membacanya. Pasang di Bitrix24 Anda dan buka dari sana.
Sesi telah berakhir. Tutup aplikasi lalu buka lagi.
Bitrix24 tidak dapat dijangkau. Periksa koneksi lalu coba lagi.
Bitrix24 sedang sibuk. Pembaruan akan lebih lambat untuk sementara.

Obrolan
Cari obrolan atau orang
Anda belum punya obrolan
Tidak ada yang ditemukan
Pilih obrolan
Kembali ke daftar
Obrolan dengan rekan
Obrolan dengan pelanggan: {channel}
Anda bukan peserta obrolan ini. Anda dapat melihatnya; tidak ada yang ditandai telah dibaca.
Tempat ini tidak menyebutkan obrolan yang harus ditampilkan ({option}). Buka aplikasi dari obrolan atau pilih satu.

Di mana aplikasi harus muncul?
Pilih tempatnya. Anda dapat mengubahnya nanti.
Bantuan
Aplikasi ini belum siap
Administrator harus menyelesaikan pemasangannya dahulu.
Pengaturan
Simpan
Selesai
Tersimpan. Muat ulang halaman Bitrix24 untuk melihat perubahan.
Beberapa tempat tidak dapat diubah. Coba lagi atau lanjutkan tanpa itu.
Ditambahkan
Sudah ada
Dihapus
Aplikasi hanya bisa sekali di tempat ini.
Bitrix24 ini tidak menyediakan tempat ini.
Bitrix24 tidak menerima alamat aplikasi {url}. Alamat harus publik dan memiliki nama domain.
Bitrix24 tidak menerima pengaturan tempat ini ({code}).
Hanya administrator yang dapat mengubahnya.
Aplikasi tidak memiliki izin ini: {scopes}. Tambahkan di sumber daya pengembang agar yang memerlukannya dapat dipakai.

Di samping obrolan: pesannya
Pada pesan: obrolan dibuka di sana
Di menu: obrolan Anda untuk dipilih
Di kartu CRM: obrolan tentangnya
Di tugas: obrolannya
Di grup kerja: obrolannya
Di profil: obrolan Anda dengan orang itu
Tautan yang membuka obrolan
Bilah sisi obrolan
Kolom teks obrolan
Menu pesan
Menu pesan di aplikasi seluler
Menu perpesanan
Menu kiri
Menu profil sendiri
Bilah alat profil
Prospek
Transaksi
Kontak
Perusahaan
Penawaran
Faktur
Pesanan
Proses pintar {n}
Tab tugas
Bilah sisi tugas
Panel atas tugas
Tab grup kerja
Tautan ke aplikasi

Pesan ini sudah tidak ada.
Tanda baca belum disimpan
{n} pesan belum dilihat
Tandai sebagai dibaca
{n} pesan ditandai sebagai dibaca
Urungkan
Tandai sebagai dibaca sampai di sini
Tandai semua sebagai dibaca
Tandai yang sudah saya baca

Pesan ditandai sebagai dibaca saat Anda membacanya
Dijeda: halaman tersembunyi
Dijeda: jendela tidak aktif
Dijeda: ada yang menutupi pesan
Dijeda: tidak ada aktivitas beberapa saat
Menunggu Bitrix24
Offline: tanda baca akan disimpan nanti
Bitrix24 tidak menerima tanda baca
Pesan hanya ditandai bila Anda memintanya

Kapan ditandai sebagai dibaca
Otomatis
Pesan ditandai setelah Anda sempat membacanya.
Saat berhenti
Pesan hanya ditandai selama daftar diam.
Manual
Tidak ada yang ditandai sampai Anda memintanya.
Pribadi
Aplikasi mengingat apa yang Anda baca; orang lain baru tahu bila Anda memintanya.
Bitrix24 tidak menyimpan pilihan ini. Pilihan berlaku sampai Anda menutup aplikasi.

Penulis tidak dikenal
Anda
Semua orang
{this}, {that}
Pesan sistem
Belum dibaca
diedit
Pesan ini telah dihapus
Disukai {n} orang
Dilihat oleh: {names}
Kutipan
Balasan untuk {author}
Diteruskan dari {author}
Pesan asli tidak dimuat
Salin
Disalin
Tindakan lain
Mengirim…
Tidak berhasil. Coba lagi.

Tulis pesan
Kirim
Batal
Ubah
Balas
Suka
Batalkan suka
Hapus
Hapus pesan ini untuk semua orang?
Tandai belum dibaca dari sini
Anda tidak dapat menulis di chat ini.
Tidak terkirim
Tidak diketahui apakah terkirim
Memeriksa apakah terkirim…
Menunggu koneksi…
Buang
Pesan terlalu panjang: paling banyak {n} karakter.
Pesan ini tidak dapat diubah lagi.
Untuk membuang pesan, hapus pesan itu.
Cari di chat ini
Ketik sedikitnya {n} karakter.
Tidak ada yang ditemukan
Ditemukan: {n}
Paket Anda menyembunyikan pesan lama.

Gambar
Video
Audio
Pesan suara
File
Pratinjau tidak tersedia
Buka di Bitrix24
Mengunggah…
Berkas tidak tersedia
Tampilkan gambar
{n} B
{n} KB
{n} MB
{n} GB

Minta administrator memberi aplikasi ini izin “{scope}”.
Aplikasi ini tidak terbuka untuk Anda. Minta akses kepada administrator.
Hak Anda di Bitrix24 tidak cukup untuk ini.
Bitrix24 menolak akses. Paket Anda mungkin tidak mencakup aplikasi; tanyakan kepada administrator.
Aplikasi ini tidak tersedia untuk pengguna eksternal.
Administrator harus menyetujui permintaan aplikasi terlebih dahulu. Coba lagi nanti.
Administrator menolak permintaan aplikasi.
Bitrix24 ini tidak memiliki fungsi yang dibutuhkan aplikasi. Minta administrator memperbaruinya.
Buka Bitrix24 Anda melalui koneksi aman (https).
Aplikasi telah mencapai batas waktunya di Bitrix24. Aplikasi akan berlanjut sendiri dalam beberapa menit.
Bitrix24 memblokir permintaan karena kelebihan beban. Minta administrator menghubungi dukungan.
Bitrix24 ini sudah tidak ada atau telah ditutup.
Langganan aplikasi ini telah berakhir. Minta administrator memperpanjangnya.
Bitrix24 melaporkan kesalahan internal. Coba lagi sebentar lagi.
Terjadi sesuatu yang tidak terduga ({code}). Coba lagi; jika berulang, beri tahu administrator.
`
