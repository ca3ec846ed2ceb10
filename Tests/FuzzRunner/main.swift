import Dispatch
import Foundation
import Invariants

// Runs the fuzzer of the toolchain on one part of the program: the name of the part, then what the fuzzer itself takes.
// It ends where something traps, hangs, leaks or breaks an invariant, and leaves the bytes in a file.

@_silgen_name("LLVMFuzzerRunDriver") func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

let names = FuzzTarget.allCases.map(\.rawValue)
// The fuzzer starts itself anew with its own arguments alone, so the name goes on in the environment.
if CommandLine.arguments.count > 1, names.contains(CommandLine.arguments[1]) {
  setenv("ZHUBI_FUZZ_TARGET", CommandLine.arguments.remove(at: 1), 1)
}
guard let target = ProcessInfo.processInfo.environment["ZHUBI_FUZZ_TARGET"].flatMap(FuzzTarget.init) else {
  FileHandle.standardError.write(Data("usage: zhubi-fuzz \(names.joined(separator: "|")) [OPTION…] [FOLDER…]\n".utf8))
  exit(2)
}
let fuzzed = target

var count = CInt(CommandLine.arguments.count)
let arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: CommandLine.arguments.count + 1)
for (at, argument) in CommandLine.arguments.enumerated() { arguments[at] = strdup(argument) }
arguments[CommandLine.arguments.count] = nil
var start = arguments

exit(
  runFuzzer(&count, &start) { bytes, size in
    let input = Array(UnsafeBufferPointer(start: bytes, count: size))
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let problems = await fuzzed.problems(of: input)
      if !problems.isEmpty { fatalError(problems.joined(separator: "\n")) }
      done.signal()
    }
    done.wait()
    return 0
  })
