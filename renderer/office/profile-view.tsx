/** The office's profile, to be read. */
import { type OfficeProfile, UNDATED } from '../../shared/office/profile.ts'
import { dateWithoutWeekday, formatDate } from '../../shared/time/words.ts'
import './office.css'
import { profileText } from './words/settings.ts'

function facts(profile: OfficeProfile): readonly (readonly [string, readonly string[]])[] {
  return [
    [profileText.officeName, [profile.officeName]],
    [profileText.sites, profile.sites.map((site) => site.name)],
    [profileText.slots, [profile.slots.join('　')]],
    [profileText.hours, [profileText.hoursValue(profile.openingHours)]],
    [profileText.booths, [profileText.boothsValue(profile.boothsPerSlot)]],
    [profileText.cap, [profileText.capValue(profile.capSeconds)]],
    [profileText.warnings, [profileText.warningsValue(profile.warningMinutes)]],
    [profileText.noShow, [profileText.noShowValue(profile.noShowMinutes)]],
    [profileText.extension, [profileText.extensionValue(profile.extension)]],
    [profileText.exceptions, profileText.exceptionsValue(profile.exceptions)],
    ...(profile.holidays.length === 0 ? [] : [holidayFacts(profile)]),
    [
      profileText.terms,
      profile.terms.map((version) =>
        profileText.termsValue(
          version,
          version.effectiveFrom === UNDATED ? null : dateWithoutWeekday(version.effectiveFrom),
        ),
      ),
    ],
  ]
}

const holidayFacts = ({ holidays }: OfficeProfile): readonly [string, readonly string[]] => [
  profileText.holidays,
  holidays.map(({ date, name }) => profileText.holidayValue(formatDate(date), name)),
]

/** @param props.without labels that are shown elsewhere */
export function ProfileView(props: {
  readonly profile: OfficeProfile
  readonly without?: readonly string[]
}) {
  return (
    <dl className="sd-facts">
      {facts(props.profile)
        .filter(([label]) => props.without?.includes(label) !== true)
        .map(([label, values]) => (
          <div key={label}>
            <dt>{label}</dt>
            {values.map((value) => (
              <dd key={value}>{value}</dd>
            ))}
          </div>
        ))}
    </dl>
  )
}
