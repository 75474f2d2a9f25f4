/** The privacy-environment checklist of both sides (M11, M14, M20): add, change, order, remove. */
import { newItemId, sameItems } from '../../../shared/office/edit.ts'
import type { ChecklistItem, OfficeProfile } from '../../../shared/office/profile.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { checklistSectionText as text, editText } from '../words/profile.ts'
import {
  readChecklist,
  type ChecklistDraft,
  type ChecklistWrong,
  type Side,
  sides,
} from './drafts.ts'
import { moved, replaced, without } from './lists.ts'
import { RowTools } from './row-tools.tsx'
import { SectionForm, type SectionProps } from './section-form.tsx'

const toDraft = ({ checklist }: OfficeProfile): ChecklistDraft => ({
  own: checklist.items.filter(({ side }) => side === 'own'),
  seeker: checklist.items.filter(({ side }) => side === 'seeker'),
})

export function ChecklistSection(props: SectionProps) {
  return (
    <SectionForm
      {...props}
      title={editText.sections.checklist}
      hint={text.hint}
      toDraft={toDraft}
      read={readChecklist}
    >
      {(draft, change, wrong, base) => (
        <>
          <p>
            {text.version(base.checklist.version)}
            {!sameItems(
              base.checklist.items,
              sides.flatMap((side) => draft[side]),
            ) && `　${text.next(base.checklist.version + 1)}`}
          </p>
          {sides.map((side) => (
            <SideList
              key={side}
              side={side}
              items={draft[side]}
              wrong={wrong}
              canAdd={draft.own.length + draft.seeker.length < 40}
              onChange={(items) => change({ [side]: items })}
              onAdd={() =>
                change({
                  [side]: [
                    ...draft[side],
                    {
                      id: newItemId(
                        base.checklist,
                        sides.flatMap((each) => draft[each]),
                      ),
                      side,
                      text: '',
                      article: '',
                    },
                  ],
                })
              }
            />
          ))}
        </>
      )}
    </SectionForm>
  )
}

/** Without words of its own the item's text is read aloud. */
function asked({ ask: _before, ...item }: ChecklistItem, words: string): ChecklistItem {
  const ask = words.replace(/\s*\n\s*/g, '')
  return ask === '' ? item : { ...item, ask }
}

function SideList(props: {
  readonly side: Side
  readonly items: readonly ChecklistItem[]
  readonly wrong: ChecklistWrong
  readonly canAdd: boolean
  readonly onChange: (items: readonly ChecklistItem[]) => void
  readonly onAdd: () => void
}) {
  const { side, items, wrong, onChange } = props
  const name = text.sides[side]
  return (
    <section className="sd-stack-tight" aria-label={name}>
      <h3>{name}</h3>
      <ol className="sd-edit-list">
        {items.map((item, at) => (
          <li key={item.id}>
            <div className="sd-edit-row" role="group" aria-label={text.item(name, at + 1)}>
              <div className="sd-edit-fields">
                <TextField
                  label={text.text}
                  isRequired
                  multiline
                  rows={1}
                  maxLength={200}
                  value={item.text}
                  onChange={(words) =>
                    onChange(replaced(items, at, { ...item, text: words.replace(/\s*\n\s*/g, '') }))
                  }
                  error={wrong[`${side}.${at}.text`] ?? null}
                />
                <TextField
                  label={text.article}
                  maxLength={60}
                  value={item.article}
                  onChange={(article) => onChange(replaced(items, at, { ...item, article }))}
                />
                {side === 'seeker' && (
                  <TextField
                    label={text.ask}
                    description={text.askHint}
                    multiline
                    rows={1}
                    maxLength={200}
                    value={item.ask ?? ''}
                    onChange={(words) => onChange(replaced(items, at, asked(item, words)))}
                  />
                )}
              </div>
              <RowTools
                what={text.item(name, at + 1)}
                first={at === 0}
                last={at === items.length - 1}
                onMove={(by) => onChange(moved(items, at, by))}
                onRemove={() => onChange(without(items, at))}
              />
            </div>
          </li>
        ))}
      </ol>
      {wrong[side] !== undefined && (
        <p className="sd-field-error">
          <Icon name="error" />
          {wrong[side]}
        </p>
      )}
      <div>
        <Button icon="plus" isDisabled={!props.canAdd} onPress={props.onAdd}>
          {text.add(name)}
        </Button>
      </div>
    </section>
  )
}
