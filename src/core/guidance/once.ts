// Work that is put off until somebody asks for it.

/** Calls `make` when first asked, and keeps what it gave. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
