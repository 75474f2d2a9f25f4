/** Step 5: cards to read aloud about the job seeker's side, the companions and the consents (M2, M11, M14, M20). */
import { termsInForce } from '../../shared/office/profile.ts'
import { minutesWords } from '../../shared/time/words.ts'
import { useOwnSession } from '../state/place.ts'
import { useProfile } from '../state/profile.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import { AskCard, Says } from './ask-card.tsx'
import { type ItemCard, itemCards } from './cards.ts'
import { Checklist } from './checklist.tsx'
import { Companions } from './companions.tsx'
import { Consents, isGiven } from './consents.tsx'
import { sayText } from './words/cards.ts'
import { environmentText as text } from './words/environment.ts'
import { failures } from './words/failures.ts'

/** A card's turn comes when all before it are done, and the job seeker is known. */
function useTurns(): {
  readonly cards: readonly ItemCard[]
  readonly isDone: (card: ItemCard) => boolean
  /** Key of the card whose turn it is; null: none's. */
  readonly due: string | null
} {
  const { gate, state, date } = useOwnSession()
  const profile = useProfile()
  const cards = itemCards(profile.checklist.items.filter(({ side }) => side === 'seeker'))
  const isDone = ({ items }: ItemCard): boolean => items.every(({ id }) => gate.ticked.includes(id))
  const [first, ...rest] = cards
  const turns = [
    ...(first === undefined ? [] : [{ key: first.key, done: isDone(first) }]),
    { key: COMPANIONS, done: gate.companions.seen === 'asAnnounced' },
    ...rest.map((card) => ({ key: card.key, done: isDone(card) })),
    { key: CONSENTS, done: termsInForce(profile.terms, date).every((one) => isGiven(gate, one)) },
  ]
  const isKnown = state === 'verifying' && gate.heard && gate.identity.nameConfirmed
  return { cards, isDone, due: isKnown ? (turns.find(({ done }) => !done)?.key ?? null) : null }
}
const COMPANIONS = 'companions'
const CONSENTS = 'consents'

export function StepEnvironment() {
  const { gate, clock } = useOwnSession()
  const { cards, isDone, due } = useTurns()
  const [first, ...rest] = cards
  const show = (card: ItemCard) => (
    <ItemsCard key={card.key} card={card} isDone={isDone(card)} isDue={due === card.key} />
  )
  return (
    <div className="sd-stack">
      {gate.residence === 'allowed' && <Banner tone="info" title={text.residenceAllowed} />}
      {(gate.residence === 'no' || gate.residence === 'unknown') && (
        <Banner tone="error" title={text.residenceNo} />
      )}
      <Says lines={sayText.opening(minutesWords(clock.capMs))} />
      <div className="precall-cards">
        {first !== undefined && show(first)}
        <Companions isDue={due === COMPANIONS} />
        {rest.map(show)}
        <Consents isDue={due === CONSENTS} />
      </div>
    </div>
  )
}

/** Answered at once for all of its items, or item by item. */
function ItemsCard(props: {
  readonly card: ItemCard
  readonly isDone: boolean
  readonly isDue: boolean
}) {
  const { recordId, gate, state } = useOwnSession()
  const answered = useCall('precall.answered')
  const { items, says } = props.card
  const open = items.filter(({ id }) => !gate.ticked.includes(id)).map(({ id }) => id)
  const label = items.length === 1 ? (items[0]?.text ?? text.seekerItems) : text.machine
  return (
    <AskCard label={label} says={says} isDue={props.isDue} isDone={props.isDone}>
      {!props.isDone && (
        <div className="sd-row">
          <Button
            kind={props.isDue ? 'filled' : 'outlined'}
            icon="check"
            busy={answered.busy}
            isDisabled={state !== 'verifying'}
            aria-label={`${open.length > 1 ? sayText.answeredAll(open.length) : sayText.answered}: ${label}`}
            onPress={() => void answered.run({ recordId, itemIds: open, kinds: [] })}
          >
            {open.length > 1 ? sayText.answeredAll(open.length) : sayText.answered}
          </Button>
          {items.length > 1 && <span className="sd-quiet">{sayText.oneByOne}</span>}
        </div>
      )}
      <Checklist items={items} label={label} />
      <FailureNote failure={answered.failure} texts={failures} />
    </AskCard>
  )
}
