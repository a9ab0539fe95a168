package catalogue

const tr = `
Mesajlar yükleniyor…
{title} mesajları
{n} okunmamış mesaj|{n} okunmamış mesaj
Yeni mesajlar
Bugün
Dün

En yeni mesaja git
İlk okunmamış mesaja git
{n} okunmamış|{n} okunmamış
{n} yeni mesaj|{n} yeni mesaj
Daha eski mesajları yükle
Daha yeni mesajları yükle
Yükleniyor…
Mesajlar yüklenemedi
Tekrar dene
Sayfayı yenile

Henüz mesaj yok
Biri yazdığında mesajlar burada görünecek.
Mesajlar gösterilemedi
Tekrar deneyin. İşe yaramazsa sayfayı yenileyin.
Bu sohbete erişiminiz yok
Sohbetin bir katılımcısından sizi davet etmesini isteyin.
Burada gösterilecek sohbet yok
Uygulamayı bir sohbetten açın veya önce burada bir sohbet başlatın.
Bu uygulamayı Bitrix24 içinde açın
Bir sohbetin mesajlarını gösterir ve siz okudukça okundu olarak işaretler. Bitrix24’ünüze kurun ve oradan açın.
Oturum sona erdi. Uygulamayı kapatıp yeniden açın.
Bitrix24'e ulaşılamadı. Bağlantıyı denetleyip yeniden deneyin.
Bitrix24 meşgul. Güncellemeler bir süre daha yavaş gelecek.

Sohbetler
Sohbet veya kişi bul
Henüz sohbetiniz yok
Hiçbir şey bulunamadı
Bir sohbet seçin
Listeye dön
Meslektaşlarla sohbet
Müşteriyle sohbet: {channel}
Bu sohbete katılmıyorsunuz. Ona bakabilirsiniz; hiçbir şey okundu olarak işaretlenmez.
Bu yer hangi sohbetin gösterileceğini bildirmedi ({option}). Uygulamayı bir sohbetten açın veya bir sohbet seçin.

Uygulama nerede görünsün?
Yerleri seçin. Bunu sonra değiştirebilirsiniz.
Yardım
Bu uygulama henüz hazır değil
Önce bir yöneticinin kurulumu tamamlaması gerekir.
Ayarlar
Kaydet
Bitir
Kaydedildi. Değişiklikleri görmek için Bitrix24 sayfasını yenileyin.
Bazı yerler değiştirilemedi. Yeniden deneyin veya onlarsız devam edin.
Eklendi
Zaten var
Kaldırıldı
Uygulama bu yerde yalnızca bir kez olabilir.
Bu Bitrix24 bu yeri sunmuyor.
Bitrix24 uygulamanın {url} adresini kabul etmiyor. Adres herkese açık olmalı ve alan adı içermeli.
Bitrix24 bu yerin ayarlarını kabul etmedi ({code}).
Bunu yalnızca bir yönetici değiştirebilir.
Uygulamada şu izinler eksik: {scopes}. Onlara ihtiyaç duyanları kullanmak için geliştirici kaynaklarında ekleyin.

Sohbetin yanında: mesajları
Bir mesajda: orada açılan sohbet
Menülerde: seçebileceğiniz sohbetleriniz
CRM kartlarında: onlarla ilgili sohbetler
Görevlerde: sohbetleri
Çalışma gruplarında: sohbetleri
Profillerde: kişiyle sohbetiniz
Sohbet açan bağlantılar
Sohbet kenar çubuğu
Sohbetin metin alanı
Mesaj menüsü
Mobil uygulamada mesaj menüsü
Mesajlaşma menüsü
Sol menü
Kendi profil menüsü
Profil araç çubuğu
Müşteri adayları
Anlaşmalar
Kişiler
Şirketler
Teklifler
Faturalar
Siparişler
Akıllı süreç {n}
Görev sekmesi
Görev kenar çubuğu
Görev üst paneli
Çalışma grubu sekmesi
Uygulama bağlantıları

Bu ileti artık yok.
Okundu işareti henüz kaydedilmedi
{n} mesaj görülmedi|{n} mesaj görülmedi
Okundu olarak işaretle
{n} mesaj okundu olarak işaretlendi|{n} mesaj okundu olarak işaretlendi
Geri al
Buraya kadar okundu olarak işaretle
Tümünü okundu olarak işaretle
Okuduklarımı işaretle

Mesajlar siz okudukça okundu olarak işaretlenir
Duraklatıldı: sayfa gizli
Duraklatıldı: pencere etkin değil
Duraklatıldı: mesajların üstü kapalı
Duraklatıldı: bir süredir etkinlik yok
Bitrix24 bekleniyor
Çevrimdışı: okundu işareti daha sonra kaydedilecek
Bitrix24 okundu işaretini kabul etmedi
Mesajlar yalnızca siz isteyince işaretlenir

Ne zaman okundu olarak işaretlensin
Otomatik
Mesajlar, okumak için yeterli zamanınız olduğunda işaretlenir.
Durduğumda
Mesajlar yalnızca liste hareketsizken işaretlenir.
Elle
Siz isteyene kadar hiçbir şey işaretlenmez.
Gizli
Uygulama okuduklarınızı hatırlar; diğerleri bunu ancak siz isteyince öğrenir.
Bitrix24 bu seçimi kaydetmedi. Uygulamayı kapatana kadar geçerlidir.

Bilinmeyen yazar
Siz
Herkes
{this}, {that}
Sistem mesajı
Okunmamış
düzenlendi
Bu mesaj silindi
{n} kişi beğendi|{n} kişi beğendi
Görenler: {names}
Alıntı
Yanıtlanan: {author}
İletilen: {author}
Özgün mesaj yüklü değil
Kopyala
Kopyalandı
Diğer işlemler
Gönderiliyor…
Olmadı. Tekrar deneyin.

Mesaj yazın
Gönder
İptal
Düzenle
Yanıtla
Beğen
Beğeniyi kaldır
Sil
Bu mesaj herkes için silinsin mi?
Buradan itibaren okunmadı olarak işaretle
Bu sohbette yazamazsınız.
Gönderilmedi
Gönderilip gönderilmediği bilinmiyor
Gönderilip gönderilmediği denetleniyor…
Bağlantı bekleniyor…
Kaldır
Mesaj çok uzun: en fazla {n} karakter.
Bu mesaj artık değiştirilemez.
Mesajı kaldırmak için silin.
Bu sohbette ara
En az {n} karakter yazın.
Hiçbir şey bulunamadı
Bulunan: {n}
Planınız eski mesajları gizliyor.

Görsel
Video
Ses
Sesli mesaj
Dosya
Önizleme yok
Bitrix24’te aç
Karşıya yükleniyor…
Dosya kullanılamıyor
Görseli göster
{n} B
{n} KB
{n} MB
{n} GB

Yöneticinizden bu uygulamaya “{scope}” iznini vermesini isteyin.
Bu uygulama size açık değil. Yöneticinizden erişim isteyin.
Bitrix24’teki yetkileriniz bunun için yeterli değil.
Bitrix24 erişimi reddetti. Planınız uygulamaları içermiyor olabilir; yöneticinize sorun.
Bu uygulama dış kullanıcılara açık değil.
Önce bir yöneticinin uygulamanın isteğini onaylaması gerekiyor. Daha sonra tekrar deneyin.
Bir yönetici uygulamanın isteğini reddetti.
Bu Bitrix24’te uygulamanın ihtiyaç duyduğu bir işlev yok. Yöneticinizden güncellemesini isteyin.
Bitrix24’ünüzü güvenli bir bağlantıyla (https) açın.
Uygulama Bitrix24’teki süre sınırını doldurdu. Birkaç dakika içinde kendiliğinden devam edecek.
Bitrix24 aşırı yük nedeniyle istekleri engelledi. Yöneticinizden destekle iletişime geçmesini isteyin.
Bu Bitrix24 artık yok veya kapatılmış.
Bu uygulamanın aboneliği sona erdi. Yöneticinizden yenilemesini isteyin.
Bitrix24 bir iç hata bildirdi. Bir dakika sonra tekrar deneyin.
Beklenmeyen bir şey oldu ({code}). Tekrar deneyin; yinelenirse yöneticinize bildirin.
`
