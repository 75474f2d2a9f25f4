/** Starts the renderer. */
import './ui/font.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components'
import './ui/base.css'
import { App } from './app.tsx'
import { keepFocus } from './ui/keep-focus.ts'
import { startAnswers } from './state/answers.ts'
import { startOfficeClock } from './state/clock.ts'
import { startKeeping } from './state/kept.ts'
import { startPlaces } from './state/place.ts'
import { startTextSize } from './state/text-size.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

// Those who follow what is kept, before anything is kept.
startOfficeClock()
startPlaces()
startAnswers()
startKeeping()
startTextSize()
keepFocus()
createRoot(root).render(
  <StrictMode>
    <I18nProvider locale="ja-JP">
      <App />
    </I18nProvider>
  </StrictMode>,
)

// Declaring the seldom characters takes longer than showing the first screen, which has none of them.
requestIdleCallback(() => void import('./ui/font-rest.ts').catch(() => undefined), {
  timeout: 1_000,
})
