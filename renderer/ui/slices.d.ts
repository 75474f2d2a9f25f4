declare module '*.css?slices=common'
declare module '*.css?slices=rest'
