/** Line drawings on a 16 × 16 grid, drawn here so that no icon font has to load. */
const shapes = {
  camera: 'M2.500 5h3l1-1.500h3l1 1.500h3v8h-11zM8 6.700a2.300 2.300 0 1 1 0 4.600 2.300 2.300 0 0 1 0-4.600',
  ledger: 'M3 2.5h10v11H3zM5.500 5.500h5M5.500 8h5M5.500 10.500h3',
  figures: 'M2.500 3h11v10h-11zM2.500 6.500h11M6.500 6.500V13M10.500 6.500V13',
  report: 'M4 2h5.500L12.500 5v9H4zM9.500 2v3h3M6 8h5M6 10.500h5',
  review:
    'M3 2.500h10v11H3zM5 6l1.200 1.200L8.500 5M5 10.500l1.200 1.200 2.300-2.200M10 6.500h1.500M10 11h1.500',
  bell: 'M3.500 11.500h9L11.500 10V7a3.500 3.500 0 0 0-7 0v3zM6.500 13.800h3',
  target: 'M8 2.500a5.500 5.500 0 1 0 5.500 5.500M8 5.500A2.500 2.500 0 1 0 10.500 8M8 8l5.500-5.500',
  compare: 'M2.500 13.500h11M4.500 13V8M8 13V3M11.500 13V6',
  settings: 'M2 4.500h6M12 4.500h2M10 3v3M2 11.500h2M8 11.500h6M6 10v3',
  person:
    'M8 2.800a2.700 2.700 0 1 1 0 5.400 2.700 2.700 0 0 1 0-5.400M3 13.500c.5-3 2.500-4 5-4s4.500 1 5 4',
  search: 'M7 2.500a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9M10.500 10.500l3 3',
  warning: 'M8 2 1.500 13.500h13zM8 6.500v3.200M8 11.600v.1',
  offline: 'M4.500 12.500h7a3 3 0 0 0 .4-6A4 4 0 0 0 4.200 7a2.800 2.800 0 0 0 .3 5.500zM2.500 2.500l11 11',
  done: 'M13.500 8a5.500 5.500 0 1 1-2.600-4.700M5.500 7.500 8 10l5.500-6',
  check: 'M3 8.500l3.500 3.500L13 4.500',
  close: 'M3.500 3.500l9 9M12.500 3.500l-9 9',
  left: 'M10 3.500 5.500 8l4.500 4.500',
  right: 'M6 3.500 10.500 8 6 12.500',
  down: 'M3.500 6 8 10.500 12.500 6',
  up: 'M3.500 10 8 5.500l4.500 4.500',
  plus: 'M8 3v10M3 8h10',
  download: 'M8 2v8m-3-3 3 3 3-3M2.500 13.500h11',
  print: 'M4.500 6V2.500h7V6M4.500 11H2.500V6h11v5h-2M4.500 9.500h7v4h-7z',
  paste: 'M5.500 3h-2v10.500h9V3h-2M5.500 2h5v2.500h-5zM5.500 8h5M5.500 10.500h5',
  copy: 'M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3',
  edit: 'm3 13 .7-3L11 2.700l2.300 2.300L6 12.300z',
  remove: 'M2.500 4.500h11M6 4.500v-2h4v2M4 4.500l.7 9h6.600l.7-9',
  undo: 'M6 3.500 2.500 7 6 10.500M2.500 7H10a3.500 3.500 0 0 1 0 7H7',
  history: 'M3 5.500A5.500 5.500 0 1 1 2.500 8M2.500 2.500v3h3M8 5v3.500l2.500 1.500',
  filter: 'M2.500 3.500h11L9.500 8.500v4.500l-3-1.500v-3z',
  columns: 'M2.500 2.500h11v11h-11zM6.200 2.500v11M9.800 2.500v11',
  swap: 'M4.500 2.500v9M2 9l2.500 2.500L7 9M11.500 13.500v-9M9 7l2.500-2.500L14 7',
} as const

export type IconName = keyof typeof shapes

/** A drawing beside a word. It says nothing to a screen reader: the word does. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="i" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={shapes[name]} />
  </svg>
)
