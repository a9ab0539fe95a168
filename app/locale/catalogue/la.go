package catalogue

const la = `
Cargando mensajes…
Mensajes de {title}
{n} mensaje sin leer|{n} mensajes sin leer
Mensajes nuevos
Hoy
Ayer

Ir al mensaje más reciente
Ir al primer mensaje sin leer
{n} sin leer|{n} sin leer
{n} mensaje nuevo|{n} mensajes nuevos
Cargar mensajes anteriores
Cargar mensajes posteriores
Cargando…
No se pudieron cargar los mensajes
Intentar de nuevo
Recargar la página

Aún no hay mensajes
Los mensajes aparecerán aquí en cuanto alguien escriba.
No se pudieron mostrar los mensajes
Inténtelo de nuevo. Si no funciona, recargue la página.
No tiene acceso a este chat
Pida a un participante del chat que lo invite.
Aquí no hay ningún chat
Abra la aplicación desde un chat o inicie primero un chat aquí.
Abra esta aplicación en Bitrix24
Muestra los mensajes de un chat y los marca como leídos a medida que los lee. Instálela en su Bitrix24 y ábrala desde allí.
La sesión ha terminado. Cierre la aplicación y vuelva a abrirla.
No se pudo acceder a Bitrix24. Compruebe la conexión e inténtelo de nuevo.
Bitrix24 está ocupado. Durante un rato las actualizaciones serán más lentas.

Chats
Buscar un chat o una persona
Aún no tiene chats
No se encontró nada
Elija un chat
Volver a la lista
Chat con colegas
Chat con un cliente: {channel}
Usted no participa en este chat. Puede verlo; nada se marca como leído.
Este lugar no indicó qué chat mostrar ({option}). Abra la aplicación desde un chat o elija uno.

¿Dónde debe aparecer la aplicación?
Elija los lugares. Puede cambiarlo más tarde.
Ayuda
Esta aplicación aún no está lista
Un administrador debe terminar antes su instalación.
Ajustes
Guardar
Finalizar
Guardado. Recargue la página de Bitrix24 para ver los cambios.
Algunos lugares no se pudieron cambiar. Inténtelo de nuevo o siga sin ellos.
Agregado
Ya estaba
Quitado
La aplicación solo puede estar una vez en este lugar.
Este Bitrix24 no ofrece este lugar.
Bitrix24 no acepta la dirección de la aplicación {url}. Debe ser pública y tener un nombre de dominio.
Bitrix24 no aceptó los ajustes de este lugar ({code}).
Solo un administrador puede cambiar esto.
A la aplicación le faltan estos permisos: {scopes}. Agréguelos en los recursos para desarrolladores para usar lo que los necesita.

Junto a un chat: sus mensajes
En un mensaje: el chat, abierto ahí
En los menús: sus chats para elegir
En las fichas del CRM: los chats sobre ellas
En las tareas: su chat
En los grupos de trabajo: su chat
En los perfiles: su chat con la persona
Enlaces que abren un chat
Barra lateral del chat
Campo de texto del chat
Menú del mensaje
Menú del mensaje en la aplicación móvil
Menú del mensajero
Menú izquierdo
Menú del propio perfil
Barra del perfil
Prospectos
Negociaciones
Contactos
Compañías
Cotizaciones
Facturas
Pedidos
Proceso inteligente {n}
Pestaña de la tarea
Barra lateral de la tarea
Panel superior de la tarea
Pestaña del grupo de trabajo
Enlaces a la aplicación

Este mensaje ya no existe.
La marca de lectura aún no se ha guardado
{n} mensaje no visto|{n} mensajes no vistos
Marcar como leídos
{n} mensaje marcado como leído|{n} mensajes marcados como leídos
Deshacer
Marcar como leído hasta aquí
Marcar todo como leído
Marcar lo que he leído

Los mensajes se marcan como leídos a medida que los lee
En pausa: la página está oculta
En pausa: la ventana no está activa
En pausa: algo cubre los mensajes
En pausa: sin actividad desde hace un rato
Esperando a Bitrix24
Sin conexión: la marca de lectura se guardará más tarde
Bitrix24 no aceptó la marca de lectura
Los mensajes se marcan solo cuando usted lo indica

Cuándo marcar como leído
Automáticamente
Los mensajes se marcan cuando ha tenido tiempo de leerlos.
Al detenerse
Los mensajes se marcan solo mientras la lista está quieta.
Manualmente
No se marca nada hasta que usted lo indique.
En privado
La aplicación recuerda lo que ha leído; los demás lo sabrán solo cuando usted lo indique.
Bitrix24 no guardó esta elección. Vale hasta que cierre la aplicación.

Autor desconocido
Usted
Todos
{this}, {that}
Mensaje del sistema
Sin leer
editado
Este mensaje fue eliminado
Le gusta a {n} persona|Les gusta a {n} personas
Visto por: {names}
Cita
Respuesta a {author}
Reenviado de {author}
El mensaje original no está cargado
Copiar
Copiado
Más acciones
Enviando…
No funcionó. Inténtelo de nuevo.

Escriba un mensaje
Enviar
Cancelar
Editar
Responder
Me gusta
Ya no me gusta
Eliminar
¿Eliminar este mensaje para todos?
Marcar como no leído desde aquí
No puede escribir en este chat.
No enviado
No se sabe si se envió
Comprobando si se envió…
Esperando la conexión…
Quitar
El mensaje es demasiado largo: {n} caracteres como máximo.
Este mensaje ya no se puede cambiar.
Para quitar el mensaje, elimínelo.
Buscar en este chat
Escriba al menos {n} caracteres.
No se encontró nada
Encontrados: {n}
Su plan oculta los mensajes antiguos.

Imagen
Video
Audio
Mensaje de voz
Archivo
Vista previa no disponible
Abrir en Bitrix24
Subiendo…
El archivo no está disponible
Mostrar la imagen
{n} B
{n} KB
{n} MB
{n} GB

Pida a su administrador que conceda a la aplicación el permiso «{scope}».
No tiene acceso a esta aplicación. Solicítelo a su administrador.
Sus permisos en Bitrix24 no son suficientes para esto.
Bitrix24 denegó el acceso. Es posible que su plan no incluya aplicaciones; consulte a su administrador.
Esta aplicación no está disponible para usuarios externos.
Un administrador debe confirmar primero la solicitud de la aplicación. Inténtelo más tarde.
Un administrador rechazó la solicitud de la aplicación.
A este Bitrix24 le falta una función que la aplicación necesita. Pida a su administrador que lo actualice.
Abra su Bitrix24 con una conexión segura (https).
La aplicación agotó su límite de tiempo en Bitrix24. Continuará sola en unos minutos.
Bitrix24 bloqueó las solicitudes por sobrecarga. Pida a su administrador que contacte con soporte.
Este Bitrix24 ya no existe o fue cerrado.
La suscripción de esta aplicación ha terminado. Pida a su administrador que la renueve.
Bitrix24 informó de un error interno. Inténtelo de nuevo en un minuto.
Ocurrió algo inesperado ({code}). Inténtelo de nuevo; si se repite, avise a su administrador.
`
