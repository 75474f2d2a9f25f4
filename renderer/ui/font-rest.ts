/** The less used slices of the font: names, above all. */
import '@fontsource/noto-sans-jp/400.css?slices=rest'
import '@fontsource/noto-sans-jp/700.css?slices=rest'
