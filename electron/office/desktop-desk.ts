/** The office's channels for what lies around it: a proxy's question, the technical log, what the screen shows. */
import type { Handlers } from '../../shared/contract.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Platform, ProxyDesk } from '../platform/platform.ts'
import type { TechnicalLog } from '../platform/technical-log.ts'
import { folderTitles } from './text.ts'

/** So many lines the settings show; the file has all of them. */
const SHOWN_LINES = 300

export type DesktopDeskParts = {
  readonly proxy: Pick<ProxyDesk, 'question' | 'answer'>
  readonly technicalLog: Pick<TechnicalLog, 'tail' | 'text' | 'folder'>
  readonly showsPerson: (person: boolean) => void
  readonly chooseFolder: Platform['chooseFolder']
  /** One line for the technical log. */
  readonly log: (line: string) => void
}

type DesktopChannel =
  | 'office.showsPerson'
  | 'office.chooseFolder'
  | 'office.proxy'
  | 'office.answerProxy'
  | 'office.technicalLog'
  | 'office.technicalLogText'

export function desktopHandlers({
  proxy,
  technicalLog,
  showsPerson,
  chooseFolder,
}: Omit<DesktopDeskParts, 'log'>): Pick<Handlers<'office'>, DesktopChannel> {
  return {
    'office.showsPerson': ({ person }) => {
      showsPerson(person)
      return ok()
    },
    'office.chooseFolder': async ({ what, from }) => {
      const chosen = await chooseFolder({
        title: folderTitles[what],
        from: from === '' ? null : from,
      })
      return chosen === 'unsupported' ? fail('unsupported') : ok(chosen?.folder ?? null)
    },
    'office.proxy': () => ok(proxy.question()),
    'office.answerProxy': ({ credentials }) => {
      proxy.answer(credentials)
      return ok()
    },
    'office.technicalLog': () =>
      ok({ lines: [...technicalLog.tail(SHOWN_LINES)], folder: technicalLog.folder() }),
    'office.technicalLogText': () => ok({ text: technicalLog.text() }),
  }
}
