package catalogue

const br = `
Carregando mensagens…
Mensagens de {title}
{n} mensagem não lida|{n} mensagens não lidas
Novas mensagens
Hoje
Ontem

Ir para a mensagem mais recente
Ir para a primeira mensagem não lida
{n} não lida|{n} não lidas
{n} nova mensagem|{n} novas mensagens
Carregar mensagens anteriores
Carregar mensagens posteriores
Carregando…
Não foi possível carregar as mensagens
Tentar novamente
Recarregar a página

Ainda não há mensagens
As mensagens aparecerão aqui assim que alguém escrever.
Não foi possível mostrar as mensagens
Tente novamente. Se não funcionar, recarregue a página.
Você não tem acesso a este bate-papo
Peça a um participante do bate-papo para convidar você.
Não há bate-papo aqui
Abra o aplicativo em um bate-papo ou inicie um aqui primeiro.
Abra este aplicativo no Bitrix24
Ele mostra as mensagens de um bate-papo e as marca como lidas à medida que você lê. Instale-o no seu Bitrix24 e abra-o por lá.
A sessão terminou. Feche o aplicativo e abra-o novamente.
Não foi possível acessar o Bitrix24. Verifique a conexão e tente novamente.
O Bitrix24 está ocupado. As atualizações ficarão mais lentas por um tempo.

Chats
Procurar um chat ou uma pessoa
Você ainda não tem chats
Nada encontrado
Escolha um chat
Voltar à lista
Chat com colegas
Chat com um cliente: {channel}
Você não participa deste chat. Pode vê-lo; nada é marcado como lido.
Este lugar não informou qual chat mostrar ({option}). Abra o aplicativo a partir de um chat ou escolha um.

Onde o aplicativo deve aparecer?
Escolha os lugares. Você pode mudar isso depois.
Ajuda
Este aplicativo ainda não está pronto
Um administrador precisa concluir a instalação primeiro.
Configurações
Salvar
Concluir
Salvo. Recarregue a página do Bitrix24 para ver as mudanças.
Alguns lugares não puderam ser alterados. Tente de novo ou continue sem eles.
Adicionado
Já estava
Removido
O aplicativo só pode estar uma vez neste lugar.
Este Bitrix24 não oferece este lugar.
O Bitrix24 não aceita o endereço do aplicativo {url}. Ele deve ser público e ter um nome de domínio.
O Bitrix24 não aceitou as configurações deste lugar ({code}).
Somente um administrador pode mudar isso.
Faltam estas permissões ao aplicativo: {scopes}. Adicione-as nos recursos para desenvolvedores para usar o que precisa delas.

Ao lado de um chat: suas mensagens
Em uma mensagem: o chat, aberto ali
Nos menus: seus chats para escolher
Nos cartões do CRM: os chats sobre eles
Nas tarefas: o chat delas
Nos grupos de trabalho: o chat deles
Nos perfis: seu chat com a pessoa
Links que abrem um chat
Barra lateral do chat
Campo de texto do chat
Menu da mensagem
Menu da mensagem no aplicativo móvel
Menu do mensageiro
Menu esquerdo
Menu do próprio perfil
Barra do perfil
Leads
Negócios
Contatos
Empresas
Orçamentos
Faturas
Pedidos
Processo inteligente {n}
Aba da tarefa
Barra lateral da tarefa
Painel superior da tarefa
Aba do grupo de trabalho
Links para o aplicativo

Esta mensagem não existe mais.
A marca de leitura ainda não foi salva
{n} mensagem não vista|{n} mensagens não vistas
Marcar como lidas
{n} mensagem marcada como lida|{n} mensagens marcadas como lidas
Desfazer
Marcar como lida até aqui
Marcar tudo como lido
Marcar o que eu li

As mensagens são marcadas como lidas à medida que você lê
Em pausa: a página está oculta
Em pausa: a janela não está ativa
Em pausa: algo está cobrindo as mensagens
Em pausa: sem atividade há algum tempo
Aguardando o Bitrix24
Sem conexão: a marca de leitura será salva mais tarde
O Bitrix24 não aceitou a marca de leitura
As mensagens só são marcadas quando você mandar

Quando marcar como lida
Automaticamente
As mensagens são marcadas depois que você teve tempo de lê-las.
Ao parar
As mensagens são marcadas somente enquanto a lista está parada.
Manualmente
Nada é marcado até você mandar.
Em particular
O aplicativo lembra o que você leu; os outros só ficam sabendo quando você mandar.
O Bitrix24 não salvou esta escolha. Ela vale até você fechar o aplicativo.

Autor desconhecido
Você
Todos
{this}, {that}
Mensagem do sistema
Não lida
editada
Esta mensagem foi excluída
{n} pessoa curtiu|{n} pessoas curtiram
Visto por: {names}
Citação
Resposta a {author}
Encaminhada de {author}
A mensagem original não está carregada
Copiar
Copiado
Mais ações
Enviando…
Não funcionou. Tente novamente.

Escreva uma mensagem
Enviar
Cancelar
Editar
Responder
Curtir
Descurtir
Excluir
Excluir esta mensagem para todos?
Marcar como não lida a partir daqui
Você não pode escrever neste chat.
Não enviada
Não se sabe se foi enviada
Verificando se foi enviada…
Aguardando a conexão…
Remover
A mensagem é longa demais: no máximo {n} caracteres.
Esta mensagem não pode mais ser alterada.
Para remover a mensagem, exclua-a.
Pesquisar neste chat
Digite pelo menos {n} caracteres.
Nada encontrado
Encontradas: {n}
Seu plano oculta mensagens antigas.

Imagem
Vídeo
Áudio
Mensagem de voz
Arquivo
Prévia não disponível
Abrir no Bitrix24
Enviando o arquivo…
O arquivo não está disponível
Mostrar a imagem
{n} B
{n} KB
{n} MB
{n} GB

Peça ao administrador para conceder ao aplicativo a permissão “{scope}”.
Você não tem acesso a este aplicativo. Solicite-o ao administrador.
Seus direitos no Bitrix24 não são suficientes para isso.
O Bitrix24 recusou o acesso. Talvez seu plano não inclua aplicativos; fale com o administrador.
Este aplicativo não está disponível para usuários externos.
Um administrador precisa confirmar primeiro a solicitação do aplicativo. Tente mais tarde.
Um administrador recusou a solicitação do aplicativo.
Falta neste Bitrix24 uma função de que o aplicativo precisa. Peça ao administrador para atualizá-lo.
Abra seu Bitrix24 por uma conexão segura (https).
O aplicativo esgotou seu limite de tempo no Bitrix24. Ele continuará sozinho em alguns minutos.
O Bitrix24 bloqueou as solicitações por sobrecarga. Peça ao administrador para falar com o suporte.
Este Bitrix24 não existe mais ou foi encerrado.
A assinatura deste aplicativo terminou. Peça ao administrador para renová-la.
O Bitrix24 informou um erro interno. Tente novamente em um minuto.
Aconteceu algo inesperado ({code}). Tente novamente; se repetir, avise o administrador.
`
