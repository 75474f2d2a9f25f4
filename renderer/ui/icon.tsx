/** The icons, drawn as strokes on a 24 grid. Icons always stand beside words, so they are hidden from screen readers. */
import './icon.css'

const shapes = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  checkCircle: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM8 12.3l2.8 2.8L16 9.8',
  warning: 'M12 4L2.8 20h18.4L12 4zM12 10v4.5M12 17.2v.3',
  error: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 7.5v5.5M12 16v.4',
  info: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 11v5.5M12 7.8v.4',
  clock: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 7v5.2l3.3 2',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3.5V7M16 3.5V7',
  person: 'M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM4.5 20.5c.6-4 3.700-6 7.500-6s6.900 2 7.500 6',
  people:
    'M9 5a3.500 3.500 0 1 0 0 7a3.500 3.500 0 0 0 0-7zM2.500 19.500c.5-3.500 3-5.500 6.500-5.500s6 2 6.500 5.500M15.500 5.300a3.500 3.500 0 0 1 0 6.400M17.500 14.300c2.300.7 3.700 2.500 4 5.200',
  camera: 'M3 7h12v10H3zM15 11l6-3.500v9L15 13z',
  mic: 'M12 3.500a3 3 0 0 0-3 3V12a3 3 0 0 0 6 0V6.500a3 3 0 0 0-3-3zM5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3M8.500 21h7',
  speaker:
    'M4 9.500h3.500L12 5.500v13L7.500 14.500H4zM15 9a4 4 0 0 1 0 6M17.500 6.500a8 8 0 0 1 0 11',
  line: 'M3 9.500a13 13 0 0 1 18 0M6 13a8.500 8.500 0 0 1 12 0M9 16.300a4.300 4.300 0 0 1 6 0M12 19.500v.3',
  lock: 'M5.500 11h13v9.500h-13zM8 11V7.500a4 4 0 0 1 8 0V11M12 14.500v2.500',
  key: 'M8 10.500a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM11 12l8.500-8.500M16 7l3 3',
  stop: 'M6 6h12v12H6z',
  upload: 'M12 16V4.500M7 9l5-5l5 5M4.500 16v4h15v-4',
  download: 'M12 4v11.500M7 11l5 5l5-5M4.500 16.500v4h15v-4',
  print: 'M7 9V3.500h10V9M4 9h16v8h-3M7 17H4V9M7 14h10v6.500H7z',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13a6.500 6.500 0 0 0 0-13zM15.300 15.300L20.500 20.500',
  phone:
    'M6 3.500h3.500l1.500 5l-2.300 1.700a12 12 0 0 0 5.100 5.100L15.500 13l5 1.500V18a2.500 2.500 0 0 1-2.500 2.500A14.500 14.500 0 0 1 3.500 6A2.500 2.500 0 0 1 6 3.500z',
  mail: 'M3 5.500h18v13H3zM3.500 6l8.500 7l8.500-7',
  copy: 'M8.500 8.500h11v12h-11zM15.500 8.500v-5h-11v12h4',
  pencil: 'M4 20l1-4.500L16.500 4l3.500 3.500L8.500 19zM14 6.500l3.500 3.500',
  trash: 'M5 7h14M9.500 7V4h5v3M6.500 7l1 13.500h9l1-13.500M10.500 11v6M13.500 11v6',
  eye: 'M2.500 12C5 7.500 8.300 5.500 12 5.500s7 2 9.500 6.500c-2.500 4.500-5.800 6.500-9.500 6.500S5 16.500 2.500 12zM12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6z',
  arrowLeft: 'M20 12H4.500M11 5.500L4.500 12l6.500 6.500',
  arrowRight: 'M4 12h15.500M13 5.500l6.500 6.500l-6.500 6.500',
  chevronDown: 'M6 9.500l6 6l6-6',
  chevronUp: 'M6 14.500l6-6l6 6',
  chevronLeft: 'M14.500 6l-6 6l6 6',
  chevronRight: 'M9.500 6l6 6l-6 6',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4.500L19.500 12L7 19.500z',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  undo: 'M4 10h10a5.500 5.500 0 0 1 0 11H8M8.500 5.500L4 10l4.500 4.500',
  document: 'M6 3.500h8l4 4v13H6zM13.500 3.500v4.500H18M9 12.500h6M9 16h6',
  chart: 'M4 20.500h16M7 17v-5M12 17V6M17 17v-8',
  list: 'M8.500 6h12M8.500 12h12M8.500 18h12M4 6h.5M4 12h.5M4 18h.5',
  inbox: 'M4 14l2.500-9.500h11L20 14v6H4zM4 14h5l1 2.500h4l1-2.500h5',
  settings: 'M4 7h9M17 7h3M15 4.800v4.400M4 17h3M11 17h9M9 14.800v4.400',
  signOut: 'M10 4H5v16h5M14.500 7.500L19 12l-4.500 4.500M19 12H9.500',
  window: 'M3.500 5h17v14h-17zM3.500 9h17',
  flag: 'M6 21V4h12l-3 4l3 4H6',
  seal: 'M12 3l7.500 3v5.500c0 4.500-3 7.800-7.500 9.500c-4.500-1.700-7.500-5-7.500-9.500V6zM8.500 12l2.500 2.500l4.500-4.700',
  dot: 'M12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6z',
  wait: 'M12 3.500a8.500 8.500 0 1 1-8.500 8.500',
} as const

export type IconName = keyof typeof shapes
const isIconName = (name: string): name is IconName => Object.hasOwn(shapes, name)
export const iconNames: readonly IconName[] = Object.keys(shapes).filter(isIconName)

/** @param size in rem, 1.25 by default: it grows with the text */
export function Icon(props: { readonly name: IconName; readonly size?: number }) {
  const size = `${props.size ?? 1.25}rem`
  return (
    <svg
      className={`sd-icon sd-icon-${props.name}`}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
      style={{ width: size, height: size }}
    >
      <path d={shapes[props.name]} />
    </svg>
  )
}
