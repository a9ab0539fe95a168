package catalogue

const it = `
Caricamento dei messaggi…
Messaggi di {title}
{n} messaggio non letto|{n} messaggi non letti
Nuovi messaggi
Oggi
Ieri

Vai al messaggio più recente
Vai al primo messaggio non letto
{n} non letto|{n} non letti
{n} nuovo messaggio|{n} nuovi messaggi
Carica i messaggi precedenti
Carica i messaggi successivi
Caricamento…
Impossibile caricare i messaggi
Riprova
Ricarica la pagina

Ancora nessun messaggio
I messaggi appariranno qui appena qualcuno scrive.
Impossibile mostrare i messaggi
Riprova. Se non basta, ricarica la pagina.
Non hai accesso a questa chat
Chiedi a un partecipante della chat di invitarti.
Qui non c’è nessuna chat
Apri l’app da una chat o avvia prima una chat qui.
Apri questa app in Bitrix24
Mostra i messaggi di una chat e li segna come letti man mano che li leggi. Installala nel tuo Bitrix24 e aprila da lì.
La sessione è terminata. Chiudi l’app e riaprila.
Impossibile raggiungere Bitrix24. Controlla la connessione e riprova.
Bitrix24 è occupato. Per un po’ gli aggiornamenti saranno più lenti.

Chat
Cerca una chat o una persona
Non hai ancora chat
Nessun risultato
Scegli una chat
Torna all’elenco
Chat con i colleghi
Chat con un cliente: {channel}
Non partecipi a questa chat. Puoi consultarla; nulla viene segnato come letto.
Da qui non è stato indicato quale chat mostrare ({option}). Apri l’app da una chat o scegline una.

Dove deve comparire l’app?
Scegli i punti. Potrai cambiarli più tardi.
Guida
Questa app non è ancora pronta
Prima un amministratore deve completarne l’installazione.
Impostazioni
Salva
Fine
Salvato. Ricarica la pagina di Bitrix24 per vedere le modifiche.
Alcuni punti non sono stati modificati. Riprova o prosegui senza.
Aggiunto
Già presente
Rimosso
L’app può essere in questo punto una volta sola.
Questo Bitrix24 non offre questo punto.
Bitrix24 non accetta l’indirizzo dell’app {url}. Deve essere pubblico e avere un nome di dominio.
Bitrix24 non ha accettato le impostazioni di questo punto ({code}).
Solo un amministratore può modificarlo.
All’app mancano queste autorizzazioni: {scopes}. Aggiungile nelle risorse per sviluppatori per usare ciò che le richiede.

Accanto a una chat: i suoi messaggi
Su un messaggio: la chat, aperta lì
Nei menu: le tue chat tra cui scegliere
Nelle schede CRM: le chat che le riguardano
Nelle attività: la loro chat
Nei gruppi di lavoro: la loro chat
Nei profili: la tua chat con la persona
Link che aprono una chat
Barra laterale della chat
Campo di testo della chat
Menu del messaggio
Menu del messaggio nell’app mobile
Menu del messenger
Menu sinistro
Menu del proprio profilo
Barra del profilo
Lead
Affari
Contatti
Aziende
Preventivi
Fatture
Ordini
Processo smart {n}
Scheda dell’attività
Barra laterale dell’attività
Pannello superiore dell’attività
Scheda del gruppo di lavoro
Link all’app

Questo messaggio non esiste più.
Segno di lettura non ancora salvato
{n} messaggio non visto|{n} messaggi non visti
Segna come letti
{n} messaggio segnato come letto|{n} messaggi segnati come letti
Annulla
Segna come letto fino a qui
Segna tutto come letto
Segna ciò che ho letto

I messaggi vengono segnati come letti man mano che li leggi
In pausa: la pagina è nascosta
In pausa: la finestra non è attiva
In pausa: qualcosa copre i messaggi
In pausa: nessuna attività da un po’
In attesa di Bitrix24
Offline: il segno di lettura verrà salvato più tardi
Bitrix24 non ha accettato il segno di lettura
I messaggi vengono segnati solo quando lo dici tu

Quando segnare come letto
Automaticamente
I messaggi vengono segnati quando hai avuto il tempo di leggerli.
Quando mi fermo
I messaggi vengono segnati solo mentre l’elenco è fermo.
Manualmente
Non viene segnato nulla finché non lo dici tu.
In privato
L’app ricorda ciò che hai letto; gli altri lo sanno solo quando lo dici tu.
Bitrix24 non ha salvato questa scelta. Vale finché non chiudi l’app.

Autore sconosciuto
Tu
Tutti
{this}, {that}
Messaggio di sistema
Non letto
modificato
Questo messaggio è stato eliminato
Piace a {n} persona|Piace a {n} persone
Visto da: {names}
Citazione
Risposta a {author}
Inoltrato da {author}
Il messaggio originale non è caricato
Copia
Copiato
Altre azioni
Invio…
Non ha funzionato. Riprova.

Scrivi un messaggio
Invia
Annulla
Modifica
Rispondi
Mi piace
Non mi piace più
Elimina
Eliminare questo messaggio per tutti?
Segna come non letto da qui
Non puoi scrivere in questa chat.
Non inviato
Non si sa se è stato inviato
Verifica dell’invio…
In attesa della connessione…
Rimuovi
Il messaggio è troppo lungo: al massimo {n} caratteri.
Questo messaggio non può più essere modificato.
Per rimuovere il messaggio, eliminalo.
Cerca in questa chat
Digita almeno {n} caratteri.
Nessun risultato
Trovati: {n}
Il tuo piano nasconde i messaggi meno recenti.

Immagine
Video
Audio
Messaggio vocale
File
Anteprima non disponibile
Apri in Bitrix24
Caricamento del file…
Il file non è disponibile
Mostra l’immagine
{n} B
{n} KB
{n} MB
{n} GB

Chiedi all’amministratore di concedere all’app l’autorizzazione “{scope}”.
Non hai accesso a questa app. Chiedilo all’amministratore.
I tuoi permessi in Bitrix24 non sono sufficienti.
Bitrix24 ha negato l’accesso. Forse il tuo piano non comprende le app; chiedi all’amministratore.
Questa app non è disponibile per gli utenti esterni.
Un amministratore deve prima confermare la richiesta dell’app. Riprova più tardi.
Un amministratore ha rifiutato la richiesta dell’app.
A questo Bitrix24 manca una funzione che serve all’app. Chiedi all’amministratore di aggiornarlo.
Apri il tuo Bitrix24 con una connessione sicura (https).
L’app ha esaurito il suo limite di tempo in Bitrix24. Riprenderà da sola fra qualche minuto.
Bitrix24 ha bloccato le richieste per sovraccarico. Chiedi all’amministratore di contattare l’assistenza.
Questo Bitrix24 non esiste più o è stato chiuso.
L’abbonamento di questa app è terminato. Chiedi all’amministratore di rinnovarlo.
Bitrix24 ha segnalato un errore interno. Riprova tra un minuto.
È successo qualcosa di imprevisto ({code}). Riprova; se si ripete, avvisa l’amministratore.
`
