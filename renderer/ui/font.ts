/** The most used slices of the font: enough for the first screens. `font-rest.ts` has the others. */
import '@fontsource/noto-sans-jp/400.css?slices=common'
import '@fontsource/noto-sans-jp/700.css?slices=common'
