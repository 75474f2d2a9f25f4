/**
 * Takes the pictures of the README (`npm run build && npm run pictures`): the practice office in a Japanese browser, with invented,
 * drawn people. Not part of a build: what it made is checked in.
 */
import { join } from 'node:path'
import * as office from '../e2e/pages/office.ts'
import * as people from '../e2e/pages/people.ts'
import * as precall from '../e2e/pages/precall.ts'
import * as session from '../e2e/pages/session.ts'
import { freshFolder, removeFolder, startApp } from './app.ts'
import { drawPersonForCamera } from './drawn-person.ts'
import { ichiro } from './sample.ts'

const folder = join(import.meta.dirname, '..', '..', 'assets', 'readme')
const dataRoot = freshFolder()
const app = await startApp(dataRoot, ['--lang=ja', '--accept-lang=ja'])
try {
  const { page } = app
  await app.context.addInitScript(drawPersonForCamera, { seekerPath: 'seeker' })
  await office.openPractice(page)
  await people.signIn(page, '相談員A')
  await page.getByText(ichiro.name).first().waitFor()
  await page.screenshot({ path: join(folder, 'board.png') })
  await precall.consult(app, ichiro)
  await session.writeNote(
    page,
    '事務職を希望。書類選考の結果を待っている。\n次回は面接の練習をする。',
  )
  await page.getByRole('complementary', { name: '相談の進行' }).evaluate((side) => {
    side.scrollIntoView({ block: 'start' })
  })
  await page.screenshot({ path: join(folder, 'session.png') })
} finally {
  await app.close()
  removeFolder(dataRoot)
}
