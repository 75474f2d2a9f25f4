/**
 * Every component of renderer/ui in every state, for whoever builds a screen and for test/e2e/gallery.test.ts. Served by
 * `npm run dev` alone; no page of the product knows it. Nothing here asks the main process anything.
 */
import '../ui/font.ts'
import '../ui/font-rest.ts'
import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components'
import '../ui/base.css'
import './gallery.css'
import { keepFocus } from '../ui/keep-focus.ts'
import { Page } from '../ui/page.tsx'
import { ButtonShelf, ChipShelf, IconShelf } from './buttons.tsx'
import { ChoiceShelf, DateShelf, FieldShelf, KeyShelf } from './fields.tsx'
import { BannerShelf, FailureShelf } from './messages.tsx'
import { OverlayShelf } from './overlays.tsx'
import { ListShelf, ProgressShelf } from './lists.tsx'

/** One at a time: a shelf is then a screen of the app's size, which every check of a screen can look at. */
const shelves = {
  buttons: { name: 'ボタン', Shelf: ButtonShelf },
  chips: { name: 'チップ', Shelf: ChipShelf },
  icons: { name: 'アイコン', Shelf: IconShelf },
  fields: { name: '入力欄', Shelf: FieldShelf },
  dates: { name: '日付', Shelf: DateShelf },
  choices: { name: '選択', Shelf: ChoiceShelf },
  keys: { name: 'パスワードと復旧キー', Shelf: KeyShelf },
  banners: { name: 'お知らせ', Shelf: BannerShelf },
  failures: { name: '失敗の知らせ', Shelf: FailureShelf },
  overlays: { name: 'ダイアログとメニュー', Shelf: OverlayShelf },
  lists: { name: '表とタブ', Shelf: ListShelf },
  progress: { name: '待つとき', Shelf: ProgressShelf },
} as const
type ShelfId = keyof typeof shelves
const isShelf = (id: string): id is ShelfId => Object.hasOwn(shelves, id)
const ids = Object.keys(shelves).filter(isShelf)

function chosen(): ShelfId {
  const id = location.hash.slice(1)
  return isShelf(id) ? id : 'buttons'
}

function Gallery() {
  const [shown, setShown] = useState(chosen)
  useEffect(() => {
    const follow = (): void => setShown(chosen())
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  const { name, Shelf } = shelves[shown]
  return (
    <div className="gallery">
      <nav className="gallery-nav" aria-label="部品">
        {ids.map((id) => (
          <a key={id} href={`#${id}`} aria-current={id === shown ? 'page' : undefined}>
            {shelves[id].name}
          </a>
        ))}
      </nav>
      <main>
        <Page key={shown} title={name}>
          <Shelf />
        </Page>
      </main>
    </div>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('gallery/index.html has no #root')
keepFocus()
createRoot(root).render(
  <StrictMode>
    <I18nProvider locale="ja-JP">
      <Gallery />
    </I18nProvider>
  </StrictMode>,
)
