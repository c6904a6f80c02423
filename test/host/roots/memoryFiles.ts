// A file system in memory that fails on demand, as a full disk, a lock or a lost connection does.
import {
  type Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Uri,
  workspace,
} from "vscode";

export class MemoryFiles implements FileSystemProvider {
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #files = new Map<string, { readonly bytes: Uint8Array; readonly mtime: number }>();
  /** What every write fails with. */
  failure: Error | undefined;
  /** Run once, when a file's text or properties are about to be read: as when another program writes just then. */
  beforeRead: (() => void) | undefined;
  beforeStat: (() => void) | undefined;
  /** Milliseconds that the next answer is on its way with a file's text, as it is then. */
  delay = 0;

  register(scheme: string): Disposable {
    return workspace.registerFileSystemProvider(scheme, this);
  }

  put(uri: Uri, text: string): void {
    this.#files.set(uri.path, { bytes: new TextEncoder().encode(text), mtime: Date.now() });
  }

  /** Tells VS Code that a file has changed. */
  announce(uri: Uri): void {
    this.#changed.fire([{ type: FileChangeType.Changed, uri }]);
  }

  text(uri: Uri): string {
    return new TextDecoder().decode(this.#files.get(uri.path)?.bytes);
  }

  watch(): Disposable {
    return { dispose: () => undefined };
  }

  stat(uri: Uri) {
    const { beforeStat } = this;
    this.beforeStat = undefined;
    beforeStat?.();
    const file = this.#files.get(uri.path);
    if (file) return { type: FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length };
    if (this.#namesBelow(uri).length > 0) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw FileSystemError.FileNotFound(uri);
  }

  readDirectory(uri: Uri): [string, FileType][] {
    const names = this.#namesBelow(uri);
    if (names.length === 0) throw FileSystemError.FileNotFound(uri);
    return [...new Set(names.map((name) => name.split("/")[0] ?? ""))].map((name) => [
      name,
      names.includes(name) ? FileType.File : FileType.Directory,
    ]);
  }

  readFile(uri: Uri): Uint8Array | Promise<Uint8Array> {
    const { beforeRead } = this;
    this.beforeRead = undefined;
    beforeRead?.();
    const file = this.#files.get(uri.path);
    if (!file) throw FileSystemError.FileNotFound(uri);
    const { delay } = this;
    this.delay = 0;
    return delay === 0 ? file.bytes : new Promise((resolve) => setTimeout(() => resolve(file.bytes), delay));
  }

  async writeFile(uri: Uri, bytes: Uint8Array): Promise<void> {
    if (this.failure) throw this.failure;
    this.#files.set(uri.path, { bytes, mtime: Date.now() });
  }

  createDirectory(): void {
    if (this.failure) throw this.failure;
  }

  delete(uri: Uri): void {
    this.#files.delete(uri.path);
  }

  rename(): void {
    throw FileSystemError.NoPermissions();
  }

  #namesBelow({ path }: Uri): readonly string[] {
    const start = path.endsWith("/") ? path : `${path}/`;
    return [...this.#files.keys()].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
  }
}
