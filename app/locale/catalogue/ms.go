package catalogue

const ms = `
Memuatkan mesej…
Mesej dalam {title}
{n} mesej belum dibaca
Mesej baharu
Hari ini
Semalam

Pergi ke mesej terbaharu
Pergi ke mesej pertama yang belum dibaca
{n} belum dibaca
{n} mesej baharu
Muatkan mesej terdahulu
Muatkan mesej seterusnya
Memuatkan…
Mesej tidak dapat dimuatkan
Cuba lagi
Muat semula halaman

Belum ada mesej
Mesej akan muncul di sini sebaik sahaja ada yang menulis.
Mesej tidak dapat dipaparkan
Cuba lagi. Jika tidak berjaya, muat semula halaman.
Anda tiada akses kepada sembang ini
Minta peserta sembang menjemput anda.
Tiada sembang di sini
Buka aplikasi daripada sembang, atau mulakan sembang di sini dahulu.
Buka aplikasi ini dalam Bitrix24
Aplikasi ini memaparkan mesej sembang dan menandakannya sebagai dibaca semasa anda membacanya. Pasang dalam Bitrix24 anda dan buka dari sana.
Sesi telah tamat. Tutup aplikasi dan buka semula.
Bitrix24 tidak dapat dicapai. Semak sambungan dan cuba lagi.
Bitrix24 sedang sibuk. Kemas kini akan lebih perlahan buat sementara.

Sembang
Cari sembang atau orang
Anda belum ada sembang
Tiada yang ditemui
Pilih sembang
Kembali ke senarai
Sembang dengan rakan sekerja
Sembang dengan pelanggan: {channel}
Anda tidak menyertai sembang ini. Anda boleh melihatnya; tiada apa ditandakan sebagai dibaca.
Tempat ini tidak menyatakan sembang yang perlu ditunjukkan ({option}). Buka aplikasi dari sembang atau pilih satu.

Di mana aplikasi patut muncul?
Pilih tempat. Anda boleh mengubahnya kemudian.
Bantuan
Aplikasi ini belum sedia
Pentadbir perlu menyelesaikan pemasangannya dahulu.
Tetapan
Simpan
Selesai
Disimpan. Muat semula halaman Bitrix24 untuk melihat perubahan.
Sesetengah tempat tidak dapat diubah. Cuba lagi atau teruskan tanpanya.
Ditambah
Sudah ada
Dibuang
Aplikasi hanya boleh sekali di tempat ini.
Bitrix24 ini tidak menawarkan tempat ini.
Bitrix24 tidak menerima alamat aplikasi {url}. Ia mesti awam dan mempunyai nama domain.
Bitrix24 tidak menerima tetapan tempat ini ({code}).
Hanya pentadbir boleh mengubahnya.
Aplikasi tiada kebenaran ini: {scopes}. Tambahkannya dalam sumber pembangun untuk menggunakan apa yang memerlukannya.

Di sisi sembang: mesejnya
Pada mesej: sembang dibuka di situ
Dalam menu: sembang anda untuk dipilih
Pada kad CRM: sembang tentangnya
Pada tugasan: sembangnya
Pada kumpulan kerja: sembangnya
Pada profil: sembang anda dengan orang itu
Pautan yang membuka sembang
Bar sisi sembang
Medan teks sembang
Menu mesej
Menu mesej dalam aplikasi mudah alih
Menu pemesejan
Menu kiri
Menu profil sendiri
Bar alat profil
Prospek
Urus niaga
Kenalan
Syarikat
Sebut harga
Invois
Pesanan
Proses pintar {n}
Tab tugasan
Bar sisi tugasan
Panel atas tugasan
Tab kumpulan kerja
Pautan ke aplikasi

Mesej ini sudah tiada.
Tanda baca belum disimpan
{n} mesej belum dilihat
Tandakan sebagai dibaca
{n} mesej ditandakan sebagai dibaca
Buat asal
Tandakan sebagai dibaca hingga di sini
Tandakan semua sebagai dibaca
Tandakan yang telah saya baca

Mesej ditandakan sebagai dibaca semasa anda membacanya
Dijeda: halaman tersembunyi
Dijeda: tetingkap tidak aktif
Dijeda: ada sesuatu menutup mesej
Dijeda: tiada aktiviti buat seketika
Menunggu Bitrix24
Luar talian: tanda baca akan disimpan kemudian
Bitrix24 tidak menerima tanda baca
Mesej hanya ditandakan apabila anda memintanya

Bila hendak ditandakan sebagai dibaca
Automatik
Mesej ditandakan setelah anda sempat membacanya.
Apabila berhenti
Mesej hanya ditandakan semasa senarai tidak bergerak.
Manual
Tiada apa-apa ditandakan sehingga anda memintanya.
Peribadi
Aplikasi mengingati apa yang anda baca; orang lain hanya tahu apabila anda memintanya.
Bitrix24 tidak menyimpan pilihan ini. Pilihan ini berkuat kuasa sehingga anda menutup aplikasi.

Penulis tidak diketahui
Anda
Semua orang
{this}, {that}
Mesej sistem
Belum dibaca
disunting
Mesej ini telah dipadamkan
Disukai {n} orang
Dilihat oleh: {names}
Petikan
Balasan kepada {author}
Dimajukan daripada {author}
Mesej asal tidak dimuatkan
Salin
Disalin
Tindakan lain
Menghantar…
Tidak berjaya. Cuba lagi.

Tulis mesej
Hantar
Batal
Sunting
Balas
Suka
Batalkan suka
Padam
Padam mesej ini untuk semua orang?
Tandakan belum dibaca dari sini
Anda tidak boleh menulis dalam sembang ini.
Tidak dihantar
Tidak diketahui sama ada dihantar
Menyemak sama ada dihantar…
Menunggu sambungan…
Buang
Mesej terlalu panjang: paling banyak {n} aksara.
Mesej ini tidak boleh diubah lagi.
Untuk membuang mesej, padamkannya.
Cari dalam sembang ini
Taip sekurang-kurangnya {n} aksara.
Tiada yang ditemui
Ditemui: {n}
Pelan anda menyembunyikan mesej lama.

Imej
Video
Audio
Mesej suara
Fail
Pratonton tidak tersedia
Buka dalam Bitrix24
Memuat naik…
Fail tidak tersedia
Tunjukkan imej
{n} B
{n} KB
{n} MB
{n} GB

Minta pentadbir memberi aplikasi ini kebenaran “{scope}”.
Aplikasi ini tidak dibuka kepada anda. Minta akses daripada pentadbir.
Hak anda dalam Bitrix24 tidak mencukupi untuk ini.
Bitrix24 menolak akses. Pelan anda mungkin tidak merangkumi aplikasi; tanya pentadbir.
Aplikasi ini tidak tersedia untuk pengguna luar.
Pentadbir perlu mengesahkan permintaan aplikasi dahulu. Cuba lagi kemudian.
Pentadbir telah menolak permintaan aplikasi.
Bitrix24 ini tiada fungsi yang diperlukan oleh aplikasi. Minta pentadbir mengemas kininya.
Buka Bitrix24 anda melalui sambungan selamat (https).
Aplikasi telah mencapai had masanya dalam Bitrix24. Ia akan bersambung sendiri dalam beberapa minit.
Bitrix24 menyekat permintaan kerana beban berlebihan. Minta pentadbir menghubungi sokongan.
Bitrix24 ini tidak wujud lagi atau telah ditutup.
Langganan aplikasi ini telah tamat. Minta pentadbir memperbaharuinya.
Bitrix24 melaporkan ralat dalaman. Cuba lagi sebentar lagi.
Sesuatu yang tidak dijangka berlaku ({code}). Cuba lagi; jika berulang, beritahu pentadbir.
`
