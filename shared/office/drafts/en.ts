/** English. A draft. */
import type { Drafts } from './form.ts'

export const en: Drafts = {
  subjects: {
    first: 'Your online consultation at Hello Work',
    reminder: 'Reminder: your online consultation at Hello Work',
    reschedule: 'New date of your online consultation at Hello Work',
    movedByOffice: 'New date of your online consultation at Hello Work',
    officeReason: 'Your online consultation at Hello Work is cancelled',
    outage: 'About your online consultation at Hello Work',
    noShow: 'About your online consultation at Hello Work',
  },
  texts: {
    first: `Dear {name},
This is Hello Work ({office}). Your online consultation is booked.

Date: {date}
Time: {time} (Japan time)

When it is time, please open this link and wait in the waiting room until a counselor lets you in.
{url}
Passcode: {passcode}
To join by telephone: {phone}

Please have your job-seeker number (求職番号), a camera, a microphone and a place where nobody else can hear you. If somebody will be with you (family, an interpreter), please tell us beforehand. Recording is not allowed.
If you cannot come, please cancel the booking in e-TUMO or call us.`,
    reminder: `Dear {name},
This is Hello Work ({office}). We remind you of your online consultation.

Date: {date}
Time: {time} (Japan time)

When it is time, please open this link.
{url}
Passcode: {passcode}
To join by telephone: {phone}

Please have your job-seeker number (求職番号) ready, and be in a place where nobody else can hear you.
If you cannot come, please cancel the booking in e-TUMO or call us.`,
    reschedule: `Dear {name},
This is Hello Work ({office}). The date of your online consultation has changed. There is no consultation at the earlier time.

New date: {date}
New time: {time} (Japan time)

When it is time, please open this link.
{url}
Passcode: {passcode}
To join by telephone: {phone}

If the new time does not suit you, please contact us.`,
    movedByOffice: `Dear {name},
This is Hello Work ({office}). For reasons on our side we have to move your online consultation. We are sorry. There is no consultation at the earlier time.

New date: {date}
New time: {time} (Japan time)

When it is time, please open this link.
{url}
Passcode: {passcode}
To join by telephone: {phone}

If the new time does not suit you, please contact us and we will find another one.`,
    officeReason: `Dear {name},
This is Hello Work ({office}). We are sorry: the online consultation on {date} at {time} cannot take place, for reasons on our side. Please tell us which other date and time would suit you.`,
    outage: `Dear {name},
This is Hello Work ({office}). Because of a technical problem, the online consultation on {date} at {time} will probably not start on time. We are sorry. We will contact you again about what happens next. If it is urgent, please call us.`,
    noShow: `Dear {name},
This is Hello Work ({office}). We had no word from you by the time of your online consultation on {date} at {time}, so under the terms of use it is treated as cancelled. If you did contact us, or if there was a reason, please tell us by telephone. If you still want a consultation, please book again.`,
  },
}
