/// A reader of bytes that anybody may have written, and what must hold whatever they are.
///
/// `script/fuzz` builds each target with libFuzzer, which looks for bytes that break it; what was found worth keeping is
/// read again by an ordinary test.
protocol FuzzTarget: Sendable {
    /// Throws when something does not hold; a crash is a finding too.
    static func read(_ bytes: [UInt8]) throws
}

struct Broken: Error, CustomStringConvertible {
    let description: String
}

func hold(_ claim: Bool, _ what: @autoclosure () -> String) throws {
    guard claim else { throw Broken(description: what()) }
}
