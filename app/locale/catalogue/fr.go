package catalogue

const fr = `
Chargement des messages…
Messages de {title}
{n} message non lu|{n} messages non lus
Nouveaux messages
Aujourd’hui
Hier

Aller au message le plus récent
Aller au premier message non lu
{n} non lu|{n} non lus
{n} nouveau message|{n} nouveaux messages
Charger les messages précédents
Charger les messages suivants
Chargement…
Impossible de charger les messages
Réessayer
Recharger la page

Aucun message pour le moment
Les messages apparaîtront ici dès que quelqu’un écrira.
Impossible d’afficher les messages
Réessayez. Si cela ne suffit pas, rechargez la page.
Vous n’avez pas accès à ce chat
Demandez à un participant du chat de vous inviter.
Il n’y a pas de chat ici
Ouvrez l’application depuis un chat ou commencez d’abord un chat ici.
Ouvrez cette application dans Bitrix24
Elle affiche les messages d’un chat et les marque comme lus au fil de votre lecture. Installez-la dans votre Bitrix24 et ouvrez-la de là.
La session est terminée. Fermez l’application et ouvrez-la à nouveau.
Bitrix24 est injoignable. Vérifiez la connexion et réessayez.
Bitrix24 est surchargé. Les mises à jour seront plus lentes pendant un moment.

Chats
Rechercher un chat ou une personne
Vous n’avez pas encore de chats
Aucun résultat
Choisissez un chat
Retour à la liste
Chat entre collègues
Chat avec un client : {channel}
Vous ne participez pas à ce chat. Vous pouvez le consulter ; rien n’est marqué comme lu.
Cet endroit n’a pas indiqué quel chat afficher ({option}). Ouvrez l’application depuis un chat ou choisissez-en un.

Où l’application doit-elle apparaître ?
Choisissez les endroits. Vous pourrez changer cela plus tard.
Aide
Cette application n’est pas encore prête
Un administrateur doit d’abord terminer son installation.
Paramètres
Enregistrer
Terminer
Enregistré. Rechargez la page de Bitrix24 pour voir les changements.
Certains endroits n’ont pas pu être modifiés. Réessayez ou continuez sans eux.
Ajouté
Déjà présent
Retiré
L’application ne peut être qu’une fois à cet endroit.
Ce Bitrix24 ne propose pas cet endroit.
Bitrix24 n’accepte pas l’adresse de l’application {url}. Elle doit être publique et avoir un nom de domaine.
Bitrix24 n’a pas accepté les paramètres de cet endroit ({code}).
Seul un administrateur peut changer cela.
Il manque ces autorisations à l’application : {scopes}. Ajoutez-les dans les ressources pour développeurs pour utiliser ce qui en a besoin.

À côté d’un chat : ses messages
Sur un message : le chat, ouvert à cet endroit
Dans les menus : vos chats au choix
Sur les fiches CRM : les chats à leur sujet
Sur les tâches : leur chat
Sur les groupes de travail : leur chat
Sur les profils : votre chat avec la personne
Liens qui ouvrent un chat
Barre latérale du chat
Champ de texte du chat
Menu du message
Menu du message dans l’application mobile
Menu de la messagerie
Menu gauche
Menu de son profil
Barre du profil
Prospects
Transactions
Contacts
Entreprises
Devis
Factures
Commandes
Processus intelligent {n}
Onglet de la tâche
Barre latérale de la tâche
Panneau supérieur de la tâche
Onglet du groupe de travail
Liens vers l’application

Ce message n’existe plus.
Repère de lecture pas encore enregistré
{n} message non vu|{n} messages non vus
Marquer comme lus
{n} message marqué comme lu|{n} messages marqués comme lus
Annuler
Marquer comme lu jusqu’ici
Tout marquer comme lu
Marquer ce que j’ai lu

Les messages sont marqués comme lus au fil de votre lecture
En pause : la page est masquée
En pause : la fenêtre n’est pas active
En pause : les messages sont recouverts
En pause : aucune activité depuis un moment
En attente de Bitrix24
Hors ligne : le repère de lecture sera enregistré plus tard
Bitrix24 n’a pas accepté le repère de lecture
Les messages ne sont marqués que si vous le demandez

Quand marquer comme lu
Automatiquement
Les messages sont marqués une fois que vous avez eu le temps de les lire.
À l’arrêt
Les messages ne sont marqués que lorsque la liste est immobile.
Manuellement
Rien n’est marqué tant que vous ne le demandez pas.
En privé
L’application retient ce que vous avez lu ; les autres ne l’apprennent que si vous le demandez.
Bitrix24 n’a pas enregistré ce choix. Il reste valable jusqu’à la fermeture de l’application.

Auteur inconnu
Vous
Tout le monde
{this}, {that}
Message système
Non lu
modifié
Ce message a été supprimé
Aimé par {n} personne|Aimé par {n} personnes
Vu par : {names}
Citation
Réponse à {author}
Transféré de {author}
Le message d’origine n’est pas chargé
Copier
Copié
Autres actions
Envoi…
Cela n’a pas fonctionné. Réessayez.

Écrire un message
Envoyer
Annuler
Modifier
Répondre
J’aime
Je n’aime plus
Supprimer
Supprimer ce message pour tous ?
Marquer comme non lu à partir d’ici
Vous ne pouvez pas écrire dans ce chat.
Non envoyé
On ne sait pas s’il a été envoyé
Vérification de l’envoi…
En attente de connexion…
Retirer
Le message est trop long : {n} caractères au plus.
Ce message ne peut plus être modifié.
Pour retirer le message, supprimez-le.
Rechercher dans ce chat
Saisissez au moins {n} caractères.
Rien trouvé
Trouvés : {n}
Votre offre masque les anciens messages.

Image
Vidéo
Audio
Message vocal
Fichier
Aperçu non disponible
Ouvrir dans Bitrix24
Téléversement…
Le fichier n’est pas disponible
Afficher l’image
{n} o
{n} Ko
{n} Mo
{n} Go

Demandez à votre administrateur d’accorder à l’application l’autorisation « {scope} ».
Cette application ne vous est pas ouverte. Demandez l’accès à votre administrateur.
Vos droits dans Bitrix24 ne suffisent pas pour cela.
Bitrix24 a refusé l’accès. Votre offre ne comprend peut-être pas les applications ; adressez-vous à votre administrateur.
Cette application n’est pas accessible aux utilisateurs externes.
Un administrateur doit d’abord confirmer la demande de l’application. Réessayez plus tard.
Un administrateur a refusé la demande de l’application.
Il manque à ce Bitrix24 une fonction dont l’application a besoin. Demandez à votre administrateur de le mettre à jour.
Ouvrez votre Bitrix24 par une connexion sécurisée (https).
L’application a épuisé son temps alloué dans Bitrix24. Elle reprendra d’elle-même dans quelques minutes.
Bitrix24 a bloqué les requêtes en raison d’une surcharge. Demandez à votre administrateur de contacter le support.
Ce Bitrix24 n’existe plus ou a été fermé.
L’abonnement à cette application a pris fin. Demandez à votre administrateur de le renouveler.
Bitrix24 a signalé une erreur interne. Réessayez dans une minute.
Un problème inattendu est survenu ({code}). Réessayez ; s’il se répète, prévenez votre administrateur.
`
