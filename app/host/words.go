package host

import "strings"

// words are what notices say to a person, and a page without its program.
type words struct {
	What    string // what Seenline is
	Where   string // that it opens inside a portal
	Refused string // the portal is not on the list
	Unknown string // …this server does not know it: followed by its name
	Ask     string // whom to ask for what: followed by the setting's name
	Lost    string // there is no such page
	Script  string // JavaScript is needed
}

// wordsIn returns the words in the language with the portals' code.
func wordsIn(code string) words {
	w, ok := catalogue[code]
	if !ok {
		return catalogue["en"]
	}
	return w
}

var catalogue = func() map[string]words {
	all := map[string]words{}
	for entry := range strings.SplitSeq(strings.TrimSpace(notices), "\n\n") {
		lines := strings.Split(entry, "\n")
		all[lines[0]] = words{lines[1], lines[2], lines[3], lines[4], lines[5], lines[6], lines[7]}
	}
	return all
}()

// notices has for each language its code and the words, a line each.
const notices = `
en
Seenline is a widget for Bitrix24. It shows the messages of a chat and marks as read exactly those that have been on your screen.
It opens inside a portal. On its own it has nothing to show: open the widget in your Bitrix24.
This portal is not on the list
This server is not set up for your portal:
If the portal is yours, ask whoever runs this server to add its host name to the setting:
There is nothing here
Seenline needs JavaScript. Allow it for this frame and open the widget again.

ru
Seenline — виджет для Битрикс24. Он показывает сообщения чата и отмечает прочитанными только те, что были у вас на экране.
Он открывается внутри портала. Сам по себе он ничего не показывает: откройте виджет в своём Битрикс24.
Этого портала нет в списке
Этот сервер не настроен для вашего портала:
Если это ваш портал, попросите того, кто обслуживает сервер, добавить его имя в настройку:
Здесь ничего нет
Для работы Seenline нужен JavaScript. Разрешите его для этого окна и откройте виджет снова.

de
Seenline ist ein Widget für Bitrix24. Es zeigt die Nachrichten eines Chats und markiert genau die als gelesen, die auf Ihrem Bildschirm waren.
Es öffnet sich in einem Portal. Allein hat es nichts zu zeigen: Öffnen Sie das Widget in Ihrem Bitrix24.
Dieses Portal steht nicht auf der Liste
Dieser Server ist für Ihr Portal nicht eingerichtet:
Wenn es Ihr Portal ist, bitten Sie den Betreiber des Servers, den Hostnamen in diese Einstellung aufzunehmen:
Hier ist nichts
Seenline braucht JavaScript. Erlauben Sie es für diesen Rahmen und öffnen Sie das Widget erneut.

fr
Seenline est un widget pour Bitrix24. Il affiche les messages d’un chat et marque comme lus exactement ceux qui sont apparus à votre écran.
Il s’ouvre dans un portail. Seul, il n’a rien à montrer : ouvrez le widget dans votre Bitrix24.
Ce portail n’est pas sur la liste
Ce serveur n’est pas configuré pour votre portail :
Si ce portail est le vôtre, demandez à l’administrateur du serveur d’ajouter son nom d’hôte au réglage :
Il n’y a rien ici
Seenline a besoin de JavaScript. Autorisez-le pour ce cadre et rouvrez le widget.

la
Seenline es un widget para Bitrix24. Muestra los mensajes de un chat y marca como leídos exactamente los que han estado en su pantalla.
Se abre dentro de un portal. Por sí solo no tiene nada que mostrar: abra el widget en su Bitrix24.
Este portal no está en la lista
Este servidor no está configurado para su portal:
Si el portal es suyo, pida a quien administra el servidor que añada su nombre de host al ajuste:
Aquí no hay nada
Seenline necesita JavaScript. Permítalo para este marco y abra el widget de nuevo.

br
Seenline é um widget para o Bitrix24. Ele mostra as mensagens de um chat e marca como lidas exatamente as que apareceram na sua tela.
Ele abre dentro de um portal. Sozinho não tem nada a mostrar: abra o widget no seu Bitrix24.
Este portal não está na lista
Este servidor não está configurado para o seu portal:
Se o portal é seu, peça a quem administra o servidor que adicione o nome do host à configuração:
Não há nada aqui
O Seenline precisa de JavaScript. Permita-o para este quadro e abra o widget novamente.

it
Seenline è un widget per Bitrix24. Mostra i messaggi di una chat e segna come letti esattamente quelli che sono stati sul tuo schermo.
Si apre dentro un portale. Da solo non ha nulla da mostrare: apri il widget nel tuo Bitrix24.
Questo portale non è nell’elenco
Questo server non è configurato per il tuo portale:
Se il portale è tuo, chiedi a chi gestisce il server di aggiungere il nome host all’impostazione:
Qui non c’è nulla
Seenline richiede JavaScript. Consentilo per questo riquadro e riapri il widget.

pl
Seenline to widżet dla Bitrix24. Pokazuje wiadomości czatu i oznacza jako przeczytane dokładnie te, które były na Twoim ekranie.
Otwiera się wewnątrz portalu. Sam nie ma nic do pokazania: otwórz widżet w swoim Bitrix24.
Tego portalu nie ma na liście
Ten serwer nie jest skonfigurowany dla Twojego portalu:
Jeśli to Twój portal, poproś administratora serwera o dodanie nazwy hosta do ustawienia:
Tu nic nie ma
Seenline wymaga JavaScriptu. Zezwól na niego w tej ramce i otwórz widżet ponownie.

ua
Seenline — віджет для Бітрікс24. Він показує повідомлення чату й позначає прочитаними лише ті, що були у вас на екрані.
Він відкривається всередині порталу. Сам по собі він нічого не показує: відкрийте віджет у своєму Бітрікс24.
Цього порталу немає в списку
Цей сервер не налаштовано для вашого порталу:
Якщо це ваш портал, попросіть того, хто обслуговує сервер, додати його ім’я до налаштування:
Тут нічого немає
Для роботи Seenline потрібен JavaScript. Дозвольте його для цього вікна й відкрийте віджет знову.

kz
Seenline — Битрикс24 виджеті. Ол чаттың хабарламаларын көрсетеді және экраныңызда болғандарын ғана оқылған деп белгілейді.
Ол порталдың ішінде ашылады. Өздігінен көрсететін ештеңесі жоқ: виджетті өз Битрикс24 порталыңызда ашыңыз.
Бұл портал тізімде жоқ
Бұл сервер сіздің порталыңызға бапталмаған:
Портал сіздікі болса, сервер әкімшісінен оның атауын мына баптауға қосуды сұраңыз:
Мұнда ештеңе жоқ
Seenline үшін JavaScript қажет. Оған осы терезеде рұқсат беріп, виджетті қайта ашыңыз.

tr
Seenline bir Bitrix24 bileşenidir. Bir sohbetin iletilerini gösterir ve yalnızca ekranınızda görünenleri okundu olarak işaretler.
Bir portalın içinde açılır. Tek başına gösterecek bir şeyi yoktur: bileşeni Bitrix24’ünüzde açın.
Bu portal listede yok
Bu sunucu portalınız için ayarlanmamış:
Portal sizinse, sunucuyu işleten kişiden ana makine adını şu ayara eklemesini isteyin:
Burada bir şey yok
Seenline için JavaScript gerekir. Bu çerçeve için izin verin ve bileşeni yeniden açın.

vn
Seenline là tiện ích cho Bitrix24. Nó hiển thị tin nhắn của một cuộc trò chuyện và chỉ đánh dấu đã đọc những tin đã xuất hiện trên màn hình của bạn.
Nó mở bên trong cổng thông tin. Đứng riêng thì không có gì để hiển thị: hãy mở tiện ích trong Bitrix24 của bạn.
Cổng thông tin này không có trong danh sách
Máy chủ này chưa được thiết lập cho cổng của bạn:
Nếu cổng này là của bạn, hãy nhờ người quản trị máy chủ thêm tên máy chủ của cổng vào thiết lập:
Ở đây không có gì
Seenline cần JavaScript. Hãy cho phép JavaScript trong khung này rồi mở lại tiện ích.

id
Seenline adalah widget untuk Bitrix24. Widget ini menampilkan pesan sebuah obrolan dan menandai sebagai dibaca hanya pesan yang telah tampil di layar Anda.
Widget ini dibuka di dalam portal. Sendirian tidak ada yang dapat ditampilkan: buka widget di Bitrix24 Anda.
Portal ini tidak ada dalam daftar
Server ini belum disiapkan untuk portal Anda:
Jika portal ini milik Anda, mintalah pengelola server menambahkan nama hostnya ke setelan:
Tidak ada apa-apa di sini
Seenline memerlukan JavaScript. Izinkan untuk bingkai ini, lalu buka kembali widget.

ms
Seenline ialah widget untuk Bitrix24. Ia memaparkan mesej sebuah sembang dan menandakan sebagai dibaca hanya yang telah berada pada skrin anda.
Ia dibuka di dalam portal. Bersendirian ia tiada apa-apa untuk dipaparkan: buka widget dalam Bitrix24 anda.
Portal ini tiada dalam senarai
Pelayan ini tidak disediakan untuk portal anda:
Jika portal ini milik anda, minta pengendali pelayan menambah nama hosnya pada tetapan:
Tiada apa-apa di sini
Seenline memerlukan JavaScript. Benarkan untuk bingkai ini dan buka widget sekali lagi.

in
Seenline Bitrix24 का एक विजेट है। यह चैट के संदेश दिखाता है और केवल उन्हीं को पढ़ा हुआ चिह्नित करता है जो आपकी स्क्रीन पर आए हैं।
यह पोर्टल के अंदर खुलता है। अकेले इसके पास दिखाने को कुछ नहीं है: विजेट को अपने Bitrix24 में खोलें।
यह पोर्टल सूची में नहीं है
यह सर्वर आपके पोर्टल के लिए सेट नहीं है:
यदि पोर्टल आपका है, तो सर्वर चलाने वाले से उसका होस्ट नाम इस सेटिंग में जोड़ने को कहें:
यहाँ कुछ नहीं है
Seenline को JavaScript चाहिए। इस फ़्रेम के लिए इसकी अनुमति दें और विजेट फिर से खोलें।

th
Seenline เป็นวิดเจ็ตสำหรับ Bitrix24 แสดงข้อความของแชท และทำเครื่องหมายว่าอ่านแล้วเฉพาะข้อความที่ปรากฏบนหน้าจอของคุณ
วิดเจ็ตเปิดภายในพอร์ทัล เปิดเดี่ยว ๆ จะไม่มีอะไรแสดง โปรดเปิดวิดเจ็ตใน Bitrix24 ของคุณ
พอร์ทัลนี้ไม่อยู่ในรายการ
เซิร์ฟเวอร์นี้ไม่ได้ตั้งค่าไว้สำหรับพอร์ทัลของคุณ:
หากเป็นพอร์ทัลของคุณ โปรดขอให้ผู้ดูแลเซิร์ฟเวอร์เพิ่มชื่อโฮสต์ลงในการตั้งค่า:
ไม่มีอะไรที่นี่
Seenline ต้องใช้ JavaScript โปรดอนุญาตสำหรับเฟรมนี้แล้วเปิดวิดเจ็ตอีกครั้ง

ja
Seenline は Bitrix24 用のウィジェットです。チャットのメッセージを表示し、画面に表示されたものだけを既読にします。
ポータルの中で開きます。単独では何も表示しません。お使いの Bitrix24 でウィジェットを開いてください。
このポータルはリストにありません
このサーバーは次のポータル用に設定されていません:
ご自身のポータルの場合は、サーバーの管理者にホスト名を次の設定へ追加するよう依頼してください:
ここには何もありません
Seenline には JavaScript が必要です。このフレームで許可し、ウィジェットを開き直してください。

sc
Seenline 是 Bitrix24 的小部件。它显示聊天消息,并且只把在您屏幕上出现过的消息标记为已读。
它在门户内打开。单独打开没有内容可显示:请在您的 Bitrix24 中打开该小部件。
此门户不在列表中
此服务器未针对您的门户进行设置:
如果这是您的门户,请让服务器管理员将其主机名添加到以下设置:
这里没有内容
Seenline 需要 JavaScript。请在此框架中允许它,然后重新打开小部件。

tc
Seenline 是 Bitrix24 的小工具。它顯示聊天訊息,並且只把在您螢幕上出現過的訊息標示為已讀。
它在入口網站內開啟。單獨開啟沒有內容可顯示:請在您的 Bitrix24 中開啟此小工具。
此入口網站不在清單中
此伺服器未針對您的入口網站進行設定:
如果這是您的入口網站,請要求伺服器管理員將其主機名稱加入以下設定:
這裡沒有內容
Seenline 需要 JavaScript。請在此框架中允許它,然後重新開啟小工具。

ar
Seenline أداة لمنصة Bitrix24. تعرض رسائل الدردشة وتضع علامة مقروء على الرسائل التي ظهرت على شاشتك فقط.
تُفتح داخل البوابة. بمفردها ليس لديها ما تعرضه: افتح الأداة في Bitrix24 لديك.
هذه البوابة ليست في القائمة
هذا الخادم غير مُعدّ لبوابتك:
إذا كانت البوابة لك، فاطلب ممن يدير هذا الخادم إضافة اسم مضيفها إلى الإعداد:
لا يوجد شيء هنا
يحتاج Seenline إلى JavaScript. اسمح به لهذا الإطار وافتح الأداة من جديد.
`
