/** Chinese, simplified. A draft. */
import type { Drafts } from './form.ts'

export const zh: Drafts = {
  subjects: {
    first: '线上咨询通知（Hello Work）',
    reminder: '线上咨询预约提醒（Hello Work）',
    reschedule: '线上咨询时间变更通知（Hello Work）',
    movedByOffice: '线上咨询时间变更通知（Hello Work）',
    officeReason: '线上咨询取消通知（Hello Work）',
    outage: '关于线上咨询的通知（Hello Work）',
    noShow: '关于您的线上咨询（Hello Work）',
  },
  texts: {
    first: `{name} 您好，
这里是{office}（Hello Work）。您的线上咨询已预约成功。

日期: {date}
时间: {time}（日本时间）

到时间后，请打开以下链接，并在等候室等待，直到工作人员请您进入。
{url}
密码: {passcode}
用电话参加时: {phone}

请准备好求职号码（求職番号）、摄像头、麦克风，并选择周围没有他人的地方。如有家人、翻译等陪同，请提前告知。请勿录音或录像。
如不能参加，请在预约系统（e-TUMO）取消预约，或给我们打电话。`,
    reminder: `{name} 您好，
这里是{office}（Hello Work）。提醒您线上咨询的时间。

日期: {date}
时间: {time}（日本时间）

到时间后，请打开以下链接。
{url}
密码: {passcode}
用电话参加时: {phone}

请准备好求职号码（求職番号），并选择周围没有他人的地方。
如不能参加，请在预约系统（e-TUMO）取消预约，或给我们打电话。`,
    reschedule: `{name} 您好，
这里是{office}（Hello Work）。您的线上咨询时间已变更。原来的时间不再进行咨询。

新日期: {date}
新时间: {time}（日本时间）

到时间后，请打开以下链接。
{url}
密码: {passcode}
用电话参加时: {phone}

如果新的时间不方便，请与我们联系。`,
    movedByOffice: `{name} 您好，
这里是{office}（Hello Work）。由于我们的原因，您的线上咨询时间需要变更，非常抱歉。原来的时间不再进行咨询。

新日期: {date}
新时间: {time}（日本时间）

到时间后，请打开以下链接。
{url}
密码: {passcode}
用电话参加时: {phone}

如果新的时间不方便，请与我们联系，我们会另行安排。`,
    officeReason: `{name} 您好，
这里是{office}（Hello Work）。非常抱歉，由于我们的原因，{date} {time}的线上咨询无法进行。请告诉我们您方便的其他日期和时间。`,
    outage: `{name} 您好，
这里是{office}（Hello Work）。由于通信故障，{date} {time}的线上咨询可能无法按时开始，非常抱歉。之后如何进行，我们会再与您联系。如有急事，请打电话。`,
    noShow: `{name} 您好，
这里是{office}（Hello Work）。到了{date} {time}的线上咨询时间，我们没有收到您的联系，因此按照使用条款视为取消。如果您曾与我们联系，或有特殊情况，请打电话告知。如仍希望咨询，请重新预约。`,
  },
}
