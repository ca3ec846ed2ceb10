#if canImport(Glibc)
  import Glibc
#endif

/// How the memory of the process is handed out to threads.
///
/// The C library of Linux gives each of many threads a heap of its own, and returns nothing from one while another has
/// room. The threads of the server come and go with the work, so that over hours all those heaps grew to the size that
/// one of them needs: a server held twice the memory after an hour of editing, and none of it was lost.
enum HeapArenas {
  /// Keeps the heaps to two, enough for an analysis beside the loop. To be called before threads are started; does
  /// nothing where the system hands out memory otherwise.
  static func limit() {
    #if canImport(Glibc)
      // The header that declares this is in no module; the number is that of M_ARENA_MAX.
      guard let address = dlsym(nil, "mallopt") else { return }
      _ = unsafeBitCast(address, to: (@convention(c) (CInt, CInt) -> CInt).self)(-8, 2)
    #endif
  }
}
