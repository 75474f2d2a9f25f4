import { freshFolder, shoot, startApp } from '../support/app.ts'
import * as s from './steps.ts'
const folder = freshFolder()
const app = await startApp(folder)
const { page } = app
page.setDefaultTimeout(8000)
page.on('console', (m) => console.log('console:', m.text()))
page.on('pageerror', (e) => console.log('pageerror:', e.message))
const say = async (name: string) => { await shoot(page, name); console.log(`--- ${name}\n` + (await page.locator('main').innerText().catch(()=>page.locator('body').innerText())).replace(/\n+/g, '\n')) }
try {
await s.openPractice(page)
await s.signIn(page, '相談員A')
await s.consult(app, s.ichiro)
await page.getByLabel('メモ').fill('架空の求人について話した。')
await s.moveClock(page, '次の予告まで')
await page.waitForTimeout(500)
await say('try-5min')
await s.moveClock(page, '次の予告まで')
await page.waitForTimeout(500)
await say('try-1min')
await s.moveClock(page, '次の予告まで')
await page.waitForTimeout(500)

await page.waitForTimeout(1000)
await say('try-ended')
await s.closeRecord(page)
await page.waitForTimeout(500)
await say('try-board2')
// no show
await s.moveClock(page, '+5分', 4)
await page.waitForTimeout(500)
await say('try-board3')
await s.prepare(page, s.jiro.name)
await s.moveClock(page, '次の予告まで')
await page.waitForTimeout(500)
await say('try-noshow')
} catch (e) { console.log(e); await say('try-failed') } finally { await app.close() }
