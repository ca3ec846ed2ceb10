package import Foundation

/// A file that is written beside the one whose place it takes, and takes it in one step: who reads, and whatever ends
/// the process, finds either the old file whole or the new one.
///
/// What lies in a folder may have been put there to lead writing astray. So the file is made new, under a name that
/// nobody can foresee, and a link is followed only to a file beside it or below: what lies elsewhere is written only by
/// its own path.
package struct ReplacementFile: Sendable {
  /// What the bytes are written to.
  package let descriptor: Int32
  /// The folder of both names, held open so that nobody can put another in its place.
  private let folder: Int32
  /// The name while the file is written.
  private let temporary: String
  /// The name when it is complete, in the bytes of the system.
  private let name: [CChar]

  /// Why there is nothing to write to.
  package enum Refusal: Error, Hashable, Sendable {
    /// The system refused, by its number.
    case system(Int32)
    /// A folder, a pipe or a device stands there.
    case notAFile
    /// A link stands there that leads out of its folder, to the path named.
    case leadsAway(String)
    /// Its folder is no longer inside the one that it was found in; it is the one named.
    case swapped(String)
  }

  /// Begins the file that is to stand at `path`, in the bytes of the system. One that is there keeps its access rights;
  /// a new one gets `mode`, as far as the person's mask allows.
  ///
  /// With `root`, a path without links, the file is refused when its folder is not that one or one below: somebody may
  /// have put a link in the place of a folder on the way.
  package init(for path: [UInt8], mode: mode_t = 0o666, inside root: [UInt8]? = nil) throws(Refusal) {
    let place = try Self.place(of: path)
    if let root, let there = OpenPlace.path(of: place.folder), !OpenPlace.isInside(there, root) {
      close(place.folder)
      throw .swapped(String(decoding: there, as: UTF8.self))
    }
    folder = place.folder
    name = place.name
    var status = stat()
    let isThere = fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT != S_IFLNK
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      close(folder)
      throw .notAFile
    }
    Remains.remove(in: folder)
    // What is private stays so while it is written.
    guard let (temporary, descriptor) = Self.open(in: folder, mode: isThere ? 0o600 : mode) else {
      let error = errno
      close(folder)
      throw .system(error)
    }
    if isThere {
      // To give a file away is the right of few; the others keep it as their own.
      if status.st_uid != geteuid() || status.st_gid != getegid() {
        _ = fchown(descriptor, status.st_uid, status.st_gid)
      }
      _ = fchmod(descriptor, status.st_mode & 0o777)
    }
    self.temporary = temporary
    self.descriptor = descriptor
  }

  /// Puts the complete file in its place and ends the writing; false, with the reason in `errno`, when the system
  /// refuses, and the old file stays.
  package func finish() -> Bool {
    let isWhole = fsync(descriptor) == 0
    let error = errno
    guard close(descriptor) == 0, isWhole, renameat(folder, temporary, folder, name) == 0 else {
      let reason = isWhole ? errno : error
      unlinkat(folder, temporary, 0)
      close(folder)
      errno = reason
      return false
    }
    close(folder)
    return true
  }

  /// Drops what was written and ends the writing; the old file stays.
  package func abandon() {
    close(descriptor)
    unlinkat(folder, temporary, 0)
    close(folder)
  }

  /// The folder of the file that stands, or is to stand, at `path`, opened, and its name in it.
  private static func place(of path: [UInt8]) throws(Refusal) -> (folder: Int32, name: [CChar]) {
    let (folder, name) = parted(path)
    guard !name.isEmpty else { throw .notAFile }
    var status = stat()
    let isLink = lstat(terminated(path), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    // A link to nothing gives way to the file itself.
    guard isLink, let target = real(path) else { return (try opened(folder), terminated(name)) }
    let (targetFolder, targetName) = parted(target)
    guard let own = real(folder), OpenPlace.isInside(targetFolder, own) else {
      throw .leadsAway(String(decoding: target, as: UTF8.self))
    }
    let descriptor = try opened(targetFolder)
    // Somebody may have changed the folders since they were looked at.
    if let there = OpenPlace.path(of: descriptor), there != targetFolder {
      close(descriptor)
      throw .leadsAway(String(decoding: there, as: UTF8.self))
    }
    return (descriptor, terminated(targetName))
  }

  private static func opened(_ folder: [UInt8]) throws(Refusal) -> Int32 {
    let descriptor = Foundation.open(terminated(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno) }
    return descriptor
  }

  /// A new file in `folder` that this process alone has locked; nil, with the reason in `errno`, when none can be made.
  private static func open(in folder: Int32, mode: mode_t) -> (name: String, descriptor: Int32)? {
    for _ in 0..<8 {
      let name = Remains.newName(Remains.fileSuffix)
      let descriptor = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
      guard descriptor >= 0 else {
        if errno == EEXIST { continue }
        return nil
      }
      // Who tidies up may have been quicker; where there are no locks, nobody tidies up.
      var status = stat()
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK, fstat(descriptor, &status) == 0,
        status.st_nlink > 0
      {
        return (name, descriptor)
      }
      close(descriptor)
    }
    return nil
  }

  private static func parted(_ path: [UInt8]) -> (folder: [UInt8], name: [UInt8]) {
    guard let slash = path.lastIndex(of: 0x2F) else { return ([0x2E], path) }
    return (slash == 0 ? [0x2F] : Array(path[..<slash]), Array(path[(slash + 1)...]))
  }

  private static func terminated(_ bytes: [UInt8]) -> [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

  /// `path` without links, or nil when nothing stands there.
  private static func real(_ path: [UInt8]) -> [UInt8]? {
    guard let resolved = realpath(terminated(path), nil) else { return nil }
    defer { free(resolved) }
    return UnsafeBufferPointer(start: resolved, count: strlen(resolved)).map { UInt8(bitPattern: $0) }
  }
}

/// What processes leave behind that were killed while they wrote, and how it is known as such: by the lock that a
/// process holds on what it writes, which goes with the process.
enum Remains {
  /// The end of the name of a file that is being written.
  static let fileSuffix = ".tmp"
  /// The end of the name of a folder for intermediate results.
  static let folderSuffix = ".work"
  /// The file in such a folder that is locked as long as it is in use.
  static let lockName = "lock"

  /// The name of the file number `number` in such a folder.
  static func runName(_ number: Int) -> String { "run\(number)" }

  private static let prefix = ".zhubi-"
  private static let digitCount = 16
  /// The folders that were tidied up already: once is enough for a process.
  private static let tidied = Guarded<Set<[UInt64]>>([])

  /// A name that nobody can foresee.
  static func newName(_ suffix: String) -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return prefix + String(repeating: "0", count: digitCount - digits.count) + digits + suffix
  }

  /// Removes from the open `folder` what processes left there that are no more. Only what is named as `newName` names it,
  /// belongs to this user and is locked by nobody; links are not followed.
  static func remove(in folder: Int32) {
    var status = stat()
    guard fstat(folder, &status) == 0 else { return }
    let key = [UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino)]
    guard tidied.withLock({ $0.insert(key).inserted }) else { return }
    for name in names(in: folder) where name.hasPrefix(prefix) {
      let isOfLength = { (suffix: String) in
        name.hasSuffix(suffix) && name.utf8.count == prefix.utf8.count + digitCount + suffix.utf8.count
      }
      if isOfLength(fileSuffix) { removeFile(name, in: folder) }
      if isOfLength(folderSuffix) { removeFolder(name, in: folder) }
    }
  }

  private static func removeFile(_ name: String, in folder: Int32) {
    guard let descriptor = openOwn(name, in: folder, kind: S_IFREG) else { return }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlinkat(folder, name, 0) }
  }

  private static func removeFolder(_ name: String, in folder: Int32) {
    guard let inner = openOwn(name, in: folder, kind: S_IFDIR) else { return }
    defer { close(inner) }
    if let lock = openOwn(lockName, in: inner, kind: S_IFREG) {
      defer { close(lock) }
      guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { return }
      // Nothing but what is named as we name it; the lock last, for without it nobody would go on where we are ended.
      for name in names(in: inner) where Int(name.dropFirst(3)).map(runName) == name { unlinkat(inner, name, 0) }
      unlinkat(inner, lockName, 0)
    }
    // Only an empty one goes.
    unlinkat(folder, name, AT_REMOVEDIR)
  }

  /// What stands under `name` in `folder`, opened, if it is of `kind` and this user's own.
  private static func openOwn(_ name: String, in folder: Int32, kind: mode_t) -> Int32? {
    let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == kind, status.st_uid == geteuid() else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  private static func names(in folder: Int32) -> [String] {
    // The stream closes what it reads.
    let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { return [] }
    guard let stream = fdopendir(copy) else {
      close(copy)
      return []
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
