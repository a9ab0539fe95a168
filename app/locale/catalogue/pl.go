package catalogue

const pl = `
Ładowanie wiadomości…
Wiadomości: {title}
{n} nieprzeczytana wiadomość|{n} nieprzeczytane wiadomości|{n} nieprzeczytanych wiadomości
Nowe wiadomości
Dzisiaj
Wczoraj

Przejdź do najnowszej wiadomości
Przejdź do pierwszej nieprzeczytanej wiadomości
{n} nieprzeczytana|{n} nieprzeczytane|{n} nieprzeczytanych
{n} nowa wiadomość|{n} nowe wiadomości|{n} nowych wiadomości
Załaduj starsze wiadomości
Załaduj nowsze wiadomości
Ładowanie…
Nie udało się załadować wiadomości
Spróbuj ponownie
Odśwież stronę

Nie ma jeszcze wiadomości
Pojawią się tutaj, gdy tylko ktoś napisze.
Nie udało się wyświetlić wiadomości
Spróbuj ponownie. Jeśli to nie pomoże, odśwież stronę.
Nie masz dostępu do tego czatu
Poproś uczestnika czatu o zaproszenie.
Nie ma tu czatu
Otwórz aplikację z czatu albo najpierw rozpocznij tu czat.
Otwórz tę aplikację w Bitrix24
Pokazuje ona wiadomości z czatu i oznacza je jako przeczytane w miarę czytania. Zainstaluj ją w swoim Bitrix24 i otwórz stamtąd.
Sesja wygasła. Zamknij aplikację i otwórz ją ponownie.
Nie można połączyć się z Bitrix24. Sprawdź połączenie i spróbuj ponownie.
Bitrix24 jest przeciążony. Przez pewien czas aktualizacje będą wolniejsze.

Czaty
Znajdź czat lub osobę
Nie masz jeszcze czatów
Nic nie znaleziono
Wybierz czat
Wróć do listy
Czat ze współpracownikami
Czat z klientem: {channel}
Nie uczestniczysz w tym czacie. Możesz go przejrzeć; nic nie jest oznaczane jako przeczytane.
To miejsce nie podało, który czat pokazać ({option}). Otwórz aplikację z czatu albo wybierz czat.

Gdzie ma pojawić się aplikacja?
Wybierz miejsca. Możesz to później zmienić.
Pomoc
Ta aplikacja nie jest jeszcze gotowa
Administrator musi najpierw dokończyć jej instalację.
Ustawienia
Zapisz
Zakończ
Zapisano. Odśwież stronę Bitrix24, aby zobaczyć zmiany.
Niektórych miejsc nie udało się zmienić. Spróbuj ponownie albo kontynuuj bez nich.
Dodano
Już jest
Usunięto
Aplikacja może być w tym miejscu tylko raz.
Ten Bitrix24 nie oferuje tego miejsca.
Bitrix24 nie przyjmuje adresu aplikacji {url}. Musi być publiczny i mieć nazwę domeny.
Bitrix24 nie przyjął ustawień tego miejsca ({code}).
Może to zmienić tylko administrator.
Aplikacji brakuje uprawnień: {scopes}. Dodaj je w zasobach dla programistów, aby używać tego, co ich wymaga.

Obok czatu: jego wiadomości
Przy wiadomości: czat otwarty w tym miejscu
W menu: twoje czaty do wyboru
Na kartach CRM: czaty o nich
W zadaniach: ich czat
W grupach roboczych: ich czat
W profilach: twój czat z osobą
Linki otwierające czat
Panel boczny czatu
Pole tekstowe czatu
Menu wiadomości
Menu wiadomości w aplikacji mobilnej
Menu komunikatora
Lewe menu
Menu własnego profilu
Pasek profilu
Leady
Deale
Kontakty
Firmy
Oferty
Faktury
Zamówienia
Inteligentny proces {n}
Karta zadania
Panel boczny zadania
Górny panel zadania
Karta grupy roboczej
Linki do aplikacji

Tej wiadomości już nie ma.
Znacznik odczytu nie jest jeszcze zapisany
{n} wiadomość nieobejrzana|{n} wiadomości nieobejrzane|{n} wiadomości nieobejrzanych
Oznacz jako przeczytane
Oznaczono {n} wiadomość jako przeczytaną|Oznaczono {n} wiadomości jako przeczytane|Oznaczono {n} wiadomości jako przeczytane
Cofnij
Oznacz jako przeczytane do tego miejsca
Oznacz wszystko jako przeczytane
Oznacz przeczytane przeze mnie

Wiadomości są oznaczane jako przeczytane w miarę czytania
Wstrzymano: strona jest ukryta
Wstrzymano: okno jest nieaktywne
Wstrzymano: coś zasłania wiadomości
Wstrzymano: od dłuższego czasu brak aktywności
Oczekiwanie na Bitrix24
Brak połączenia: znacznik odczytu zostanie zapisany później
Bitrix24 nie przyjął znacznika odczytu
Wiadomości są oznaczane tylko na Twoje polecenie

Kiedy oznaczać jako przeczytane
Automatycznie
Wiadomość jest oznaczana, gdy był czas na jej przeczytanie.
Po zatrzymaniu
Wiadomości są oznaczane tylko wtedy, gdy lista stoi w miejscu.
Ręcznie
Nic nie jest oznaczane bez Twojego polecenia.
Prywatnie
Aplikacja pamięta, co zostało przeczytane; inni dowiedzą się o tym dopiero na Twoje polecenie.
Bitrix24 nie zapisał tego wyboru. Obowiązuje do zamknięcia aplikacji.

Nieznany autor
Ty
Wszyscy
{this}, {that}
Wiadomość systemowa
Nieprzeczytana
edytowano
Ta wiadomość została usunięta
Podoba się {n} osobie|Podoba się {n} osobom|Podoba się {n} osobom
Wyświetlone przez: {names}
Cytat
Odpowiedź do: {author}
Przekazano od: {author}
Oryginalna wiadomość nie jest załadowana
Kopiuj
Skopiowano
Więcej działań
Wysyłanie…
Nie udało się. Spróbuj ponownie.

Napisz wiadomość
Wyślij
Anuluj
Edytuj
Odpowiedz
Lubię to
Już nie lubię
Usuń
Usunąć tę wiadomość dla wszystkich?
Oznacz jako nieprzeczytane odtąd
Nie możesz pisać na tym czacie.
Nie wysłano
Nie wiadomo, czy wysłano
Sprawdzanie, czy wysłano…
Oczekiwanie na połączenie…
Odrzuć
Wiadomość jest za długa: najwyżej {n} znaków.
Tej wiadomości nie można już zmienić.
Aby pozbyć się wiadomości, usuń ją.
Szukaj na tym czacie
Wpisz co najmniej {n} znaki.
Nic nie znaleziono
Znaleziono: {n}
Twój plan ukrywa starsze wiadomości.

Obraz
Wideo
Audio
Wiadomość głosowa
Plik
Podgląd niedostępny
Otwórz w Bitrix24
Przesyłanie pliku…
Plik jest niedostępny
Pokaż obraz
{n} B
{n} KB
{n} MB
{n} GB

Poproś administratora o przyznanie aplikacji uprawnienia „{scope}”.
Nie masz dostępu do tej aplikacji. Poproś o niego administratora.
Twoje uprawnienia w Bitrix24 są do tego niewystarczające.
Bitrix24 odmówił dostępu. Być może Twój plan nie obejmuje aplikacji; zapytaj administratora.
Ta aplikacja nie jest dostępna dla użytkowników zewnętrznych.
Administrator musi najpierw potwierdzić żądanie aplikacji. Spróbuj później.
Administrator odrzucił żądanie aplikacji.
W tym Bitrix24 brakuje funkcji, której potrzebuje aplikacja. Poproś administratora o aktualizację.
Otwórz swój Bitrix24 przez bezpieczne połączenie (https).
Aplikacja wykorzystała swój limit czasu w Bitrix24. Za kilka minut sama wznowi pracę.
Bitrix24 zablokował żądania z powodu przeciążenia. Poproś administratora o kontakt z pomocą techniczną.
Ten Bitrix24 już nie istnieje lub został zamknięty.
Subskrypcja tej aplikacji wygasła. Poproś administratora o jej odnowienie.
Bitrix24 zgłosił błąd wewnętrzny. Spróbuj ponownie za minutę.
Stało się coś nieoczekiwanego ({code}). Spróbuj ponownie; jeśli się powtórzy, powiadom administratora.
`
