/** A long job's progress. Without `total` only the words are shown: nothing turns or blinks. */
import { ProgressBar } from 'react-aria-components'
import './progress.css'

/** @param props.done and props.total in the unit the label names */
export function Progress(props: {
  readonly label: string
  readonly done?: number
  readonly total?: number
  readonly detail?: string
}) {
  const known = props.total !== undefined && props.total > 0
  const percent = known ? Math.min(100, Math.round(((props.done ?? 0) / props.total) * 100)) : 0
  return (
    <ProgressBar
      className="sd-progress"
      isIndeterminate={!known}
      value={percent}
      aria-label={props.label}
    >
      <div className="sd-progress-words">
        <span>{props.label}</span>
        <span className="sd-num">{props.detail ?? (known ? `${percent}%` : '')}</span>
      </div>
      {known && (
        <div className="sd-progress-track">
          <div className="sd-progress-bar" style={{ width: `${percent}%` }} />
        </div>
      )}
    </ProgressBar>
  )
}

/** While a list is being fetched. */
export function Loading(props: { readonly label: string }) {
  return (
    <p className="sd-loading sd-quiet" role="status">
      {props.label}
    </p>
  )
}
