import Dispatch
import Foundation
import Invariants

/// The part of the program that is fuzzed. By its name in the environment, for the fuzzer of the toolchain starts itself
/// anew with its own arguments alone.
private let target = getenv("ZHUBI_FUZZ_TARGET").flatMap { FuzzTarget(rawValue: String(cString: $0)) }

/// What the fuzzer calls with what it made up. It ends where something traps, hangs or leaks, or where this function does
/// because something is not as it must be, and leaves the bytes in a file.
@_cdecl("LLVMFuzzerTestOneInput") package func takeFuzzedBytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let target else {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    FileHandle.standardError.write(Data("ZHUBI_FUZZ_TARGET must be one of \(names)\n".utf8))
    exit(2)
  }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if let problems = target.problemsAtOnce(of: bytes) {
    if !problems.isEmpty { fatalError(problems.joined(separator: "\n")) }
    return 0
  }
  let done = DispatchSemaphore(value: 0)
  Task.detached {
    let problems = await target.problems(of: bytes)
    if !problems.isEmpty { fatalError(problems.joined(separator: "\n")) }
    done.signal()
  }
  done.wait()
  return 0
}
