package catalogue

const de = `
Nachrichten werden geladen…
Nachrichten in {title}
{n} ungelesene Nachricht|{n} ungelesene Nachrichten
Neue Nachrichten
Heute
Gestern

Zur neuesten Nachricht
Zur ersten ungelesenen Nachricht
{n} ungelesen|{n} ungelesen
{n} neue Nachricht|{n} neue Nachrichten
Ältere Nachrichten laden
Neuere Nachrichten laden
Wird geladen…
Die Nachrichten konnten nicht geladen werden
Erneut versuchen
Seite neu laden

Noch keine Nachrichten
Sobald jemand schreibt, erscheinen die Nachrichten hier.
Die Nachrichten können nicht angezeigt werden
Versuchen Sie es erneut. Hilft das nicht, laden Sie die Seite neu.
Sie haben keinen Zugriff auf diesen Chat
Bitten Sie ein Mitglied des Chats, Sie einzuladen.
Hier gibt es keinen Chat
Öffnen Sie die App aus einem Chat oder beginnen Sie hier zuerst einen.
Öffnen Sie diese App in Bitrix24
Sie zeigt die Nachrichten eines Chats und markiert sie als gelesen, während Sie lesen. Installieren Sie sie in Ihrem Bitrix24 und öffnen Sie sie von dort.
Die Sitzung ist beendet. Schließen Sie die App und öffnen Sie sie wieder.
Bitrix24 ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut.
Bitrix24 ist ausgelastet. Aktualisierungen kommen eine Zeit lang langsamer.

Chats
Chat oder Person suchen
Sie haben noch keine Chats
Nichts gefunden
Chat auswählen
Zurück zur Liste
Chat mit Kollegen
Chat mit einem Kunden: {channel}
Sie nehmen an diesem Chat nicht teil. Sie können ihn ansehen; nichts wird als gelesen markiert.
Von hier wurde kein Chat übergeben ({option}). Öffnen Sie die App aus einem Chat oder wählen Sie einen aus.

Wo soll die App erscheinen?
Wählen Sie die Orte. Das lässt sich später ändern.
Hilfe
Diese App ist noch nicht bereit
Zuerst muss ein Administrator die Installation abschließen.
Einstellungen
Speichern
Fertigstellen
Gespeichert. Laden Sie die Bitrix24-Seite neu, um die Änderungen zu sehen.
Einige Orte ließen sich nicht ändern. Versuchen Sie es erneut oder fahren Sie ohne sie fort.
Hinzugefügt
Schon vorhanden
Entfernt
Die App kann an diesem Ort nur einmal stehen.
Dieses Bitrix24 bietet diesen Ort nicht.
Bitrix24 nimmt die Adresse der App {url} nicht an. Sie muss öffentlich sein und einen Domainnamen haben.
Bitrix24 hat die Einstellungen dieses Ortes nicht angenommen ({code}).
Das darf nur ein Administrator ändern.
Der App fehlen diese Berechtigungen: {scopes}. Ergänzen Sie sie unter „Für Entwickler“, um zu nutzen, was sie braucht.

Neben einem Chat: seine Nachrichten
An einer Nachricht: der Chat, dort geöffnet
In Menüs: Ihre Chats zur Auswahl
In CRM-Karten: die Chats darüber
In Aufgaben: ihr Chat
In Arbeitsgruppen: ihr Chat
In Profilen: Ihr Chat mit der Person
Links, die einen Chat öffnen
Seitenleiste des Chats
Textfeld des Chats
Nachrichtenmenü
Nachrichtenmenü in der mobilen App
Menü des Messengers
Linkes Menü
Eigenes Profilmenü
Leiste des Profils
Leads
Aufträge
Kontakte
Unternehmen
Angebote
Rechnungen
Bestellungen
Smart-Prozess {n}
Tab der Aufgabe
Seitenleiste der Aufgabe
Obere Leiste der Aufgabe
Tab der Arbeitsgruppe
Links zur App

Diese Nachricht gibt es nicht mehr.
Lesemarke noch nicht gespeichert
{n} Nachricht nicht gesehen|{n} Nachrichten nicht gesehen
Als gelesen markieren
{n} Nachricht als gelesen markiert|{n} Nachrichten als gelesen markiert
Rückgängig
Bis hierher als gelesen markieren
Alles als gelesen markieren
Gelesenes markieren

Nachrichten werden beim Lesen als gelesen markiert
Pausiert: Die Seite ist nicht sichtbar
Pausiert: Das Fenster ist nicht aktiv
Pausiert: Die Nachrichten sind verdeckt
Pausiert: Längere Zeit keine Aktivität
Warten auf Bitrix24
Offline: Die Lesemarke wird später gespeichert
Bitrix24 hat die Lesemarke nicht angenommen
Nachrichten werden nur markiert, wenn Sie es sagen

Wann als gelesen markieren
Automatisch
Nachrichten werden markiert, sobald Sie Zeit hatten, sie zu lesen.
Beim Anhalten
Nachrichten werden nur markiert, solange die Liste stillsteht.
Manuell
Nichts wird markiert, bis Sie es sagen.
Privat
Diese App merkt sich, was Sie gelesen haben; andere erfahren es erst, wenn Sie es sagen.
Bitrix24 hat diese Auswahl nicht gespeichert. Sie gilt, bis Sie die App schließen.

Unbekannter Autor
Sie
Alle
{this}, {that}
Systemnachricht
Ungelesen
bearbeitet
Diese Nachricht wurde gelöscht
Gefällt {n} Person|Gefällt {n} Personen
Gesehen von: {names}
Zitat
Antwort an {author}
Weitergeleitet von {author}
Die ursprüngliche Nachricht ist nicht geladen
Kopieren
Kopiert
Weitere Aktionen
Wird gesendet…
Das hat nicht geklappt. Versuchen Sie es erneut.

Nachricht schreiben
Senden
Abbrechen
Bearbeiten
Antworten
Gefällt mir
Gefällt mir nicht mehr
Löschen
Diese Nachricht für alle löschen?
Ab hier als ungelesen markieren
In diesem Chat können Sie nicht schreiben.
Nicht gesendet
Nicht bekannt, ob gesendet
Prüfen, ob gesendet wurde…
Warten auf die Verbindung…
Entfernen
Die Nachricht ist zu lang: höchstens {n} Zeichen.
Diese Nachricht kann nicht mehr geändert werden.
Um die Nachricht zu entfernen, löschen Sie sie.
In diesem Chat suchen
Geben Sie mindestens {n} Zeichen ein.
Nichts gefunden
Gefunden: {n}
Ihr Tarif verbirgt ältere Nachrichten.

Bild
Video
Audio
Sprachnachricht
Datei
Keine Vorschau verfügbar
In Bitrix24 öffnen
Wird hochgeladen…
Die Datei ist nicht verfügbar
Bild anzeigen
{n} B
{n} KB
{n} MB
{n} GB

Bitten Sie Ihren Administrator, der App die Berechtigung „{scope}“ zu erteilen.
Diese App ist für Sie nicht freigegeben. Bitten Sie Ihren Administrator um Zugriff.
Ihre Rechte in Bitrix24 reichen dafür nicht aus.
Bitrix24 hat den Zugriff verweigert. Möglicherweise enthält Ihr Tarif keine Apps; fragen Sie Ihren Administrator.
Für externe Nutzer ist diese App nicht verfügbar.
Ein Administrator muss die Anfrage der App erst bestätigen. Versuchen Sie es später noch einmal.
Ein Administrator hat die Anfrage der App abgelehnt.
Diesem Bitrix24 fehlt eine Funktion, die die App braucht. Bitten Sie Ihren Administrator, es zu aktualisieren.
Öffnen Sie Ihr Bitrix24 über eine sichere Verbindung (https).
Die App hat ihr Zeitkontingent in Bitrix24 aufgebraucht. In einigen Minuten geht es von selbst weiter.
Bitrix24 hat Anfragen wegen Überlastung gesperrt. Bitten Sie Ihren Administrator, sich an den Support zu wenden.
Dieses Bitrix24 gibt es nicht mehr oder es wurde geschlossen.
Das Abonnement für diese App ist abgelaufen. Bitten Sie Ihren Administrator, es zu verlängern.
Bitrix24 hat einen internen Fehler gemeldet. Versuchen Sie es in einer Minute erneut.
Etwas Unerwartetes ist passiert ({code}). Versuchen Sie es erneut; wiederholt es sich, informieren Sie Ihren Administrator.
`
