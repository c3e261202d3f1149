/** The category (RFC 6350 §6.7.1) of favourites: that by which Google Contacts writes and reads its stars. */
export const FAVOURITE = 'starred';

/** Whether it is among the categories, as files separate and decorate them. */
export function isFavouriteIn(categories: readonly string[]): boolean {
  return categories.some((one) => one.replaceAll(/[*\s]/g, '').toLowerCase() === FAVOURITE);
}
