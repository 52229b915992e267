/** Places of a list by key. Longer lists share it, so a place counts only if the list has such an item there. */
type Places = Map<string, Set<number>>;

export interface IndexedList<Item> {
  /** The list with this item at its end. */
  with(list: readonly Item[], item: Item): readonly Item[];
  /** The list with another item in the place of this one; the same list without it. */
  replaced(list: readonly Item[], item: Item, other: Item): readonly Item[];
  /** Items with this key, in the order of the list. */
  found(list: readonly Item[], key: string): readonly Item[];
  has(list: readonly Item[], key: string): boolean;
}

/**
 * Finds items of the growing lists of an aggregate by key, without a search through the list: the fold of n events
 * takes n steps, not n². The lists stay plain arrays; any other array is indexed at its first use.
 */
export const indexedList = <Item>(keysOf: (item: Item) => readonly string[]): IndexedList<Item> => {
  const indexes = new WeakMap<readonly Item[], Places>();
  const enter = (places: Places, item: Item, place: number): void => {
    for (const key of keysOf(item)) {
      const known = places.get(key);
      if (known) known.add(place);
      else places.set(key, new Set([place]));
    }
  };
  const placesOf = (list: readonly Item[]): Places => {
    const known = indexes.get(list);
    if (known) return known;
    const places: Places = new Map();
    for (const [place, item] of list.entries()) enter(places, item, place);
    indexes.set(list, places);
    return places;
  };
  const isAt = (list: readonly Item[], key: string, place: number): boolean =>
    place < list.length && keysOf(list[place]!).includes(key);
  return {
    with: (list, item) => {
      const places = placesOf(list);
      const longer = [...list, item];
      enter(places, item, list.length);
      indexes.set(longer, places);
      return longer;
    },
    replaced: (list, item, other) => {
      const place = [...(placesOf(list).get(keysOf(item)[0]!) ?? [])].find((each) => list[each] === item);
      if (place === undefined) return list;
      const changed = list.with(place, other);
      enter(placesOf(list), other, place);
      indexes.set(changed, placesOf(list));
      return changed;
    },
    found: (list, key) =>
      [...(placesOf(list).get(key) ?? [])]
        .filter((place) => isAt(list, key, place))
        .toSorted((one, other) => one - other)
        .map((place) => list[place]!),
    has: (list, key) => (placesOf(list).get(key)?.values() ?? [].values()).some((place) => isAt(list, key, place)),
  };
};
