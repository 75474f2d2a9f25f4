/** The office's name and the sites that count as one office (Kanazawa, preamble). */
import { newSiteId, removedSites } from '../../../shared/office/edit.ts'
import type { OfficeProfile } from '../../../shared/office/profile.ts'
import { useAnswer } from '../../state/answers.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { editText, officeSectionText as text } from '../words/profile.ts'
import { readOffice, type OfficeDraft } from './drafts.ts'
import { moved, replaced, without } from './lists.ts'
import { RowTools } from './row-tools.tsx'
import { type Question, SectionForm, type SectionProps } from './section-form.tsx'

function question(after: OfficeProfile, before: OfficeProfile): Question | null {
  const gone = removedSites(before, after).map(({ name }) => name)
  return gone.length === 0
    ? null
    : { title: text.removeTitle, body: text.removeBody(gone.join('、')), yes: editText.save }
}

export function OfficeSection(props: SectionProps) {
  const bound = useAnswer('schedule.atSites', {}).data ?? {}
  return (
    <SectionForm
      {...props}
      title={editText.sections.office}
      hint={text.hint}
      toDraft={({ officeName, sites }): OfficeDraft => ({ officeName, sites })}
      read={readOffice}
      question={question}
    >
      {({ officeName, sites }, change, wrong, base) => (
        <>
          <TextField
            label={text.name}
            isRequired
            maxLength={60}
            value={officeName}
            onChange={(typed) => change({ officeName: typed })}
            error={wrong.officeName ?? null}
          />
          <h3>{text.sites}</h3>
          <ul className="sd-edit-list">
            {sites.map((site, at) => (
              <li key={site.id} className="sd-edit-row">
                <TextField
                  label={text.site(at + 1)}
                  isRequired
                  maxLength={60}
                  value={site.name}
                  onChange={(name) => change({ sites: replaced(sites, at, { ...site, name }) })}
                  error={wrong[`sites.${at}.name`] ?? null}
                  description={
                    (bound[site.id] ?? 0) > 0 ? text.bound(bound[site.id] ?? 0) : undefined
                  }
                />
                <RowTools
                  what={text.site(at + 1)}
                  first={at === 0}
                  last={at === sites.length - 1}
                  canRemove={sites.length > 1 && (bound[site.id] ?? 0) === 0}
                  onMove={(by) => change({ sites: moved(sites, at, by) })}
                  onRemove={() => change({ sites: without(sites, at) })}
                />
              </li>
            ))}
          </ul>
          <div>
            <Button
              icon="plus"
              isDisabled={sites.length >= 20}
              onPress={() =>
                change({
                  sites: [
                    ...sites,
                    {
                      id: newSiteId(
                        base.version,
                        sites.map(({ id }) => id),
                      ),
                      name: '',
                    },
                  ],
                })
              }
            >
              {text.add}
            </Button>
          </div>
        </>
      )}
    </SectionForm>
  )
}
