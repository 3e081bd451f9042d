import NIOCore

/// So many bytes at least in each stretch of time, until there are none left.
struct Pace: Sendable {
    let bytes: Int
    let stretch: TimeAmount

    init(bytes: Int, within stretch: TimeAmount) {
        self.bytes = bytes
        self.stretch = stretch
    }
}
