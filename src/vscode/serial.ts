// Runs a reading one at a time, so that an older one never overwrites a newer one; calls while one waits share it.

export class Serial<T> {
  #running: Promise<unknown> = Promise.resolve();
  #waiting: Promise<T> | undefined;
  readonly #read: () => Promise<T>;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  /** Resolves with a reading that began after this call. */
  run(): Promise<T> {
    this.#waiting ??= this.#running.then(() => {
      this.#waiting = undefined;
      const result = this.#read();
      this.#running = result.catch(() => undefined);
      return result;
    });
    return this.#waiting;
  }
}
