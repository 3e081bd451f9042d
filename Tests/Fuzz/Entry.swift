#if FUZZING
    /// What libFuzzer calls. `Fuzzed` is the target that script/fuzz was asked for.
    @_cdecl("LLVMFuzzerTestOneInput")
    public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        do {
            try Fuzzed.read(Array(UnsafeBufferPointer(start: start, count: count)))
        } catch {
            preconditionFailure("a claim of the target must hold: \(error)")
        }
        return 0
    }
#endif
