/** How a cell of the comparison is viewed. */
export const views = ['value', 'per', 'yoy', 'before', 'share'] as const
export type View = (typeof views)[number]
