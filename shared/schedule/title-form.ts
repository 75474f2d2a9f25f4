/** The one form in which titles of columns are compared. */

const MARKS = /※.*$|[\s\u200B-\u200D\uFEFF"'’”“:*_・･.、,/\-‐―ー()[\]【】〔〕<>「」]|必須$|任意$/gu

/** NFKC, no spaces, no marks, one kind of kana and case: 'Ｅ－ｍａｉｌ ※必須' is 'email'. */
export function normaliseTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(MARKS, '')
    .replace(/[ぁ-ゖ]/gu, (character) =>
      String.fromCodePoint((character.codePointAt(0) ?? 0) + 0x60),
    )
    .toLowerCase()
}
