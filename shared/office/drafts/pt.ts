/** Portuguese, as spoken in Brazil. A draft. */
import type { Drafts } from './form.ts'

export const pt: Drafts = {
  subjects: {
    first: 'Sua consulta on-line na Hello Work',
    reminder: 'Lembrete: sua consulta on-line na Hello Work',
    reschedule: 'Nova data da sua consulta on-line na Hello Work',
    movedByOffice: 'Nova data da sua consulta on-line na Hello Work',
    officeReason: 'Sua consulta on-line na Hello Work foi cancelada',
    outage: 'Sobre a sua consulta on-line na Hello Work',
    noShow: 'Sobre a sua consulta on-line na Hello Work',
  },
  texts: {
    first: `Prezado(a) {name},
Aqui é a Hello Work ({office}). A sua consulta on-line está reservada.

Data: {date}
Horário: {time} (horário do Japão)

No horário marcado, abra este link e aguarde na sala de espera até que o atendente o(a) deixe entrar.
{url}
Senha: {passcode}
Para participar por telefone: {phone}

Tenha em mãos o seu número de registro (求職番号), uma câmera e um microfone, e fique em um lugar onde ninguém mais possa ouvir. Se alguém for acompanhar (família, intérprete), avise-nos antes. Não é permitido gravar.
Se não puder participar, cancele a reserva no e-TUMO ou telefone para nós.`,
    reminder: `Prezado(a) {name},
Aqui é a Hello Work ({office}). Lembramos a data da sua consulta on-line.

Data: {date}
Horário: {time} (horário do Japão)

No horário marcado, abra este link.
{url}
Senha: {passcode}
Para participar por telefone: {phone}

Tenha em mãos o seu número de registro (求職番号) e fique em um lugar onde ninguém mais possa ouvir.
Se não puder participar, cancele a reserva no e-TUMO ou telefone para nós.`,
    reschedule: `Prezado(a) {name},
Aqui é a Hello Work ({office}). A data da sua consulta on-line mudou. Não haverá consulta no horário anterior.

Nova data: {date}
Novo horário: {time} (horário do Japão)

No horário marcado, abra este link.
{url}
Senha: {passcode}
Para participar por telefone: {phone}

Se o novo horário não for possível, entre em contato conosco.`,
    movedByOffice: `Prezado(a) {name},
Aqui é a Hello Work ({office}). Por motivo nosso, precisamos mudar a data da sua consulta on-line. Pedimos desculpas. Não haverá consulta no horário anterior.

Nova data: {date}
Novo horário: {time} (horário do Japão)

No horário marcado, abra este link.
{url}
Senha: {passcode}
Para participar por telefone: {phone}

Se o novo horário não for possível, entre em contato conosco e marcaremos outro.`,
    officeReason: `Prezado(a) {name},
Aqui é a Hello Work ({office}). Pedimos desculpas: a consulta on-line de {date}, às {time}, não poderá ser realizada, por motivo nosso. Informe, por favor, outra data e outro horário que sejam bons para você.`,
    outage: `Prezado(a) {name},
Aqui é a Hello Work ({office}). Por um problema técnico, a consulta on-line de {date}, às {time}, provavelmente não começará no horário. Pedimos desculpas. Entraremos em contato novamente para informar como será. Se for urgente, telefone para nós.`,
    noShow: `Prezado(a) {name},
Aqui é a Hello Work ({office}). Não recebemos contato seu até o horário da consulta on-line de {date}, às {time}; por isso, conforme os termos de uso, ela foi considerada cancelada. Se você entrou em contato, ou se houve algum motivo, avise-nos por telefone. Se ainda quiser a consulta, faça uma nova reserva.`,
  },
}
